"""Prose patterns: those that are looked for in prose, of which most texts have not even a word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, lru_cache
from typing import Any

from effsota.limits import MOST_REMEMBERED
from effsota.text.late_pattern import LatePattern

# What a pattern may take for a letter of ASCII (the dotless i, where capitals do not count) or for a digit.
_LOOK_ALIKE = LatePattern(r"[\u0130\u0131\u017f\u212a]|(?![0-9])\d")


class ProsePattern:
    """A pattern with its signs: words in small letters, one of which stands in every text that it matches.

    They are parted by bars. A text without any of them is not searched, and the pattern is compiled for the
    first that has one.
    """

    def __init__(self, pattern: str, *, signs: str, flags: re.RegexFlag = re.IGNORECASE) -> None:
        self.pattern, self.signs, self._flags = pattern, tuple(signs.split("|")), flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern, ready to be searched for."""
        return re.compile(self.pattern, self._flags)

    def search(self, text: str) -> re.Match[str] | None:
        """Return the first place that matches, None where there is none."""
        return self.compiled.search(text) if self.may_be_in(text) else None

    def findall(self, text: str) -> list[Any]:
        """Return the groups of every place that matches."""
        return self.compiled.findall(text) if self.may_be_in(text) else []

    def sub(self, new: str, text: str) -> str:
        """Return a text with every place that matches replaced."""
        return self.compiled.sub(new, text) if self.may_be_in(text) else text

    def may_be_in(self, text: str) -> bool:
        """Tell whether a text has one of the signs: without any there is no place that matches."""
        lower = text.lower()
        for sign in self.signs:
            if sign in lower:
                return True
        return _holds_look_alike(text)


class SignFinder:
    """Finds which signs a text may have: a pattern without any of its own among them has no match there.

    A word is looked through once, whichever texts it stands in; of a sign of several words for the longest.
    """

    def __init__(self, signs: Iterable[str]) -> None:
        self._signs = frozenset(signs)
        longest = {sign: max(sign.split(), key=len) for sign in self._signs}
        # What a word must hold, by its first two letters (one, where that is all): most words have none.
        self._first = min([2, *map(len, longest.values())])
        self._by_start: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
        for sign, held in longest.items():
            self._by_start[held[: self._first]].append((held, sign))
        self._in_word = lru_cache(MOST_REMEMBERED)(self._look_through)

    def find(self, text: str) -> frozenset[str]:
        """Return the signs that a text may have."""
        return frozenset[str]().union(*map(self._in_word, set(text.split())))

    def _look_through(self, word: str) -> frozenset[str]:
        if _holds_look_alike(word):
            return self._signs
        lower, first = word.lower(), self._first
        starts = [lower[at : at + first] for at in range(len(lower))]
        return frozenset(
            [
                sign
                for start in filter(self._by_start.__contains__, starts)
                for held, sign in self._by_start[start]
                if held in lower
            ]
        )


def _holds_look_alike(text: str) -> bool:
    return not text.isascii() and _LOOK_ALIKE.search(text) is not None
