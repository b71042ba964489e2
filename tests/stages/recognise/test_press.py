"""Names in old newspapers: signatures, rolls, firms, towns with a state; common words, cures, guns, ships."""

import pytest
import spacy

from annotate.stages.recognise.candidates import FROM_MODEL, Candidate
from annotate.stages.recognise.capitals import without_common
from annotate.stages.recognise.firms import firms
from annotate.stages.tokens import Tokens
from annotate.values.model import Kind

BLANK = spacy.blank("en")
CASES = (
    # Signatures, before or behind an office.
    ("ELIJAH PAYTON, President.", [("ELIJAH PAYTON", "ORG")], [("ELIJAH PAYTON", "PERSON")]),
    ("So H. D. SHEPHERD, Sec'ry.", [], [("H. D. SHEPHERD", "PERSON")]),
    ("By order of the Board.\nNATHAN WHITCOMB,\nClk.", [], [("NATHAN WHITCOMB", "PERSON")]),
    ("Attest, NATHAN WHITCOMB.", [], [("NATHAN WHITCOMB", "PERSON")]),
    ("NOTICE TO ALL, President.", [], []),
    ("So NATHAN WHITCOMB ran.", [], []),
    # Companies, railroads, mines, land.
    ("Then the Bear Creek turnpike company met.", [("Bear Creek", "PLACE")], [("Bear Creek turnpike company", "ORG")]),
    ("The Ohio Fire and Marine Insurance Company paid.", [], [("Ohio Fire and Marine Insurance Company", "ORG")]),
    ("It ran on the Denver and Rio Grande road.", [], [("Denver and Rio Grande road", "ORG")]),
    ("It ran on the Leeston road.", [], []),
    ("He works in the Little Annie mine.", [("Annie", "PERSON")], [("Little Annie mine", "PLACE")]),
    ("He works in the Gold mine.", [], []),
    ("They met near Fell's Point, at night.", [("Fell", "PERSON")], [("Fell's Point", "PLACE")]),
    ("They met in Ormel County.", [], [("Ormel County", "PLACE")]),
    ("They met in The County.", [], []),
    ("They rode to Shell's Mill Company.", [], []),
    # A town and its state.
    ("He is of Kelvon, O., and well.", [("Kelvon", "PERSON")], [("Kelvon", "PLACE")]),
    ("John Speaker, Kelvon, Wis., writes.", [("John Speaker", "PERSON")],
     [("John Speaker", "PERSON"), ("Kelvon, Wis.", "PLACE")]),
    ("He came to Kelvon, N. D., and left.", [("Kelvon", "PLACE"), ("N. D.", "PERSON")], [("Kelvon, N. D.", "PLACE")]),
    ("He came to Kelvon, Ind., and left.", [("Kelvon", "PLACE"), ("Ind.", "EVENT")], [("Kelvon, Ind.", "PLACE")]),
    ("He came to Kelvon (S. D.) and left.", [("Kelvon", "PLACE"), ("S. D.", "PERSON")],
     [("Kelvon", "PLACE"), ("S. D.", "PLACE")]),
    ("He came to Kelvon, Idaho, and left.", [("Kelvon", "PLACE"), ("Idaho", "PLACE")],
     [("Kelvon", "PLACE"), ("Idaho", "PLACE")]),
    ("Kelvon, Okla. Mike Orton left.", [("Kelvon", "PLACE"), ("Okla. Mike Orton", "PERSON")],
     [("Kelvon, Okla.", "PLACE"), ("Mike Orton", "PERSON")]),
    ("Kelvon, Ky. Authority was given.", [("Kelvon", "PLACE"), ("Ky. Authority", "ORG")], [("Kelvon, Ky.", "PLACE")]),
    ("In Kelvon, Miss. Orton left.", [("Kelvon", "PLACE"), ("Orton", "PERSON")],
     [("Kelvon", "PLACE"), ("Orton", "PERSON")]),
    ("Kelvon, R. I., June 21.—All left.", [], [("Kelvon, R. I.", "PLACE")]),
    # Boards and departments.
    ("By order of the Board of Health it closed.", [], [("Board of Health", "ORG")]),
    ("The Board of County Commissioners met.", [("County Commissioners", "PERSON")],
     [("Board of County Commissioners", "ORG")]),
    ("The Board of May met.", [], []),
    ("The Court of Appeals Judge Hoyt met.", [("Hoyt", "PERSON")], [("Hoyt", "PERSON")]),
    ("It is known to the war department.", [], [("war department", "ORG")]),
    ("It is a bureau of mines, and no war department.", [], [("bureau of mines", "ORG")]),
    ("It is known to the toy department.", [], []),
    # Names behind an office and its department.
    ("So Secretary of State Tampa spoke.", [("Tampa", "PLACE")], [("Tampa", "PERSON")]),
    ("So Secretary of the Interior Lane spoke.", [("Interior Lane", "ORG")], [("Lane", "PERSON")]),
    ("So Minister of Foreign Affairs V. M. Orvel spoke.", [("Foreign Affairs", "ORG")], [("V. M. Orvel", "PERSON")]),
    ("So Minister of State Security Orvel spoke.", [], [("Orvel", "PERSON")]),
    ("So Chief of Police Stone spoke.", [], [("Stone", "PERSON")]),
    ("So Governor-elect Orvel spoke.", [], [("Orvel", "PERSON")]),
    ("So the elect Orvel spoke.", [], []),
    ("So Premier Vask Kelvon Orvel spoke.", [("Premier Vask Kelvon Orvel", "PLACE")],
     [("Vask Kelvon Orvel", "PERSON")]),
    ("So Judge Paris spoke.", [("Paris", "PLACE")], [("Paris", "PERSON")]),
    ("So Judge James Orvel spoke.", [("Judge James Orvel", "ORG")], [("James Orvel", "PERSON")]),
    ("So Secretary Houston spoke.", [("Houston", "PLACE")], [("Houston", "PERSON")]),
    ("The Secretary, Tampa, spoke.", [("Tampa", "PLACE")], [("Tampa", "PLACE")]),
    ("So Mayor Tampa, Vask, spoke.", [("Tampa", "PLACE")], [("Tampa", "PLACE")]),
    # An earl, or somebody called Earl.
    ("So Earl Warren spoke.", [("Warren", "PERSON")], [("Earl Warren", "PERSON")]),
    ("So Earl K. Kelvon spoke.", [("K. Kelvon", "PERSON")], [("Earl K. Kelvon", "PERSON")]),
    ("So Earl Grey spoke.", [("Grey", "PERSON")], [("Grey", "PERSON")]),
    ("So Mrs. Earl Roberts spoke.", [("Roberts", "PERSON")], [("Earl Roberts", "PERSON")]),
    ("So the Earl Kelvon spoke.", [("Kelvon", "PERSON")], [("Kelvon", "PERSON")]),
    ("To the Secretary of State Washington.", [("Washington", "PLACE")], [("Washington", "PLACE")]),
    ("So the Secretary of State Council met.", [], []),
    ("So the Chief of Staff May 4 met.", [], []),
    ("The house of State Tampa is big.", [("Tampa", "PLACE")], [("Tampa", "PLACE")]),
    ("Rt. 2, Kelvon, has it.", [("Kelvon", "PERSON")], [("Kelvon", "PLACE")]),
    ("CAMP ORMEL, Ala. — A man left.", [], [("CAMP ORMEL, Ala.", "PLACE")]),
    ("So Kelvon, Orton, left.", [("Kelvon", "PERSON")], [("Kelvon", "PERSON")]),
    ("Tampa. — All left.", [], [("Tampa", "PLACE")]),
    ("Kelvon. — All left.", [], []),
    # What somebody is called, and a French gentleman.
    ("He says his name is Kelvon, and left.", [("Kelvon", "ORG")], [("Kelvon", "PERSON")]),
    ("The ship that bears the name is Kelvon, and left.", [], []),
    ("They replied to M. Kelvon at length.", [], [("Kelvon", "PERSON")]),
    ("They saw Clyde M. Kelvon there.", [("Clyde M. Kelvon", "PERSON")], [("Clyde M. Kelvon", "PERSON")]),
    # Titles.
    ("Then Duke d'Orvel came.", [], [("d'Orvel", "PERSON")]),
    ("Then Duke de Kelvon came.", [("Kelvon", "PLACE")], [("Kelvon", "PERSON")]),
    ("The Duke of Kelvon came.", [("Kelvon", "PLACE")], [("Kelvon", "PERSON")]),
    ("Then Warden McHoyt came.", [], [("McHoyt", "PERSON")]),
    ("By the Deputy. Auditing it is.", [], []),
    ("Then Abbe Kelvon came.", [("Abbe Kelvon", "ORG")], [("Kelvon", "PERSON")]),
    ("Then Marquis de Saint-Hilbert came.", [], [("Saint-Hilbert", "PERSON")]),
    ("Then Misses Cora Lane and Fay Rowe came.", [("Cora Lane", "PLACE")],
     [("Cora Lane", "PERSON"), ("Fay Rowe", "PERSON")]),
    # Rolls.
    ("Resolved, That Samuel Post, Elihu Brothers and Amos Cook be it.",
     [("That Samuel Post", "ORG"), ("Elihu Brothers", "ORG"), ("Amos Cook", "PERSON")],
     [("Samuel Post", "PERSON"), ("Elihu Brothers", "PERSON"), ("Amos Cook", "PERSON")]),
    ("There Myrtle Kelvon, aged 2 years, died.", [("Myrtle Kelvon", "PLACE")], [("Myrtle Kelvon", "PERSON")]),
    ("She was married to Cecil Pope of Tampa.", [("Cecil", "PLACE"), ("Tampa", "PLACE")],
     [("Cecil Pope", "PERSON"), ("Tampa", "PLACE")]),
    ("Resolved, That Asa Church and Eli Parish be it.", [("Eli Parish", "PLACE")],
     [("Asa Church", "PERSON"), ("Eli Parish", "PERSON")]),
    ("It ran on the Kelvon and Orvel road.", [("Kelvon", "PLACE")], [("Kelvon and Orvel road", "ORG")]),
    ("Then Lord Kelvon came.", [("Kelvon", "PLACE")], [("Kelvon", "PERSON")]),
    ("Then Fred Crisp, S. W. came.", [("Fred Crisp", "PERSON"), ("S. W.", "PERSON")], [("Fred Crisp", "PERSON")]),
    ("Bark Tartar came.", [("Bark Tartar", "PERSON")], []),
    ("There Lewis Brothers sold hats.", [("Lewis Brothers", "ORG")], [("Lewis Brothers", "ORG")]),
    ("There Samuel Church, aged 2 years, stood.", [("Samuel Church", "ORG")], [("Samuel Church", "ORG")]),
    # Cures, guns, cars, ships.
    ("He took Alpine Bitters daily.", [("Alpine Bitters", "ORG")], []),
    ("He took Holway's Corn Salve daily.", [("Holway", "PLACE")], []),
    ("He took Holway's new house.", [("Holway", "PLACE")], [("Holway", "PLACE")]),
    ("He had a Winchester, and the Winchester was loaded.", [("Winchester", "PLACE")], []),
    ("He came to Winchester at night.", [("Winchester", "PLACE")], [("Winchester", "PLACE")]),
    ("The ship Anna and Edward left.", [("Edward", "PERSON")], []),
    ("There John and Edward left.", [("John", "PERSON"), ("Edward", "PERSON")],
     [("John", "PERSON"), ("Edward", "PERSON")]),
    ("There the Tampa sailed.", [("Tampa", "PLACE")], []),
    # Common words of old papers, heads of forms and rolls.
    ("To Parents and Guardians.", [("Guardians", "PERSON")], []),
    ("It is SCOUT BASEBALL here.", [("SCOUT BASEBALL", "ORG")], []),
    ("Then Miss Popularity came.", [("Popularity", "PERSON")], []),
    ("Then Miss Foreman came.", [("Foreman", "PERSON")], [("Foreman", "PERSON")]),
    ("At the RED CROSS he lay.", [("RED CROSS", "ORG")], [("RED CROSS", "ORG")]),
    ("So Supt. and Jailor left.", [("Supt", "PERSON"), ("Jailor", "PERSON")], []),
    ("All over the U. States it is so.", [("U. States", "PERSON")], [("U. States", "PLACE")]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "model", "expected"), CASES)
