"""The small edition as a book: what each page holds, and that contributors' text stays text."""

from __future__ import annotations

import json


def ids(page):
    return [element["id"] for element in page.find_all(id=True)]


def test_it_builds_without_a_warning(mini_book):
    assert mini_book.warnings == ""


def test_every_decided_mention_is_a_link_to_its_record_or_index_entry(mini_book):
    page = mini_book.page("essay.html")
    links = {a["id"]: a["href"] for a in page.select("a.mention")}
    assert links == {
        "a-year": "dates.html#date-1961",
        "a-norl": "entity/norland.html",
        "a-port": "entity/port-ada.html",
        "a-adam": "entity/ada.html",
        "a-trea": "events-terms.html#unlinked-term",
        "a-may2": "dates.html#date-1962-05",
        "a-vik1": "entity/jon-vik.html",
    }
    assert {"a-nest", "a-adal"} <= set(ids(page))


def test_rejected_and_proposed_rows_are_not_shown(mini_book):
    for name in ("essay.html", "events-terms.html"):
        text = (mini_book.out / name).read_text("utf-8")
        assert "a-gone" not in text
        assert "a-prop" not in text


def test_the_text_of_the_essay_is_unchanged(mini_book):
    page = mini_book.page("essay.html")
    for number, words in enumerate(
        ("In 1961 envoys from Norland landed in Port Ada. Ada welcomed them", "The Ada Treaty of May 1962 was signed")
    ):
        shown = page.select_one(f"#essay-p{number:02d}").get_text().split(" ", 1)[1]
        assert shown.startswith(words)


def test_marks_say_kind_sense_and_dispute(mini_book):
    page = mini_book.page("essay.html")
    assert set(page.select_one("#a-adam")["class"]) >= {"mention", "mention-place", "metonymic", "disputed"}
    assert "metonymic" not in page.select_one("#a-norl")["class"]


def test_headings_and_citations_stand_in_the_text(mini_book):
    page = mini_book.page("essay.html")
    assert page.select_one("#essay-s01 h2").get_text().startswith("The treaty")
    cited = page.select_one("#essay-p00 .cite-mark a")
    assert (cited.get_text(), cited["href"]) == ("1", "#essay-source-1")
    entry = page.select_one("#essay-source-1")
    assert "(Vik, 1970, ch. 5, p. 7, not opened)" in entry.get_text()
    assert "sources.html#" in entry.select("a")[1]["href"]
    assert entry.select_one(".source-number a")["href"] == f"#{page.select_one('#essay-p00 .cite-mark')['id']}"


def test_a_card_says_what_is_meant_and_holds_the_other_reading(mini_book):
    card = mini_book.page("essay.html").select_one("#about-a-adam")
    text = card.get_text(" ", strip=True)
    assert "The words name Ada ; here they mean Council of Ada ." in text
    said = "Another reading of the same words: Ada (place; disputed: the words have more than one reading). The other"
    assert said in text
    assert "certainty medium" in text
    assert card.select_one("a[href$='entity/ada-council.html']")


def test_a_card_holds_the_name_inside_the_name(mini_book):
    card = mini_book.page("essay.html").select_one("#about-a-port")
    assert "The words contain “Ada”" in card.get_text()


def test_cards_lead_to_the_neighbours(mini_book):
    page = mini_book.page("essay.html")
    assert page.select_one("#about-a-nest .card-next")["href"] == "#a-adam"
    assert "Mention 2 of 3 in this text" in page.select_one("#about-a-adam").get_text()
    assert "The only mention in this text." in page.select_one("#about-a-vik1").get_text()


def test_an_identifier_not_seen_in_a_source_says_so(mini_book):
    assert "Wikidata Q2 (not verified)" in mini_book.page("entity/jon-vik.html").select_one("article").get_text()
    assert "(not verified)" not in mini_book.page("entity/norland.html").select_one("article").get_text()


def test_the_reserved_text_is_summed_up_and_its_words_stay_away(mini_book):
    page = mini_book.page("paper.html")
    assert "The paper is not shown." in page.select_one(".standoff-statement").get_text()
    assert "Summary 0 of <this>." in page.select_one("#paper-p00").get_text()
    assert [a["id"] for a in page.select("a.mention")] == ["b-norl", "b-ada1", "b-1963", "b-vik1"]
    assert "b-ada2" in ids(page)
    for path in mini_book.out.rglob("*.html"):
        assert "wrote Jon Vik" not in path.read_text("utf-8")


