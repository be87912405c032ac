"""Text of a picture by lines: what does not fit on one goes on to the next, and nothing is cut in silence."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from effsota.showing.charts.labels import letters_width, text_ems, text_width
from effsota.showing.charts.markup import element, words

LEADING = 1.25  # from line to line, in heights of letters
CUT = "…"


def text_line(text: str, *, x: float, y: float, size: float, class_: str | None = None) -> Markup:
    """Return one line of text of a picture."""
    return element("text", words(text), x=x, y=y, font_size=size, class_=class_)


def text_lines(
    lines: list[str], *, x: float, y: float, size: float, class_: str | None = None
) -> list[Markup]:
    """Return lines of text below each other, the first at `y`."""
    leading = size * LEADING
    return [
        text_line(line, x=x, y=y + at * leading, size=size, class_=class_) for at, line in enumerate(lines)
    ]


def wrapped(text: str, *, width: float, size: float, most: int = 99, is_bold: bool = False) -> list[str]:
    """Return a text in lines that are at most `width` CSS px wide; of more than `most` the last ends in …."""
    lines, ems = (
        list[str](),
        0.0,
    )  # of the last of them, measured as it grows
    for piece in _pieces(text, width, size, is_bold=is_bold):
        joined = text_ems(f" {piece}", before=ems)
        if lines and letters_width(joined, is_bold=is_bold, size=size) <= width:
            lines[-1], ems = f"{lines[-1]} {piece}", joined
        else:
            lines.append(piece)
            ems = text_ems(piece)
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and not _fits(last + CUT, width, size, is_bold=is_bold):
        last = last[:-1].rstrip()
    return [*lines[: most - 1], last + CUT]


def fitted(
    text: str, *, width: float, sizes: tuple[float, ...], most: int, is_bold: bool = False
) -> tuple[float, list[str]]:
    """Return the first of `sizes` at which a text needs at most `most` lines, and these; the last cuts it."""
    for size in sizes:
        lines = wrapped(text, width=width, size=size, is_bold=is_bold)
        if len(lines) <= most:
            return size, lines
    return sizes[-1], wrapped(text, width=width, size=sizes[-1], most=most, is_bold=is_bold)


def _pieces(text: str, width: float, size: float, *, is_bold: bool) -> Iterator[str]:
    """Yield the words of a text; one wider than a line in parts, as Chinese may be broken anywhere."""
    for word in text.split():
        if _fits(word, width, size, is_bold=is_bold):
            yield word
            continue
        part = ""
        for letter in word:
            if part and not _fits(part + letter, width, size, is_bold=is_bold):
                yield part
                part = ""
            part += letter
        yield part


def _fits(text: str, width: float, size: float, *, is_bold: bool) -> bool:
    return text_width(text, is_bold=is_bold, size=size) <= width
