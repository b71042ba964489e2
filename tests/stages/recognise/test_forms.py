"""Names that their form or what stands beside them gives away."""

import pytest

CASES = (
    # Units of armed forces, enumerated by ordinal and unit below, too.
    ("The 1st ROK Division fell back.", [("ROK Division", "ORG")], [("1st ROK Division", "ORG")]),
    ("The 23rd Royal Ormel Fusiliers dug in.", [("Ormel", "PLACE")], [("23rd Royal Ormel Fusiliers", "ORG")]),
    ("So No. 617 Squadron flew.", [], [("No. 617 Squadron", "ORG")]),
    ("The 5th Marines and a 3rd of them left.", [("Marines", "ORG")], [("5th Marines", "ORG")]),
    # Bodies of bodies.
    (
        "The Presidium of the Upper Ormel Council and the Navy of the Ormel Council met.",
        [(name, "ORG") for name in ("Presidium", "Upper Ormel Council", "Navy", "Ormel Council")],
        [("Presidium of the Upper Ormel Council", "ORG"), ("Navy", "ORG"), ("Ormel Council", "ORG")],
    ),
    # An office between a body and who holds it.
    ("So CIA Director Vask left.", [("CIA Director Vask", "ORG")], [("CIA", "ORG"), ("Vask", "PERSON")]),
    ("So ILO Director Vask left.", [("Vask", "PERSON")], [("ILO", "ORG"), ("Vask", "PERSON")]),
    ("So UN General Assembly sat.", [("UN General Assembly", "ORG")], [("UN General Assembly", "ORG")]),
    ("The UK Amb saw it.", [("UK Amb", "ORG")], [("UK", "PLACE")]),
    ("Then Messrs. Vask and Ormelqu left.", [("Messrs. Vask and Ormelqu", "ORG")],
     [("Vask", "PERSON"), ("Ormelqu", "PERSON")]),
    ("There the Premier and the Czar sat.", [("Premier", "ORG"), ("Czar", "ORG")], []),
    ("In post-1953 files.", [("post-1953", "ORG")], []),
    ("Congress cut it; a Congress of Ormel sat.", [], [("Congress", "ORG")]),
    ("The 38th parallel and the 2nd day.", [], [("38th parallel", "PLACE")]),
    ("In Part II Rhee spoke.", [("Rhee", "PERSON")], [("Rhee", "PERSON")]),
    # Named after persons and places.
    ("Kim Il Sung University lay there.", [("Kim Il Sung University", "PERSON")], [("Kim Il Sung University", "ORG")]),
    ("They crossed Ivan Petrov Square.", [("Ivan Petrov Square", "PERSON")], [("Ivan Petrov Square", "PLACE")]),
    ("The Potsdam Declaration was read.", [("Potsdam", "PLACE")], [("Potsdam Declaration", "EVENT")]),
    ("The Vask-Ormel Agreement held.", [("Vask-Ormel Agreement", "ORG")], [("Vask-Ormel Agreement", "EVENT")]),
    ("Then Potsdam was quiet.", [("Potsdam", "PLACE")], [("Potsdam", "PLACE")]),
    # Index entries and newspapers.
    ("RHEE, Syngman (1875–1965)", [("Syngman", "PERSON")], [("RHEE, Syngman", "PERSON")]),
    ("Marwick, T. F.", [("T. F.", "PERSON")], [("Marwick, T. F.", "PERSON")]),
    ("He read the Sunday Times.", [], [("Sunday Times", "ORG")]),
    # Titles said to persons.
    ("He saw Mme. Sun there.", [("Mme", "PERSON")], [("Sun", "PERSON")]),
    ("Messrs. Noble left.", [("Messrs.", "PERSON")], [("Noble", "PERSON")]),
    ("Mrs. Marwick stayed.", [("Marwick", "PLACE")], [("Marwick", "PERSON")]),
    ("Mr. President left.", [], []),
    ("Col. Gen. Marwick and Maj. Gen. Hodge left.", [("Maj", "PERSON")], [("Marwick", "PERSON"), ("Hodge", "PERSON")]),
    ("Kim Ir Sen left.", [("Kim Ir Sen", "PERSON")], [("Kim Ir Sen", "PERSON")]),
    ("Then Capt. Kepling came.", [], [("Kepling", "PERSON")]),
    ("He saw Lord Howe Island.", [], []),
    ("A Judge Monday said so.", [], []),
    ("There Mathieu Baumel said so.", [("Mathieu", "PERSON")], [("Mathieu Baumel", "PERSON")]),
    ("There Mathieu Baumel School stood.", [("Mathieu", "PERSON")], [("Mathieu", "PERSON")]),
    ("There Mathieu Please come.", [("Mathieu", "PERSON")], [("Mathieu", "PERSON")]),
    # Divisions of land, the land itself, two sides of a match, datelines.
    ("In the Municipality of Ormel.", [("Municipality of Ormel", "ORG")], [("Municipality of Ormel", "PLACE")]),
    ("In the City Municipality of Ormel.", [("City Municipality of Ormel", "ORG")],
     [("City Municipality of Ormel", "PLACE")]),
    ("In the City Bank of Ormel.", [("City Bank of Ormel", "ORG")], [("City Bank of Ormel", "ORG")]),
    ("In the Assembly of Ormel.", [("Assembly of Ormel", "ORG")], [("Assembly of Ormel", "ORG")]),
    ("Past the Upper Ormel Valley.", [("Upper Ormel Valley", "ORG")], [("Upper Ormel Valley", "PLACE")]),
    ("The Ormel v Marwick match.", [("Ormel v Marwick", "EVENT")], [("Ormel", "PLACE"), ("Marwick", "PLACE")]),
    ("ORMEL, Feb. 19, 1790.", [], [("ORMEL", "PLACE")]),
    ("Ormel, January 2. It rained.", [("Ormel", "PERSON")], [("Ormel", "PLACE")]),
    ("He saw Ormel, May 3 or so.", [("Ormel", "PERSON")], [("Ormel", "PERSON")]),
    ("It ended. Ormel, August 13, 1840.", [("Ormel", "PERSON")], [("Ormel", "PLACE")]),
    ("Ormel March 2. It rained.", [("Ormel", "PERSON")], [("Ormel", "PLACE")]),
    ("They met Sunday, March 2.", [], []),
    ("To Ormel, D. C., he went.", [("Ormel", "PLACE"), ("D. C.", "PERSON")], [("Ormel", "PLACE"), ("D. C.", "PLACE")]),
    # Streets and parties as papers write them, names cut short, titles in small letters, lists of results.
    ("He kept a shop in Marwick-lane there.", [], [("Marwick-lane", "PLACE")]),
    ("He kept a shop in Marwick street there.", [("Marwick", "PERSON")], [("Marwick street", "PLACE")]),
    ("That street was a By-road.", [], []),
    ("A crowd of the Whig party met.", [("Whig", "ORG")], [("Whig party", "ORG")]),
    ("Jos. C. Marwick left.", [("Jos", "PLACE"), ("C. Marwick", "PERSON")], [("Jos. C. Marwick", "PERSON")]),
    ("He saw Geo. It was late.", [("Geo", "PERSON")], [("Geo", "PERSON")]),
    ("Then capt. Kepling came.", [], [("Kepling", "PERSON")]),
    ("Then the col Kepling came.", [], []),
    ("So Petrov (QAT) won.", [("Petrov", "PERSON"), ("QAT", "ORG")], [("Petrov", "PERSON"), ("QAT", "PLACE")]),
    # First words of places, nobility, who did something somewhere, divisions of China.
    ("Port Ormel fell.", [("Port Ormel", "ORG")], [("Port Ormel", "PLACE")]),
    ("The Port Ormel Company fell.", [("Port Ormel Company", "ORG")], [("Port Ormel Company", "ORG")]),
    ("The Camp Ormel School fell.", [("Camp Ormel", "ORG")], [("Camp Ormel", "ORG")]),
    ("At Prince Ormel's palace.", [("Prince Ormel", "PLACE")], [("Ormel", "PERSON")]),
    ("Then Queen Ormel wept.", [("Ormel", "PLACE")], [("Ormel", "PERSON")]),
    ("In Prince George it rained.", [("Prince George", "PLACE")], [("Prince George", "PLACE")]),
    ("The King Ormel Hospital.", [("King Ormel Hospital", "ORG")], [("King Ormel Hospital", "ORG")]),
    ("At Bandung Nehru spoke.", [("Bandung Nehru", "PERSON")], [("Bandung", "PLACE"), ("Nehru", "PERSON")]),
    ("For Bandung Nehru spoke.", [("Bandung Nehru", "PERSON")], [("Bandung Nehru", "PERSON")]),
    ("She fled to Hsian-fu.", [], [("Hsian-fu", "PLACE")]),
    # Nobles by the name of a land, towns in capitals.
    ("There the Duke of Ormel left.", [("Ormel", "PLACE")], [("Ormel", "PERSON")]),
    ("There the EARL OF ORMEL left.", [], [("ORMEL", "PERSON")]),
    ("There the Marquess of Lower Ormel left.", [("Lower Ormel", "PLACE")], [("Lower Ormel", "PERSON")]),
    ("In the Duke of Ormel Street.", [("Duke of Ormel Street", "PLACE")], [("Duke of Ormel Street", "PLACE")]),
    ("There the King of Ormel left.", [("Ormel", "PLACE")], [("Ormel", "PLACE")]),
    ("At the mart, MYMENSINGH, he bid.", [], [("MYMENSINGH", "PLACE")]),
    ("THE MYMENSINGH COACH left.", [], []),
    # Neither persons nor places.
    ("The ship Marwick left.", [("Marwick", "PERSON")], []),
    ("There a J was read.", [("J", "PERSON")], []),
    ("There Mr. J was read.", [("J", "PERSON")], [("J", "PERSON")]),
    ("They sat in Congress then.", [("Congress", "PLACE")], [("Congress", "ORG")]),
    # Stains, eras, and small letters where names have capitals.
    ("It was l^is again.", [("l^is", "PERSON")], []),
    ("In the year 918 A. D. it fell.", [("A. D.", "PERSON")], []),
    ("Hodge, Langdon, Marwick and ormel.", [(n, "PERSON") for n in ("Hodge", "Langdon", "Marwick", "ormel")],
     [("Hodge", "PERSON"), ("Langdon", "PERSON"), ("Marwick", "PERSON")]),
    ("marwick met ormel.", [("marwick", "PERSON"), ("ormel", "PERSON")], [("marwick", "PERSON"), ("ormel", "PERSON")]),
    # Telegrams and headings.
    ("DOI: 13 Sep 49.", [("DOI", "ORG")], []),
    ("See Ser. 1945-A there.", [("Ser", "PERSON")], []),
    ("MEMO. He met Marwick.", [("MEMO", "PERSON"), ("Marwick", "PERSON")], [("Marwick", "PERSON")]),
    ("HODGE TO STAY THERE", [("HODGE", "PLACE")], [("HODGE", "PERSON")]),
    ("The Potsdam Doctrine held.", [("Potsdam", "PLACE")], [("Potsdam Doctrine", "TERM")]),
    ("UK Amb saw Vyshinsky Mon.", [("Vyshinsky Mon", "PERSON")], [("UK", "PLACE"), ("Vyshinsky", "PERSON")]),
    (
        "The Political Adviser in Korea (Langdon) wrote.",
        [("Langdon", "ORG")],
        [("Korea", "PLACE"), ("Langdon", "PERSON")],
    ),
    ("He went (Marwick) away.", [("Marwick", "PLACE")], [("Marwick", "PLACE")]),
    ("He left the U.S.S.R. Hodge spoke.", [("U.S.S.R. Hodge", "PLACE")], [("U.S.S.R.", "PLACE"), ("Hodge", "PERSON")]),
    ("It is NSC 68 again.", [("NSC 68", "ORG")], []),
    ("Some china from China broke.", [("china", "PLACE"), ("China", "PLACE")], [("China", "PLACE")]),
    ("He met 高尔巴乔夫 Marwick.", [("高尔巴乔夫 Marwick", "PERSON")], [("Marwick", "PERSON")]),
    ("He met Nguyễn Ái Quốc.", [("Nguyễn Ái Quốc", "PERSON")], [("Nguyễn Ái Quốc", "PERSON")]),
    (
        "In the Democratic Republic of the Congo.",
        [("Republic of the Congo", "PLACE")],
        [("Democratic Republic of the Congo", "PLACE")],
    ),
    ("The People's Republic joined.", [("Republic", "PLACE")], [("People's Republic", "PLACE")]),
    ("He left Marwick's Republic.", [("Republic", "PLACE")], [("Republic", "PLACE")]),
)  # fmt: skip


@pytest.mark.parametrize(("text", "model", "expected"), CASES)
def test_what_stands_there_decides(rules, text, model, expected):
    assert rules(text, model, [("Hodge", "PERSON")]) == expected


@pytest.mark.parametrize("ordinal", ["1st", "22nd", "103rd", "7th", "X", "XXIV", "First", "Twenty-Fifth", "Eighteenth"])
@pytest.mark.parametrize(
    "unit", ["Army", "Corps", "Infantry Division", "Fleet", "Air Force", "ROK Division", "Army Group"]
)
def test_units_of_armed_forces(rules, ordinal, unit):
    assert rules(f"They met the {ordinal} {unit} there.", []) == [(f"{ordinal} {unit}", "ORG")]


def test_a_title_decides_for_its_own_mention_of_a_known_place_alone(rules):
    model = [("Washington", "PLACE")]
    text = "They went to Washington. Mrs. Washington stayed. In Washington it rained."
    assert [kind for _, kind in rules(text, model, model)] == ["PLACE", "PERSON", "PLACE"]
