"""The whole pipeline on the texts of the edition, against what the editors decided.

Both are development texts: the floor guards against a change that makes the machine worse, it says nothing about the
unseen.
"""

from dataclasses import replace

import pytest

from annotate.edition import locate
from annotate.files import store, texts
from annotate.files.project import Project
from annotate.files.snapshot import Snapshot, load_text
from annotate.measure import score
from annotate.stages import assembly
from annotate.values.model import Kind, Status

FLOOR = 0.95


@pytest.fixture(scope="module")
def project(edition_root):
    return Project(edition_root)


@pytest.fixture(scope="module")
def nlp(project):
    return assembly.pipeline(project.gazetteer)


def report(nlp, project, text):
    decided = [m for m in store.annotations_of(Snapshot(project), text.id) if m.status is not Status.REJECTED]
    located = [found for mention in decided if (found := locate(text, mention)) is not None]
    assert len(located) == len(decided)
    proposed = assembly.run(nlp, [p.text or "" for p in text.paragraphs], text.meta.reference_date.text)
    return score.score(located, proposed)


def test_the_companion_essay(nlp, project):
    found = report(nlp, project, load_text(project, "companion"))
    assert found.main.f1 >= FLOOR, (found.missed, found.spurious)


@pytest.mark.article
def test_the_article(nlp, project, article):
    lines = texts.split_paragraphs(article.read_text(encoding="utf-8"), texts.Division.LINE)
    text = load_text(project, "lankov-2010")
    assert len(lines) == len(text.paragraphs)
    whole = replace(
        text, paragraphs=tuple(replace(p, text=line) for p, line in zip(text.paragraphs, lines, strict=True))
    )
    found = report(nlp, project, whole)
    assert found.main.f1 >= FLOOR, (len(found.missed), len(found.spurious))
    places = dict(found.kinds)[Kind.PLACE]
    assert places.f1 >= FLOOR


def test_annotating_twice_gives_the_same(nlp):
    text = ["Ko Chol-su left Warsaw in May 1931.", "The Foreign Ministry of Poland knew Ko Chol-su."]
    assert assembly.run(nlp, text, "1931") == assembly.run(nlp, text, "1931")
