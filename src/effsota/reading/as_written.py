"""A file's data as its author wrote them: in the order of the file, numbers digit for digit."""

from __future__ import annotations

from typing import Any

from effsota.units import NumberAsWritten, read_number

_NUMBER = (int, float)


def as_written(texts: Any, typed: Any) -> Any:
    """Return the nested texts of a document, with its numbers, and what is true or false, told from texts.

    `typed` is the same document as its schema types it. A number in another form than JSON's (124M) stays a
    text, and so do quantities and dates: nothing is converted, so that nothing is lost.
    """
    # Nearly all are texts: they are seen as such where they stand, without a call for each.
    kind = type(typed)
    if kind is str:
        return texts
    if kind is dict:
        return {
            key: text if type(each := typed[key]) is str else as_written(text, each)
            for key, text in texts.items()
        }
    if kind is list:
        pairs = zip(texts, typed, strict=True)
        return [text if type(each) is str else as_written(text, each) for text, each in pairs]
    if kind is bool:
        return typed
    is_number = isinstance(typed, _NUMBER) and read_number(texts) is not None
    return NumberAsWritten(texts) if is_number else texts
