"""A copy taken in by the page is taken in as by `annotate text add`: both run on the same copies, altered many ways."""

from __future__ import annotations

import random
import shutil
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import annotate
from annotate.files.alignment import take_in
from annotate.files.project import Project, read_text
from annotate.files.rights import copies, windows
from annotate.files.rights.look import look
from annotate.files.texts import ALIKE, fingerprint
from annotate.sphinxext.build.own_copy import script_of
from annotate.values.errors import InputError

pytestmark = pytest.mark.browser
HERE = Path(__file__).parents[1]
SCRIPT = Path(annotate.__file__).parent / "sphinxext" / "static" / "own-copy-align.js"
TAKE_IN = """([text, source]) => {
  const known = editionCopies[text], found = editionCopy.takeIn(source, known);
  return found.items ? [found.items, editionCopy.report(found.items, known)] : `${found.error} ${found.remedy}`;
}"""


class Both:
    """Takes in copies of one text, in Python and in the browser."""

    def __init__(self, root: Path, text: str, browser) -> None:
        self.edition = annotate.load(root)
        self.text = self.edition.text(text)
        self.known = script_of(self.edition, self.text)
        self.page = browser.new_page()
        self.page.add_script_tag(content=self.known)
        self.page.add_script_tag(path=SCRIPT)

    def python(self, source: str):
        """Return the items and the report, or the refusal."""
        try:
            result = take_in(self.edition.project, self.text, source)
        except InputError as error:
            return str(error).replace(self.text.id, "this text")
        items = [{"para": i.para, "state": i.state.value, "text": i.text, "line": i.line} for i in result.items]
        return [items, list(result.report())]

    def browser(self, source: str):
        """Return the same."""
        return self.page.evaluate(TAKE_IN, [self.text.id, source])

    def same(self, source: str):
        """Return what both say, which must be the same."""
        said = self.python(source)
        assert self.browser(source) == said
        return said


@pytest.fixture(scope="module")
def letters(browser, tmp_path_factory):
    root = tmp_path_factory.mktemp("copy") / "mini"
    shutil.copytree(HERE / "mini", root)
    both = Both(root, "letter", browser)
    yield both
    both.page.close()


