"""A tab that is handed from test to test: to open one takes longer than to open a page in it.

What stood in it is emptied where it is: to leave for an empty page takes a third of what opening one takes.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from playwright.sync_api import Error, ViewportSize

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

DESK = ViewportSize(width=1280, height=900)
# A page that is left stores nothing more; at an address of its own it is loaded anew, whatever comes next.
FORGET = """() => {
    localStorage.clear();
    sessionStorage.clear();
    Storage.prototype.setItem = () => {};
    history.replaceState(null, '', '?left');
    document.body.replaceChildren();
}"""


class Tab:
    """One tab of a profile of its own, handed on as if both were new: empty, wide, nothing stored.

    Where it cannot be made so, as its test left the site or opened more tabs, the next test gets another.
    """

    def __init__(self, browser: Browser, *, has_script: bool = True) -> None:
        self._browser = browser
        self._has_script = has_script
        self._page: Page | None = None

    def take(self) -> Page:
        """Return the tab."""
        if self._page is None:
            context = self._browser.new_context(viewport=DESK, java_script_enabled=self._has_script)
            context.grant_permissions(["clipboard-read", "clipboard-write"])
            self._page = context.new_page()
        return self._page

    def tidy(self) -> None:
        """Make the tab as new."""
        page = self.take()
        try:
            page.evaluate(FORGET)
            page.mouse.move(0, 0)
            page.set_viewport_size(DESK)
            page.emulate_media(media="null", color_scheme="null", forced_colors="null", reduced_motion="null")
            is_alone = len(page.context.pages) == 1
        except Error:
            is_alone = False
        if not is_alone:
            self.close()

    def close(self) -> None:
        """End the tab and its profile."""
        page, self._page = self._page, None
        if page is not None:
            with suppress(Error):
                page.context.close()
