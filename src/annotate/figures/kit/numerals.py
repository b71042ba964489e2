"""Numbers in the columns of tables: thousands separated alike, decimal points below one another.

A page cannot align decimal points by itself; with figures of one width, set to the right, a number that has fewer
decimals is filled up with spaces as wide as a figure (U+2007) and as a point (U+2008).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_NUMBER = re.compile(r"[+−-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+−-]?\d+(?:\.\d+)?")
_FIGURE_SPACE, _POINT_SPACE = "\u2007", "\u2008"
_SEPARATED_FROM = 10_000


def is_number(cell: str) -> bool:
    """Tell whether a cell holds a number and nothing else."""
    return _NUMBER.fullmatch(cell) is not None


def separated(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a column with thousands separated, if one of its numbers has five digits before the point.

    A column of years, which has none, stays as it is.
    """
    whole = [cell.replace(",", "").lstrip("+−-").partition(".")[0] for cell in cells if is_number(cell)]
    if not any(int(digits) >= _SEPARATED_FROM for digits in whole):
        return tuple(cells)
    return tuple(_separated(cell) if is_number(cell) else cell for cell in cells)


def _separated(cell: str) -> str:
    sign = cell[: len(cell) - len(cell.lstrip("+−-"))]
    digits, point, decimals = cell.removeprefix(sign).replace(",", "").partition(".")
    return f"{sign}{int(digits):,}{point}{decimals}"


def aligned(cells: Sequence[str]) -> tuple[str, ...]:
    """Return the cells of a column of numbers as they stand below one another when they are set to the right."""
    some = separated(cells)
    decimals = [len(cell.partition(".")[2]) for cell in some if is_number(cell)]
    most = max(decimals, default=0)
    return tuple(_filled(cell, most) if is_number(cell) else cell for cell in some)


def _filled(cell: str, most: int) -> str:
    _, point, decimals = cell.partition(".")
    return cell + ("" if point or not most else _POINT_SPACE) + _FIGURE_SPACE * (most - len(decimals))
