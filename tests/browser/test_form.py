"""From the page and back: a suggestion becomes a row, passes the checks, is accepted, and shows with credit."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from annotate.checks import run_checks
from annotate.cli import main
from annotate.curate.form import offered
from annotate.edition import load
from annotate.files.canonical import into_form
from annotate.files.ledger import anchor
from annotate.files.project import Project
from tests.conftest import ROOT
from tests.sphinxext.conftest import FILES, build_book

pytestmark = pytest.mark.browser
FORM = "dialog.edition-form"
ESSAY, LETTER = "book/essay.html", "book/letter.html"
BUILT = "_build"
"""Where the book is built: the rights guard does not look there."""
REPOSITORY = "https://github.com/ada/union"
PAGES = {
    "conf.py": (
        f'{FILES["conf.py"]}html_context = {{"default_mode": "auto"}}\nhtml_favicon = "favicon.svg"\n'
        f'smartquotes = False\nexclude_patterns += ["{BUILT}", "private"]\n'
    ),
    "favicon.svg": (ROOT / "book/static/favicon.svg").read_text("utf-8"),
    "index.md": "# Mini\n\n```{toctree}\nbook/essay\nbook/letter\nbook/contribute\n"
    + "".join(f"book/{name}\n" for name in ("people", "places", "organisations", "dates", "events-terms"))
    + "book/sources\n```\n",
    "book/contribute.md": "# Contribute\n\n:::{contributors}\n:::\n",
    "book/sources.md": "# Sources\n\n```{bibliography}\n:all:\n```\n",
}
for _text in ("essay", "letter"):
    PAGES[f"book/{_text}.md"] = (
        f"# {_text}\n\n:::{{reading-view}} {_text}\n:::\n\n## List\n\n:::{{mention-list}} {_text}\n:::\n"
    )
for _page in ("people", "places", "organisations", "dates", "events-terms"):
    PAGES[f"book/{_page}.md"] = f"# {_page}\n\n:::{{entity-index}} {_page}\n:::\n"


@dataclass
class Edition:
    """A small edition with a book, and a reader's copy of the text that is in copyright."""

    project: Project

    def build(self) -> Path:
        return build_book(self.project.root, into=BUILT).out


@pytest.fixture(scope="module")
def edition(tmp_path_factory) -> Edition:
    root = tmp_path_factory.mktemp("form") / "edition"
    shutil.copytree(ROOT / "tests" / "mini", root)
    for name, content in PAGES.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(content, "utf-8")
    record = root / "CITATION.cff"
    record.write_text(f'{record.read_text("utf-8")}repository-code: "{REPOSITORY}"\n', "utf-8")
    assert main(["text", "add", "letter", str(ROOT / "tests/copies/letter.txt"), "--root", str(root)]) == 0
    made = Edition(Project(root))
    into_form(made.project)
    made.build()
    return made


@pytest.fixture(scope="module")
def home(edition, serve) -> str:
    """The address of the edition's book; it is built again in place."""
    return serve(edition.project.root / BUILT / "out" / "html")


CHOOSE = """([para, words]) => {
  const paragraph = document.querySelector(`.strand[data-para="${para}"] .edition-paragraph`);
  const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode, at = node.data.indexOf(words);
    if (at < 0) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + words.length);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
    return true;
  }
  return false;
}"""


def choose(page, para, words):
    """Choose words of a paragraph, as fingers and mice do, and press what appears."""
    assert page.evaluate(CHOOSE, [para, words])
    page.locator(".form-ask").click()
    page.locator(FORM).wait_for()


def seek(page, name, words):
    """Search in a field and take the first that is found."""
    page.locator(f"#form-{name}").fill(words)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")


def finish(page, by="Ada"):
    """Fill in a name, make the row, and return the addresses to send it by."""
    page.locator("#form-by").fill(by)
    page.keyboard.press("Enter")
    page.locator(".form-done h3").wait_for()
    return [link.get_attribute("href") for link in page.locator(".form-done a").all()]


