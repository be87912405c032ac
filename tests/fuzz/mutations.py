"""One thing wrong in an input: systematically in nested data, at random in bytes."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Iterator

DEEP: Any = "deep"
for _ in range(40):
    DEEP = [DEEP]
# What any value is replaced by; a text stands in quotes, whatever it looks like.
REPLACEMENTS: tuple[Any, ...] = (
    *("", " ", "0", "-1", "1e999", "1e-400", "NaN", "Infinity", "9" * 30, "9" * 5_000, "9007199254740993"),
    *("0001-01-01", "1950-01-01", "9999-12-31", "2024-02-29", "2023-02-29", "1e308 TFS-days", "1 FLOP"),
    *("1e-300 FLOP", "1e-9 days", "0 months", "1 second", "1e300 years", "true", "<script>", "\u202ex"),
    *("x" * 600, {}, [], {"a": "b"}, ["x"], {"method": {"a": "b"}}, DEEP),
)
# What is put between bytes at random.
SPLINTERS = (
    *(b"&a ", b"*a", b"!!x ", b"<<: ", b"\xff", b"\xc2\x85", b"- ", b"\n", b": ", b"1e999", b"NaN", b"inf"),
    *(
        b"-",
        b"0",
        b"9" * 400,
        b"{",
        b"[" * 50,
        b'"',
        b"'",
        b",",
        b",,,,",
        b"\t",
        b"\r",
        b"\0",
        b"e308",
        b"e-308",
    ),
    *(b"9999-12-31", b"0001-01-01", b"null", b"<b>", b"\xe2\x80\xae", b"#", b"|", b"%", b"1e308 TFS-days"),
)


def to_flow(value: Any) -> str:
    """Return a value in YAML's flow style; a mapping may be given as pairs, so that a key can stand twice."""
    if isinstance(value, Pairs):
        return "{" + ", ".join(f"{json.dumps(key)}: {to_flow(each)}" for key, each in value) + "}"
    if isinstance(value, dict):
        return to_flow(Pairs(value.items()))
    if isinstance(value, list):
        return "[" + ", ".join(map(to_flow, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


class Pairs(list[tuple[str, Any]]):
    """A mapping whose keys may stand twice."""


def to_yaml_lines(data: Any) -> bytes:
    """Return a mapping as a YAML file: a line for each key, so that none grows too long."""
    pairs = data if isinstance(data, Pairs) else data.items() if isinstance(data, dict) else None
    if pairs is None:
        return to_flow(data).encode("utf-8", "surrogatepass")
    lines = (f"{json.dumps(key)}: {to_flow(each)}\n" for key, each in pairs)
    return "".join(lines).encode("utf-8", "surrogatepass") or b"{}\n"


def each_mutant(data: Any) -> Iterator[tuple[str, Callable[[], Any]]]:
    """Yield, with its place, what makes the data with a key renamed, removed or doubled, a value replaced."""
    for place, value in _places(data):
        where = "/".join(map(str, place))
        for other in (*REPLACEMENTS, *_retyped(value)):
            yield f"{where} = {str(other)[:30]}", partial(_put, data, place, other)
        if isinstance(value, dict):
            for key in value:
                for pairs, what in _renamed(value, key):
                    yield f"{where}: {what}", partial(_put, data, place, pairs)


def _places(data: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], Any]]:
    yield place, data
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield from _places(value, (*place, key))


def _retyped(value: Any) -> Iterator[Any]:
    yield [value]
    yield {"value": value}
    yield {str(value)[:20] or "x": "x"}


def _renamed(mapping: dict[str, Any], key: str) -> Iterator[tuple[Pairs, str]]:
    half = len(key) // 2
    others = (
        key.capitalize(),
        key.upper(),
        key[:-1],
        key[:half] + key[half + 1 :],
        f"{key}s",
        f"{key} \u00e9",
    )
    for other in others:
        renamed = ((other if each == key else each, value) for each, value in mapping.items())
        yield Pairs(renamed), f"{key} called {other}"
    yield Pairs((each, value) for each, value in mapping.items() if each != key), f"{key} removed"
    yield Pairs([*mapping.items(), (key, mapping[key])]), f"{key} doubled"
    yield Pairs([*mapping.items(), (key, {"a": "b"})]), f"{key} doubled otherwise"


def _put(data: Any, place: tuple[str | int, ...], value: Any) -> Any:
    if not place:
        return value
    if isinstance(data, dict):
        return {key: _put(each, place[1:], value) if key == place[0] else each for key, each in data.items()}
    return [_put(each, place[1:], value) if at == place[0] else each for at, each in enumerate(data)]


def damaged(data: bytes, dice: random.Random) -> bytes:
    """Return bytes with one to four places changed: cut out, doubled, swapped, or something put in."""
    found = bytearray(data)
    for _ in range(dice.randint(1, 4)):
        start = dice.randint(0, len(found))
        end = min(len(found), start + dice.choice((0, 1, 1, 2, 4, 8, 40)))
        piece = bytes(found[start:end])
        splinter = dice.choice(SPLINTERS)
        found[start:end] = dice.choice(
            (b"", piece * 2, piece[::-1], splinter, splinter + piece, dice.randbytes(2))
        )
    return bytes(found)


def recombined(data: bytes, dice: random.Random, *, separator: bytes) -> bytes:
    """Return lines with some cells replaced, lines doubled, swapped and left out."""
    lines = data.split(b"\n")
    for _ in range(dice.randint(1, 3)):
        at, other = dice.randrange(len(lines)), dice.randrange(len(lines))
        cells = lines[at].split(separator)
        cells[dice.randrange(len(cells))] = dice.choice(CELLS)
        lines[at] = separator.join(cells)
        if dice.random() < 0.3:
            lines[at], lines[other] = lines[other], lines[at]
        if dice.random() < 0.1:
            lines.insert(at, lines[other])
    return b"\n".join(lines)


CELLS = (
    *(
        b"",
        b" ",
        b"nan",
        b"NaN",
        b"inf",
        b"-inf",
        b"Infinity",
        b"1e309",
        b"-1e309",
        b"1e308",
        b"1e-400",
        b"0",
        b"-0",
    ),
    *(
        b"-1",
        b"1" * 400,
        b"1" * 5_000,
        b"9007199254740993",
        b"1,000",
        b"1_000",
        b"0x10",
        b"1e5e5",
        b".",
        b"+5",
        b"5.",
    ),
    *(
        b".5",
        b'"5"',
        b'"',
        b'"a,b"',
        b"<b>",
        b"\xef\xbc\x91",
        b"\x1b[31m",
        b"null",
        b"true",
        b"1/2",
        b"12ms",
        b"[" * 2_000,
    ),
)
