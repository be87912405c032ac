"""A link is taken apart as the library does, however plain it is."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from effsota.text.links import split_link


@pytest.mark.parametrize(
    "link",
    [
        "https://arxiv.org/abs/1905.11946v2",
        "https://arxiv.org",
        "https://ARXIV.org./abs/1905.11946",
        "https://a-b.example.org/~me/x_y-z/",
        "https://example.org//twice",
        "https://example.org/a;b",
        "https://example.org/?q=a b#c",
        "https://example.org?q=1",
        "https://me@example.org:443/a",
        "https://example.org/caf\u00e9",
        "https://example.org/\u0664",
        "https:///nowhere",
        "https://example.org/a\n",
        "http://example.org/a",
        "example.org/a",
    ],
)
def test_a_link_is_taken_apart(link: str) -> None:
    """Into its host in small letters, its path and its query."""
    parts = urlsplit(link)
    host = (parts.hostname or "").rstrip(".").casefold()
    assert split_link(link) == (host, parts.path, parts.query)


@pytest.mark.parametrize("link", ["https://[example.org/a", "https://exam\u2100ple.org/"])
def test_of_what_leads_nowhere_nothing_is_told(link: str) -> None:
    """The library refuses it."""
    assert split_link(link) is None