def send(project, address, number):
    """Do what GitHub and the workflows do with an address: an issue becomes a file, a new file is one."""
    assert address.startswith(f"{REPOSITORY}/")
    asked = {name: value for name, (value,) in parse_qs(urlsplit(address).query).items()}
    if "rows" in asked:
        assert asked["template"] == "proposal.yml"
        assert (ROOT / ".github/ISSUE_TEMPLATE/proposal.yml").exists()
        folder, content = offered(f"### Rows\n\n```csv\n{asked['rows']}\n```\n", "somebody")
        path = project.data / folder / f"issue-{number}.csv"
    else:
        path = project.root / urlsplit(address).path.partition("/new/main/")[2] / asked["filename"]
        content = asked["value"]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")


def wrong_link(page):
    """By mouse: the card of a mention, its button."""
    page.locator("#a-ewrafcjc").click()
    page.get_by_role("button", name="Correct").click()
    page.locator(FORM).wait_for()
    assert page.locator("#form-entity").input_value() == "Storting"
    seek(page, "entity", "goverment of swedn")
    page.locator("#form-why").fill("It was the cabinet.")


def wrong_date(page):
    """By keyboard alone: a key on a mention, the date in words."""
    page.locator("#a-733o4i3d").focus()
    page.keyboard.press("e")
    page.locator(FORM).wait_for()
    assert page.evaluate("document.activeElement.closest('dialog') !== null")
    while page.evaluate("document.activeElement.id") != "form-edtf":
        page.keyboard.press("Tab")
    assert page.locator("#form-edtf").input_value() == "1905-09"
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("about September 1905")
    assert page.locator(".form-read").inner_text() == "1905-09~, that is about September 1905"


def missed_name(page):
    """By touch: chosen words."""
    choose(page, 2, "capital")
    page.locator("#form-kind").select_option("PLACE")
    seek(page, "entity", "Oslo")


def new_note(page):
    """By keyboard: a key on the number of a paragraph; the words are typed."""
    page.locator("#essay-p01 .para-number").focus()
    page.keyboard.press("e")
    page.locator(FORM).wait_for()
    assert page.evaluate("document.activeElement.id") == "form-quote"
    page.keyboard.type("did not recognise")
    page.locator("input[value='proposals/notes']").check()
    page.locator("#form-note").fill('The envoys waited for "the rest", and for Oslo.')
    seek(page, "sources", "handbook")
    page.locator("#form-place").fill("p. 7")


def new_record(page):
    """By mouse: chosen words, and a record that is not there yet."""
    choose(page, 1, "new state")
    page.locator("input[value='proposals/records']").check()
    page.locator("#form-type").select_option("concept")
    page.locator("#form-description").fill("Norway, as the powers called it at first")
    page.locator("#form-names").fill("ru: Новое; de:Der neue Staat")


def no_mention(page):
    """By keyboard alone: a key on a mention, the last of the choices, why."""
    page.locator("#a-d4z7etii").focus()
    page.keyboard.press("e")
    page.locator(FORM).wait_for()
    page.keyboard.press("ArrowUp")  # from the first of the choices to the last
    assert page.locator("input[value='proposals/objections']").is_checked()
    assert page.locator(f"{FORM} .form-row:visible label").all_inner_texts() == [
        "Words", "Why, and how you know", "Your name, as you want to be thanked",
    ]  # fmt: skip
    page.locator("#form-by").fill("Ada")
    page.locator(".form-next").click()
    assert page.locator(".form-problems li").all_inner_texts() == ["Say why it is no mention."]
    page.keyboard.type("The name of a ship.")


