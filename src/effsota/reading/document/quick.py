"""The quick path of the reader: nearly every file is plain, and nobody asks where its values stand.

What is not plain beyond doubt goes to the careful path, which says what is wrong; both read the same text.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from sys import intern
from typing import Any

import yaml
from yaml import MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent

from effsota.reading.document.located import CUT, MOST_KEY_CHARACTERS, NULLS, ReadingLimits
from effsota.text import refuse_text

QUICK_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class NotPlainError(Exception):
    """A file holds something that the careful path has to look at."""


def compose_plain(text: str, limits: ReadingLimits) -> dict[str, Any] | None:
    """Return the mapping that a plain file holds, None where it is not plain.

    `decode` has looked through `text`: it holds no character that is refused wherever it stands.
    """
    try:
        return _Composer(text, limits).compose()
    except (NotPlainError, yaml.YAMLError, ValueError, OverflowError):
        return None


class _Composer:
    """Builds data from the events of one file, as long as each is plain.

    A call for each text would take as long as the parser: what nearly all are is seen where they are read.
    """

    __slots__ = ("_has_signs", "_left", "_most_depth", "_read", "_text")

    def __init__(self, text: str, limits: ReadingLimits) -> None:
        self._read: Callable[[], Any] = QUICK_LOADER(text).get_event
        self._text = text
        # Without these there is no anchor, alias, tag or escape in a file, and no text that a comment cuts.
        self._has_signs = "&" in text or "*" in text or "!" in text or "\\" in text or " #" in text
        self._left, self._most_depth = limits.most_values, limits.most_depth

    def compose(self) -> dict[str, Any]:
        self._read()
        start, top = self._read(), self._read()
        if type(start) is not yaml.DocumentStartEvent or type(top) is not MappingStartEvent:
            raise NotPlainError
        whole: dict[str, Any] = self._collection(top, 1)
        self._read()
        if type(self._read()) is not yaml.StreamEndEvent or self._left < 1:
            raise NotPlainError
        return whole

    def _collection(self, event: Any, depth: int) -> Any:
        """Return the mapping or list that begins here; what it holds lies `depth` levels deep."""
        # An alias has an anchor too: the one that it stands for.
        if event.anchor or event.tag or depth > self._most_depth:
            raise NotPlainError
        return self._mapping(depth) if type(event) is MappingStartEvent else self._list(depth)

    def _mapping(self, depth: int) -> dict[str, Any]:
        read, has_signs, data = self._read, self._has_signs, dict[str, Any]()
        while type(event := read()) is ScalarEvent:
            key = intern(event.value)  # the same few dozen in all files
            if key in data or not _is_plain_key(key) or (has_signs and (event.anchor or event.tag)):
                raise NotPlainError
            if type(event := read()) is ScalarEvent:
                data[key] = text = event.value
                if has_signs or text in NULLS or not text.isascii() or text.isspace():
                    self._look_at_text(event)
            else:
                data[key] = self._collection(event, depth + 1)
        if type(event) is not MappingEndEvent:
            raise NotPlainError
        self._left -= 2 * len(data)
        return data

    def _list(self, depth: int) -> list[Any]:
        data: list[Any] = []
        while type(event := self._read()) is not SequenceEndEvent:
            if type(event) is ScalarEvent:
                data.append(text := event.value)
                if self._has_signs or text in NULLS or not text.isascii() or text.isspace():
                    self._look_at_text(event)
            else:
                data.append(self._collection(event, depth + 1))
        self._left -= len(data)
        return data

    def _look_at_text(self, event: Any) -> None:
        text = event.value
        if event.anchor or event.tag or refuse_text(text):
            raise NotPlainError
        if not event.style and (text in NULLS or self._is_cut(event)):
            raise NotPlainError

    def _is_cut(self, event: Any) -> bool:
        """Tell whether a text without quotes ends where what looks like a comment begins."""
        return CUT.match(self._text, event.end_mark.index) is not None


@lru_cache(maxsize=512)
def _is_plain_key(key: str) -> bool:
    """Tell whether a key can stand in a plain file; the same few dozen stand in all of them."""
    return 0 < len(key) <= MOST_KEY_CHARACTERS and key != "<<" and refuse_text(key) is None
