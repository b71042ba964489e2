"""Conditions over the tables of `data/history/`: what must hold there for a verdict on a claim to stand.

A condition is `LEFT OP RIGHT` with blanks around the operator: two values that are compared. A value is an expression
(`annotate.facts.expressions`), a number in plain units, or an EDTF date. Several are separated by semicolons and must
all hold. The operators are the rows of `OPERATORS`; to add one, add a row.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from annotate.facts.expressions import Amount, Facts, Value, When, evaluate
from annotate.files.tables import split_list
from annotate.values.edtf import Edtf, EdtfError
from annotate.values.errors import UsageError

_NUMBER = re.compile(r"[0-9]{1,15}(?:\.[0-9]{1,15})?")
# `in` asks for a longer stretch than a day, and "=" for the very same value.
_PARTS = re.compile(r"(?P<left>.+?) (?P<operator><=|>=|=|<|>|in) (?P<right>.+)")


@dataclass(frozen=True, slots=True)
class Operator:
    """An operator: its sign, and what it asks of two amounts and of two dates."""

    sign: str
    amounts: Callable[[Decimal, Decimal], bool]
    dates: Callable[[Edtf, Edtf], bool]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A condition as it came out: its left side as written and its value in words, and whether it holds."""

    left: str
    found: str
    holds: bool


def _never(_: Decimal, __: Decimal) -> bool:
    raise UsageError("'in' compares dates.", remedy="Write =, <, >, <= or >= between numbers.")


# Of unsharp dates one comes before another only if all its days do.
OPERATORS = (
    Operator("=", lambda a, b: a == b, lambda a, b: a == b),
    Operator("<", lambda a, b: a < b, lambda a, b: a.before(b)),
    Operator(">", lambda a, b: a > b, lambda a, b: b.before(a)),
    Operator("<=", lambda a, b: a <= b, lambda a, b: a.latest <= b.latest),
    Operator(">=", lambda a, b: a >= b, lambda a, b: a.earliest >= b.earliest),
    Operator("in", _never, lambda a, b: b.contains(a)),
)


def _value(facts: Facts, written: str, beside: Value | None = None) -> Value:
    """Return the value of one side; what stands beside it tells whether `1990` is a number or a year."""
    if isinstance(beside, When) and " " not in written:
        try:
            return When(Edtf.parse(written), beside.table)
        except EdtfError:
            return evaluate(facts, written)
    if _NUMBER.fullmatch(written):
        return Amount(Decimal(written), beside.table if beside else "")
    return evaluate(facts, written)


def shown(value: Value) -> str:
    """Return a value in words: a number with its thousands, or a date."""
    if isinstance(value, When):
        return value.date.words
    return f"{round(value.value, 2):f}" if value.value % 1 else f"{value.value.to_integral_value():,f}"


def outcome(facts: Facts, condition: str) -> Outcome:
    """Return how one condition comes out.

    Raises
    ------
    UsageError
        If it has not the form, compares a date with a number, or names what is not in the data.
    DataError
        If the data it needs contradict themselves.
    """
    match = _PARTS.fullmatch(condition)
    if match is None:
        signs = ", ".join(operator.sign for operator in OPERATORS)
        raise UsageError(f"{condition!r} compares nothing.", remedy=f"Write LEFT OP RIGHT; OP is one of: {signs}.")
    left = _value(facts, match["left"])
    right = _value(facts, match["right"], left)
    operator = next(o for o in OPERATORS if o.sign == match["operator"])
    if isinstance(left, Amount) and isinstance(right, Amount):
        return Outcome(match["left"], shown(left), operator.amounts(left.value, right.value))
    if isinstance(left, When) and isinstance(right, When):
        return Outcome(match["left"], shown(left), operator.dates(left.date, right.date))
    raise UsageError(f"{condition!r} compares a date with a number.", remedy="Compare values of one sort.")


def outcomes(facts: Facts, test: str) -> tuple[Outcome, ...]:
    """Return how each condition of a test comes out; raises what `outcome` raises."""
    return tuple(outcome(facts, condition) for condition in split_list(test))