def test_who_says_that_words_are_no_mention_names_one_that_is_marked(home, visit):
    page = visit(f"{home}/{ESSAY}", width=390).page
    page.locator(".correct a").click()
    page.locator(FORM).wait_for()
    page.locator("input[value='proposals/objections']").check()
    page.locator("#form-para").fill("1")
    page.locator("#form-why").fill("No town is meant.")
    page.locator("#form-by").fill("Ada")
    for words, said in (("Karlstad", "Several readings"), ("new state", "No mention of the edition")):
        page.locator("#form-quote").fill(words)
        page.locator(".form-next").click()
        assert page.locator(".form-problems").inner_text().startswith(said)
        assert page.locator(".form-done").is_hidden()
    page.locator("#form-quote").fill("Stockholm")
    finish(page)
    row = page.locator(".form-done textarea").input_value().splitlines()[1]
    assert row.startswith("essay,1,Stockholm,1,a-fg4zeupb,No town is meant.,Ada,")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_of_a_text_in_copyright_leaves_with_a_row(home, visit):
    page = visit(f"{home}/{LETTER}").page
    text = page.locator("#letter-p02").evaluate("p => p.textContent.replace(/^¶2\\s+/, '')")
    words = text.split()
    choose(page, 2, " ".join(words[:9]))
    page.locator("#form-kind").select_option("TERM")
    page.locator("#form-why").fill(f"It says {' '.join(words[3:12])}")
    page.locator("#form-by").fill("Ada")
    page.locator(".form-next").click()
    said = page.locator(".form-problems").inner_text()
    assert "give fewer than 8 words" in said
    assert "Here stand 8 or more words of the text in a row" in said
    assert page.locator(".form-done").is_hidden()
    page.locator("#form-quote").fill(words[0])
    page.locator("#form-why").fill("A name.")
    page.locator(".form-next").click()
    row = page.locator(".form-done textarea").input_value()
    assert not any(" ".join(words[at : at + 2]) in row for at in range(len(words) - 1))
    assert row.rstrip().rpartition(",")[2].startswith("33b022db-")


@pytest.mark.parametrize(("width", "theme"), [(1280, "dark"), (390, "light")])
def test_the_form_is_accessible_and_gives_the_focus_back(home, visit, width, theme):
    from axe_playwright_python.sync_playwright import Axe

    page = visit(f"{home}/{ESSAY}", width=width, theme=theme).page
    page.locator("#a-kdjnidxi").focus()
    page.keyboard.press("e")
    page.locator(FORM).wait_for()
    page.locator("#form-entity").fill("o")
    page.locator(".form-list li").first.wait_for()
    assert [rule["id"] for rule in Axe().run(page, context=FORM).response["violations"]] == []
    page.keyboard.press("Escape")
    assert page.locator(".form-list").first.is_hidden(), "Escape closes the list alone"
    page.locator(".form-next").click()
    assert [rule["id"] for rule in Axe().run(page, context=FORM).response["violations"]] == []
    assert page.locator("[aria-invalid]").count() > 0
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.keyboard.press("Escape")
    assert page.locator(FORM).is_hidden()
    assert page.evaluate("document.activeElement.id") == "a-kdjnidxi"


def test_the_form_is_loaded_when_asked_for_and_without_a_repository_the_row_is_copied(home, visit):
    page = visit(f"{home}/{ESSAY}").page
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert {name.rpartition("/")[2].partition("?")[0] for name in loaded if "form" in name} == {"form-open.js"}
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".correct a").click()
    page.locator(FORM).wait_for()
    page.evaluate("editionFormData.repository = ''")
    page.locator("#form-para").fill("¶2")
    page.locator("#form-quote").fill("old name")
    page.locator("#form-kind").select_option("TERM")
    page.locator("#form-why").fill("=1+1, but no term")
    assert finish(page) == []
    page.get_by_role("button", name="Copy").click()
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.splitlines()[1].startswith('essay,2,old name,1,TERM,,,,,,,medium,Ada,"=1+1, but no term",788c8c11-')


def test_a_wrong_suggestion_is_told_and_makes_no_row(home, visit, edition_root):
    page = visit(f"{home}/{ESSAY}").page
    choose(page, 2, "capital")
    page.locator("#form-quote").fill("Bergen")
    page.locator("#form-kind").select_option("DATE")
    page.locator("#form-edtf").fill("31 June 1905")
    page.locator(".form-next").click()
    said = page.locator(".form-problems").inner_text()
    assert "The words do not stand in paragraph 2" in said
    assert "Give the date in words or in EDTF" in said
    assert "Give a name or handle" in said
    assert page.evaluate("document.activeElement.id") == "form-quote"
    _dates_and_anchors_are_those_of_the_edition(page, edition_root)


