"""Pictures that are shared without their page: every letter is in the font, and none leaves the canvas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

import pytest
from ttf_opensans import (  # type: ignore[import-untyped]
    OPENSANS_BOLD,
    OPENSANS_REGULAR,
    OPENSANS_SEMIBOLD,
)

from effsota.showing.charts import render_card, render_standalone
from effsota.showing.pages.cards import CARDS
from effsota.showing.raster import in_glyphs
from effsota.showing.website.chart_files import render_chart
from effsota.showing.website.pictures import page_card
from tests.builders.boards import REFERENCES, TODAY, empty_board
from tests.builders.font import Font
from tests.builders.odd_boards import ODD_BOARDS, odd
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from effsota.showing.site import Site

SVG = "{http://www.w3.org/2000/svg}"
REGULAR, SEMIBOLD, BOLD = (Font(each.path) for each in (OPENSANS_REGULAR, OPENSANS_SEMIBOLD, OPENSANS_BOLD))
SHARE = {"start": 0.0, "middle": 0.5, "end": 1.0}
LONG = "A title of fifty words without an end " * 9
CHINESE = "以固定性能水平所需的训练计算量衡量的效率前沿" * 9
UNBROKEN = "W" * 400


class Drawn(NamedTuple):
    """A text of a picture, and where it begins and ends."""

    text: str
    left: float
    right: float
    top: float
    bottom: float


class Place(NamedTuple):
    """How a group stands on the canvas."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0

    def moved(self, transform: str) -> Place:
        """Return where what is inside stands."""
        found = {
            name: [float(n) for n in args.split()]
            for name, args in re.findall(r"(\w+)\(([^)]*)\)", transform)
        }
        x, y = found.get("translate", [0.0, 0.0])
        (scale,) = found.get("scale", [1.0])
        return Place(self.x + x * self.scale, self.y + y * self.scale, self.scale * scale)


def texts_of(node: ET.Element, size: float = 12.5, place: Place = Place()) -> Iterator[Drawn]:  # noqa: B008
    """Yield every text of a picture that is not turned."""
    size = float(node.get("font-size", size)) if "%" not in node.get("font-size", "") else size
    if node.tag == f"{SVG}text":
        if "rotate" not in node.get("transform", ""):
            yield _drawn(node, size, place)
        return
    place = place.moved(node.get("transform", ""))
    for child in node:
        if child.get("display") != "none":
            yield from texts_of(child, size, place)


def _drawn(node: ET.Element, size: float, place: Place) -> Drawn:
    classes = node.get("class", "").split()
    font = BOLD if {"heading", "number"} & set(classes) else SEMIBOLD if "frontier" in classes else REGULAR
    runs = [(node.text or "", size)]
    for part in node:
        if part.get("display") != "none":
            runs.append((part.text or "", size * 0.7 if part.get("baseline-shift") else size))
        runs.append((part.tail or "", size))
    width = sum(font.width(text, at) for text, at in runs) * place.scale
    x = place.x + float(node.attrib["x"]) * place.scale - width * SHARE[node.get("text-anchor", "start")]
    y = place.y + float(node.attrib["y"]) * place.scale
    text = "".join(text for text, _ in runs)
    return Drawn(text, x, x + width, y - 0.8 * size * place.scale, y + 0.25 * size * place.scale)


def outside(svg: str) -> list[str]:
    """Return the texts that leave the canvas of a picture."""
    root = ET.fromstring(svg.encode())  # noqa: S314  # our own output
    width, height = float(root.attrib["width"]), float(root.attrib["height"])
    return [
        each.text
        for each in present(list(texts_of(root)))
        if each.left < 0 or each.right > width or each.top < 0 or each.bottom > height
    ]


def over_each_other(svg: str) -> list[tuple[str, str]]:
    """Return the texts that meet."""
    found = list(texts_of(ET.fromstring(svg.encode())))  # noqa: S314  # our own output
    return [
        (one.text, other.text)
        for at, one in enumerate(found)
        for other in found[:at]
        if one.left + 1 < other.right
        and other.left + 1 < one.right
        and one.top + 2 < other.bottom
        and other.top + 2 < one.bottom
    ]


def unknown(svg: str) -> set[str]:
    """Return the characters that are drawn and that the font does not have."""
    root = ET.fromstring(in_glyphs(svg).encode())  # noqa: S314  # our own output
    drawn = {letter for node in root.iter(f"{SVG}text") for letter in "".join(node.itertext())}
    return {
        letter
        for letter in drawn
        if any(ord(letter) not in font.glyphs for font in (REGULAR, SEMIBOLD, BOLD))
    }


