"""Sizes that models have by their names, such as 7B of "a 7B model" and of Llama-2-13B."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from effsota.reading.prose.amounts_said import AmountSaid
from effsota.reading.prose.stated_kinds import FigureKind

BY_NAME = 1.25
"""How far a size in a name, such as 7B, may be from the parameters that are counted."""
_POWERS = {"m": 1e6, "b": 1e9, "t": 1e12}
_SIZE = r"(?P<number>[0-9]{1,4}(?:\.[0-9]{1,4})?)"
_LETTER = r"(?P<size>[MB])"
# What is named so is no model: 7B tokens, a set of 400M images.
_NO_MODEL = (
    r"(?!(?:tokens?|words|images|pairs|samples|examples|documents|rows|data\w*|corpus|of|on|for|in)\b)"
)
_THING = (
    r"(?:models?|variants?|versions?|checkpoints?|networks?|transformers?|(?:de|en)coders?"
    r"|(?:[LVS]|VL)?LMs?)\b"
)
_BETWEEN = rf"(?:[\s-]+{_NO_MODEL}[A-Za-z]\w{{0,30}}){{0,5}}?[\s-]+"
# A T alone is mostly one of tokens: the checkpoint at 2.5T.
_MAGNITUDE = r"(?P<size>[MB]|T(?=[\s-]+(?:models?|LLMs?)\b)|[\s-](?:million|billion|trillion))"
_AS_A_MODEL = rf"{_SIZE}\s?{_MAGNITUDE}(?:\s?\([^()\n]{{1,12}}\))?{_BETWEEN}{_THING}"
_IS_TRAINED = r"(?=\s+(?:was|were|is|has been|took|takes|used|needed|required|consumed|cost)\b)"
_WORD = r"[- ][A-Za-z0-9][\w.]{0,30}"
_NAME = r"(?!(?:(?:pre-?)?train\w*|the|our|we|this|an?|both|each)\b)(?-i:[A-Z])[\w.]{0,30}"
# A version that was trained further is another run.
_VERSION = r"(?:-(?!(?:chat|instruct|it|sft|dpo|rlhf)\b)[A-Za-z]\w{0,15}){0,2}(?![\w-])"
_NAMED = rf"{_NAME}(?:{_WORD}){{0,3}}?[- ]{_SIZE}{_LETTER}"
_AS_A_NAME = rf"{_NAMED}{_VERSION}{_IS_TRAINED}"
_AS_A_NAMED_MODEL = rf"{_NAMED}{_VERSION}[\s-]+{_THING}"
_BARE = rf"\b(?:the|our)\s{_SIZE}(?P<size>[MB])(?![\w-]){_IS_TRAINED}"
_TRAINED = rf"\btrain(?:ed|ing|s)?\s(?:of\s)?(?:the\s|our\s|a\s)?(?P<said>{_NAMED}{_VERSION})"
_FORMS = tuple(
    re.compile(rf"(?<![\w.,^/$-]){form}", re.IGNORECASE)
    for form in (_AS_A_MODEL, _AS_A_NAMED_MODEL, _AS_A_NAME, _BARE, _TRAINED)
)
_IN_NAME = re.compile(r"(?<![\w.])(?P<number>[0-9]{1,4}(?:\.[0-9]{1,4})?) ?(?P<size>[MBT]|(?<! )[mb])(?!\w)")
_MIXED = re.compile(r"\d+x\d|\b[0-9.]+[bt]-a[0-9.]+[bm]\b|\bMoE\b|mixture", re.IGNORECASE)
_DATA = re.compile(
    r"\b(?:data\w*|corpus|corpora|tokens?|benchmarks?|\w*pajama\w*|\w*pile\w*|laion\w*|coyo\w*|fineweb\w*)\b",
    re.IGNORECASE,
)


# As some name a mixture of experts: 30B in all, 3B active.
_OF_EXPERTS = re.compile(
    r"(?<![\w.])(?:[A-Z][\w.]{0,30}-)?(?P<total>[0-9]{1,4}(?:\.[0-9]{1,4})?)(?P<size>[BMT])"
    r"-A(?P<active>[0-9]{1,4}(?:\.[0-9]{1,4})?)(?P<active_size>[BM])\b"
)


class NamedSize(NamedTuple):
    """A size by a name: the amount with what it leaves open, where it stands in its text, and its kind."""

    amount: AmountSaid
    start: int
    end: int
    kind: FigureKind = FigureKind.PARAMETERS


def find_named_sizes(text: str) -> Iterator[NamedSize]:
    """Yield the sizes that a sentence gives models by name: a 7B model, the 70B was trained."""
    for form in _FORMS:
        for found in form.finditer(text):
            is_other = _MIXED.search(found[0]) or _DATA.search(found[0])
            if not is_other and float(found["number"]):
                yield _named(found)


def find_sizes_in_title(title: str) -> tuple[NamedSize, ...]:
    """Return the sizes in the name of a model; none where it is one of data, or of a mixture of experts."""
    if _MIXED.search(title) or _DATA.search(title):
        return ()
    return tuple(_named(found) for found in _IN_NAME.finditer(title))


def _named(found: re.Match[str]) -> NamedSize:
    power = _POWERS[found["size"].strip(" -\n").casefold()[0]]
    size = float(found["number"]) * power
    span = found.span("said") if "said" in found.groupdict() else found.span()
    return NamedSize(_rounded(size), *span)


def find_sizes_of_experts(text: str) -> Iterator[NamedSize]:
    """Yield how many parameters mixtures of experts have in all, and how many are active, by their names."""
    for found in _OF_EXPERTS.finditer(text):
        for kind, number, size in (
            (FigureKind.TOTAL, found["total"], found["size"]),
            (FigureKind.ACTIVE, found["active"], found["active_size"]),
        ):
            if float(number):
                yield NamedSize(_rounded(float(number) * _POWERS[size.casefold()]), *found.span(), kind)


def _rounded(size: float) -> AmountSaid:
    return AmountSaid(size, size / BY_NAME, size * BY_NAME)
