"""JSON as a site's files hold it: a line for each value, indented by one blank for each level."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from json.encoder import encode_basestring
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from effsota.units import NumberAsWritten

MARGIN = "\n "  # of the items of a list that is the whole text


class JsonText(NamedTuple):
    """A value that is JSON text already, with the margin of where it stands."""

    text: str


def to_json_text(value: Any, margin: str = "\n") -> str:
    """Return JSON text as `json.dumps` has it with an indent of 1, which is slow at that.

    Raises:
        ValueError: at a number that JSON does not know.
        TypeError: at a kind of value that it does not know; a date is its text.
    """
    return (_WRITERS.get(type(value)) or _writer_of(value))(value, margin)


def to_json_file(items: Iterable[str]) -> bytes:
    """Return a file that is a list of items, which are JSON text already with the margin of a list's items.

    It is put together as bytes: thousands of records are tens of MB, which text would hold three times.
    """
    file, before = BytesIO(), f"[{MARGIN}"
    for item in items:
        file.write(f"{before}{item}".encode())
        before = f",{MARGIN}"
    file.write(b"\n]\n" if file.tell() else b"[]\n")
    return file.getvalue()


def _mapping(value: Mapping[str, Any], margin: str) -> str:
    if not value:
        return "{}"
    inner = f"{margin} "
    # Most values are scalars, which are written here: a call for each is half of the work.
    items = [
        f"{encode_basestring(key)}: "
        f"{to_json_text(each, inner) if (write := _write_of(type(each))) is None else write(each)}"
        for key, each in value.items()
    ]
    return f"{{{inner}{f',{inner}'.join(items)}{margin}}}"


def _list(value: Sequence[Any], margin: str) -> str:
    if not value:
        return "[]"
    inner = f"{margin} "
    texts = [
        to_json_text(each, inner) if (write := _write_of(type(each))) is None else write(each)
        for each in value
    ]
    return f"[{inner}{f',{inner}'.join(texts)}{margin}]"


def _writer_of(value: Any) -> Callable[[Any, str], str]:
    """Return what writes a value of a type that is no other's own, such as a word of a choice."""
    kind = next((each for each in _WRITERS if isinstance(value, each)), None)
    if kind is None:
        raise TypeError(value)
    return _WRITERS[kind]


def _alone(write: Callable[[Any], str]) -> Callable[[Any, str], str]:
    return lambda value, _margin: write(value)


def _number(value: float) -> str:
    text = float.__repr__(value)
    if text[-1] in "nf":  # of nan and inf; any other ends in a digit
        raise ValueError(f"{text} is no number of JSON")
    return text


# A truth value is a number too, and so must come first.
_SCALARS: Final[dict[type, Callable[[Any], str]]] = {
    str: encode_basestring,
    bool: lambda value: "true" if value else "false",
    type(None): lambda _: "null",
    int: int.__repr__,
    float: _number,
    date: lambda value: f'"{value.isoformat()}"',
    NumberAsWritten: lambda value: value.text,
    JsonText: lambda value: value.text,
}
_write_of = _SCALARS.get  # asked for each of hundreds of thousands of values
_WRITERS: Mapping[type, Callable[[Any, str], str]] = MappingProxyType(
    {
        dict: _mapping,
        MappingProxyType: _mapping,
        list: _list,
        tuple: _list,
        **{kind: _alone(write) for kind, write in _SCALARS.items()},
    }
)
