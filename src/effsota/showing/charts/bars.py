"""The chart of counts: a bar for each, with its name above and its number at its end."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from effsota import figures
from effsota.showing.charts.geometry import FONT_SIZE, Size
from effsota.showing.charts.labels import text_width
from effsota.showing.charts.markup import element, words
from effsota.showing.charts.wrapping import wrapped

HIGH = 9.0  # px of a bar
WIDER = 1.15  # how far what text is reckoned at may pass: a card has a font of its own, which is narrower


def render_bars(counts: Sequence[tuple[str, int]], *, title: str, size: Size) -> Markup:
    """Return a title and a bar for each name and number, the bars on one scale that begins at 0."""
    row = (size.height - size.top) / max(1, len(counts))
    most = max((count for _, count in counts), default=1)
    room = size.width - max((text_width(str(count)) for _, count in counts), default=0.0) - 10
    parts = [element("text", words(title), class_="axis-title", x=0, y=16)]
    for order, (name, count) in enumerate(counts):
        y = size.top + order * row
        (shown,) = wrapped(name, width=size.width * WIDER, size=FONT_SIZE, most=1)
        parts += [
            element("text", words(shown), class_="plain", x=0, y=y + FONT_SIZE),
            element("rect", class_="accent", x=0, y=y + 18, width=room * count / most, height=HIGH),
            element(
                "text",
                words(figures.exact_text(float(count))),
                class_="plain",
                x=room * count / most + 6,
                y=y + 27,
            ),
        ]
    return Markup("").join(parts)
