"""TEI of others comes in as proposals, and what cannot is named."""

from __future__ import annotations

import pytest

from annotate.files import store
from annotate.importers.tei import read
from annotate.values.errors import InputError
from annotate.values.model import Kind, Status
from tests.export import hard

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body><p>{}</p><p>Nowhere is <placeName>Ada</placeName>'
    "</p></body></text></TEI>"
)


def test_tei_of_others_comes_in_as_proposals(essay):
    marked = (
        hard.WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        .replace("Ada about", '<hi><placeName ref="https://www.wikidata.org/entity/Q1">Ada</placeName></hi> about')
        .replace("1962", '<date when="1962" cert="high">1962</date>')
        .replace("Vik pact", '<rs type="person" ref="#nobody">Vik</rs> pact').replace("아다", "<rs>아다</rs>")
    )  # fmt: skip
    taken = read(TEI.format(marked).encode(), essay)
    said = [(m.para, m.quote, m.nth, m.kind, m.entity, m.edtf.text, m.status, m.by) for m in taken.rows]
    assert said == [
        (0, "Ada", 2, Kind.PLACE, "ada", "", Status.PROPOSED, "import"),
        (0, "1962", 1, Kind.DATE, "", "1962", Status.PROPOSED, "import"),
        (0, "Vik", 1, Kind.PERSON, "", "", Status.PROPOSED, "import"),
    ]
    assert all(m.id == store.mint_id("essay", m.para, m.quote, m.nth) for m in taken.rows)
    assert sorted(left.why for left in taken.left) == [
        "its paragraph is not one of the text", "no record for #nobody; taken in without"
    ]  # fmt: skip


def test_a_place_and_a_date_that_cannot_be_read_are_named(essay):
    names = "".join(f'<placeName n="{n}">Ada</placeName>' for n in ("1", "0", "9" * 5000))
    listed = f'<list type="mentions" corresp="#essay-p00"><item>{names}<date when="soon">1962</date></item></list>'
    raw = TEI.format("").replace("</TEI>", f"<standOff>{listed}</standOff></TEI>")
    taken = read(raw.encode(), essay)
    assert [(m.quote, m.nth, m.edtf.text) for m in taken.rows] == [("Ada", 1, ""), ("1962", 1, "")]
    assert [left.why for left in taken.left if left.place != "line 1" or "paragraph is" not in left.why] == [
        "does not stand in paragraph 0 0 times", "it is not said where it stands",
        "'soon' is not read as a date; taken in without",
    ]  # fmt: skip


def test_what_a_file_names_elsewhere_is_not_opened(essay, tmp_path):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    doctype = f'<!DOCTYPE TEI [<!ENTITY x SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    taken = read((doctype + TEI.format("<placeName>&x;</placeName>")).encode(), essay)
    assert [left.what for left in taken.left] == ["&x;", "Ada"]


@pytest.mark.parametrize(("raw", "said"), [(b"<TEI", "is not XML"), (b"<p/>", "its root is another element")])
def test_a_file_that_is_something_else_is_refused(raw, said, essay):
    with pytest.raises(InputError, match=said):
        read(raw, essay)
