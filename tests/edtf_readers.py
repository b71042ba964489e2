"""What other parsers of EDTF refuse: python-edtf and edtf-validate are asked, of edtf.js the forms are known."""

from __future__ import annotations

import re
import warnings
from functools import cache

with warnings.catch_warnings():
    # It calls pyparsing by names that are on their way out.
    warnings.simplefilter("ignore")
    from edtf_validate.valid_edtf import is_valid

#: Forms that edtf.js 4.11.1 refuses, found by giving it every pair of the forms of a date with every mark;
#: `python -m tests.bench_peers.edtf` asks it again.
REFUSED_BY_EDTF_JS = tuple(
    re.compile(pattern)
    for pattern in (
        r"-?[0-9X]{4}-2[1-4][~?%]?/.*",  # a season in an interval
        r".*/-?[0-9X]{4}-2[1-4][~?%]?",
        r"-?[0-9]{4}-2[1-4][~?%]",  # a season with a mark
        r".*X[~?%].*",  # X with a mark
        r"(?:\.\.)?/.*X",  # X beside an open or unknown end
        r".*X/(?:\.\.)?",
        r".*X/.*[~?%]|.*[~?%]/.*X",  # X beside a marked date
        r"-.*X/.*|.*/-.*X",  # X before AD 1 in an interval
        r"[\[{].*(?<![0-9]-[0-9]{2}-[0-9]{2})[~?%].*",  # a marked year or month in a set
        r"[\[{](?:.*[,.])?-?[0-9]{4}-2[1-4][,.\]}].*",  # a season in a set
    )
)


def refused_by_edtf_js(text: str) -> bool:
    """Tell whether a date has a form that edtf.js is known to refuse."""
    return any(pattern.fullmatch(text) for pattern in REFUSED_BY_EDTF_JS)


def refused_by_edtf_validate(text: str) -> bool:
    """Tell whether edtf-validate refuses a date."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return not is_valid(text)


def refused_by_python_edtf(text: str) -> bool:
    """Tell whether python-edtf refuses a date or writes it otherwise."""
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        return str(parse_edtf(text)).replace(", ", ",") != text
    except (EDTFParseException, TypeError, ValueError, AttributeError):
        return True


#: To test against another parser, add a row.
READERS = {
    "python-edtf": refused_by_python_edtf,
    "edtf-validate": refused_by_edtf_validate,
    "edtf.js": refused_by_edtf_js,
}


@cache
def refused(text: str) -> tuple[str, ...]:
    """Return the parsers that refuse a date."""
    return tuple(name for name, refuses in READERS.items() if refuses(text))
