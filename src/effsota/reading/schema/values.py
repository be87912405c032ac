"""What a value's own violation is in plain words: its kind, number, text, choice, length or range."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from typing import NamedTuple

from effsota.problems import Refusal
from effsota.reading.document.compose import name_place
from effsota.reading.schema.branches import Node, fits
from effsota.reading.schema.formats import FORMATS, parse_as
from effsota.reading.schema.validator import Violation
from effsota.reading.schema.wrong_kinds import write_instead
from effsota.text import shorten

MOST_MESSAGE_CHARACTERS = 600


class Worded(NamedTuple):
    """A violation in words, by the rule that is broken; `fix` is the one right text, where there is one."""

    rule: str
    message: str
    hint: str
    fix: str = ""


def near(key: str, names: Iterable[str]) -> str | None:
    """Return the name that was probably meant."""
    return next(iter(get_close_matches(key.casefold(), names, n=1, cutoff=0.7)), None)


def word_value(found: Violation, pointer: str, root: Node) -> Worded:
    """Return rule, message, hint and fix of a violation at the value that `pointer` leads to."""
    name = name_place(pointer)
    if found.keyword == "type":
        return _word_type(found, name, root)
    told = _WORDS.get(found.keyword, _word_other)(found, name)
    return told if isinstance(told, Worded) else Worded(*told)


def _word_type(found: Violation, name: str, root: Node) -> Worded:
    wanted = frozenset([found.expected] if isinstance(found.expected, str) else found.expected)
    refusal = parse_as(found.value, wanted) if isinstance(found.value, str) else None
    if fits(found.value, wanted) and isinstance(refusal, Refusal):
        told = _read_percent(found) or refusal
        return Worded("not-a-number", f"{name}: {refusal.message}", told.hint, told.fix)
    kinds = " or ".join(dict.fromkeys(_KINDS[kind] for kind in sorted(wanted)))
    message = f"{name} is {_kind(found.value)}, but {kinds} is asked"
    key = found.path[-1] if found.path else 0
    return Worded("wrong-kind", message, write_instead(found.value, found.schema, root, key=key, kinds=kinds))


def _read_percent(found: Violation) -> Refusal | None:
    """Return what a number with a percent sign is, where the key says whether it is a share."""
    percent = _PERCENT.fullmatch(found.value)
    if percent is None or found.path[-1] not in (*_SHARES, *_IN_UNIT):
        return None
    fix = f"{float(percent[1]) / 100:.12g}" if found.path[-1] in _SHARES else percent[1]
    return Refusal("", f"did you mean {fix}?", fix)


_PERCENT = re.compile(r"((?:0|[1-9][0-9]{0,3})(?:\.[0-9]{1,9})?) ?%")
# Keys whose number is a share of one, and those whose number stands in the unit of the metric.
_SHARES, _IN_UNIT = ("utilization",), ("value", "target", "tolerance")
_KINDS = {
    "object": "a mapping",
    "array": "a list",
    "string": "a text",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}


def _kind(value: object) -> str:
    if isinstance(value, str):
        return f"a text ({shorten(value, most=40)})"
    return "a mapping" if isinstance(value, dict) else "a list"


def _word_format(found: Violation, name: str) -> Worded:
    rule, parse = FORMATS[str(found.expected)]
    refusal = parse(found.value)
    colon = "" if rule in {"bad-text", "bad-link"} else ":"
    if refusal.message.startswith("is too long"):
        rule = "too-long"
    return Worded(rule, f"{name}{colon} {refusal.message}", refusal.hint, refusal.fix)


def _word_enum(found: Violation, name: str) -> Worded:
    allowed = [str(each) for each in found.expected]
    if not isinstance(found.value, str):
        return Worded("wrong-kind", f"{name} is {_kind(found.value)}, but a text is asked", _one_of(allowed))
    same = [each for each in allowed if _bare(each) == _bare(found.value)]
    meant = same[0] if len(same) == 1 else near(found.value, allowed)
    suggestion = f"did you mean {meant}? " if meant else ""
    message = f"{name} is {shorten(found.value)}, which is not one of the allowed values"
    return Worded("not-allowed", message, suggestion + _one_of(allowed), str(meant) if len(same) == 1 else "")


def _bare(word: str) -> str:
    """Return a word without what does not tell it from another: capitals, and what joins its parts."""
    return re.sub("[ _-]+", "-", word.strip().casefold())


def _one_of(allowed: list[str]) -> str:
    return f"write one of: {', '.join(allowed)}" if len(allowed) > 1 else f"write {allowed[0]}"


def _word_limit(found: Violation, name: str) -> tuple[str, str, str]:
    phrase, misfit = _LIMITS[found.keyword]
    hint = f"write a number {phrase} {found.expected:g}"
    return "out-of-range", f"{name} is {shorten(found.value)}, which is too {misfit}", hint


_LIMITS = {
    "minimum": ("at least", "small"),
    "maximum": ("at most", "large"),
    "exclusiveMinimum": ("above", "small"),
    "exclusiveMaximum": ("below", "large"),
}


def _word_length(found: Violation, name: str) -> tuple[str, str, str]:
    if found.keyword == "minLength":
        return "bad-text", f"{name} is blank", "write a text; a key that need not stand there can be left out"
    message = f"{name} is too long: {len(found.value):,} characters, at most {found.expected:,}"
    return "too-long", message, "shorten it"


def _word_count(found: Violation, name: str) -> tuple[str, str, str]:
    count, limit = len(found.value), found.expected
    if found.keyword.startswith("min"):
        items, asked = "item" if count == 1 else "items", "is" if limit == 1 else "are"
        return (
            "too-few",
            f"{name} has {count} {items}, at least {limit} {asked} asked",
            f"write {limit - count} more" if count else "write one, or leave the key out",
        )
    return "too-many", f"{name} has too many items: {count:,}, at most {limit:,}", "shorten the list"


def _word_pattern(found: Violation, name: str) -> Worded:
    message = f"{name}: {shorten(found.value)} is not of the form that is asked"
    joined = re.sub("[ _]+", "-", found.value.strip())
    plain = next((each for each in (joined, joined.lower()) if re.search(found.expected, each)), None)
    if plain is not None:
        is_certain = plain == found.value.lower()
        return Worded("bad-name", message, f"did you mean {plain}?", plain if is_certain else "")
    example = next(iter(found.schema.get("examples", ())), None)
    such = "" if example is None else f"Such as {example}."
    about = found.schema.get("description")
    return Worded(
        "bad-name", message, f"write {such or 'a name'}" if about is None else f"{about} {such}".strip()
    )


def _word_names(found: Violation, name: str) -> tuple[str, str, str]:
    has_hyphens = "-z0-9]+(-" in str(found.expected)
    words = "lower-case letters, digits and single hyphens" if has_hyphens else "letters, digits and _"
    return (
        "bad-key",
        f"{shorten(name)} is not a name that can be a key here",
        f"write {words}, at most 64 characters",
    )


def _word_repeated(found: Violation, name: str) -> tuple[str, str, str]:
    del found
    return "repeated-item", f"{name} stands in the list already", "delete it"


def _word_other(found: Violation, name: str) -> tuple[str, str, str]:
    about = str(found.schema.get("description", "see the schema"))
    return "wrong-shape", f"{name} is not what the schema asks", about


_WORDS: dict[str, Callable[[Violation, str], Worded | tuple[str, str, str]]] = {
    "format": _word_format,
    "enum": _word_enum,
    "const": _word_enum,
    **dict.fromkeys(_LIMITS, _word_limit),
    **dict.fromkeys(("minLength", "maxLength"), _word_length),
    **dict.fromkeys(("minItems", "maxItems", "minProperties", "maxProperties"), _word_count),
    "pattern": _word_pattern,
    "propertyNames": _word_names,
    "uniqueItems": _word_repeated,
}
