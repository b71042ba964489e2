"""Dates as Extended Date/Time Format strings: one canonical writing, bounds, words.

Parsing is left to the `edtf` library (ISO 8601-2:2019, levels 0 to 2). On top stand what it does not do: a canonical
writing that other parsers read too (`canonical`), the check that an interval does not run backwards, bounds as ISO
dates (`days`), words (`words`), and the value that code passes about (`value.Edtf`): the parts before it are of no
concern outside.

Years are astronomical: `0000` is 1 BC, `-0263` is 264 BC (ISO 8601-1:2019, 4.3.2). A winter begins in December of its
year and ends in February of the next. `../1985` is open (there is no beginning), `/1985` has a beginning that nobody
knows.
"""

from __future__ import annotations

from annotate.values.edtf.canonical import canonical
from annotate.values.edtf.days import Day, EdtfError
from annotate.values.edtf.value import NO_DATE, Edtf
from annotate.values.edtf.words import MONTHS, ordinal, year_words

__all__ = ["MONTHS", "NO_DATE", "Day", "Edtf", "EdtfError", "canonical", "ordinal", "year_words"]
