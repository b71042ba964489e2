"""How an entry of the bibliography reads, from name to note: one form for all types.

An entry is a row of sentences, and each sentence is made by one function of `SENTENCES`; to say something more of a
source, add a function there. Titles and names in another language carry it as a tag (`LANGUAGE`), which
`bibstyle.Backend` turns into a language attribute.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import urlsplit

from pybtex.database import Entry, Person
from pybtex.richtext import HRef, Tag, Text

#: Prefix of the tag of what is in another language.
LANGUAGE = "lang-"
#: Types whose title is that of a volume, and not of a part of one.
VOLUMES = frozenset(("book", "booklet", "manual", "mastersthesis", "phdthesis", "proceedings", "techreport"))
OTHERS = "others"
#: What every article of the encyclopaedia depends on; their authors say so.
ENCYCLOPAEDIA = "wikipedia"
_STOPS = (".", "!", "?")
# Letters outside Latin script: Greek and everything after it, but not the punctuation of printers.
_FOREIGN = re.compile("[\u0370-\u1dff\u2c00-\ud7ff\uf900-\uffef]")


@dataclass(frozen=True)
class Listed:
    """An entry with what is needed to write it.

    Attributes
    ----------
    name
        Writes a person, surname first.
    others
        Every entry by its key: an entry may name another.
    """

    entry: Entry
    name: Callable[[Person], Text]
    others: Mapping[str, Entry]

    def raw(self, field: str) -> str:
        """Return a field as it stands, or ""."""
        return str(self.entry.fields.get(field, ""))

    def rich(self, field: str) -> Text:
        """Return a field with its LaTeX read, empty where the entry has none."""
        return _read(self.raw(field)) if field in self.entry.fields else Text()

    def tagged(self, text: Text) -> Text:
        """Return words in the language of the entry, marked as such."""
        lang = self.raw("lang")
        foreign = self.raw("translation") or _FOREIGN.search(str(text))
        return Text(Tag(LANGUAGE + lang, text)) if lang and foreign else text


@cache
def _read(latex: str) -> Text:
    """Return LaTeX as it is read; every entry is asked for several times a build."""
    return Text.from_latex(latex)


def reference(listed: Listed) -> Text:
    """Return an entry as the bibliography has it."""
    made = [sentence for each in SENTENCES if (sentence := each(listed))]
    return Text(" ").join([_stopped(sentence) for sentence in made])


def _stopped(sentence: Text) -> Text:
    last = str(sentence).rstrip("”’)")[-1:]
    return sentence if last in _STOPS and not str(sentence).endswith(")") else sentence + "."


def _commas(*parts: Text | str) -> Text:
    return Text(", ").join([Text(part) for part in parts if str(part)])


def _people(listed: Listed, role: str) -> Text:
    people = listed.entry.persons.get(role, ())
    written = ["et al." if str(person) == OTHERS else listed.name(person) for person in people]
    return Text("; ").join(written)


def _edited(listed: Listed) -> str:
    return " (eds)" if len(listed.entry.persons["editor"]) > 1 else " (ed.)"


def _who(listed: Listed) -> Text:
    """Return the authors, or the editors; then the name that was printed, where it is another."""
    who = _people(listed, "author")
    if not who and (editors := _people(listed, "editor")):
        who = Text(editors, _edited(listed))
    byline = listed.rich("byline")
    return Text(who, " (", listed.tagged(byline), ")") if byline else who


def _title(listed: Listed) -> Text:
    title = listed.rich("title")
    shown: Any = listed.tagged(title)
    if listed.entry.type in VOLUMES:
        shown = Tag("em", shown)
    elif not str(title).startswith("["):
        shown = Text("“", shown, "”")
    translation = listed.rich("translation")
    return Text(shown, " [", translation, "]") if translation else Text(shown)


def _within(listed: Listed) -> Text:
    """Return the volume that a part stands in."""
    volume = listed.rich("booktitle")
    if not volume:
        return Text()
    editors = _people(listed, "editor")
    named = Text("In ", editors, _edited(listed), ", ") if editors else Text("In ")
    return _commas(Text(named, Tag("em", volume)), _pages(listed))


def _pages(listed: Listed) -> Text:
    pages = listed.rich("pages")
    return Text("pp. " if re.search("[-–]", str(pages)) else "p. ", pages) if pages else Text()


def _published(listed: Listed) -> Text:
    """Return where and when it appeared. A newspaper under whose name an entry is filed is not named again."""
    journal, how = listed.rich("journal"), listed.rich("howpublished")
    if journal:
        number = listed.rich("number")
        issue = Text(" ").join(
            [part for part in (listed.rich("volume"), Text("(", number, ")") if number else "") if part]
        )
        where = _commas(
            "" if _same(str(journal), listed) else Tag("em", journal),
            issue,
            "" if listed.rich("booktitle") else _pages(listed),
        )
    else:
        where = Text() if _same(str(how), listed) else how
    place, house = (
        listed.rich("address"),
        listed.rich("publisher") or listed.rich("school") or listed.rich("institution"),
    )
    series = [listed.rich(name) for name in ("type", "series", "edition") if name in listed.entry.fields]
    if "number" in listed.entry.fields and not journal:
        series.append(Text("no. ", listed.rich("number")))
    printed = Text(": ").join([part for part in (place, house) if part])
    return _commas(where, *series, printed, _date(listed))


def _same(name: str, listed: Listed) -> bool:
    return _plain(name) in {_plain(str(person)) for person in listed.entry.persons.get("author", ())}


def _plain(name: str) -> str:
    return re.sub(r"[{}\\]", "", name.casefold()).removeprefix("the ")


def _date(listed: Listed) -> str:
    """Return the date, unless what was said of the place of publication has it."""
    day, month, year = (listed.raw(name) for name in ("day", "month", "year"))
    date = " ".join(part for part in (day if month else "", month, year) if part)
    how = listed.raw("howpublished")
    return "" if date and date in how else date or ("" if how else "n.d.")


def _numbers(listed: Listed) -> Text:
    return Text("ISBN ", listed.rich("isbn")) if "isbn" in listed.entry.fields else Text()


def _language(listed: Listed) -> Text:
    """Return the language, where the title does not show it."""
    language = listed.raw("language")
    shown = listed.raw("translation") and listed.raw("lang")
    return Text(f"In {language.capitalize()}") if language and language != "english" and not shown else Text()


def _note(listed: Listed) -> Text:
    return listed.rich("note")


def _relatives(listed: Listed) -> Text:
    """Return the entries that this one copies, and the one that describes it."""
    said = []
    for field, words in (("derives_from", "Depends on "), ("published_in", "Described in ")):
        keys = [key.strip() for key in listed.raw(field).split(",") if key.strip() != ENCYCLOPAEDIA]
        if links := [HRef(f"#ref-{key}", short(listed.others[key])) for key in keys if key in listed.others]:
            said.append(Text(words, Text("; ").join(links)))
    return Text(". ").join(said)


def short(entry: Entry) -> str:
    """Return how another entry names one: by author and year, or by title where that says more."""
    people = [person for person in entry.persons.get("author", ()) if str(person) != OTHERS]
    if not people or "year" not in entry.fields or len(people[0].first_names + people[0].last_names) < 2:
        return str(Text.from_latex(entry.fields["title"]))
    surname = str(Text.from_latex(" ".join(people[0].last_names)))
    return f"{surname}{' and others' if len(people) > 1 else ''} {entry.fields['year']}"


def _links(listed: Listed) -> Text:
    """Return where it is to be read: by DOI, or by the name of the site, whose address print shows in full."""
    doi, url = listed.raw("doi"), listed.raw("url")
    links: list[Any] = [HRef(f"https://doi.org/{doi}", f"doi:{doi}")] if doi else []
    site = urlsplit(url.replace("\\", "")).hostname or url
    return Text(", ").join([*links, HRef(url, site.removeprefix("www."))] if url else links)


SENTENCES: tuple[Callable[[Listed], Text], ...] = (
    _who, _title, _within, _published, _numbers, _language, _note, _relatives, _links,
)  # fmt: skip
