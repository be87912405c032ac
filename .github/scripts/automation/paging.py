"""Lists of the code host, page by page, as far as anybody may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from automation.host import Api

MOST_PAGES, OF_A_PAGE = 30, 100


def read_pages(api: Api, path: str, *, most: int = MOST_PAGES) -> Iterator[dict[str, Any]]:
    """Yield what a list of the host holds, of so many pages at most; a page is asked for when it is needed.

    Raises:
        ApiError: if the host refuses.
    """
    mark = "&" if "?" in path else "?"
    for page in range(1, most + 1):
        listed: list[dict[str, Any]] = api("GET", f"{path}{mark}per_page={OF_A_PAGE}&page={page}")
        yield from listed
        if len(listed) < OF_A_PAGE:
            return
