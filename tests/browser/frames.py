"""Many pages at once, each in a frame of its own: it takes a third of what opening them one by one takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.sync_api import Page

    from tests.browser.visit import Mount

AT_ONCE = 12
EMPTY = '<!doctype html><title>Frames</title><link rel="icon" href="data:,"><body></body>'
FRAMED = """([addresses, widths]) => Promise.all(addresses.map((address) => new Promise((done) => {
    const frame = document.createElement('iframe');
    frame.style = `width: ${widths[0]}px; height: 900px; border: 0`;
    frame.addEventListener('load', async () => {
        const framed = frame.contentDocument;
        const links = [...framed.querySelectorAll('[href], [src]')]
            .map((each) => each.href?.baseVal ?? each.href ?? each.src)
            .map((link) => new URL(link, framed.baseURI).href);
        const overflows = [];
        for (const width of widths) {
            if (width !== widths[0]) {
                frame.style.width = `${width}px`;
                // What a script does about it is done in the second of these.
                for (const _ of [1, 2]) await new Promise(requestAnimationFrame);
            }
            overflows.push(Math.max(0, framed.documentElement.scrollWidth - frame.contentWindow.innerWidth));
        }
        done({address, overflows, links});
        frame.remove();
    });
    frame.src = address;
    document.body.append(frame);
})))"""


@dataclass(frozen=True)
class Framed:
    """A page as it stood in its frame: its address, what it links to, the pixels that it scrolls sideways.

    Those are told by the frame's width in pixels.
    """

    address: str
    links: list[str]
    overflows: Mapping[int, int]


def open_in_frames(
    page: Page, mount: Mount, addresses: list[str], *, widths: tuple[int, ...]
) -> Iterator[Framed]:
    """Open pages of a site in a tab, each in a frame of these widths, and yield what they are like."""
    address = f"{mount.address}frames"
    page.route(address, lambda route: route.fulfill(content_type="text/html", body=EMPTY))
    page.goto(address)
    page.unroute(address)
    for at in range(0, len(addresses), AT_ONCE):
        for found in page.evaluate(FRAMED, [addresses[at : at + AT_ONCE], list(widths)]):
            overflows = dict(zip(widths, found["overflows"], strict=True))
            yield Framed(address=found["address"], links=found["links"], overflows=overflows)
