"""What is exported comes in again row for row."""

from __future__ import annotations

import pytest

from annotate import edition
from annotate.cli import main
from annotate.export import tei as tei_export
from annotate.export import web_annotation as web_export
from annotate.export.value import content_of
from annotate.files import store, tables
from annotate.importers import IMPORTERS
from annotate.importers.value import Target
from tests.export import hard

IMPORT = {one.name: one for one in IMPORTERS}


def exported(content, name):
    made = {"tei": tei_export, "web-annotation": web_export}[name].FORMAT.make(content)
    suffix = {"tei": "xml", "web-annotation": "jsonld"}[name]
    return {file.name.removesuffix(f".{suffix}"): file.content for file in made.files}, made


@pytest.mark.parametrize("name", ["tei", "web-annotation"])
def test_an_edition_comes_back_row_for_row(name):
    content = hard.content(250)
    files, made = exported(content, name)
    for one in content.texts:
        taken = IMPORT[name].read(files[one.text.id], Target(one.text, content.entities))
        labels = {m.id: content.entity[m.entity].label if m.entity else "" for m in one.shown}
        assert {m.id: m for m in taken.rows} == {
            m.id: type(m)(**{**{f: getattr(m, f) for f in m.__dataclass_fields__}, "entity_label": labels[m.id]})
            for m in one.shown
        }
        hidden = {m.id for m in one.rows} - {m.id for m in taken.rows}
        assert hidden <= {id for loss in made.losses for id in loss.ids}
        assert [left for left in taken.left if "note" not in left.why] == []


@pytest.fixture(scope="module")
def whole(edition_root):
    loaded = edition.load(edition_root)
    return loaded.project, content_of(loaded)


@pytest.mark.parametrize("name", ["tei", "web-annotation"])
def test_the_files_of_the_edition_come_back_byte_for_byte(name, whole, edition_root, tmp_path, capsys):
    project, content = whole
    files, _ = exported(content, name)
    compared = 0
    for text in (one.text.id for one in content.texts):
        (tmp_path / text).write_bytes(files[text])
        out = tmp_path / f"out-{text}"
        arguments = ["import", name, str(tmp_path / text), text, "-o", str(out), "--root", str(edition_root)]
        assert main(arguments) == 0, capsys.readouterr().err
        for path in project.annotation_files(text):
            if tables.read(path, store.ANNOTATION_COLUMNS).rows:
                assert (out / path.name).read_bytes() == path.read_bytes()
                compared += 1
    assert compared > len(content.texts)
