"""The lines that the page of the data shows for loading it, as a reader copies them."""

from __future__ import annotations

import html
import re


def shown_lines(page: bytes, name: str) -> str:
    """Return the lines under a name."""
    under = rf"<h3>{re.escape(name)}</h3>\s*<pre><code>(.*?)</code>"
    (shown,) = re.findall(under, page.decode(), re.DOTALL)
    return html.unescape(shown)


def shown_names(page: bytes) -> list[str]:
    """Return every name that lines stand under."""
    loading = page.decode().partition('<h2 id="load">')[2].partition("</section>")[0]
    return [html.unescape(name) for name in re.findall("<h3>(.*?)</h3>", loading)]
