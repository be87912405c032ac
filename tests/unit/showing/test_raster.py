"""A picture is drawn, or the renderer says in an exception that it is not."""

from __future__ import annotations

import pytest

from effsota.showing.raster import in_glyphs, render_png


def test_a_panic_of_the_renderer_is_an_exception() -> None:
    """So that it is told of the board whose picture it was, and ends no process."""
    with pytest.raises(RuntimeError, match=r"the picture cannot be drawn: .*ParsingFailed"):
        render_png("<svg", width=7)


@pytest.mark.parametrize(
    ("told", "drawn"),
    [
        ("通义 千问 2.5", "… 2.5"),
        ("שלום ملك 한국", "…"),
        ("🦙 Llama", "… Llama"),
        ("Größe × Ωμέγα Обучение – ½", "Größe × Ωμέγα Обучение – ½"),
        ("\u2068a\u2069\xa0&amp; b…", "\u2068a\u2069\xa0&amp; b…"),
    ],
)
def test_what_the_font_has_no_letters_for_is_left_out_and_said_so(told: str, drawn: str) -> None:
    """An empty box would say nothing; Latin, Greek and Cyrillic, what is invisible and marks stay."""
    assert in_glyphs(f'<text x="1">{told}</text>') == f'<text x="1">{drawn}</text>'


def test_a_name_without_letters_in_the_font_is_drawn_as_what_is_left_out() -> None:
    """Pixel by pixel, and not as boxes."""
    drawn, left_out = (
        render_png(f'<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30" font-family="Open Sans">'
                   f'<text x="5" y="20">{text}</text></svg>', width=90)
        for text in ("通义千问", "…")
    )  # fmt: skip
    empty = render_png('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"/>', width=90)
    assert drawn == left_out != empty


def test_what_is_not_displayed_is_not_drawn() -> None:
    """Raised figures of another unit would be drawn as if they were: 21,200 off scale to the 21st."""
    seen = '<tspan class="u-tfs">21,200</tspan>'
    unseen = '<tspan class="u-flop" display="none">1.83×10²¹</tspan>'
    assert in_glyphs(f"<text>{seen}{unseen}</text>") == f"<text>{seen}</text>"
