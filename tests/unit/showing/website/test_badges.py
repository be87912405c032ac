"""Badges: a small SVG and the endpoint of shields.io, made of numbers and ids."""

from __future__ import annotations

import json
from functools import cache
from xml.etree import ElementTree as ET

from effsota.showing.pages.badges import Badge
from effsota.showing.website.badge_files import render_badges
from tests.builders.boards import ALEXNET_ROWS, alexnet_board, board, record
from tests.builders.sites import bundle, site
from tests.present import present

SHIELDS_KEYS = {
    "schemaVersion",
    "label",
    "message",
    "color",
    "labelColor",
    "isError",
    "namedLogo",
    "logoSvg",
    "logoColor",
    "logoSize",
    "style",
}
HOSTILE = "<script>alert(1)</script>"


@cache
def badges() -> dict[str, bytes]:
    """Return the badges of a small site, one of whose records has a hostile name."""
    given = alexnet_board(record(HOSTILE, "2020-01-01", 0.2))
    return dict(render_badges(site(given), tree=bundle()))


def test_every_board_and_every_record_has_both_files() -> None:
    """At addresses that follow the permanent ids."""
    assert {"badges/alexnet-imagenet.svg", "badges/alexnet-imagenet.json"} <= set(badges())
    assert "badges/alexnet-imagenet/ralexnet20120601.svg" in badges()
    assert len(badges()) == 2 * (1 + len(ALEXNET_ROWS) + 1)


def test_endpoints_are_what_shields_reads() -> None:
    """Version 1, with label and message, and no key that shields would refuse."""
    for path, data in present(badges().items()):
        if path.endswith(".json"):
            found = json.loads(data)
            assert found["schemaVersion"] == 1
            assert found["label"]
            assert found["message"]
            assert set(found) <= SHIELDS_KEYS


def test_a_boards_badge_says_how_much_less() -> None:
    """The factor since the baseline's year."""
    found = json.loads(badges()["badges/alexnet-imagenet.json"])
    assert (found["label"], found["message"]) == ("alexnet-imagenet", "44× less compute since 2012")


def test_a_records_badge_says_compute_and_factor() -> None:
    """The same figures as its page."""
    found = json.loads(badges()["badges/alexnet-imagenet/refficientnetb020190528.json"])
    assert found["message"] == "0.139 TFS-days, 44×"


def test_a_board_without_records_says_so() -> None:
    """An empty board has a badge, too."""
    (path, data) = next(
        pair for pair in render_badges(site(board([record("A", "2012-01-01", 1)])), tree=bundle())
        if pair[0].endswith(".json")
    )  # fmt: skip
    assert path == "badges/alexnet-imagenet.json"
    assert json.loads(data)["message"] == "1.00 TFS-days, baseline"


def test_a_badge_has_room_for_its_words_and_six_pixels_around_each() -> None:
    """A letter takes 6.6 pixels on the whole: 10 letters and 5 are 66 and 33."""
    badge = Badge(path="badges/x", label="ten-letter", message="44.4×")
    assert (badge.label_width, badge.message_width) == (66, 33)
    assert (badge.middle, badge.message_x, badge.width) == (78, 84, 78 + 45)
    assert badge.middle + badge.right_width + 3 == badge.width


def test_a_badge_says_in_both_files_the_same() -> None:
    """Words of the picture are those of the endpoint."""
    for path, data in present(badges().items()):
        if path.endswith(".svg"):
            found = json.loads(badges()[path.replace(".svg", ".json")])
            assert ET.fromstring(data).attrib["aria-label"] == f"{found['label']}: {found['message']}"  # noqa: S314


def test_no_word_of_a_submission_stands_in_a_badge() -> None:
    """A badge is shown on other people's pages."""
    assert not [path for path, data in badges().items() if b"alert" in data]


def test_a_badge_has_no_script_and_no_foreign_part() -> None:
    """Only rectangles, a path and words."""
    tags = {
        element.tag.rpartition("}")[2]
        for path, data in badges().items()
        if path.endswith(".svg")
        for element in ET.fromstring(data).iter()  # noqa: S314
    }
    assert tags == {"svg", "title", "rect", "path", "g", "text"}
