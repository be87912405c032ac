"""Texts of strangers: made plain before they enter the queue, and looked at again when it is read."""

from __future__ import annotations

from unicodedata import category

from effsota.text import cut, find_bad_character
from effsota.text.characters import MOST_STACKED_MARKS

MOST_TITLE_CHARACTERS = 200
NAMELESS = "(no title)"


def plain_line(text: str, most: int = MOST_TITLE_CHARACTERS) -> str:
    r"""Return a stranger's text as one line that is not empty, in which nothing hides or steers others.

    A character that would is shown by its code point, such as \u202e; of marks on a letter, few stay.
    """
    line = cut(" ".join(_thinned(text[: 4 * most]).split()), most)
    shown = cut(_mended(line, "\\u{:04x}"), most)
    return _mended(shown, "").strip() or NAMELESS


def find_unfit(text: str) -> str | None:
    """Return what in a text could hide or steer something, None where nothing could."""
    bad = find_bad_character(text, allowed="")
    if bad:
        return bad.what
    return "a letter under a pile of marks" if _thinned(text) != text else None


def _mended(text: str, form: str) -> str:
    """Return a text whose bad characters, the first until there is none, are written in a form."""
    while bad := find_bad_character(text, allowed=""):
        text = text[: bad.at] + form.format(ord(text[bad.at])) + text[bad.at + 1 :]
    return text


def _thinned(text: str) -> str:
    """Return a text whose letters bear at most as many marks as one may."""
    if text.isascii():
        return text
    kept, stacked = [], 0
    for each in text:
        stacked = stacked + 1 if category(each)[0] == "M" else 0
        if stacked <= MOST_STACKED_MARKS:
            kept.append(each)
    return "".join(kept)