def test_notes_carry_their_quote_source_and_certainty(mini_book):
    note = mini_book.page("paper.html").select_one("#note-n01")
    text = note.get_text(" ", strip=True)
    assert "on “kept silent”" in text
    assert "It did not <i>quite</i>." in text
    assert "certainty" not in text, "said where it is less than high"
    assert note.select_one("a[href*='sources.html#']")


def test_what_contributors_write_is_never_markup(mini_book):
    for path in mini_book.out.rglob("*.html"):
        page = mini_book.page(path.relative_to(mini_book.out).as_posix())
        assert not page.select(".card-note b, .edition-note i")
    assert "<b>who</b> is meant" in mini_book.page("essay.html").select_one("#about-a-adam").get_text()


def test_the_index_counts_literal_and_metonymic_and_shows_context_only_where_allowed(mini_book):
    record = mini_book.page("entity/ada.html").select_one("#ent-ada")
    text = record.get_text(" ", strip=True)
    assert "Named 5 times: 3 as the place itself, 2 for those who act there" in text
    assert "1.5° N, 2.5° E" in text
    assert [li.select_one("a")["href"] for li in record.select(".kwic li")] == [
        "../essay.html#a-nest",
        "../essay.html#a-adam",
        "../essay.html#a-adal",
    ]
    assert [a["href"] for a in record.select("p.locators a")] == ["../paper.html#b-ada1", "../paper.html#b-ada2"]


def test_those_who_are_meant_have_their_mentions_too(mini_book):
    record = mini_book.page("entity/ada-council.html").select_one("#ent-ada-council")
    assert "Meant twice" in record.get_text(" ", strip=True)
    assert "government of" in record.get_text()


def test_names_carry_their_language(mini_book):
    page = mini_book.page("look.html")
    assert page.select_one("#ent-jon-vik [lang=ko]").get_text() == "욘 빅"
    assert "Named nowhere" in page.select_one("#also-in-the-gazetteer #ent-unused").get_text()


def test_dates_stand_in_the_order_of_the_calendar(mini_book):
    page = mini_book.page("dates.html")
    entries = [p["id"] for p in page.select("p.date-entry")]
    assert entries == ["date-1961", "date-1962-05", "date-1963"]
    assert "up to this date" in page.select_one("#date-1963").get_text()


def test_every_name_is_listed_by_script(mini_book):
    page = mini_book.page("names.html")
    assert page.select_one("#letter-hangul [lang=ko]").get_text() == "욘 빅"
    assert page.select_one("#letter-cyrillic [lang=ru]").get_text() == "Нордландия"
    assert "Norland" in page.select_one("#letter-n").get_text()


def test_what_has_no_record_is_listed_with_its_words(mini_book):
    assert "“Ada Treaty”" in mini_book.page("events-terms.html").select_one("#unlinked-term").get_text()


def test_numbers_are_counted(mini_book):
    text = mini_book.page("index.html").select_one("article").get_text(" ", strip=True)
    assert "There are 14 mentions, 9 in the essay." in text
    assert "80% of 10" not in text
    assert "91% of 11" in text
    assert "2020, A Mini Edition, version 1.2.3" in text


def test_the_legend_counts_what_is_on_the_page(mini_book):
    legend = mini_book.page("essay.html").select_one(".edition-legend")
    counts = {i["value"]: label.select_one(".legend-count") for label in legend.select("label") for i in label("input")}
    assert counts["place"].get_text() == "5"
    assert counts["metonymic"].get_text() == "1"
    assert all(box.has_attr("hidden") for box in legend.select("input"))


def test_sources_are_cited_by_day_title_or_author_and_listed_by_name(mini_book):
    page = mini_book.page("sources.html")
    said = page.select_one("article p").get_text()
    assert said == "As (Daily, 3 May 1962; Wikipedia, “Ada, town”, 2019) and (Ada Archive, n.d.) say."
    listed = [entry.select_one("p").get_text() for entry in page.select("div.citation")]
    assert [words.split(".")[0] for words in listed] == ["Ada Archive", "Daily", "Vik, Jon", "Wikipedia contributors"]
    assert "3 May 1962" in listed[1]


