"""Many pages at once, each in a frame of its own: it takes a third of what opening them one by one takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.visit import Mount

AT_ONCE = 12
EMPTY = '<!doctype html><title>Frames</title><link rel="icon" href="data:,"><body></body>'
FRAMED = """([addresses, width]) => Promise.all(addresses.map((address) => new Promise((done) => {
    const frame = document.createElement('iframe');
    frame.style = `width: ${width}px; height: 900px; border: 0`;
    frame.addEventListener('load', () => {
        const {document: framed, innerWidth} = frame.contentWindow;
        const links = [...framed.querySelectorAll('[href], [src]')]
            .map((each) => each.href?.baseVal ?? each.href ?? each.src)
            .map((link) => new URL(link, framed.baseURI).href);
        const overflow = Math.max(0, framed.documentElement.scrollWidth - innerWidth);
        done({address, overflow, links});
        frame.remove();
    });
    frame.src = address;
    document.body.append(frame);
})))"""


@dataclass(frozen=True)
class Framed:
    """A page as it stood in its frame: its address, the pixels that it scrolls sideways, what it links to."""

    address: str
    overflow: int
    links: list[str]


def open_in_frames(page: Page, mount: Mount, addresses: list[str], *, width: int) -> Iterator[Framed]:
    """Open pages of a site in a tab, each in a frame of a width in pixels, and yield what they are like."""
    address = f"{mount.address}frames"
    page.route(address, lambda route: route.fulfill(content_type="text/html", body=EMPTY))
    page.goto(address)
    page.unroute(address)
    for at in range(0, len(addresses), AT_ONCE):
        for found in page.evaluate(FRAMED, [addresses[at : at + AT_ONCE], width]):
            yield Framed(**found)
