"""Vague links: those that hide where they lead, or lead to no page that can be held against a number."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.limits import MOST_REMEMBERED
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern
from effsota.text.links import LinkParts, split_link

# t.co stands on X alone, and lnkd.in on LinkedIn; all of these lead wherever their owner wishes, and end.
_SHORTENERS = {
    "bit.ly",
    "tinyurl.com",
    "goo.gl",
    "t.co",
    "ow.ly",
    "is.gd",
    "rb.gy",
    "lnkd.in",
    "cutt.ly",
    "shorturl.at",
}
_SEARCH = LatePattern(
    r"^(?:www\.)?(?:google\.[a-z.]+|bing\.com|duckduckgo\.com|scholar\.google\.[a-z.]+|search\.brave\.com)$"
)
# What a chatbot answers once it answers otherwise tomorrow, and most such links open for their owner alone.
_CHATBOTS = {
    "chatgpt.com",
    "chat.openai.com",
    "claude.ai",
    "gemini.google.com",
    "copilot.microsoft.com",
    "grok.com",
}
_LISTING = LatePattern(r"^(?:arxiv\.org/(?:list|a|search|find)\b|github\.com/(?:search|trending|explore)\b)")
_OF_SOURCE = LatePattern(r"/sources/\d+/url$")


def link_to_no_page(context: ClaimContext) -> Iterator[Fault]:
    """A link leads to its page: not shortened, no search or list; of a source no front page, no chatbot."""
    for pointer, url in context.texts.links:
        of_any, of_source = _vague(url)
        found = of_any or (of_source if of_source and _OF_SOURCE.search(pointer) else "")
        if found:
            yield Fault(
                pointer,
                f"{quote(url)} {found}",
                "open it, and copy the address of the page that prints the number; where there is no other,"
                " say so: answers: {link-to-no-page: why}",
            )


@lru_cache(MOST_REMEMBERED)  # a record names one link in several places
def _vague(url: str) -> tuple[str, str]:
    """Return what keeps a link from leading to a page, and what does so only where it is that of a source."""
    parts = split_link(url)
    return ("", "") if parts is None else (_vague_anywhere(parts), _vague_source(parts))


def _vague_anywhere(parts: LinkParts) -> str:
    host = parts.host
    if host in _SHORTENERS:
        return "is shortened: nobody sees where it leads"
    if _SEARCH.match(host) and ("q=" in parts.query or parts.path.startswith("/search")):
        return "is a search, which finds something else tomorrow"
    if _LISTING.match(f"{host.removeprefix('www.')}{parts.path}"):
        return "is a list, which holds other entries tomorrow"
    return ""


def _vague_source(parts: LinkParts) -> str:
    if parts.host.removeprefix("www.") in _CHATBOTS:
        return "is a talk with a chatbot, which measured nothing"
    is_front = parts.path in {"", "/"} and not parts.query
    return "is the front page of a site, which prints no number for long" if is_front else ""