LETTER = (HERE / "copies" / "letter.txt").read_text("utf-8")
LINES = LETTER.splitlines()
OTHER = "Advertisement: hats, gloves and umbrellas at the corner of the square, open until eight."
WRAPPED = "\n\n".join(textwrap.fill(line, 48) for line in LINES)
HYPHENED = WRAPPED.replace("elderly", "el-\nderly").replace("nobody", "no\u2010\nbody").replace("well-d", "well-\nd")
COPIES = {
    "same": (LETTER, 6),
    "straight quotes": (LETTER.replace("“", '"').replace("”", '"').replace("’", "'"), 6),
    "other quotes": (LETTER.replace("“", "„").replace("”", "“").replace("'", "´"), 6),
    "dashes": (LETTER.replace(" – ", "--"), 6),
    "ellipsis": (LETTER.replace("...", "…"), 6),
    "no-break spaces": (LETTER.replace(" ", "\u00a0"), 6),
    "many blanks": (LETTER.replace(" ", " \t\u2009\x85"), 6),
    "CRLF": (LETTER.replace("\n", "\r\n"), 6),
    "CR": (LETTER.replace("\n", "\r"), 6),
    "byte order mark": ("\ufeff" + LETTER, 6),
    "signs that are not seen": (LETTER.replace("night", "ni\u200bght").replace("harbour", "har\u00adbour"), 6),
    "decomposed": (LETTER.replace("Kristiania", "Kristia\u0301nia"), 5),
    "ligatures and wide letters": (LETTER.replace("fi", "ﬁ").replace("9", "９"), 6),
    "a sign of no text": (LETTER.replace("bells", "be\uffffll\uffffs"), 6),
    "wrapped": (WRAPPED, 6),
    "hyphens at line ends": (HYPHENED, 6),
    "soft hyphens at line ends": (HYPHENED.replace("-\n", "\u00ad\n"), 5),
    "seven broken words": (
        "\n".join(LINES[:3]) + "\n\n" + "-\n".join(["on", "ten", "dreary", "nights", "we", "saw", "no", "bell"]),
        3,
    ),
    "dash at a line end": (WRAPPED.replace(" – ", " -\n").replace("... ", "...--\n"), 5),
    "headline and caption before": (f"THE TIMES\n\nPhoto: a fortress\n\n{LETTER}", 6),
    "caption as Markdown": (f"![a fortress](f.png) {LINES[0]} |\n" + "\n".join(LINES[1:]), 6),
    "broken picture": ("![a for-\ntress](f.png) " + WRAPPED, 6),
    "missing": ("\n".join([*LINES[:2], *LINES[4:]]), 4),
    "swapped": ("\n".join([LINES[3], *LINES[:3], *LINES[4:]]), 6),
    "reversed": ("\n".join(reversed(LINES)), 6),
    "twice": (LETTER + LETTER, 6),
    "one word changed": (LETTER.replace("cigar", "pipe"), 5),
    "a word changed nearly everywhere": ("\n".join(line.replace(" the ", " a ") for line in LINES), 1),
    "two paragraphs as one": (LETTER.replace("third.\n", "third. "), 4),
    "one paragraph as two": (LETTER.replace("it won't, ", "it won't,\n"), 5),
    "look-alikes": (LETTER.replace("cigar", "сіgаr").replace("Kristiania", "Кristianiа"), 4),
    "ё and е": (LETTER.replace("Father", "Отцё"), 5),
    "capitals": (LETTER.upper(), None),
    "accents": (LETTER.replace("Kristiania", "Kristiània").replace("ΟΔΟΣ", ""), 5),
    "Greek": (LETTER.replace("cigar", "ΟΔΟΣ ΣΑΣ Σ"), 5),
    "HTML": (f"<p>{'</p><p>'.join(LINES)}</p>", None),
    "HTML, a paragraph a line": ("\n".join(f"<p>{line}</p>" for line in LINES), None),
    "other words before": (f"{OTHER}\n{LETTER}\n{OTHER}", 6),
    "other words between": (f"\n{OTHER}\n".join(LINES), 6),
    "other text": ("\n".join([OTHER] * 5), None),
    "empty": ("", None),
    "blank": (" \r\n\u2003\n\x1c", None),
    "nothing to be seen": ("\u200b\ufeff", None),
}


@pytest.mark.parametrize("name", COPIES)
def test_both_take_in_the_same(letters, name):
    source, many = COPIES[name]
    said = letters.same(source)
    if many is None:
        assert isinstance(said, str)
    else:
        assert sum(item["state"] == "same" for item in said[0]) == many


SIGNS = ["--", "...", *"“”’–—-‐\u00ad\u200b…\u00a0\ufeff\uffff|ёéﬁ½Σа`\x00\x1f\u2028𝐚한"]


@st.composite
def altered(draw) -> str:
    """Draw a copy of the letter: paragraphs dropped, moved, doubled, changed, broken, with other signs, line ends."""
    source = random.Random(draw(st.integers(0, 10**6)))
    lines = [line for line in LINES for _ in range(draw(st.sampled_from([1, 1, 1, 1, 1, 0, 2])))]
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(["swap", "word", "sign", "alike", "extra", "cut", "wrap", "hyphen"]))
        at = source.randrange(len(lines)) if lines else 0
        if kind == "extra" or not lines:
            lines.insert(at, source.choice([OTHER, "", "|", source.choice(SIGNS), " ".join(LINES[2].split()[3:18])]))
        elif kind == "swap":
            lines.append(lines.pop(at))
        elif kind == "wrap":
            lines[at] = textwrap.fill(lines[at], source.randint(20, 60), break_on_hyphens=source.random() < 0.5)
        else:
            place = source.randrange(len(lines[at]) + 1)
            before, after = lines[at][:place], lines[at][place:]
            lines[at] = {
                "word": f"{before} anders {after}",
                "sign": before + source.choice(SIGNS) + after,
                "cut": f"{before}\n{after}",
                "hyphen": f"{before}{source.choice('-‐')}\n{after}",
                "alike": "".join(source.choice([c, *next((s for s, one in ALIKE if one == c), "")]) for c in lines[at]),
            }[kind]
    return draw(st.sampled_from(["\n", "\n\n", "\r\n", "\n \n\n"])).join(lines)


