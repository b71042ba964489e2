"""Reports under a dateline, what is arranged or was to come, days over the end of a month, papers on the dead."""

from __future__ import annotations

import pytest

from annotate.stages.dates import find_dates


def found(text: str, own: str) -> list[tuple[str, str]]:
    return [(one.quote, one.edtf) for one in find_dates(text, own)]


@pytest.mark.parametrize(
    ("text", "own", "expected"),
    [
        # "Yesterday" is that of the dateline.
        ("ORMEL, Oct. 4.—It was bombed yesterday morning.", "1935-10-09", {"yesterday": "1935-10-03"}),
        ("ORMEL, Oct. 4. — He wired on Wednesday.", "1935-10-09", {"Wednesday": "1935-10-02"}),
        ("Ormel, July 31.—He left on the 19th inst.", "1907-08-02", {"19th inst.": "1907-07-19"}),
        ("ORMEL, Vask County, May 27 – At 3:30 this morning it fell.", "1980-05-28", {"this morning": "1980-05-27"}),
        ("CAMP OF THE ORMEL, July 4, 10 P.M.—He left last night.", "1863-07-10", {"last night": "1863-07-03"}),
        # Each report its own; one on its way for too long, or after the text's own date, is no report of it.
        (
            "ORMEL, Oct. 4.—He left yesterday.\nVASK, Oct. 6.—He came yesterday.",
            "1935-10-09",
            {"yesterday": "1935-10-05"},
        ),
        ("ORMEL, Oct. 4.—He left yesterday.", "1936-03-01", {"yesterday": "1936-02-29"}),
        ("On Oct. 4 it rained. He left yesterday.", "1935-10-09", {"yesterday": "1935-10-08"}),
        # A report among others is of its own days, whatever was told before.
        (
            "Last winter, in January 1914, he left. VASK, Oct. 6. It rained yesterday.",
            "1916-10-09",
            {"Oct. 6": "1916-10-06", "yesterday": "1916-10-05"},
        ),
        ("In January 1914 he left Vask, Oct. 6. It rained.", "1916-10-09", {"Oct. 6": "1914-10-06"}),
        ("In January 1914 he left. VASK, March 6. It rained.", "1916-10-09", {"March 6": "1914-03-06"}),
        # A heading announces; a long time ahead it looks back.
        ("Home Soon After October 1\n\nThe envoy is in Vask.", "1916-09-27", {"October 1": "1916-10-01"}),
        ("Fire of November 29\n\nThe envoy is in Vask.", "1916-09-27", {"November 29": "1915-11-29"}),
        ("He came after October 1.", "1916-09-27", {"October 1": "1915-10-01"}),
        # A scanner takes the dash of a dateline for a hyphen.
        ("ORMEL, Dec. 15.-There is no news.", "1916-12-20", {"Dec. 15": "1916-12-15"}),
        # Counts of beasts are no years.
        ("He sold a flock of 2100 sheep and 1900 head in 1914.", "1916-12-20", {"1914": "1914"}),
        ("He wrote of the 1919 police strike.", "1926-12-20", {"1919": "1919"}),
        # What is to come in a text that has told no year.
        ("He said that he would be back by August 1.", "1950-07-10", {"August 1": "1950-08-01"}),
        ("They met there; at home the congress opens on April 23.", "1956-03-01", {"April 23": "1956-04-23"}),
        ("The corps lands at Ormel on the 26th.", "1950-10-20", {"26th": "1950-10-26"}),
        ("In 1947 he said that he would be back by August 1.", "1950-07-10", {"August 1": "1947-08-01"}),
        # Over the end of a month, but not back, not after the text's own date, not a few days.
        ("It began on 23 Sept. and spread on the 1st.", "1946-10-05", {"1st": "1946-10-01"}),
        ("It began on 23 Dec. 1945 and spread on the 1st.", "1946-10-05", {"1st": "1946-01-01"}),
        ("It began on 23 Sept. and spread on the 1st.", "1946-09-28", {"1st": "1946-09-01"}),
        ("It began on 23 Sept. He had come on the 1st.", "1946-12-05", {"1st": "1946-09-01"}),
        ("It began on 23 Sept. and ended on the 21st.", "1946-12-05", {"21st": "1946-09-21"}),
        # What looks back does not lead the account, nor what was done by a year's end; counts are no years.
        (
            "On 3 May 1777 it rained. Having taken Ormel in 1776, he moved on Vask in 1777. He landed in late August.",
            "2009-12-19",
            {"late August": "1777-08-21/1777-08-31"},
        ),
        (
            "In July 1775 he took charge. Most of it was imported by the end of 1776. It went on throughout the fall.",
            "2009-12-19",
            {"fall": "1775-23"},
        ),
        ("In 2007 bombs rose from a low in January of 114 to 250.", "2009-12-19", {"January": "2007-01"}),
        # The same day, though a year was named since.
        (
            "They crossed last Friday, the first since 1945; others the same morning.",
            "1985-09-25",
            {"same morning": "1985-09-20"},
        ),
        # Who died long ago did nothing of late, unless the paper is of these weeks.
        ("Vask (1901–1992) took Ormel on 24 August.", "2012-01-20", {"24 August": ""}),
        ("Vask (1901–1992) was honoured in Ormel on 24 December.", "2012-01-20", {"24 December": "2011-12-24"}),
    ],
)
def test_a_report_counts_from_its_day(text: str, own: str, expected: dict[str, str]) -> None:
    assert expected.items() <= dict(found(text, own)).items()
