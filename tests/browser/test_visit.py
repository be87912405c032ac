"""What the tests of all pages would see, if it were there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.conftest import mounted
from tests.browser.frames import open_in_frames
from tests.browser.visit import Complaints, overflow_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.visit import Mount

FAULTY = b"""<!doctype html><title>x</title><p style="width: 400px">wide</p>
<script>console.error('said'); setTimeout(() => { throw new Error('thrown'); }, 0);</script>
<a href="gone/">x</a><img src="none.png"><img src="http://127.0.0.1:9/x.png">"""
SEEN = ("said", "thrown", "404", "asks another host for http://127.0.0.1:9/x.png")


@pytest.fixture
def faulty(page: Page) -> Iterator[Mount]:
    """A site of one page that is wrong in every way."""
    files = {"404.html": b"gone", "index.html": FAULTY}
    with mounted(files) as mount:
        yield mount
        page.goto("about:blank")


def test_a_tab_sees_what_is_wrong(page: Page, faulty: Mount) -> None:
    """What a page says, throws and lacks, what it asks another host for, and how far it scrolls sideways."""
    page.set_viewport_size({"width": 320, "height": 900})
    with Complaints(page, faulty.origin) as complaints:
        page.goto(faulty.address)
    assert [part for part in SEEN if part not in "\n".join(complaints)] == []
    assert overflow_of(page) > 80


def test_a_frame_sees_what_is_wrong(page: Page, faulty: Mount) -> None:
    """The same, in a tab that is wider than the frame; and where the page leads."""
    with Complaints(page, faulty.origin) as complaints:
        (found,) = open_in_frames(page, faulty, [faulty.address], widths=(390, 320))
    assert [part for part in SEEN if part not in "\n".join(complaints)] == []
    assert (found.address, found.overflows[320] > 80) == (faulty.address, True)
    assert found.overflows[320] - found.overflows[390] == 390 - 320
    assert [link for link in found.links if faulty.misses(link)] == [
        f"{faulty.origin}gone/",
        f"{faulty.origin}none.png",
    ]


def test_a_tab_is_handed_on_as_new(page: Page, faulty: Mount) -> None:
    """Nothing stored, whatever the last page kept until it was left."""
    assert page.url == "about:blank"
    page.goto(faulty.address)
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    assert page.evaluate("innerWidth") == 1280
