"""Values for property tests, as contributors and the machine may make them."""

from __future__ import annotations

from unicodedata import normalize

from hypothesis import strategies as st

from annotate.files import damage
from annotate.files.cells import HIDDEN
from annotate.values.edtf import Edtf
from annotate.values.model import Certainty, DateRelation, Kind, Mention, Sense, Status, Suggestion

# What a cell may hold after reading: any text in Unicode's form NFC that neither begins nor ends with white space,
# without no-break spaces and not as if it had been read as another encoding.
_SIGNS = st.characters(
    exclude_categories=("Cs", "Cc"), exclude_characters="\u00a0\u2007\u202f\ufeff", include_characters="\n\t"
)
cells = (
    st.text(_SIGNS, max_size=30)
    .map(lambda text: normalize("NFC", text).strip())
    .filter(lambda text: not damage.of_file(text))
)
# What the rule for a cell accepts: the same without line ends and signs that turn the direction of writing.
lines = cells.filter(lambda text: not HIDDEN.search(text))
dates = st.sampled_from(
    ["", "1990", "1990-09-30", "198X", "1960~", "1948-21", "1960/1963", "../1985", "[1988,1990]"]
).map(Edtf.optional)
words = st.text("abcdefgh", min_size=1, max_size=6)
sentences = st.lists(words, min_size=1, max_size=14).map(" ".join)


@st.composite
def mentions(draw, text: str = "essay", para: int = 0) -> Mention:
    return Mention(
        id=draw(st.from_regex(r"a-[a-z2-7]{8}", fullmatch=True)),
        text=text,
        para=para,
        quote=draw(lines.filter(bool)),
        nth=draw(st.integers(1, 9)),
        kind=draw(st.sampled_from(Kind)),
        entity=draw(lines),
        entity_label=draw(lines),
        sense=draw(st.none() | st.sampled_from(Sense)),
        refers_to=draw(lines),
        edtf=draw(dates),
        relation=draw(st.none() | st.sampled_from(DateRelation)),
        certainty=draw(st.sampled_from(Certainty)),
        status=draw(st.sampled_from(Status)),
        by=draw(lines.filter(bool)),
        note=draw(lines),
    )


@st.composite
def suggestions(draw) -> Suggestion:
    start = draw(st.integers(0, 60))
    quote = draw(words)
    return Suggestion(
        para=draw(st.integers(0, 3)),
        start=start,
        end=start + len(quote),
        quote=quote,
        nth=draw(st.integers(1, 3)),
        kind=draw(st.sampled_from(Kind)),
        entity=draw(words | st.just("")),
        label=draw(words | st.just("")),
        sense=draw(st.none() | st.sampled_from(Sense)),
        edtf=draw(dates),
        score=draw(st.integers(0, 100)) / 100,
        reasons=tuple(draw(st.lists(words, max_size=3))),
    )
