"""Machine proposals for a text of the edition: made, kept with what they were made from, and made anew when stale."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from annotate.files import store
from annotate.files.project import Project, write_text
from annotate.files.snapshot import load_text
from annotate.stages import assembly
from annotate.stages.recognise import model_id
from annotate.values.errors import AnnotateError, InputError
from annotate.values.model import Suggestion, Text

if TYPE_CHECKING:
    from spacy.language import Language

# What a proposal depends on, beside the text: the stages, the values they pass, the names they link to, the model.
_FOLDERS = ("gazetteer", "models", "stages", "values")


def stages_digest() -> str:
    """Return twelve hex digits over the code of the stages and the shipped model."""
    package = Path(__file__).parents[1]
    total = hashlib.sha256()
    for path in (path for folder in _FOLDERS for path in sorted((package / folder).rglob("*"))):
        relative = path.relative_to(package)
        if path.is_file() and "__pycache__" not in relative.parts:
            total.update(relative.as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]


def gazetteer_digest(project: Project) -> str:
    """Return twelve hex digits over the files of the gazetteer."""
    return folder_digest(project.gazetteer)


def folder_digest(gazetteer: Path) -> str:
    """Return twelve hex digits over the tables in a folder."""
    total = hashlib.sha256()
    for path in sorted(gazetteer.glob("*.csv")):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:12]


def _text_digest(text: Text) -> str:
    joined = "\n".join(p.fingerprint for p in text.paragraphs)
    return hashlib.sha256(joined.encode("ascii")).hexdigest()[:12]


def made_from(project: Project, text: Text, model: str | None) -> dict[str, str]:
    """Return what the proposals for a text are, or would be, made from: the content of the file beside them."""
    return {
        "text": text.id,
        "text_digest": _text_digest(text),
        "model": model or "shipped",
        "stages_digest": stages_digest(),
        "gazetteer_digest": gazetteer_digest(project),
        "reference_date": text.meta.reference_date.text,
    }


def is_current(project: Project, text: Text, model: str | None) -> bool:
    """Tell whether the proposals on file can be read, and are made from text, model, stages and gazetteer as now."""
    if not project.suggestions(text.id).exists():
        return False
    try:
        kept = json.loads(project.content(project.suggestions_meta(text.id)))
        store.read_suggestions(project, text.id)
    except (ValueError, RecursionError, AnnotateError):
        return False
    wanted = made_from(project, text, model)
    return isinstance(kept, dict) and {k: kept.get(k) for k in wanted} == wanted


def proposals(project: Project, text_id: str, model: str | None = None) -> tuple[Suggestion, ...]:
    """Return what the pipeline proposes for a text of the edition, and keep nothing.

    Raises
    ------
    InputError
        If the text is not at hand (a rights-reserved text without the reader's own copy).
    """
    return _run(_at_hand(project, text_id), assembly.pipeline(project.gazetteer, model))


def suggest(project: Project, text_id: str, model: str | None = None) -> tuple[Suggestion, ...]:
    """Run the pipeline over a text of the edition and keep what it proposes; see `proposals` for what it raises."""
    text = _at_hand(project, text_id)
    nlp = assembly.pipeline(project.gazetteer, model)
    found = _run(text, nlp)
    store.write_suggestions(project.inside(project.suggestions(text_id)), found)
    described = {**made_from(project, text, model), **{f"model_{k}": v for k, v in asdict(model_id(nlp)).items()}}
    write_text(
        project.inside(project.suggestions_meta(text_id)), json.dumps(described, ensure_ascii=False, indent=2) + "\n"
    )
    return found


def _at_hand(project: Project, text_id: str) -> Text:
    text = load_text(project, text_id)
    if not text.complete:
        raise InputError(
            f"{text_id}: the text is not at hand, so no proposals can be made; those on file stay.",
            remedy=f"Take in your own copy: annotate text add {text_id} FILE",
        )
    return text


def _run(text: Text, nlp: Language) -> tuple[Suggestion, ...]:
    return assembly.run(nlp, [p.text or "" for p in text.paragraphs], text.meta.reference_date.text)
