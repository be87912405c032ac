"""The lines that a reader sees of a built site, and what of them is submitted."""

from __future__ import annotations

import html
import json
import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

import yaml

from effsota.boards.claims.entry_words import MOST_NAME
from effsota.text import spoken

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_CUTS = (None, MOST_NAME)
LEAST = 12  # letters from which a submitted text is told from a word of ours
_GONE = re.compile(r"<(script|style|nav|pre|header|footer)\b.*?</\1>", re.DOTALL)
_LINE = re.compile(
    r"</(?:p|li|tr|h\d|dl|caption|summary|figcaption|text|title|desc|content|section|details)>|<br>"
)
# A line of a picture that goes on below itself, in letters of the same size.
_GOES_ON = re.compile(
    r'(<text x="([\d.]+)" y="[\d.]+" font-size="([\d.]+)"((?: class="[^"]*")?)>[^<]*)</text>'
    r'<text x="\2" y="[\d.]+" font-size="\3"\4>'
)
_SAID = re.compile(r'(?:aria-label|alt|content|data-copy|title|data-factor)="([^"]*)"')
_PAIR = re.compile(r"</?(?:td|th|dd|dt|span|div|tspan)\b[^>]*>")


def lines_of(page: str) -> Iterator[str]:
    """Yield the lines of an HTML page, an SVG or a feed, and what its attributes say."""
    page = _GONE.sub("", page)
    while (joined := _GOES_ON.sub(r"\1 ", page)) != page:
        page = joined
    for said in _SAID.findall(page):
        yield html.unescape(said)
    for line in _LINE.split(page):
        text = re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", "", _PAIR.sub(" ", line)))).strip()
        if text:
            yield text


def texts_of(path: str, data: bytes) -> Iterator[str]:
    """Yield the lines of a file of the site that people read, or programs that quote it."""
    if path.endswith((".html", ".svg", ".xml")):
        yield from lines_of(data.decode())
    elif path.startswith("badges/") and path.endswith(".json"):
        yield json.loads(data)["message"]


@cache
def submitted(folder: Path) -> Sequence[str]:
    """Return every text of the files in a folder that can be told from a word of ours, the longest first."""
    files = (yaml.load(file.read_bytes(), yaml.CSafeLoader) for file in folder.rglob("*.yaml"))
    filed = {text for data in files for text in _strings(data)}
    shown = {re.sub(r"(\d) %", r"\1%", text) for text in filed}
    found = {text for text in filed | shown | _as_spoken(filed) if len(text) >= LEAST}
    return sorted(found, key=len, reverse=True)


def _as_spoken(names: Iterable[str]) -> set[str]:
    """Return what becomes of names in sentences, where that is another text."""
    told = {spoken(name, most, begins=begins) for name in names for most in _CUTS for begins in (True, False)}
    return {text.strip('"') for text in told}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield re.sub(r"\s+", " ", value).strip()
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def our_words(line: str, theirs: Iterable[str]) -> str:
    """Return a line without what is submitted in it: each text that stands there is taken out in its turn."""
    beginnings = _beginnings(_Same(theirs))
    there = {
        each
        for at in range(len(line) - LEAST + 1)
        for each in beginnings.get(line[at : at + LEAST], ())
        if line.startswith(each[1], at)
    }
    for _, text in sorted(there):
        line = line.replace(text, "X")
    return line


class _Same:
    """Texts that are looked up by which they are, and not by what they say: thousands of them."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.texts = texts

    def __hash__(self) -> int:
        return id(self.texts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.texts is other.texts


@lru_cache(maxsize=64)
def _beginnings(theirs: _Same) -> Mapping[str, Sequence[tuple[int, str]]]:
    """Return the texts with their numbers, by the letters that they begin with."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for number, text in enumerate(theirs.texts):
        if len(text) >= LEAST:
            found[text[:LEAST]].append((number, text))
    return dict(found)


def by_track(files: Mapping[str, bytes], track_id: str) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the site that are about one track alone."""
    rooms = (f"tracks/{track_id}/", f"badges/{track_id}/", f"badges/{track_id}.")
    for path, data in files.items():
        if path.startswith(rooms):
            yield path, data