def test_sources_stand_by_letter_and_every_way_leads_to_one(mini_book):
    page = mini_book.page("sources.html")
    for letter in page.select("section.by-letter"):
        assert letter.select_one("details.open-wide > summary").get_text() == "one entry"
        assert {entry.get_text().strip()[0] for entry in letter.select("div.citation")} == {
            letter.select_one("h2, h3").get_text()[0]
        }
    ways = {a["href"] for nav in page.select("nav.index-row") for a in nav.select("a")}
    assert ways == {f"#{letter['id']}" for letter in page.select("section.by-letter, section:has(> nav.index-row)")}
    assert len(page.select("section.by-letter div.citation")) == len(page.select("div.citation")) == 4


def test_notes_fold_up_under_what_they_are_on(mini_book):
    folded = mini_book.page("paper.html").select_one("aside.edition-notes > details.open-wide")
    quotes = [note.select_one(".note-quote").get_text().removeprefix("on ") for note in folded.select(".edition-note")]
    assert quotes
    assert folded.summary.get_text().split(" on ", 1)[1] == ", ".join(quotes)


def test_acts_stand_by_state_with_their_sources_and_what_is_not_preferred(mini_book):
    page = mini_book.page("acts.html")
    state = page.select_one("section#states-n > details.acts-fold")
    assert state.summary.get_text() == "Norland: Seoul 1959"
    assert state.select_one("p").get_text() == "One state."
    assert state.select_one("ul")["id"] == "acts-NOR", "a link to it opens what it stands in"
    assert page.select_one("#acts-FJO") is None
    said = [item.get_text().strip() for item in page.select("article li")]
    assert said[0] == (
        "Seoul: relations from 2 March 1959 (medium). By the envoy. "
        "(Vik, 1970, ch. 5, not opened; Wikipedia, “Ada, town”, 2019)"
    )
    assert said[1].startswith(
        "Also given, not preferred. Seoul: relations from 5 March 1959 (low). A list has it. (Wiki"
    )


def test_a_page_has_a_canonical_address_where_it_is_known_where_the_site_lies(mini, build):
    with (mini / "CITATION.cff").open("a", encoding="utf-8") as record:
        record.write('url: "https://edition.test/book"\n')
    book = build(mini)
    for name in ("index.html", "essay.html", "entity/ada.html"):
        links = book.page(name).select("link[rel=canonical]")
        assert [link["href"] for link in links] == [f"https://edition.test/book/{name}"]


def test_a_base_address_in_the_configuration_goes_before_that_of_the_record(mini, build):
    with (mini / "CITATION.cff").open("a", encoding="utf-8") as record:
        record.write('url: "https://edition.test/book"\n')
    with (mini / "conf.py").open("a", encoding="utf-8") as configuration:
        configuration.write('html_baseurl = "https://fork.test/"\n')
    page = build(mini).page("essay.html")
    assert [link["href"] for link in page.select("link[rel=canonical]")] == ["https://fork.test/essay.html"]


def test_reference_managers_find_title_author_and_date(mini_book):
    def tags(name):
        return {meta["name"]: meta["content"] for meta in mini_book.page(name).select("meta[name]")}

    assert tags("index.html")["citation_title"] == "A Mini Edition"
    assert tags("essay.html")["citation_title"] == "Essay (A Mini Edition)"
    assert tags("essay.html")["citation_publication_date"] == "2020/01/02"
    assert tags("essay.html")["DC.creator"] == "The editors"
    record = json.loads(mini_book.page("index.html").select_one("script[type='application/ld+json']").string)
    assert (record["name"], record["version"]) == ("A Mini Edition", "1.2.3")
    assert record["identifier"].startswith("urn:uuid:")
    part = json.loads(mini_book.page("essay.html").select_one("script[type='application/ld+json']").string)
    assert (part["@type"], part["isPartOf"]["name"]) == ("WebPage", "A Mini Edition")
    assert [step["name"] for step in part["breadcrumb"]["itemListElement"]] == ["A Mini Edition", "Essay"]


