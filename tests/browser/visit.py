"""What a test knows of a site under test, and what a browser complains of while it opens a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self
from urllib.parse import unquote, urldefrag

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from playwright.sync_api import ConsoleMessage, Error, Page, Request

ALONE = frozenset({"embed", "chart"})  # folders of a board that hold its chart, and no record
MARKUP = re.compile(r"(?s)<(script|style|svg).*?</\1>|<[^>]*>")
LINKED = """() => [...document.querySelectorAll('[href], [src]')]
    .map(element => element.href?.baseVal ?? element.href ?? element.src)
    .map(address => new URL(address, document.baseURI).href)"""


@dataclass(frozen=True)
class Mount:
    """A site at an address: `path` of `origin`, both ending with a slash where they are not empty."""

    origin: str
    path: str
    files: Mapping[str, bytes]

    @property
    def address(self) -> str:
        """The home page's address."""
        return self.origin + self.path

    @property
    def pages(self) -> list[str]:
        """The address of every page, the one for missing pages under its own name."""
        return [self.address + name.removesuffix("index.html") for name in self._pages]

    @property
    def kinds(self) -> list[str]:
        """The address of one page of each kind, such as one of all the records' pages."""
        return self.kinds_of(self._pages)

    def kinds_of(self, names: Iterable[str]) -> list[str]:
        """Return the address of one page of each kind that is among the files of these names."""
        shapes: dict[tuple[str, int, frozenset[str]], str] = {}
        for name in sorted(each for each in names if each.endswith(".html")):
            parts = name.split("/")
            shapes.setdefault((parts[0], len(parts), ALONE.intersection(parts)), name)
        return [self.address + name.removesuffix("index.html") for name in shapes.values()]

    def longest_word(self, address: str) -> int:
        """Return how many characters the longest word has that the page of an address shows."""
        name = address.removeprefix(self.address)
        text = MARKUP.sub(" ", self.files[name if name.endswith(".html") else f"{name}index.html"].decode())
        return max(map(len, text.split()))

    @property
    def _pages(self) -> list[str]:
        return sorted(name for name in self.files if name.endswith(".html"))

    def misses(self, link: str) -> bool:
        """Tell whether a link into the origin leads to nothing."""
        target = unquote(urldefrag(link).url.partition("?")[0])
        name = target.removeprefix(self.address)
        file = f"{name}index.html" if name.endswith("/") or not name else name
        return target.startswith(self.origin) and (
            not target.startswith(self.address) or file not in self.files
        )


class Complaints(list[str]):
    """What goes wrong in a tab for a while: errors, failed requests, requests to other hosts."""

    def __init__(self, page: Page, origin: str) -> None:
        super().__init__()
        self._page = page
        self._origin = origin

    def __enter__(self) -> Self:
        self._page.on("console", self._hear_console)
        self._page.on("pageerror", self._hear_error)
        self._page.on("requestfailed", self._hear_failure)
        self._page.on("request", self._hear_request)
        return self

    def __exit__(self, *_: object) -> None:
        self._page.remove_listener("console", self._hear_console)
        self._page.remove_listener("pageerror", self._hear_error)
        self._page.remove_listener("requestfailed", self._hear_failure)
        self._page.remove_listener("request", self._hear_request)

    def _hear_error(self, error: Error) -> None:
        self.append(f"{self._page.url}: {error}")

    def _hear_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the next page cut it off, such as the icon
            self.append(f"{request.frame.url}: {request.url} failed")

    def _hear_console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.append(f"{message.location['url']}: {message.text}")

    def _hear_request(self, request: Request) -> None:
        if not request.url.startswith((self._origin, "data:")):
            self.append(f"{request.frame.url}: asks another host for {request.url}")


def links_of(page: Page) -> list[str]:
    """Return every address that the open page links to or loads."""
    found: list[str] = page.evaluate(LINKED)
    return found


def overflow_of(page: Page) -> int:
    """Return by how many pixels the open page can be scrolled sideways."""
    pixels: int = page.evaluate("() => document.documentElement.scrollWidth - window.innerWidth")
    return max(0, pixels)
