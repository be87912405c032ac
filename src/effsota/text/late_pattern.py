"""Late patterns: compiled when they are first asked, for a run asks few of those that rules have."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any


class LatePattern:
    """A regular expression whose methods are those of what `re.compile` makes; it is compiled by the first.

    From then on a call is one of that method itself: nothing stands between.
    """

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        return re.compile(self.pattern, self.flags)

    @cached_property
    def search(self) -> Callable[..., re.Match[str] | None]:
        """Return the first place that matches, None where there is none."""
        return self.compiled.search

    @cached_property
    def match(self) -> Callable[..., re.Match[str] | None]:
        """Return what matches at the beginning, None where nothing does."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., re.Match[str] | None]:
        """Return the match of a whole text, None where it does not match."""
        return self.compiled.fullmatch

    @cached_property
    def findall(self) -> Callable[..., list[Any]]:
        """Return every place that matches."""
        return self.compiled.findall

    @cached_property
    def finditer(self) -> Callable[..., Iterator[re.Match[str]]]:
        """Yield every place that matches."""
        return self.compiled.finditer

    @cached_property
    def sub(self) -> Callable[..., str]:
        """Return a text with every place that matches replaced."""
        return self.compiled.sub

    @cached_property
    def split(self) -> Callable[..., list[Any]]:
        """Return the parts of a text between the places that match."""
        return self.compiled.split
