"""Charts and cards as files of their own: literal colours, no script, the same bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from effsota.showing.charts import build_legend, page_style, render_card, render_standalone, render_symbol
from effsota.showing.charts.style import DARK, LIGHT, file_style
from effsota.showing.raster import render_png
from tests.builders.boards import ALEXNET_ROWS, REFERENCES, TODAY, alexnet_board, board, empty_board, record
from tests.present import present

if TYPE_CHECKING:
    from effsota.model import Board

SVG = "{http://www.w3.org/2000/svg}"
SOURCE = "Efficiency SOTA · example.org · CC BY 4.0"
HOSTILE = board(
    [record("<script>alert(1)</script>", "2012-06-01", 6.0), record("]]>" * 99, "2014-06-01", 1.0)]
)
EMPTY = empty_board()


def standalone(given: Board) -> str:
    """Return the file of a board."""
    return render_standalone(given, today=TODAY, source=SOURCE, references=REFERENCES)


def card(given: Board) -> str:
    """Return the card of a board."""
    return render_card(given, site_name="Efficiency SOTA", today=TODAY, day=TODAY)


@pytest.mark.parametrize("render", [standalone, card])
@pytest.mark.parametrize("given", [alexnet_board(), HOSTILE, EMPTY, board([record(*ALEXNET_ROWS[0])])])
def test_a_file_is_xml_without_variables_script_or_links(render: object, given: Board) -> None:
    """It opens alone, also where style sheets and scripts of a page are missing."""
    text = render(given)  # type: ignore[operator]
    tags = {node.tag for node in ET.fromstring(text.encode()).iter()}  # noqa: S314  # our own output
    assert "var(" not in text
    assert not tags & {f"{SVG}{name}" for name in ("script", "a", "foreignObject", "image", "use")}


def test_a_file_has_light_and_dark_colours() -> None:
    """Dark where the reader prefers it."""
    light, dark = file_style().split("@media (prefers-color-scheme:dark)")
    assert (LIGHT["accent"] in light, DARK["accent"] in dark, LIGHT["accent"] in dark) == (True, True, False)


def test_a_file_says_what_it_shows_and_where_it_is_from() -> None:
    """Title, headline and source line."""
    text = standalone(alexnet_board())
    assert "AlexNet-level image classification: compute to reach 79.1% top-5 accuracy, 2012–2019" in text
    assert "EfficientNet-B0, 28 May 2019: 44× less than AlexNet." in text
    assert SOURCE in text


def test_a_card_shows_the_factor() -> None:
    """The one number that a link preview has room for."""
    text = card(alexnet_board())
    assert [
        part in text
        for part in (">44×<", ">less compute than AlexNet<", ">Efficiency doubles every 16 months<")
    ] == [
        True,
        True,
        True,
    ]


def test_a_png_has_its_width_and_the_same_bytes() -> None:
    """The font travels with the package, so no machine draws it differently."""
    png = render_png(card(alexnet_board()))
    assert (png[:8], int.from_bytes(png[16:20], "big")) == (b"\x89PNG\r\n\x1a\n", 1200)
    assert png == render_png(card(alexnet_board()))


def test_a_png_has_letters() -> None:
    """Another title is another picture: the font was found."""
    one, other = (alexnet_board(), board([record("Other", "2012-06-01", 6.16)]))
    assert render_png(card(one)) != render_png(card(other))


def test_the_style_of_a_page_uses_its_variables() -> None:
    """So a theme switch reaches the charts; no colour is written twice."""
    style = page_style()
    assert [colour in style for colour in (*LIGHT.values(), *DARK.values())] == [False] * 14
    assert all(f"var(--{name})" in style for name in present(LIGHT))


def test_a_legend_explains_only_what_is_there() -> None:
    """No disputed record, no hollow mark."""
    plain = build_legend(alexnet_board(), today=TODAY, references=REFERENCES)
    more = build_legend(alexnet_board(record("B", "2016-01-01", 3.0, bound="upper")), today=TODAY)
    assert [item.kind for item in plain] == ["frontier", "fit", "reference"]
    assert [item.kind for item in more] == ["frontier", "fit", "bound"]


def test_a_legend_symbol_is_decoration() -> None:
    """Its words stand beside it."""
    item = build_legend(alexnet_board(), today=TODAY)[0]
    assert ET.fromstring(render_symbol(item)).get("aria-hidden") == "true"  # noqa: S314  # our own output


def test_an_empty_board_has_no_legend() -> None:
    """There is nothing to explain."""
    assert build_legend(EMPTY, today=TODAY) == ()
