"""An edition in memory that is hard to write down: names that overlap, nest and share their words, dates that cannot be
given a value, readings in dispute, rows that are not shown, signs that formats set apart, and a text that may not be
given. As large as is asked for."""

from __future__ import annotations

from annotate.curate.credit import Credit
from annotate.export.value import Annotated, Content
from annotate.files.texts import fingerprint
from annotate.values.authority import Entity, Name, Relation
from annotate.values.cited import Cited
from annotate.values.edtf import Edtf
from annotate.values.model import (
    Certainty,
    Citation,
    DateRelation,
    Kind,
    Mention,
    Note,
    Paragraph,
    Rights,
    Sense,
    Status,
    Text,
    TextMeta,
)
from annotate.values.publication import Agent, Publication
from annotate.values.record import Event

DAY = Edtf.parse("2026-03-01")
WORDS = 'Old Port Ada Harbour <Board> & "Co." met in Ada about 1962?  The 2nd Ada–Vik pact\tfell; Ada wept. 아다.'
QUOTES: tuple[tuple[str, int, Kind, dict[str, object]], ...] = (
    ("Old Port Ada", 1, Kind.PLACE, {"entity": "2nd-ada", "sense": Sense.LITERAL}),
    ("Port Ada Harbour", 1, Kind.ORG, {"entity": "ada-board", "note": "overlaps with the town's name"}),
    ("Ada", 1, Kind.PLACE, {"entity": "ada", "sense": Sense.METONYMIC, "refers_to": "ada-board"}),
    ("Ada", 2, Kind.PLACE, {"entity": "ada", "sense": Sense.LITERAL, "status": Status.DISPUTED}),
    ("Ada", 2, Kind.PERSON, {"status": Status.DISPUTED, "certainty": Certainty.LOW, "note": 'a <b>"person"</b>, = 1'}),
    ("1962", 1, Kind.DATE, {"edtf": Edtf.parse("1962?"), "relation": DateRelation.BEFORE}),
    ("2nd", 1, Kind.DATE, {"note": "no date can be given"}),
    ("Ada–Vik pact", 1, Kind.TERM, {"by": "N. N. <n@n>"}),
    ("Vik", 1, Kind.EVENT, {"edtf": Edtf.parse("[1988,1990]")}),
    ("Ada", 4, Kind.PLACE, {"status": Status.REJECTED, "note": "no"}),
    ("아다", 1, Kind.PLACE, {"entity": "ada", "certainty": Certainty.MEDIUM}),
)


def publication() -> Publication:
    return Publication(
        "A Hard Edition", "For tests.", (Agent("The editors"),), "1.2.3", "2020-01-02", ("CC-BY-4.0",), ("hard",),
        "3f2b8a52-0d53-4cb5-9a0c-7d2f2f7a51c4",
    )  # fmt: skip


def annotated(id: str, rights: Rights, paragraphs: int) -> Annotated:
    meta = TextMeta(
        id, f"Text & <{id}>", "N. N.", Edtf.parse("1963"), Edtf.parse("1963"), "Daily", rights,
        "CC-BY-4.0" if rights is Rights.OPEN else "In copyright.", source_key="vik-1970",
    )  # fmt: skip
    shown = WORDS if rights is Rights.OPEN else None
    text = Text(
        meta,
        tuple(
            Paragraph(n, fingerprint(WORDS), len(WORDS.split()), f"Summary {n}.", shown, "Part <1>" if n == 1 else "")
            for n in range(paragraphs)
        ),
    )
    rows = tuple(
        Mention(
            f"{id[0]}-{n:04d}x{number:02d}", id, n, quote, nth, kind,
            **{"status": Status.ACCEPTED, "by": "editors", **more},  # type: ignore[arg-type]
        )
        for n in range(paragraphs)
        for number, (quote, nth, kind, more) in enumerate(QUOTES)
    )  # fmt: skip
    note = Note("n01", 0, "met in", 1, "It did & did not.", (Cited("vik-1970", "p. 7"),), Certainty.HIGH)
    credits = {
        f"{id[0]}-0000x00": Credit("editors", "N. N. <n@n>", "N. N. <n@n>", DAY, "It is <so>."),
        f"{id[0]}-0000x07": Credit("N. N. <n@n>", "editors", "", DAY),
        "n01": Credit('Ada "B" & C', "editors", "", DAY, "Seen."),
    }
    return Annotated(text, rows, (note,), (Citation(0, "met in", 1, (Cited("vik-1970", "p. 8"),)),), credits)


def content(mentions: int = 22) -> Content:
    """Return an edition of about so many annotations: half of them of a text that may be given."""
    from annotate.files.bibliography import parse

    each = max(2, mentions // (2 * len(QUOTES)))
    source = "@book{vik-1970,\n author = {Vik, Jon},\n title = {A \\& B},\n publisher = {P},\n year = {1970},\n}\n"
    return Content(
        publication(),
        (annotated("essay", Rights.OPEN, each), annotated("paper", Rights.RESERVED, each)),
        (
            Entity("ada", Kind.PLACE, "settlement", "Ada", "A <town>", "Q1", "verified", "", "", 1.5, -2.5,
                   Edtf.parse("1900~/.."), ("vik-1970",), Certainty.HIGH),
            Entity("2nd-ada", Kind.PLACE, "state", "Second Ada", replaced_by="ada"),
            Entity("ada-board", Kind.ORG, "government", "Board of Ada", "", "Q2", "from-memory",
                   span=Edtf.parse("1950")),
            Entity("vik", Kind.PERSON, "person", "Jon Vik", span=Edtf.parse("1920/1990-05")),
            Entity("ev-pact", Kind.EVENT, "event", "Pact", span=Edtf.parse("196X")),
            Entity("idea", Kind.TERM, "concept", "Idea", "A \"thought\""),
        ),
        (
            Name("ada", "Ada", "en", "Latn", "", "preferred"),
            Name("ada", "아다", "ko", "Hang", "", "variant", Edtf.parse("../1950"), ("vik-1970",)),
            Name("vik", "Vik", "ja-Latn", "Latn", "Hepburn mod", "variant"),
        ),
        (Relation("2nd-ada", "part-of", "ada", Edtf.parse("1900/1950"), ("vik-1970",), Certainty.LOW),),
        (Event("ev-1", Edtf.parse("1962-05"), "A <pact>", ("ada",), ("vik",), ("ada-board",), ("vik-1970",),
               Certainty.HIGH, "seen", "So it is said."),),
        parse(source, "bibliography.bib").bibliography,
        credits={"idea": Credit("Eve", "editors", "", DAY), "vik": Credit("Ada", "N. N. <n@n>", "", DAY, "Known.")},
    )  # fmt: skip
