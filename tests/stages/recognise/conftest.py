"""Pipelines whose "model" is a list of patterns, so that a test says what the model got wrong."""

from collections.abc import Callable

import pytest
import spacy
from spacy.language import Language

import annotate.stages.recognise.names  # noqa: F401  registers the component
from annotate.values.model import Kind


class Names:
    """A gazetteer that knows only the names given."""

    def __init__(self, forms):
        self.forms = forms

    def surface_forms(self):
        return tuple((form, Kind(kind)) for form, kind in self.forms)


@spacy.registry.misc("annotate.test.Names.v1")
def make_gazetteer(forms: list[list[str]]) -> Names:
    return Names(forms)


Found = list[tuple[str, str]]


@pytest.fixture
def rules() -> Callable[..., Found]:
    """Return a function: (text, the model's spans by quotation, gazetteer) -> quotations and kinds found."""

    def run(text: str, model: list[tuple[str, str]], gazetteer: list[tuple[str, str]] | None = None) -> Found:
        return [(ent.text, ent.label_) for ent in pipeline(model, gazetteer)(text).ents]

    return run


@pytest.fixture(scope="session")
def build() -> Callable[..., Language]:
    return pipeline


def pipeline(model: list[tuple[str, str]], gazetteer: list[tuple[str, str]] | None = None) -> Language:
    nlp = spacy.blank("en")
    if model:
        ruler = nlp.add_pipe("entity_ruler", config={"validate": False})
        ruler.add_patterns([{"label": label, "pattern": quote} for quote, label in model])
    config = {}
    if gazetteer is not None:
        forms = [list(pair) for pair in gazetteer]
        config = {"gazetteer": {"@misc": "annotate.test.Names.v1", "forms": forms}}
    nlp.add_pipe("annotate_names", config=config)
    return nlp