@given(altered())
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_take_in_the_same_of_copies_altered_at_random(letters, source):
    letters.same(source)


# What this Python does not know yet, a newer browser may normalise.
KNOWN = st.characters(exclude_categories=["Cs", "Cn"])


@given(st.text(KNOWN, max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_both_hash_and_count_alike(letters, text):
    ask = """([text, words]) => {
      const { sha256, blake2b4, reader } = editionCopy, of = reader(editionCopies.letter);
      return [sha256(of.normalise(text)), of.countWords(text), of.wordsIn(text), words.map(blake2b4)];
    }"""
    found = [word.decode() for word in windows.words_in(text)]
    many = ["".join(found), "x" * len(text)]
    expected = [fingerprint(text), len(windows.words_of(text)), found, [windows.digest(w.encode()) for w in many]]
    low = [min(word, word[::-1]) for word in many]
    assert letters.page.evaluate(ask, [text, low]) == expected


FIVE = 5_000_000
LINE = "on the other hand some very different words of this, with “signs” – and no\n"
LONG = {
    "lines, some with a hyphen": f"{LINE * 2}{LINE[:-1]}-\n{LINE * 5}\n" * (FIVE // (8 * len(LINE))),
    "blanks": "x" + " " * FIVE + "x",
}


@pytest.mark.parametrize("name", LONG)
def test_a_long_other_text_is_refused(letters, name):
    """It takes seconds; what tried every way of joining lines, or went back over blanks, would not come to an end."""
    assert letters.browser(LONG[name]).startswith("This is not a copy of this text")


def test_what_the_page_is_told_gives_no_text_away(letters, monkeypatch):
    monkeypatch.setenv(copies.VARIABLE, str(HERE / "copies" / "letter.txt"))
    copy = copies.copy_at_hand(Project(HERE / "mini"), "letter")
    assert copy is not None
    assert look(letters.known.encode(), [copy.rule()]) is None
    kept = (HERE / "mini/data/texts/letter/fingerprint.txt").read_text("utf-8").splitlines()
    assert all(f'"{line}"' in letters.known for line in kept)
    assert (
        letters.known.count('"', letters.known.index('"windows"'), letters.known.index('"quotes"')) == 2 * len(kept) + 2
    )


@pytest.fixture(scope="module")
def articles(browser, edition_root, tmp_path_factory):
    """The article's outline, and a place where its copies may be kept."""
    root = tmp_path_factory.mktemp("article") / "edition"
    shutil.copytree(edition_root / "data", root / "data")
    shutil.copyfile(edition_root / "CITATION.cff", root / "CITATION.cff")
    both = Both(root, "lankov-2010", browser)
    yield both
    both.page.close()


@pytest.mark.article
def test_both_take_in_the_same_of_the_article(articles, article, edition_root, monkeypatch):
    source = read_text(article)
    lines = [line for line in source.splitlines() if line.strip()]
    changed = [line.replace(" the ", " a ", 1) if n % 3 else line for n, line in enumerate(lines)]
    said = articles.same(source)
    assert said[1] == [f"{len(lines)} of {len(lines)} paragraphs are the same as the edition's."]
    for copy in (
        "\r\n\r\n".join(textwrap.fill(line, 70) for line in lines),
        "\n\n".join(textwrap.fill(line, 30).replace("e\n", "e\u00ad\n") for line in lines),
        "\n".join(changed),
        "\n".join([*lines[9:], OTHER, *lines[:7]]),
        "\n".join([OTHER, *changed[4:], *lines[:4]]),
    ):
        articles.same(copy)
    monkeypatch.setenv(copies.VARIABLE, str(article))
    held = copies.copy_at_hand(Project(edition_root), "lankov-2010")
    assert held is not None
    assert look(articles.known.encode(), [held.rule()]) is None
