"""The quick path of the reader: nearly every file is plain, and nobody asks where its values stand.

What is not plain beyond doubt goes to the careful path, which says what is wrong; both read the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from effsota.reading.document.located import CUT, MOST_KEY_CHARACTERS, NULLS, ReadingLimits
from effsota.text import refuse_text

QUICK_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NotPlainError(Exception):
    """A file holds something that the careful path has to look at."""


def compose_plain(text: str, limits: ReadingLimits) -> dict[str, Any] | None:
    """Return the mapping that a plain file holds, None where it is not plain."""
    try:
        return _Composer(text, limits).compose()
    except (NotPlainError, yaml.YAMLError, ValueError, OverflowError):
        return None


class _Composer:
    """Builds data from the events of one file, as long as each is plain."""

    __slots__ = ("_left", "_may_be_cut", "_most_depth", "_read", "_text")

    def __init__(self, text: str, limits: ReadingLimits) -> None:
        self._read: Callable[[], Any] = QUICK_LOADER(text).get_event
        self._text, self._may_be_cut = text, CUT.search(text) is not None
        self._left, self._most_depth = limits.most_values, limits.most_depth

    def compose(self) -> dict[str, Any]:
        self._read()
        start, top = self._read(), self._read()
        if type(start) is not yaml.DocumentStartEvent or type(top) is not yaml.MappingStartEvent:
            raise NotPlainError
        whole: dict[str, Any] = self._value(top, 0)
        self._read()
        if type(self._read()) is not yaml.StreamEndEvent:
            raise NotPlainError
        return whole

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        self._left -= 1
        # An alias has an anchor too: the one that it stands for.
        if event.anchor or event.tag or depth > self._most_depth or self._left < 0:
            raise NotPlainError
        if kind is yaml.ScalarEvent:
            text = event.value
            if (not event.style and (text in NULLS or self._is_cut(event))) or refuse_text(text):
                raise NotPlainError
            return text
        return self._mapping(depth + 1) if kind is yaml.MappingStartEvent else self._list(depth + 1)

    def _is_cut(self, event: Any) -> bool:
        """Tell whether a text without quotes ends where what looks like a comment begins."""
        return self._may_be_cut and CUT.match(self._text, event.end_mark.index) is not None

    def _mapping(self, depth: int) -> dict[str, Any]:
        data: dict[str, Any] = {}
        while type(event := self._read()) is not yaml.MappingEndEvent:
            key = self._key(event)
            if key in data:
                raise NotPlainError
            data[key] = self._value(self._read(), depth)
        return data

    def _list(self, depth: int) -> list[Any]:
        data: list[Any] = []
        while type(event := self._read()) is not yaml.SequenceEndEvent:
            data.append(self._value(event, depth))
        return data

    def _key(self, event: Any) -> str:
        self._left -= 1
        if type(event) is not yaml.ScalarEvent or event.anchor or event.tag:
            raise NotPlainError
        key: str = event.value
        is_plain = key.isascii() and key.isidentifier()
        if not is_plain and (not key or key == "<<" or refuse_text(key)):
            raise NotPlainError
        if len(key) > MOST_KEY_CHARACTERS:
            raise NotPlainError
        return key
