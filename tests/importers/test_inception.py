"""INCEpTION's annotations come in as proposals, and what cannot is named."""

from __future__ import annotations

import pytest

from annotate.importers.inception import read
from annotate.values.errors import InputError
from annotate.values.model import Kind

TAB = "\t"


def webanno(text: str, marks: dict[str, tuple[str, str]]) -> str:
    """Return a text as INCEpTION writes it: a sentence, a unit a word, offsets in UTF-16 units."""
    core = "de.tudarmstadt.ukp.dkpro.core.api"
    lines = ["#FORMAT=WebAnno TSV 3.3", f"#T_SP={core}.ner.type.NamedEntity|identifier|value",
             f"#T_CH={core}.coref.type.CoreferenceLink|referenceRelation|referenceType", "", "",
             "#Text=" + text.replace("\\", "\\\\").replace(TAB, "\\t")]  # fmt: skip
    at = 0
    for number, word in enumerate(text.split(" "), start=1):
        end = at + len(word.encode("utf-16-le")) // 2
        link, value = marks.get(word, ("_", "_"))
        lines.append(f"1-{number}\t{at}-{end}\t{word.replace(TAB, '_')}\t{link}\t{value}\t_\t_\t")
        at = end + 1
    return "\n".join(lines) + "\n"


def test_named_entities_come_in_where_the_text_is_the_same(essay):
    words = [p.text for p in essay.text.paragraphs]
    marks = {"Old": ("*[1]", "LOC[1]"), "Port": ("*[1]", "LOC[1]"), "Ada": ("*[1]|http://www.wikidata.org/entity/Q1[2]",
             "LOC[1]|PER[2]"), "1962?": ("_", "MISC\\_x")}  # fmt: skip
    text = words[0] + " " + words[1].split(" ", 3)[3]  # the second paragraph is cut: another text
    taken = read(webanno(text, marks).encode(), essay)
    assert taken.rows == ()
    assert {left.why for left in taken.left if left.place != "line 3"} == {"the file is of another text than this one"}
    whole = f"{words[0]} {words[1]}"
    once = {"Port": ("_", "LOC"), "Harbour": ("http://www.wikidata.org/entity/Q1", "PLACE"), "&": ("_", "smiley")}
    taken = read(webanno(whole, once).encode(), essay)
    assert [(m.para, m.quote, m.nth, m.kind, m.entity) for m in taken.rows] == [
        (n, *said) for n in (0, 1) for said in (("Port", 1, Kind.PLACE, ""), ("Harbour", 1, Kind.PLACE, "ada"))
    ]
    assert [left.why for left in taken.left] == [
        "only the layer of named entities is taken in", *["value 'smiley' names no kind of this edition"] * 2
    ]  # fmt: skip


def test_offsets_behind_the_text_are_named(essay):
    whole = " ".join(p.text for p in essay.text.paragraphs)
    raw = webanno(whole, {"Port": ("_", "LOC")}).replace("\t4-8\tPort", "\t4-800\tPort")
    taken = read(raw.encode(), essay)
    assert [m.nth for m in taken.rows] == [1]
    assert [left.why for left in taken.left][1:] == ["ends behind the text of the file"]


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        (b"#FORMAT=CoNLL", "is not WebAnno TSV 3"),
        (b"\xff", "not UTF-8"),
        (b"#FORMAT=WebAnno TSV 3.3\n#Text=a\n1-1\t90000000-90000001\ta\t", "counts 90000000 characters"),
    ],
)
def test_a_file_that_is_something_else_is_refused(raw, said, essay):
    with pytest.raises(InputError, match=said):
        read(raw, essay)
