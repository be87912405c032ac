"""How rules quote values and list choices in their messages."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping

from effsota.figures import factor_text, join_words
from effsota.text import shorten

MOST_QUOTED = 120
MOST_SUGGESTED = 3


def quote(text: str) -> str:
    """Return `text` in quotation marks, cut where it is long."""
    return shorten(text, most=MOST_QUOTED)


def quote_path(path: str) -> str:
    """Return a path in quotation marks, escaped where it is not printable ASCII: look-alikes differ."""
    return quote(json.dumps(path)[1:-1])


def suggest(name: str, choices: Collection[str], *, stands_for: Mapping[str, str] | None = None) -> str:
    """Return the near misses of `name` as a question with a space behind it, or nothing.

    `stands_for` gives what to write for a choice, such as an id for an alias.
    """
    from difflib import get_close_matches  # noqa: PLC0415  # only where something is wrong

    near = get_close_matches(name.casefold(), choices, n=MOST_SUGGESTED, cutoff=0.7)
    write = dict.fromkeys(stands_for[choice] if stands_for else choice for choice in near)
    return f"did you mean {' or '.join(write)}? " if write else ""


def list_words(words: Collection[str]) -> str:
    """Return words in order as a list in a sentence."""
    return join_words(sorted(words))


def times(factor: float) -> str:
    """Return a factor as messages show it: 1.97×, 13.9 million×."""
    return factor_text(factor)