@pytest.fixture(scope="module")
def pictures(own_site: Site) -> Mapping[str, str]:
    """Every picture of the tracker itself as SVG."""
    name, today = own_site.tracker.name, own_site.today
    found = {f"{page} card": page_card(own_site, page) for page in CARDS}
    for board in own_site.boards:
        track = board.leaderboard.track.id
        found[f"{track} chart"] = render_chart(board, own_site)
        found[f"{track} card"] = render_card(board, site_name=name, today=today, day=today)
    return found


@pytest.mark.parametrize("look", [outside, over_each_other, unknown])
def test_every_picture_is_whole(pictures: Mapping[str, str], look: object) -> None:
    """No text passes an edge or another text, no letter is a box."""
    found = {name: look(svg) for name, svg in pictures.items()}  # type: ignore[operator]
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("text", [LONG, CHINESE, UNBROKEN], ids=["long", "Chinese", "unbroken"])
def test_hostile_titles_stay_inside(text: str) -> None:
    """However long, in whatever script, with or without a place to break."""
    given = odd(
        ("first", "2012-06-01", 1000), (text[:90], "2018-06-01", 3), keys={"name": text, "level": text[:40]}
    )
    card = render_card(given, site_name=text, today=TODAY, day=TODAY)
    chart = render_standalone(given, today=TODAY, source=text, references=REFERENCES)
    assert (outside(card), outside(chart)) == ([], [])


@pytest.mark.parametrize("name", [*ODD_BOARDS, "empty"])
def test_odd_boards_stay_inside(name: str) -> None:
    """One day, bounds, falling, closed, none at all."""
    given = empty_board() if name == "empty" else ODD_BOARDS[name]
    card = render_card(given, site_name="effsota", today=TODAY, day=TODAY)
    chart = render_standalone(given, today=TODAY, source="effsota", references=REFERENCES)
    assert [outside(card), outside(chart), over_each_other(card)] == [[], [], []]


def test_a_card_says_how_many_records_of_which_years_and_as_of_when(pictures: Mapping[str, str]) -> None:
    """All that a reader has who never sees the page."""
    assert "16 records, 2012–2019 · data of 27 Nov 2026" in pictures["alexnet-imagenet card"]
    assert re.search(r"data of \d+ \w+ \d{4}\. 16 records, 2012–2019\.", pictures["alexnet-imagenet chart"])


def test_pages_of_the_whole_site_have_cards_of_their_own(site_files: Mapping[str, bytes]) -> None:
    """Home, trends and audit; no two pictures are the same."""
    cards = {path: data for path, data in site_files.items() if path.endswith("og.png")}
    apart = {f"trends/{page}og.png" for page in ("", "compare/", "together/", "published/")}
    assert {"og.png", "audit/og.png"} | apart <= cards.keys()
    assert len(set(cards.values())) == len(cards)
    assert b'content="https://effsota.github.io/effsota/trends/og.png"' in site_files["trends/index.html"]


def test_a_long_time_can_be_seen_closer(site_files: Mapping[str, bytes]) -> None:
    """The decades that hold most records, in a view to which the board leads; of no short time."""
    recent = [path for path in site_files if "/chart/since-" in path]
    assert recent == ["tracks/training-compute/chart/since-2010.svg"]
    svg = site_files[recent[0]].decode()
    assert (outside(svg), unknown(svg)) == ([], set())
    assert ">2010<" in svg
    assert ">1990<" not in svg
    assert 'chart/#since-2010"' in site_files["tracks/training-compute/index.html"].decode()


def test_every_view_is_a_file_of_its_own(site_files: Mapping[str, bytes]) -> None:
    """Whole, with its scale in the title; of a board that shrinks also in factors."""
    files = {
        path.rpartition("/")[2]: svg for path, svg in site_files.items() if "alexnet-imagenet/chart/" in path
    }
    assert files.keys() == {"index.html", "linear.svg", "factor.svg", "factor-linear.svg"}
    for name, words in {
        "linear": "compute, linear scale",
        "factor": "reduction, log scale",
        "factor-linear": "reduction, linear scale",
    }.items():
        svg = files[f"{name}.svg"].decode()
        assert words in svg
        assert (outside(svg), unknown(svg)) == ([], set())


def test_the_chart_of_doubling_times_can_be_taken_along(site_files: Mapping[str, bytes]) -> None:
    """With its title, its day and the value beside each dot."""
    svg = site_files["trends/chart.svg"].decode()
    assert "How long until efficiency has doubled?" in svg
    assert re.search(r"data of \d+ \w+ \d{4}", svg)
    assert svg.count(" months</text>") >= 5