WORDS = {
    "30 September 1990": "1990-09-30",
    "Sept. 30, 1990": "1990-09-30",
    "September 1990": "1990-09",
    "Sep 1990": "1990-09",
    "the 1960s": "196X",
    "19th century": "18XX",
    "about 1960": "1960~",
    "ca. May 1949": "1949-05~",
    "1964 to 1966": "1964/1966",
    "1 May 1949 – June 1950": "1949-05-01/1950-06",
    "1945/..": "1945/..",
    "1990-09-30": "1990-09-30",
    "-0263": "-0263",
    "31 June 1905": "",
    "1990-02-30": "",
    "1966/1964": "",
    "Sunday": "",
    "13 May": "",
    "1990-13": "",
    "../..": "",
    "": "",
}


def _dates_and_anchors_are_those_of_the_edition(page, edition_root):
    read = page.evaluate("words => words.map(editionPlace.dateOf)", list(WORDS))
    assert dict(zip(WORDS, read, strict=True)) == WORDS
    whole = load(edition_root)
    dates = {str(m.edtf) for text in whole.text_ids for m in whole.all_rows(text) if m.edtf}
    dates |= {str(event.date) for event in whole.events}
    assert page.evaluate("dates => dates.filter((date) => editionPlace.dateOf(date) !== date)", sorted(dates)) == []
    for quote, nth in (("Soviet Union’s", 1), ("“no–one”\u00a0here", 2), ("서울", 12)):
        made = page.evaluate("([quote, nth]) => editionPlace.anchor('0123abcd', 'essay', 7, quote, nth)", [quote, nth])
        assert made == anchor("0123abcd" * 8, "essay", 7, quote, nth)


def test_without_scripts_the_way_is_a_link(home, visit):
    page = visit(f"{home}/{ESSAY}", script=False).page
    page.locator(".correct a").click()
    assert page.url.endswith("/book/contribute.html")


# The last: it changes the edition that the others look at.
def test_every_kind_of_suggestion_comes_back_to_the_page(edition, home, visit):
    project = edition.project
    for number, (suggest, way) in enumerate(
        [(wrong_link, 0), (wrong_date, 1), (missed_name, 0), (new_note, 1), (new_record, 0), (no_mention, 1)]
    ):
        seen = visit(f"{home}/{ESSAY}")
        suggest(seen.page)
        send(project, finish(seen.page)[way], number)
        assert seen.outside == seen.errors == []
    assert [p for p in run_checks(project) if p.severity == "error"] == []
    root = ["--root", str(project.root)]
    assert main(["fmt", *root]) == 0
    assert {p.code for p in run_checks(project)} == {"same-span", "linked-differently"}, "two readings, for an editor"
    decided = ["accept", "--text", "essay", "--by", "Bob", "--why", "As the reader says.", "--date", "2026-03-01"]
    assert main([*decided, *root]) == 0
    assert run_checks(project) == ()
    assert not project.proposals.exists() or not list(project.proposals.rglob("*.csv"))
    edition.build()
    page = visit(f"{home}/{ESSAY}").page

    def card(words, para):
        page.locator(f".strand[data-para='{para}'] a.mention", has_text=words).click()
        said = page.locator("dialog.edition-card").inner_text()
        page.keyboard.press("Escape")
        return said

    chose = "Suggested by Ada. Accepted by Bob, who chose it on 1 March 2026"
    linked, dated, named, state = card("Storting", 0), card("September", 1), card("capital", 2), card("new state", 1)
    assert "Government of Sweden" in linked and chose in linked
    assert "About September 1905" in dated and chose in dated
    assert "Oslo" in named and "Suggested by Ada. Accepted by Bob" in named
    assert "Norway, as the powers called it at first" in state
    note = page.locator(".edition-note").inner_text()
    assert 'The envoys waited for "the rest", and for Oslo.' in note
    assert "p. 7" in note and "Suggested by Ada; accepted by Bob on 1 March 2026." in note
    record = visit(f"{home}/entity/new-state.html").page.locator("main").inner_text()
    assert "Новое" in record and "Suggested by Ada; accepted by Bob on 1 March 2026." in record
    assert page.locator("#a-d4z7etii").count() == 0
    (gone,) = (m for m in load(project.root).all_rows("essay") if m.id == "a-d4z7etii")
    assert (gone.status, gone.note) == ("rejected", "The name of a ship. As the reader says.")
    assert "Ada 7 0 0" in " ".join(visit(f"{home}/book/contribute.html").page.locator("main").inner_text().split())
