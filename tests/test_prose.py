"""Numbers and lists that stand in prose which nothing computes are those of the data and the code."""

import csv
import json
import re
import tomllib
from pathlib import Path

import pytest

import annotate
from annotate import cli
from annotate.facts import counts
from annotate.facts.counts import Side
from annotate.figures.recognition import data as recognition
from annotate.figures.zones import data as zones
from annotate.files.rights import fingerprint
from annotate.measure import archive, frames
from annotate.sphinxext.build.policy import POLICY
from annotate.stages.lists import kept
from annotate.stages.senses.classify import shipped
from annotate.stages.senses.features import SLOTS
from annotate.values.acts import Preferred
from annotate.values.model import Certainty
from annotate_train.senses import corpora, grammar
from tests.conftest import EVERY_VIEW, FEW_VIEWS, ROOT

HISTORY = ROOT / "data" / "history"
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
ROOTED = re.compile(r"`((?:tests|data|src|book|notebooks|\.github)/[^`*<>]*?[\w/])`")
LATER = {
    "data/proposals",
    "data/proposals/NAME.csv",
    "data/proposals/ada.csv",
    "data/proposals/notes",
    "data/proposals/notes/ada.csv",
    "data/proposals/objections",
    "data/proposals/objections/ada.csv",
    "data/proposals/records",
    "data/proposals/records/ada.csv",
    "data/contributions.csv",
    "data/decisions",
    "data/releases/X.Y.Z.txt",
    "data/texts/lankov-2010/shingles.txt",
}
"""What a page tells of and the edition need not have: it is made when it is needed, or is gone."""


def prose(*parts: str) -> str:
    """Return a document with runs of white space as one blank."""
    return " ".join(ROOT.joinpath(*parts).read_text(encoding="utf-8").split())


