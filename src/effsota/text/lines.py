"""The two shapes of free text: one line, and a block of lines."""

from __future__ import annotations

from effsota.problems import Refusal
from effsota.text.characters import refuse_text

MOST_LINE_CHARACTERS = 500
MOST_BLOCK_CHARACTERS = 5_000


def refuse_line(text: str, *, most: int = MOST_LINE_CHARACTERS) -> Refusal | None:
    """Return why `text` is not an acceptable text of one line, None where it is."""
    # Of what a keyboard has, only a blank at an end, or a short word for what is missing, is not acceptable.
    is_typed = text.isascii() and text.isprintable() and _LONGEST_TO_WRITE < len(text) <= most
    if is_typed and text[0] != " " and text[-1] != " ":
        return None
    if "\n" in text:
        return Refusal(
            "has a line break, but is a text of one line",
            "write it on one line (after > or |, write >- or |-)",
        )
    return _refuse_length(text, most) or refuse_text(text) or _refuse_ends(text) or _refuse_leftover(text)


# What stands for a text that is still to be written.
_TO_WRITE = frozenset({"todo", "tbd", "tba", "fixme", "xxx", "...", "\u2026", "???"})
_LONGEST_TO_WRITE = max(map(len, _TO_WRITE))
_CURLY = {
    "\u201c": "\u201d\u201c",
    "\u201e": "\u201c\u201d",
    "\u2018": "\u2019",
    "\u00ab": "\u00bb",
}


def _refuse_leftover(text: str) -> Refusal | None:
    if text.casefold() in _TO_WRITE:
        return Refusal(
            f"is {shorten(text)}: it is still to be written", "write the text, or leave the key out"
        )
    if len(text) > 2 and text[-1] in _CURLY.get(text[0], ()) and text[0] not in text[1:]:
        inside = text[1:-1].strip()
        return Refusal(
            f"stands in curly quotes, {text[0]} and {text[-1]}, which would be shown with it",
            f"did you mean {inside}?",
            inside,
        )
    return None


def refuse_block(text: str, *, most: int = MOST_BLOCK_CHARACTERS) -> Refusal | None:
    """Return why `text` is not an acceptable text of several lines, None where it is."""
    return _refuse_length(text, most) or refuse_text(text) or _refuse_ends(text.strip("\n"))


def _refuse_length(text: str, most: int) -> Refusal | None:
    if len(text) <= most:
        return None
    return Refusal(f"is too long: {len(text):,} characters, at most {most:,}", "shorten it")


def _refuse_ends(text: str) -> Refusal | None:
    if text == text.strip():
        return None
    end = "begins" if text[0].isspace() else "ends"
    return Refusal(f"{end} with a space", "delete the space", fix=text.strip())


def shorten(text: str, *, most: int = 60) -> str:
    """Return `text` in quotes, cut after `most` characters."""
    return f'"{text[:most]}..."' if len(text) > most else f'"{text}"'


def cut(text: str, most: int) -> str:
    """Return `text` in at most `most` characters, with an ellipsis where it was cut."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
