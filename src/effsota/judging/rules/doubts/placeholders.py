"""Placeholders: addresses and words that a template leaves to be replaced."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.doubts.citing_links import PlacedText
from effsota.limits import MOST_REMEMBERED
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern
from effsota.text.links import split_link
from effsota.text.prose_patterns import ProsePattern

# RFC 2606 and RFC 6761: nobody can own these, so nothing can be read there.
_RESERVED_ENDS = {"test", "example", "invalid", "localhost", "local", "internal"}
_RESERVED = ("example.org", "example.com", "example.net")
_TO_DO = ProsePattern(
    r"\b(?:TODO|FIXME|TBD|[xX]{3,})\b|\b[Ll]orem [Ii]psum\b",
    signs="todo|fixme|tbd|xxx|lorem",
    flags=re.NOFLAG,
)
_MINE = LatePattern(r"(?:my|your) (?:own )?(?:paper|model|name|title|network|method|run)s?", re.IGNORECASE)
_NOBODY = LatePattern(
    r"(?:first|second|third|last|another|some) authors?|authors? (?:one|two|[0-9a-z])"
    r"|(?:john|jane) (?:doe|smith)|(?:your|my)-(?:github-)?(?:name|user|handle|id)"
    r"|(?:the )?title(?: of the (?:paper|post|page))?"
    r"|test|(?:model|paper) ?name|(?:a |an |some )?(?:model|paper)"
    r"|(?:title|name|text|model|author)s? goes here|untitled(?: \w+)?|foo(?: ?bar)?|bar|baz|qux|asdf\w*"
    r"|qwerty"
    r"|ours?(?: \(.*\))?|(?:our|the proposed|our proposed) (?:model|method|approach|network)"
    r"|proposed(?: (?:model|method|approach))?|[\w-]+\.(?:pdf|docx?|tex|md)"
    r"|blah(?: blah)*|placeholder|n/a|none|unknown|(?:a|an)\.? author|model [xX]|[<\[{].*[>\]}]",
    re.IGNORECASE,
)
_PLACE = LatePattern(
    r"\b(?:[Tt]able|[Ss]ection|[Ff]igure|[Pp]age) (?:[XN]|\?+|\.{2,}|…)(?![\w.-])"
    r"|^(?:[Ss]omewhere|[Uu]nknown|[Nn]/[Aa])$|\b(?:to|will) be (?:added|released|published|uploaded)\b"
    r"|\b(?:up)?on acceptance\b|\b[Cc]oming soon\b|\bTB[AC]\b"
)
_IN_LINKS = ProsePattern(
    r"\b(?:my|your)-?(?:paper|model|name|org|repo|repository|username)\b(?![\w-])"
    r"|/(?:user(?:-?name)?|owner|org)/(?:repo(?:sitory)?(?:-?name)?|project)(?=/|$)",
    signs="my|your|/user|/owner|/org",
)
_NAMES = ("/model", "/title", "/by")
_NAMES_IN_LISTS = LatePattern(r"/(?:authors|organizations)/[0-9]+$|/credits/[0-9]+/name$")
_PROSE = ("/note", "/notes")
_LOREM = ProsePattern(r"\b[Ll]orem [Ii]psum\b", signs="lorem ipsum", flags=re.NOFLAG)


def reserved_host(context: ClaimContext) -> Iterator[Fault]:
    """A link leads to a page that can be read: no reserved host, but on a board that has one itself."""
    for pointer, url in context.texts.links if context.home else ():
        if is_reserved_host(url):
            yield Fault(
                pointer,
                f"{quote(url)} leads nowhere: its host is kept for examples and tests",
                "write the link at which everybody can read it; a source without one has only a title",
            )


def template_text(context: ClaimContext) -> Iterator[Fault]:
    """Names, titles and links are those of the work, not what a template holds to be replaced."""
    for pointer, found in left_over_in(context.texts.every) if context.home else ():
        yield Fault(
            pointer,
            f"{quote(found)} is what a template holds to be replaced",
            "write what the source prints; where it prints just that, say so: answers: {template-text: why}",
        )


def left_over_in(texts: Iterable[PlacedText]) -> Iterator[tuple[str, str]]:
    """Yield pointer and words of what a template left in names, titles and links."""
    for pointer, text in texts:
        find = _in_link if text.startswith("https://") else _finder_at(pointer)
        if found := find(text):
            yield pointer, found


@lru_cache(MOST_REMEMBERED)  # what stands at a place is of one kind in all records
def _finder_at(pointer: str) -> Callable[[str], str]:
    """Return what finds the words of a template in a text at a place that is no link."""
    if pointer.endswith(_NAMES) or _NAMES_IN_LISTS.search(pointer):
        return _in_name
    if pointer.endswith("/where"):
        return _in_where
    if pointer.endswith(_PROSE) or pointer.startswith("/not_counted/"):
        return _in_prose
    return _in_none


# A record names one title, author and link in several places, and so do the records beside it.
@lru_cache(MOST_REMEMBERED)
def _in_name(text: str) -> str:
    return _told(_MINE.fullmatch(text) or _NOBODY.fullmatch(text) or _TO_DO.search(text))


@lru_cache(MOST_REMEMBERED)
def _in_where(text: str) -> str:
    return _told(_PLACE.search(text) or _TO_DO.search(text))


@lru_cache(MOST_REMEMBERED)
def _in_link(url: str) -> str:
    return _told(_IN_LINKS.search(url))


def _in_prose(text: str) -> str:
    return _told(_LOREM.search(text))


def _in_none(_: str) -> str:
    return ""


def _told(found: re.Match[str] | None) -> str:
    return found[0] if found else ""


@lru_cache(MOST_REMEMBERED)  # a record names one link in several places
def is_reserved_host(url: str) -> bool:
    """Tell whether a link leads to a host that is kept for examples, or for a network of one's own."""
    parts = split_link(url)
    if parts is None:
        return False
    host = parts.host
    is_example = any(host == name or host.endswith(f".{name}") for name in _RESERVED)
    return is_example or host.rpartition(".")[2] in _RESERVED_ENDS
