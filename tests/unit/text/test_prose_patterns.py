"""Prose patterns are found as if they had no signs: a text without a sign has no match."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from random import Random
from re import _parser as parser  # type: ignore[attr-defined]
from typing import TYPE_CHECKING, Any

import pytest

from effsota.judging import rules
from effsota.judging.rules import doubts
from effsota.reading import prose
from effsota.text.prose_patterns import ProsePattern, SignFinder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SAMPLES = 200
LETTERS = {"CATEGORY_DIGIT": "4", "CATEGORY_WORD": "q", "CATEGORY_SPACE": " "}


def every_pattern() -> Iterator[tuple[str, ProsePattern]]:
    """Yield every pattern that a module declares, by name."""
    for room in (rules, doubts, prose):
        for found in pkgutil.iter_modules(room.__path__, f"{room.__name__}."):
            for name, each in vars(importlib.import_module(found.name)).items():
                if isinstance(each, ProsePattern):
                    yield f"{found.name.rpartition('.')[2]}.{name}", each


def write(parsed: Iterable[tuple[Any, Any]], chance: Random) -> str:
    """Return a text that a pattern may match: each of its ways is taken now and then."""
    return "".join(write_part(str(kind), told, chance) for kind, told in parsed)


def write_part(kind: str, told: Any, chance: Random) -> str:
    """Return the text of one part of a pattern, nothing for what is only asked around it."""
    if kind in {"LITERAL", "RANGE"}:
        return chr(told if kind == "LITERAL" else chance.randint(*told))
    if kind == "IN":
        negated = str(told[0][0]) == "NEGATE"
        return chance.choice("q ") if negated else write([chance.choice(told)], chance)
    if kind == "BRANCH":
        return write(chance.choice(told[1]), chance)
    if kind in {"SUBPATTERN", "ASSERT"}:
        return write(told[-1], chance)
    if kind in {"MAX_REPEAT", "MIN_REPEAT"}:
        least, most, inner = told
        return "".join(write(inner, chance) for _ in range(chance.randint(least, min(most, least + 1))))
    return LETTERS.get(str(told), "")


@pytest.mark.parametrize("pattern", [pytest.param(each, id=name) for name, each in every_pattern()])
def test_each_match_has_a_sign(pattern: ProsePattern) -> None:
    """Whichever way a text matches; the texts are made from the pattern itself."""
    chance, parsed = Random(1), parser.parse(pattern.pattern, pattern.compiled.flags)  # noqa: S311  # samples
    texts = {write(parsed, chance) for _ in range(SAMPLES)}
    matching = [text for text in texts if pattern.compiled.search(text)]
    assert matching
    assert [text for text in matching if pattern.search(text) is None] == []
    finder = SignFinder(pattern.signs)
    assert [text for text in matching if not finder.find(f"a {text} b")] == []


def test_a_letter_beyond_ascii_is_as_good_as_its_look_alike() -> None:
    """As the pattern has it: no sign is asked for where a text is not plain."""
    pattern = ProsePattern(r"\bignore\b", signs="ignore")
    assert re.search(pattern.pattern, "\u0131gnore it", re.IGNORECASE) is not None
    assert pattern.search("\u0131gnore it") is not None
    assert SignFinder(["ignore"]).find("\u0131gnore it") == {"ignore"}


def test_of_many_signs_those_are_found_that_a_text_may_have() -> None:
    """In any letters, within a word; of several words the longest is enough."""
    finder = SignFinder(["hour", "gpu", "language model", "epoch"])
    assert finder.find("8,000 GPU-hours (a Language, no Mode1)") == {"hour", "gpu", "language model"}


def test_without_a_sign_nothing_is_searched() -> None:
    """The pattern is not even compiled."""
    pattern = ProsePattern("(", signs="sign")
    assert pattern.search("a text") is None
    assert pattern.findall("a text") == []
    assert pattern.sub("", "a text") == "a text"
    with pytest.raises(re.error):
        pattern.search("a SIGN")


def test_what_looks_like_a_letter_or_digit_of_ascii_is_searched_for() -> None:
    """All that there is beyond it."""
    beyond = "".join(map(chr, range(128, sys.maxunicode + 1)))
    alike = re.findall(r"[a-z]|\d", beyond, re.IGNORECASE)
    assert {"\u0131", "\u212a", "\u0664"} <= set(alike)
    assert [each for each in alike if not ProsePattern("", signs="sign").may_be_in(each)] == []
