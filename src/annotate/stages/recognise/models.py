"""Load a recogniser: the shipped one, a spaCy package the reader has installed, or a folder written by `train`.

To offer another installed package, add it to `INSTALLABLE`; labels it uses beyond `labels.KIND_OF_LABEL` are an error.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.stages.recognise.labels import KIND_OF_LABEL
from annotate.values.errors import InputError, UsageError

if TYPE_CHECKING:
    from spacy.language import Language

SHIPPED = "en_history_ner"
SHIPPED_MODEL = Path(__file__).parents[2] / "models" / SHIPPED
"""Folder of the shipped model, inside the package."""
INSTALLABLE = ("en_core_web_sm", "en_core_web_md", "en_core_web_lg", "en_core_web_trf")
_KEPT = ("transformer", "tok2vec", "ner")
# Files that describe a model without changing what it predicts: by name, by ending.
_DESCRIPTIONS = ("meta.json", "scores.json", "LICENSE", "LICENSE-MODEL", "LICENSES_SOURCES")
_DESCRIBING = (".md", ".csv")


@dataclass(frozen=True, slots=True)
class ModelId:
    """Which model made a suggestion; `sha256` (hex) is over every file that bears on its predictions."""

    name: str
    version: str
    sha256: str


def load_recogniser(model: str | None = None) -> Language:
    """Return a spaCy pipeline that sets `doc.ents` with the model's own labels, and nothing else.

    Parameters
    ----------
    model
        None or "en_history_ner" for the shipped model; one of `INSTALLABLE`, if it is installed; or the path of a
        package folder. Nothing is fetched from anywhere.

    Raises
    ------
    UsageError
        No such model here, or its labels are not known.
    InputError
        The model's files cannot be read.
    """
    import spacy

    source = _locate(model)
    try:
        nlp = spacy.load(source, exclude=_superfluous(source))
    except (OSError, ValueError, KeyError) as problem:
        raise InputError(
            f"The model in {source} cannot be loaded: {problem}.",
            remedy="Install the package again, or rebuild the shipped model with `annotate train`.",
        ) from problem
    _check_labels(nlp, model or SHIPPED)
    nlp.meta["sha256"] = _digest(source)
    return nlp


def model_id(nlp: Language) -> ModelId:
    """Return which model a pipeline from `load_recogniser` holds."""
    meta = nlp.meta
    return ModelId(f"{meta['lang']}_{meta['name']}", str(meta["version"]), str(meta.get("sha256", "")))


def available_models() -> tuple[str, ...]:
    """Return the names that `load_recogniser` takes here: the shipped model, then installed packages."""
    from spacy.util import is_package

    return (SHIPPED, *(name for name in INSTALLABLE if is_package(name)))


def _locate(model: str | None) -> Path:
    from spacy.util import get_package_path

    if model is None or model == SHIPPED:
        if not (SHIPPED_MODEL / "meta.json").is_file():
            raise InputError(
                f"The shipped model is not in {SHIPPED_MODEL}.",
                remedy="Install the package again, or rebuild the model with `annotate train`.",
            )
        return SHIPPED_MODEL
    if model in INSTALLABLE:
        if model not in available_models():
            raise UsageError(
                f"The model {model!r} is not installed.",
                remedy=f"Install it with `python -m spacy download {model}`. "
                f"Available: {', '.join(available_models())}.",
            )
        return _data_folder(Path(str(get_package_path(model))))
    if (Path(model) / "meta.json").is_file():
        return Path(model)
    raise UsageError(
        f"Unknown model {model!r}.",
        remedy=f"Available: {', '.join(available_models())}, or the path of a folder with a spaCy package "
        f"(meta.json, config.cfg). Can be installed: {', '.join(INSTALLABLE)}.",
    )


def _data_folder(package: Path) -> Path:
    # An installed spaCy model keeps its files in <package>/<package>-<version>/.
    inner = sorted(path.parent for path in package.glob("*/config.cfg"))
    return inner[-1] if inner else package


def _superfluous(folder: Path) -> list[str]:
    from spacy.util import load_config

    try:
        pipes = load_config(folder / "config.cfg")["nlp"]["pipeline"]
    except (OSError, ValueError, KeyError) as problem:
        raise InputError(
            f"{folder / 'config.cfg'} cannot be read: {problem}.", remedy="Expected a spaCy package folder."
        ) from problem
    return [name for name in pipes if name not in _KEPT]


def _check_labels(nlp: Language, model: str) -> None:
    if "ner" not in nlp.pipe_names:
        raise UsageError(f"The model {model!r} finds no names.", remedy="Give a model with a component named `ner`.")
    strange = sorted(set(nlp.get_pipe("ner").labels) - set(KIND_OF_LABEL))
    if strange:
        raise UsageError(
            f"The model {model!r} uses labels that have no meaning here: {', '.join(strange)}.",
            remedy=f"Known labels: {', '.join(KIND_OF_LABEL)}; add the others to annotate.stages.recognise.labels.",
        )


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    bearing = (p for p in folder.rglob("*") if p.name not in _DESCRIPTIONS and p.suffix not in _DESCRIBING)
    for path in sorted(p for p in bearing if p.is_file()):
        digest.update(f"{path.relative_to(folder).as_posix()}\0{path.stat().st_size}\0".encode())
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()