def chapter(name: str) -> str:
    """Return the prose of a notebook in the same way."""
    cells = json.loads((ROOT / "notebooks" / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    return " ".join(" ".join("".join(c["source"]) for c in cells if c["cell_type"] == "markdown").split())


def rows(path: Path) -> int:
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.DictReader(file))


@pytest.fixture(scope="module")
def edition():
    return annotate.load(ROOT)


def test_the_readme_of_the_history_has_its_numbers(edition):
    told = prose("data", "history", "README.md")
    begun, ended = ({getattr(e.date, end).year for e in edition.events} for end in ("earliest", "latest"))
    assert f"`events.csv` ({len(edition.events)} dated events, {min(begun)} to {max(ended)})" in told
    assert f"a chronology from {min(begun)} to {max(ended)}" in chapter("timeline")
    assert f"`acts.csv` ({rows(HISTORY / 'acts.csv')} acts" in told
    assert f"`recognition.csv` (the {rows(HISTORY / 'recognition.csv')} states" in told
    assert f"`totals.csv` ({len(edition.totals)} numbers" in told
    assert f"`zone_stats.csv` ({len(edition.zone_stats)} rows" in told
    chosen = [a.certainty for row in edition.recognition for a in row.acts if a.preferred is Preferred.YES]
    high, medium, low = (chosen.count(grade) for grade in (Certainty.HIGH, Certainty.MEDIUM, Certainty.LOW))
    assert f"Of the {len(chosen)} preferred acts {high} are high, {medium} medium and {low} low." in told


def test_its_table_of_days_is_what_the_acts_come_to(edition):
    written = (HISTORY / "README.md").read_text(encoding="utf-8")
    table = re.findall(r"^\| (\d+) (\w+) (\d{4}) \| (\d+) \| (\d+) \|$", written, re.M)
    months = {"June": 6, "September": 9, "December": 12}
    assert len(table) > 5
    for day, month, year, both, sure in table:
        at = f"{year}-{months[month]:02}-{int(day):02}"
        found = [counts.partners(edition.recognition, at, certainty=least) for least in (None, Certainty.MEDIUM)]
        assert [len(each.both) for each in found] == [int(both), int(sure)], at


def test_the_readme_of_the_gazetteer_has_its_numbers(edition):
    told = prose("data", "gazetteer", "README.md")
    records, names = edition.gazetteer.entities, edition.gazetteer.names
    known = {record.id for record in records if record.wikidata}
    named = {mention.entity for text in edition.texts for mention in edition.decided(text.id) if mention.entity}
    assert f"{len(known)} of {len(records)} records have an id" in told
    assert f"of the {len(named)} records that the texts name {len(named & known)}." in told
    for lang, words in (("ko", "hangul"), ("ko-Hani", "hanja"), ("ru", "Russian"), ("zh", "Chinese")):
        those = [bool(name.source) for name in names if name.lang == lang]
        assert re.search(rf"in {words} {sum(those)} of {len(those)}\b", told), (lang, sum(those), len(those))


def test_the_readmes_of_geodata_and_figures_have_their_numbers():
    towns = json.loads((ROOT / "data/geo/towns.geojson").read_text(encoding="utf-8"))["features"]
    layers = len(list((ROOT / "data" / "geo").glob("*.geojson")))
    words = dict(zip((6, 7, 8, 9), ("Six", "Seven", "Eight", "Nine"), strict=True))
    assert f"| {len(towns)} towns and islands," in prose("data", "geo", "README.md")
    assert f"{words[layers]} GeoJSON files" in prose("data", "geo", "README.md")
    tables = len(list((ROOT / "data" / "figures").glob("*.csv")))
    assert f"These {words[tables].lower()} hold" in prose("data", "figures", "README.md")


def test_what_is_told_of_the_guard_is_what_it_does():
    assert (fingerprint.SIZE, fingerprint.FARTHEST, fingerprint.CERTAIN, fingerprint.EXACT) == (12, 14, 25, 8)
    told = prose("RELEASING.md")
    assert "hashes of one window of twelve words in about fourteen" in told
    assert "a run of 25 words is found for certain" in told
    assert "eight words in a row are found" in told
    told = prose("book", "method.md")
    assert "one sequence of twelve words in about fourteen" in told
    assert "a copied run of twenty-five words is found for certain" in told
    assert "on the computer of someone who has a copy, one of eight" in told


def test_the_card_of_the_senses_counts_what_is_there():
    told = prose("src", "annotate", "stages", "senses", "data", "weights-card.md")
    assert f"for {round(len(shipped().leanings), -2):,} words" in told
    assert "in each of twenty-one places" in told
    assert len(SLOTS) == 21
    lines = [line for path in corpora.OWN for line in path.read_text(encoding="utf-8").splitlines()]
    assert f"{round(sum(bool(line) and line[0] != '#' for line in lines), -2):,} sentences of our own" in told
    made = [len(sentences) for sentences in grammar.sentences()]
    assert f"{round(sum(made), -2):,} more that a grammar of ours makes (`grammar.txt`, {len(made)} templates" in told


def test_the_model_card_counts_the_towns():
    towns = len(kept("annotate.stages.recognise", "towns.txt"))
    small = len(kept("annotate.stages.recognise", "small_towns.txt"))
    told = prose("book", "model-card.md")
    assert f"{round(towns, -3):,} towns (GeoNames" in told
    assert f"{round(small, -3):,} small ones less" in told


def test_words_of_the_chapter_on_recognition_hold(edition):
    told, known = chapter("recognition"), edition.recognition
    war = counts.partners(known, "1950-06-24")
    assert "more than twice the {glue:text}`rok-1950`" in told
    assert len(war.recognised) > 2 * len(war.rok)
    assert "the other two are East Germany, which had ended, and Slovakia, which had not begun" in told
    pact = {recognition.key_of(row) for row in known if "Warsaw Pact" in row.bloc}
    assert pact - set(counts.partners(known, "1992-12-31").both) == {"DDR", "SVK"}
    assert "the acts follow every step of it, one to three behind" in told
    chain = [t for t in edition.totals if t.korea == Side.ROK and "1981" <= str(t.date) < "1992"]
    behind = {t.total - counts.total(known, str(t.date), t.korea) for t in chain}
    assert (min(behind), max(behind)) == (1, 3)


def test_the_gain_that_is_often_repeated_is_the_one_in_the_table(edition):
    (net,) = [row for row in edition.zone_stats if row.measure == "net gain of ground between 1945 and 1953"]
    assert "The often quoted 3,900 km2" in net.note
    assert "3,900 square kilometres, is borne out by none of them" in chapter("division-1945")
    assert "The 3,900 square kilometres that are often quoted are reproduced by none" in chapter("division-steps")
    first, then = (
        {m.sources: m.south for m in zones.land(zones.measures(edition.zone_stats), when) if m.unit == "km2"}
        for when in ("1945", "1953/..")
    )
    nets = [round(then[key] - first[key], -2) for key in first.keys() & then.keys()]
    assert len(nets) == 3
    told = f"comes out at {min(nets):,.0f} to {max(nets):,.0f} square kilometres, not at the 3,900 often quoted"
    assert told in prose("data", "history", "README.md")


def test_pages_are_looked_at_in_as_many_windows_as_is_told():
    assert (len(FEW_VIEWS), len(EVERY_VIEW)) == (2, 8)
    assert "`make test` looks at each page in two windows, `make views` in eight" in prose("CONTRIBUTING.md")


def test_the_policy_that_is_told_is_that_of_the_pages():
    assert POLICY in prose("SECURITY.md")
    assert "const MOST = 8_000_000;" in prose("src", "annotate", "sphinxext", "static", "own-copy-show.js")
    assert "more than eight million signs are refused" in prose("SECURITY.md")


def test_the_archive_is_made_as_the_chapter_says(edition):
    found = archive.FILE.read(edition.project.data)
    assert f"python -m annotate.corpus.made {found.articles} articles.jsonl.gz" in chapter("archive")


def test_the_corpora_that_nothing_was_learned_from_are_two():
    with (ROOT / "src/annotate/models/en_history_ner/scores.csv").open(encoding="utf-8", newline="") as file:
        unseen = [row["Corpus"] for row in csv.DictReader(file) if row["Trained on"] == "nothing of it"]
    assert unseen == ["WikiGold", "re3d, the folders under open licences"]
    assert "Of two, WikiGold" in chapter("recogniser")


def test_a_dash_stands_where_the_chapter_says():
    assert frames.MINIMUM == 30
    assert "fewer than thirty such names" in chapter("recogniser")


def test_the_layers_of_the_readme_are_those_that_are_held():
    block = (ROOT / "README.md").read_text(encoding="utf-8").split("a contract in `pyproject.toml` holds them:")[1]
    lines = block.split("```")[1].strip().splitlines()
    told = [re.split(r"  +", line)[0].removesuffix(".py").replace(" · ", " : ") for line in lines]
    (held,) = (
        contract["layers"]
        for contract in tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
        if contract.get("exhaustive_ignores") == ["models"]
    )
    assert told == [layer for layer in held if layer != "__main__"]


def test_the_inputs_of_each_chapter_are_those_of_the_page_on_running_it_again():
    page = (ROOT / "book" / "rerun.md").read_text(encoding="utf-8")
    told = {
        name: set(re.findall(r"`([^`]+)`", read))
        for name, read in re.findall(r"^\| \{doc\}`\.\./notebooks/([\w-]+)` \| (.*?) \|", page, re.M)
    }
    noted = {
        path.stem: {one.split("/")[0] for one in json.loads(path.read_text("utf-8"))["metadata"]["edition"]["inputs"]}
        for path in (ROOT / "notebooks").glob("*.ipynb")
    }
    assert told == noted


@pytest.fixture(params=sorted(p.relative_to(ROOT).as_posix() for p in (*ROOT.glob("*.md"), *ROOT.glob("book/*.md"))))
def page(request):
    return request.param


def _options(parser):
    """Return the options of a verb, those of what it may be told to do among them."""
    below = [one for action in parser._actions if isinstance(action.choices, dict) for one in action.choices.values()]
    return {option for action in parser._actions for option in action.option_strings}.union(*map(_options, below))


def test_verbs_and_targets_that_a_page_names_are_there(page):
    written = (ROOT / page).read_text(encoding="utf-8")
    code = re.findall(r"```\w*\n(.*?)```|`([^`]+)`", written, re.S)
    lines = [line for block, _ in code for line in block.splitlines()] + [" ".join(span.split()) for _, span in code]
    for line in lines:
        command = line.split("#")[0].strip()
        if verb := re.match(r"annotate ([a-z]+)\b", command):
            assert verb[1] in cli.VERBS, command
            known = _options(cli.parser(verb[1]))
            assert set(re.findall(r"(?<= )--[a-z-]+", command)) <= known, command
        if target := re.match(r"make ([a-z]+)\b", command):
            assert re.search(rf"^{target[1]}:", MAKEFILE, re.M), command


def test_files_that_a_page_names_are_there(page):
    named = {one.rstrip("/") for one in ROOTED.findall((ROOT / page).read_text(encoding="utf-8"))}
    assert {one for one in named - LATER if not (ROOT / one).exists()} == set()
