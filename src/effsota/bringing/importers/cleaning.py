"""Cells of foreign tables made acceptable where that is safe: text, links, names, each with what was done."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from effsota.limits import MOST_NAME_CHARACTERS, RESERVED_NAMES, cut_name, propose_name
from effsota.problems import Refusal
from effsota.text import MOST_BLOCK_CHARACTERS, MOST_LINE_CHARACTERS, refuse_block, refuse_line, refuse_link

if TYPE_CHECKING:
    Refuse = Callable[[str], Refusal | None]

_INVISIBLE = frozenset({"Cc", "Cf", "Cn", "Co", "Cs", "Zl", "Zp"})
_ENDS_OF_LINE = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_SAFE_IN_LINKS = re.compile(r"[^!#-;=?-\[\]_a-z~]")
# A link may hold a semicolon or a comma itself; one that parts two links has a blank or a link behind it.
_BETWEEN_LINKS = re.compile(r"[;,]?\s+|[;,](?=https?://)")
_TRAILING = ".,;:)\"'>"
CUT = " [...]"


class Cleaned(NamedTuple):
    """A cell's text as it can be filed, empty where it cannot; `changes` tell what was done to it."""

    text: str
    changes: tuple[str, ...] = ()


def clean_line(text: str, *, most: int = MOST_LINE_CHARACTERS) -> Cleaned:
    """Return the cell as text of one line."""
    joined = " ".join(_visible(text).split())
    changes = ["line breaks became spaces"] * ("\n" in text.strip() or "\r" in text.strip())
    return _settle(text, joined, changes, most=most, refuse=refuse_line)


def clean_block(text: str, *, most: int = MOST_BLOCK_CHARACTERS) -> Cleaned:
    """Return the cell as text of several lines."""
    lines = (" ".join(line.split(" ")).rstrip() for line in _visible(text).split("\n"))
    return _settle(text, "\n".join(lines).strip(), [], most=most, refuse=refuse_block)


def _settle(text: str, cleaned: str, changes: list[str], *, most: int, refuse: Refuse) -> Cleaned:
    if any(unicodedata.category(one) in _INVISIBLE - {"Cc"} for one in text):
        changes.append("invisible characters were taken out")
    if len(cleaned) > most:
        changes.append(f"{len(cleaned):,} characters were cut to {most:,}")
        cleaned = cleaned[: most - len(CUT)].rstrip() + CUT
    refusal = refuse(cleaned) if cleaned else None
    if refusal is None:
        return Cleaned(cleaned, tuple(changes))
    plain = unicodedata.normalize("NFKC", cleaned)
    if refuse(plain):
        return Cleaned("", (*changes, f"left out, because it {refusal.message}"))
    return Cleaned(plain, (*changes, "letters in disguise became plain ones"))


def _visible(text: str) -> str:
    """Return the text with line feeds and spaces as its only blanks, without what nobody sees."""
    lines = _ENDS_OF_LINE.sub("\n", text).replace("\t", " ").replace("\xa0", " ")
    kept = (one for one in lines if one == "\n" or unicodedata.category(one) not in _INVISIBLE)
    return unicodedata.normalize("NFC", "".join(kept))


def split_names(text: str, *, most: int) -> Cleaned:
    """Return a list with commas as the first `most` different names, with line feeds between them."""
    cells = [clean_line(part) for part in text.split(",")]
    names = list(dict.fromkeys(cell.text for cell in cells if cell.text))
    changes = tuple(change for cell in cells for change in cell.changes)
    if len(names) > most:
        changes = (*changes, f"of {len(names):,} names, the first {most:,} are kept")
    return Cleaned("\n".join(names[:most]), tuple(dict.fromkeys(changes)))


def clean_link(text: str) -> Cleaned:
    """Return the first link of a cell, with https."""
    parts = [part for part in _BETWEEN_LINKS.split(text) if part]
    if not parts:
        return Cleaned("", ("there is no link",))
    link, changes = parts[0].rstrip(_TRAILING), []
    if len(parts) > 1:
        changes.append(f"of {len(parts)} links, the first is kept")
    if link != parts[0]:
        changes.append("the sign behind the link was taken off")
    if not link.startswith("https://"):
        changes.append("the link was made https")
        link = "https://" + link.removeprefix("http://")
    escaped = _SAFE_IN_LINKS.sub(_escape, link)
    if escaped != link:
        changes.append("signs that a link may not hold were escaped")
    refusal = refuse_link(escaped)
    if refusal:
        return Cleaned("", (f"the link {refusal.message}",))
    return Cleaned(escaped, tuple(changes))


def _escape(found: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in found[0].encode("utf-8", "replace"))


def free_name(text: str, *, taken: set[str], otherwise: str) -> str:
    """Return a file name for a text that none of `taken` has; a plus is a word in it."""
    stem = propose_name(text.replace("+", " plus ")) or otherwise
    stem = f"{stem}-model" if stem in RESERVED_NAMES else stem
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{cut_name(stem, most=MOST_NAME_CHARACTERS - len(str(number)) - 1)}-{number}"
    return name