def test_every_page_says_how_it_is_cited_in_four_forms(mini_book):
    for name, title in (("essay.html", "Essay"), ("entity/jon-vik.html", "Jon Vik"), ("index.html", "A Mini Edition")):
        forms = {pre["data-cite"]: pre.get_text() for pre in mini_book.page(name).select(".cite-box pre")}
        assert set(forms) == {"plain", "bibtex", "ris", "csl"}
        assert all(title in text and "1.2.3" in text for text in forms.values())
        assert json.loads(forms["csl"])[0]["title"] == title
        assert "“" in forms["plain"] or name == "index.html"
    assert "urn:uuid:0e9a0f52-6f4a-4f0d-8f0f-6f5f3f1f2b11#jon-vik" in forms_of(mini_book, "entity/jon-vik.html")


def forms_of(book, name):
    return " ".join(pre.get_text() for pre in book.page(name).select(".cite-box pre"))


def test_the_empty_corner_of_a_frame_is_no_header():
    from annotate.sphinxext.build.offline import polish

    shown = polish("<body><table><tr><th></th><th>Year</th></tr></table></body>", private=False)
    assert shown == "<body><table><tr><td></td><th>Year</th></tr></table></body>"


def test_a_strand_is_the_text_first_and_then_what_belongs_to_it(mini_book):
    strand = mini_book.page("paper.html").select_one("#p00")
    assert [child["class"][0] for child in strand.find_all(recursive=False)] == [
        "edition-paragraph",
        "edition-mentions",
        "edition-notes",
    ]
    assert strand["data-para"] == "0"


def test_a_mention_says_what_scripts_ask_of_it(mini_book):
    page = mini_book.page("essay.html")
    assert page.select_one("#a-adam")["data-meant"] == "ada-council"
    assert page.select_one("#a-adam")["data-actor"] == "others"
    assert "data-actor" not in page.select_one("#a-norl").attrs
    assert page.select_one("#a-may2")["data-years"] == "1962"
    assert set(page.select_one("#a-adam")["class"]) >= {"medium", "disputed"}


def test_who_it_is_stands_once_on_a_page(mini_book):
    page = mini_book.page("essay.html")
    first, other = page.select_one("#about-a-nest"), page.select_one("#about-a-adam")
    assert first.select_one(".card-description").get_text() == "A town."
    assert (other["data-told"], other.select_one(".card-description")) == ("about-a-nest", None)


def test_names_in_scripts_of_the_time_stand_in_the_card(mini_book):
    page = mini_book.page("essay.html")
    assert page.select_one("#about-a-vik1 .card-scripts [lang=ko]").get_text() == "욘 빅"
    assert page.select_one("#about-a-norl .card-scripts") is None, "in use until 1950, and the essay is of 2020"


def test_the_bar_has_ink_and_filter_and_no_style_of_its_own(mini_book):
    page = mini_book.page("essay.html")
    bar = page.select_one(".reading-bar")
    assert [box["value"] for box in bar.select("input[name=ink]")] == ["quiet", "marked", "actors"]
    counts = {box["value"]: box.find_parent("label").select_one(".legend-count") for box in bar.select("input[hidden]")}
    assert {name: counts[name].get_text() for name in ("disputed", "accepted", "low")} == {
        "disputed": "2",
        "accepted": "7",
        "low": "1",
    }
    assert not [e for e in bar.find_all(True) if e.has_attr("style") or any(a.startswith("on") for a in e.attrs)]
    assert page.select_one("body")["data-page"] == "reading"
    assert not page.select(".stage"), "an edition without maps"
    assert not mini_book.page("look.html").select(".reading-bar")


def test_the_menu_opens_without_a_script_on_every_page(mini_book):
    for name in ("index.html", "essay.html", "entity/ada.html"):
        menu = mini_book.page(name).select_one(".site-menu")
        assert len(menu.select("details > summary")) == 1
        assert menu.select_one("details a").get_text() == "Essay"
    assert mini_book.page("essay.html").select_one(".site-menu [aria-current=page]").get_text() == "Essay"


def test_the_head_of_a_text_is_a_line_and_no_wall(mini_book):
    page = mini_book.page("essay.html")
    assert page.select_one(".text-description").get_text() == "The editors · Here, 2020 · CC BY 4.0 · 1 minute"
    assert "in copyright" in mini_book.page("paper.html").select_one(".text-description").get_text()
    before = [
        p for p in page.select_one(".strand").find_all_previous(["p", "fieldset", "pre"]) if p.find_parent("article")
    ]
    assert [p["class"] for p in before] == [["text-description"], ["text-subtitle"]]
