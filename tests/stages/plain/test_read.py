"""What is read of a text, and where it stands in the file: wrapped lines, divided words, notes, Markdown, tags."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotate.files.texts import Division, split_paragraphs
from annotate.stages.lists import listed
from annotate.stages.plain import Plain, Words, read

ENGLISH = "the envoy north south northern chairman recognition backslid man ear ring treaty sea port war"
WORDS = Words(frozenset(ENGLISH.split()), frozenset(("il-sung", "vice-premier")))
RUNNING = (
    "Kim Il-sung met the envoy of Moscow in May 1946 and left Seoul, then a town; Vice-Premier U.S. Hodge (they) "
    "said: “No.” Sept. 30, 1990 cross-recognition 1950–53 north-east A"
)


def plain(*paragraphs: str) -> Plain:
    return read(paragraphs, WORDS)


def source(paragraphs, start, end):
    return "\n".join(paragraphs)[start:end]


SENTENCE = st.lists(
    st.sampled_from(RUNNING.split()),
    min_size=1,
    max_size=60,
).map(" ".join)


@given(SENTENCE)
def test_what_is_no_layout_is_read_as_it_is(text):
    assert plain(text) == Plain(text)


@given(SENTENCE, st.integers(30, 90))
def test_a_wrapped_text_is_read_as_if_it_were_not(text, width):
    assert plain(textwrap.fill(text, width, break_on_hyphens=False)).text == text


@given(SENTENCE, st.integers(30, 90))
def test_what_is_read_stands_where_it_is_said(text, width):
    wrapped = textwrap.fill(text, width, break_on_hyphens=False)
    found = plain(wrapped)
    for at, word in enumerate(found.text.split()):
        start = len(" ".join([*found.text.split()[:at], ""])) if at else 0
        assert source([wrapped], *found.source(start, start + len(word))) == word


PLACED = st.text(alphabet="ab A1.\n-<>/p&;[]*_#\u2029\u00ad\u00a0ſ\f|=`()!3", max_size=80)


def test_an_address_of_nothing_but_brackets_is_read_in_one_go():
    assert plain("See https://ormel.example/" + ")" * 300_000).text == "See " + ")" * 300_000


@given(st.lists(PLACED, min_size=1, max_size=3))
def test_every_stretch_read_stands_within_the_file_and_in_order(paragraphs):
    found = plain(*paragraphs)
    whole = len("\n".join(paragraphs))
    for start in range(len(found.text)):
        first, last = found.source(start, start + 1)
        assert 0 <= first <= last <= whole
        assert found.source(0, start + 1)[1] >= found.source(0, 1)[0]


DIVIDED = (
    ("the chair-\nman left", "the chairman left"),
    ("Gor-\nbachev left", "Gorbachev left"),
    ("Kim Il-\nsung left", "Kim Il-sung left"),
    ("Roh Tae-\nwoo left", "Roh Tae-woo left"),
    ("Chou En-\nlai left", "Chou En-lai left"),
    ("the Soviet-\nbacked side", "the Soviet-backed side"),
    ("an anti-\ncommunist", "an anti-communist"),
    ("the Guinea-\nBissau case", "the Guinea-Bissau case"),
    ("in 1950-\n53 they", "in 1950-53 they"),
    ("the CEN-\nTCOM staff", "the CENTCOM staff"),
    ("face-\nto-face talks", "face-to-face talks"),
    ("face-to-\nface talks", "face-to-face talks"),
    ("a cross-vote; cross-\nvote", "a cross-vote; cross-vote"),
    ("seaman; sea-\nman", "seaman; seaman"),
    ("a sea-\nport", "a sea-port"),
    ("Shevard\u00ad\nnadze", "Shevardnadze"),
    ("Shevard¬\nnadze", "Shevardnadze"),
    ("he left—\nand came", "he left—and came"),
)


@pytest.mark.parametrize(("written", "said"), DIVIDED)
def test_words_divided_at_a_line_end(written, said):
    assert plain(written).text == said


LAYOUT = (
    # Headings, page heads and items are paragraphs of their own.
    (
        "THE DIVISION OF KOREA\nJapan gave up in August and the war\nwas over.",
        "THE DIVISION OF KOREA\nJapan gave up in August and the war was over.",
    ),
    ("612          FOREIGN RELATIONS, 1950\nHodge told Rhee so.", "612 FOREIGN RELATIONS, 1950\nHodge told Rhee so."),
    (
        "Hodge told Rhee, who was in the Soviet\n612          FOREIGN RELATIONS, 1950\nUnion then, so. He went away.",
        "Hodge told Rhee, who was in the Soviet Union then, so. He went away.\n612 FOREIGN RELATIONS, 1950",
    ),
    ("- one thing.\n- another thing.", "- one thing.\n- another thing."),
    ("one\n\ntwo", "one\ntwo"),
    # Notes.
    ("He met Rhee12 in Seoul.13 Rhee left.", "He met Rhee in Seoul. Rhee left."),
    ("In Moscow,14 he met Rhee15 again.", "In Moscow, he met Rhee again."),
    ("See No.12 The Sept.30 issue, Juche79, MiG.", "See No.12 The Sept.30 issue, Juche79, MiG."),
    ("In Seoul,25 June was hot. Rhee1 left.", "In Seoul,25 June was hot. Rhee left."),
    ("in 1990.[12][13] Kim[a] left¹, too†.", "in 1990. Kim left, too."),
    # Markdown.
    ("## The war\nIt *began* in [Seoul](http://example.org/a_(b)) and __on__.", "The war\nIt began in Seoul and on."),
    ("![Map](m.png) > 3 and John_J._Muccio[^1]", "Map > 3 and John_J._Muccio"),
    ("> He said\n> no.", "He said no."),
    # HTML and TEI.
    ("<p>In Seoul&nbsp;on June&nbsp;25</p>\n<p>and <b>Rhee</b><sup>12</sup></p>", "In Seoul on June 25\nand Rhee"),
    ("<p>on the 4<sup>th</sup><!-- so -->, Seoul<br>and</p>", "on the 4th, Seoul and"),
    (
        "<TEI><teiHeader><title>X</title></teiHeader><text><p>Gor-<lb break='no'/>bachev <pb n='3'/>met"
        "<note>first</note></p></text></TEI>",
        "Gorbachev met (first)",
    ),
    ("<choice><sic>Rea</sic><corr>Rhee</corr></choice> and <persName>Kim</persName>", "Rhee and Kim"),
    ("a < b and c > d, <seoul@example> & co; AT&T;", "a < b and c > d, <seoul@example> & co; AT&T;"),
    # Letters.
    ("Congreſs of the ﬁrſt", "Congress of the first"),
    ("SEOUL, July 4.—Gen. Vask left.", "SEOUL, July 4. — Gen. Vask left."),
    ("July 4.--Vask left (AP)—Then", "July 4. -- Vask left (AP) — Then"),
    ("Ｓｅｏｕｌ, ２４ May", "Seoul, 24 May"),
    ("See https://ormel.example/1990/09/30/a.html, then.", "See , then."),
    ("(cf. www.ormel.example/x_(1990)) and doi:10.1000/1990.0930; so", "(cf. ) and ; so"),
    ("(see https://ormel.example/a(b)c).) Then", "(see ).) Then"),
    ("Write to vask@ormel.example. On 10.9.1990 and 10.50 won", "Write to . On 10.9.1990 and 10.50 won"),
    ("1883—1950, he said—as ever—so", "1883—1950, he said—as ever—so"),
    ("Kim Il\u2011sung\u00a0left  S e o u l and M O S C O W", "Kim Il-sung left Seoul and MOSCOW"),
)


@pytest.mark.parametrize(("written", "said"), LAYOUT)
def test_layout_is_read(written, said):
    assert plain(*split_paragraphs(written)).text.strip() == said.strip()


def test_no_name_goes_across_a_page_head():
    text = "who was in the old Soviet\n612          FOREIGN RELATIONS, 1950\nUnion then."
    found = plain(text)
    at = found.text.index("Soviet Union")
    assert source([text], *found.source(at, at + len("Soviet Union"))) == "Soviet"


@pytest.mark.parametrize(
    ("text", "by_blank"),
    [
        ("one\ntwo\n\nthree", ("one\ntwo", "three")),
        ("one\r\ntwo\r\n \r\n three ", ("one\ntwo", "three")),
        (f"{'long ' * 40}\nshort\n\nthree", (("long " * 40).strip(), "short", "three")),
    ],
)
def test_a_paragraph_is_what_a_blank_line_ends(text, by_blank):
    assert split_paragraphs(text) == by_blank
    assert split_paragraphs(text, Division.LINE) == tuple(part for one in by_blank for part in one.split("\n"))


@pytest.mark.parametrize(
    "unit", ["<", "<p ", "<p>", "&", "[", "](", "*", "_a", "-\n", "<!--", "\n", " ", "a1.", "A ", "<abbr>", "# "]
)
def test_a_long_run_of_a_sign_is_read_to_its_end(unit):
    text = unit * (40_000 // len(unit)) + " envoy"
    found = plain(text)
    at = found.text.rindex("envoy")
    assert found.source(at, at + len("envoy")) == (len(text) - len("envoy"), len(text))


LOSING = "It was cer\ntain that they were car\nried in an automo\nbile to "
"""Three line ends whose hyphens a scanner lost."""
KNOWN = Words(
    english=listed("it was certain that they were carried in an automobile to day of ten men field am bar"),
    names=frozenset(("Chicago", "Wednesday", "Chesterfield", "Washington", "Wash", "Chester")),
)


@pytest.mark.parametrize(
    ("written", "read_as"),
    [
        ("Chi\ncago", "Chicago"),
        ("the WASH\nINGTON men", "the WASHINGTON men"),
        ("Wash\nington", "Washington"),
        ("Chester\nfield", "Chesterfield"),
        ("of\nten men", "of ten men"),
        ("Chi\nCago", "Chi Cago"),
        ("Chi.\ncago", "Chi. cago"),
    ],
)
def test_a_word_whose_hyphen_was_lost_at_a_line_end_is_made_whole(written, read_as):
    read_whole = read([LOSING + written], KNOWN).text
    assert read_whole == f"It was certain that they were carried in an automobile to {read_as}"


def test_where_no_hyphen_was_lost_words_stay_apart_unless_neither_is_one():
    assert read(["They were in Chester\nfield men of Wash\nington"], KNOWN).text == (
        "They were in Chester field men of Wash ington"
    )
    assert read(["They were in Chester\nfield men of Chi\ncago"], KNOWN).text == (
        "They were in Chester field men of Chicago"
    )


def test_the_text_itself_says_what_one_word_is():
    assert read(["Stefansson was cer\ntain that Stefans\nson"], KNOWN).text == "Stefansson was certain that Stefansson"


def test_the_day_of_a_month_that_ends_a_line_begins_no_list():
    assert read(["He came from Vask on Nov.\n15. By then all had gone, and the next day he went."], KNOWN).text == (
        "He came from Vask on Nov. 15. By then all had gone, and the next day he went."
    )
