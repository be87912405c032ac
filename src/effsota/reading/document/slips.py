"""Slips of typing that YAML tells of somewhere else: a key without its colon, a blank that is none."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from effsota.text import shorten
from effsota.text.odd_signs import ODD_BLANKS, name_odd_sign
from effsota.text.yaml_writer import to_yaml_text

_KEY = "[A-Za-z_][A-Za-z0-9_]*"
_ODD = f"[{''.join(ODD_BLANKS)}]"
_INDENTED = re.compile(f" *({_ODD})")
_AFTER_COLON = re.compile(rf"( *(?:- +)*)({_KEY}): *({_ODD})\s*(.*)")
_DASH = re.compile(rf"( *)-({_KEY}): (.*)")
_NO_COLON = re.compile(rf"( *(?:- +)*)({_KEY})( *= *|:(?=[^ :])| +)(\S.*)")
_INSIDE = '[^,{}\\[\\]"]'  # a text in braces
_TWO_COLONS = re.compile(rf"(?<![\w-])({_KEY}): ([^\s,{{}}\[\]\"'|>]{_INSIDE}*?: {_INSIDE}+)")
_TWO_COLONS_IN_BLOCK = re.compile(rf" *(?:- +)*({_KEY}): ([^\s\"'|>{{\[].*: .*)")
_OPENS = ('"', "'", "[", "{")
_THOUSAND = 3  # digits behind a comma that may part thousands


class Slip(NamedTuple):
    """What was typed wrongly: its 1-based line and column, what it is, and what to write."""

    line: int
    column: int
    what: str
    hint: str


def find_slip(text: str, line: int) -> Slip | None:
    """Return the slip of typing in the line (1-based) at which YAML stops, first of all in the one above."""
    told = [(at, each) for at, each in enumerate(text.split("\n"), 1) if at <= line and _says_something(each)]
    pairs = [*zip([(0, ""), *told], told, strict=False)][-2:]
    if pairs and pairs[-1][1][0] < line:
        pairs = pairs[-1:]
    for (_, before), (at, each) in pairs:
        for column, what, hint in _slips_in(each, before):
            return Slip(at, column, what, hint)
    return None


def line_at(text: str, line: int) -> str:
    """Return a line (1-based) of a text, nothing where YAML stops behind its end."""
    return "".join(text.split("\n")[line - 1 : line])


def quote_colon(line: str) -> str | None:
    """Return what to write for a text that holds a colon and stands without quotes, if there is one."""
    found = _TWO_COLONS_IN_BLOCK.match(line) if "{" not in line else None
    found = found or _TWO_COLONS.search(line)
    return f"write {found[1]}: {to_yaml_text(found[2].strip())}" if found else None


def _says_something(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _slips_in(line: str, before: str) -> Iterator[tuple[int, str, str]]:
    indented = _INDENTED.match(line)
    if indented:
        what = f"{name_odd_sign(indented[1])} in the indentation, which looks like a space"
        yield indented.start(1) + 1, what, "write spaces in its place"
    after = _AFTER_COLON.match(line)
    if after:
        what = f"{name_odd_sign(after[3])} after the colon, which looks like a space"
        yield after.start(3) + 1, what, _write(after[2], after[4])
    dash = _DASH.match(line)
    if dash:
        hint = f"write - {dash[2]}: {dash[3]}"
        yield dash.start(2) + 1, "a dash without a space behind it", hint
    bare = _NO_COLON.match(line) if not re.search(r": |:$", line) else None
    if bare and not (bare[3].isspace() and _goes_on(line, before)):
        signs = {"=": "an equals sign where a colon is asked", ":": "a colon without a space behind it"}
        told = signs.get(bare[3].strip(), f"{shorten(bare[2])} stands without a colon behind it")
        yield bare.start(2) + 1, told, _write(bare[2], bare[4])


def _goes_on(line: str, before: str) -> bool:
    """Tell whether a line goes on with the text of the line before it, which then stands further left."""
    indents = [len(each) - len(each.lstrip(" -")) for each in (line, before)]
    return bool(before) and indents[0] > indents[1] and not before.rstrip().endswith(":")


def _write(key: str, value: str) -> str:
    value = value.strip()
    return f"write {key}: {value if value.startswith(_OPENS) else to_yaml_text(value)}"


def write_joined(key: str, before: str, after: str) -> str:
    """Return what to write where a comma in braces has parted a text, or the digits of a number."""
    if not (re.fullmatch("[0-9]+", before) and re.fullmatch("[0-9]+", after)):
        return f"write {key}: {json.dumps(f'{before}, {after}', ensure_ascii=False)}"
    if len(after) == _THOUSAND:
        return f"write {key}: {before}{after}, or {before}.{after} if the comma stands for a point"
    return f"write {key}: {before}.{after}"
