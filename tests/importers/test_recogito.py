"""Recogito's annotations come in as proposals, and what cannot is named."""

from __future__ import annotations

import pytest

from annotate.importers.recogito import read
from annotate.values.errors import InputError
from annotate.values.model import Kind, Status
from tests.export import hard


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_annotations_are_found_by_their_anchors(between, essay):
    whole = between.join([hard.WORDS, hard.WORDS])
    at = whole.rindex("Ada wept")
    table = (
        "UUID,QUOTE_TRANSCRIPTION,ANCHOR,TYPE,URI,VERIFICATION_STATUS,TAGS,COMMENTS\n"
        f"1,Ada,char-offset:{at},PLACE,http://www.wikidata.org/entity/Q1,VERIFIED,,a note\n"
        f"2,Vik,char-offset:{whole.rindex('Vik')},PERSON,http://nowhere.invalid/9,,sea,\n"
        "3,Ada,char-offset:3,PLACE,,,,\n"
        "4,Ada,,TRANSCRIPTION,,,,\n"
    )
    taken = read(table.encode("utf-8-sig"), essay)
    assert [(m.para, m.quote, m.nth, m.kind, m.entity, m.note, m.status) for m in taken.rows] == [
        (1, "Vik", 1, Kind.PERSON, "", "", Status.PROPOSED),
        (1, "Ada", 4, Kind.PLACE, "ada", "a note", Status.PROPOSED),
    ]
    assert [(left.place, left.why.split(":")[0].split(";")[0]) for left in taken.left] == [
        ("line 3", "no record for http"), ("line 3", "tags are not taken in"),
        ("line 4", "does not stand where its anchor says, or stands more than once"),
        ("line 5", "type 'TRANSCRIPTION' names no kind of this edition"),
    ]  # fmt: skip


@pytest.mark.parametrize(("raw", "said"), [(b"a,b\n", "has no column"), (b"\xff", "not readable as CSV")])
def test_a_file_that_is_something_else_is_refused(raw, said, essay):
    with pytest.raises(InputError, match=said):
        read(raw, essay)
