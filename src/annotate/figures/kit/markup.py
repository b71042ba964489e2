"""Elements of XHTML and SVG from escaped parts: text is escaped unless it is `Markup` already.

What comes out is well-formed XML and valid HTML at once, so one string serves a page, a file and a test.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

# HTML forbids the short form for all others: `<p/>` opens a paragraph.
_VOID = frozenset(
    {"area", "br", "col", "hr", "img", "input", "meta", "path", "line", "circle", "rect", "polygon", "use"}
)


# Signs that XML does not know: a drawing with one of them would not open.
_NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def _escaped(text: str, *, quote: bool = False) -> str:
    return escape(text.translate(_NO_XML), quote=quote)


class Markup(str):
    """A string that is markup already and is not escaped again."""

    __slots__ = ()


NOTHING = Markup("")


def _attribute(name: str, value: object) -> str:
    name = name.rstrip("_").replace("_", "-")
    return f' {name}="{_escaped(number(value) if isinstance(value, float) else str(value), quote=True)}"'


def number(value: float) -> str:
    """Return a coordinate with at most one decimal, without a trailing zero or a negative zero."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def el(tag: str, *children: str, **attributes: object) -> Markup:
    """Return an element.

    Parameters
    ----------
    tag
        Name of the element.
    children
        `Markup` is taken as it is, any other string is escaped.
    attributes
        A trailing underscore is dropped (`class_`), other underscores become hyphens. None and False leave the
        attribute out; True writes it with its own name as value, as XML wants.
    """
    written = "".join(
        _attribute(name, name.rstrip("_") if value is True else value)
        for name, value in attributes.items()
        if value is not None and value is not False
    )
    inner = "".join(child if isinstance(child, Markup) else _escaped(child) for child in children)
    if not inner and tag in _VOID:
        return Markup(f"<{tag}{written}/>")
    return Markup(f"<{tag}{written}>{inner}</{tag}>")


def join(parts: Iterable[str], separator: str = "") -> Markup:
    """Return parts one after another, escaping those that are not `Markup`."""
    return Markup(separator.join(part if isinstance(part, Markup) else _escaped(part) for part in parts))