def test_forms_of_old_newspapers(rules, text, model, expected):
    assert rules(text, model) == expected


def candidates(text: str, *names: tuple[str, Kind]) -> tuple[Tokens, list[Candidate]]:
    doc = BLANK(text)
    spans = [(doc.char_span(at := text.index(name), at + len(name)), kind) for name, kind in names]
    return Tokens.of(doc), [Candidate(span.start, span.end, kind, (FROM_MODEL,)) for span, kind in spans]


@pytest.mark.parametrize(
    ("text", "name", "worn", "kept"),
    [
        ("He was tried for Piracy there.", "Piracy", True, False),
        ("He was tried for Piracy there.", "Piracy", False, True),  # one capital says nothing
        ("He was tried for Piracy with his Weapons and his Money there.", "Piracy", False, False),
        ("He was tried by Hill there.", "Hill", True, True),
        ("He was tried by Orvel there.", "Orvel", True, True),
    ],
)
def test_a_common_word_is_no_name_where_the_text_has_many_capitals_or_is_worn(text, name, worn, kept):
    tokens, given = candidates(text, (name, Kind.PERSON))
    assert bool(without_common(tokens, given, worn=worn)) is kept


@pytest.mark.parametrize(
    ("name", "worn", "kept"),
    [
        ("Kelvonry", True, False),
        ("Kelvonry", False, True),
        ("Legislature", True, False),  # a common noun: any land has one
        ("Senate", True, True),
        ("W.C.T.U.", True, True),
        ("YMCA", True, True),
        ("THOROUH", True, False),
    ],
)
def test_one_unknown_word_is_no_body_where_the_text_was_misread(name, worn, kept):
    tokens, given = candidates(f"It was done by the {name} here.", (name, Kind.ORG))
    assert bool(without_common(tokens, given, worn=worn)) is kept


@pytest.mark.parametrize(
    ("text", "worn", "expected"),
    [
        ("It is sold by Weedon & Waters, of Troy.", True, ["Weedon & Waters"]),
        ("It is sold by Weedon & Waters, of Troy.", False, []),  # two towns, or a song
        ("It is sold by Dyer & Co., of Troy.", False, ["Dyer & Co."]),
        ("ORVEL & DALE.", False, ["ORVEL & DALE"]),
        ("Sold by Orvel, Dalton & Kelvon.", True, ["Orvel, Dalton & Kelvon"]),
        ("The store of Messrs. Bell & Norris.", True, []),
        ("We sell Hats & Corsets here.", True, []),
        ("The Ohio & Miss. R. R. runs.", False, []),
    ],
)
def test_firms_are_told_by_the_sign_between_partners(text, worn, expected):
    tokens = Tokens.of(BLANK(text))
    found = list(firms(tokens, worn=worn))
    assert [tokens.text(c.start, c.end) for c in found] == expected
    assert all(c.kind is Kind.ORG for c in found)
