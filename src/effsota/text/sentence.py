"""Sentences that remember which of their pieces somebody submitted, and how such a name stands in one."""

from __future__ import annotations

from functools import lru_cache

from effsota.limits import MOST_REMEMBERED
from effsota.text.late_pattern import LatePattern
from effsota.text.lines import cut

_NUMBERED = LatePattern(r"#(?P<number>\d+)(?:: (?P<what>.+))?")
_WORD = LatePattern(r"(?<![\w.-])[a-z]{2,}(?![\w.-])")
_IN_BRACKETS = LatePattern(r"\(.*\)")
_MAY_END = LatePattern(r"[,:;]? (?=[(&+]|and |with |on |by |of |from |in )|[,:;] ")
LEAST_BRIEF = 6  # letters, of which fewer are no name
LEAST_WORDS = 3  # from which a name with a word of everyday language reads like a part of the sentence


class Name(str):
    """A piece of a sentence that somebody submitted: whoever shows it makes it inert first."""

    __slots__ = ()


Sentence = tuple[str, ...]  # our own words, and Names between them


def spoken(name: str, most: int | None = None, *, begins: bool = False, of: str | None = None) -> Name:
    """Return a submitted name as a sentence says it, in at most `most` characters but for what is added.

    #85: MUDD gates is record 85 (MUDD gates), with a capital where it `begins` a sentence, and with what its
    number is `of` where that is given. A name that would read like a part of the sentence stands in
    quotes: "Two layers of 256, momentum".
    """
    numbered = _NUMBERED.fullmatch(name)
    if numbered is None:
        told = name if most is None else cut(name, most)
        return Name(f'"{told}"' if _reads_like_words(name) else told)
    record = f"{'R' if begins else 'r'}ecord {numbered['number']}{'' if of is None else f' of {of}'}"
    what = numbered["what"]
    if what is None:
        return Name(record)
    told = what if most is None else cut(what, max(1, most - len(record)))
    return Name(f"{record}, {told}" if "(" in told else f"{record} ({told})")


@lru_cache(MOST_REMEMBERED)  # a board has the same names at each size of its charts
def brief(name: str, most: int) -> Name:
    """Return a submitted name as a label in a chart says it: without its number, ended where it may end.

    #12: 1024-ctx dense causal attention with a window is "1024-ctx dense causal attention" in 34 characters.
    """
    numbered = _NUMBERED.fullmatch(name)
    told = (numbered and numbered["what"]) or name
    if len(told) <= most:
        return Name(told)
    ends = [at for at in (found.start() for found in _MAY_END.finditer(told)) if LEAST_BRIEF <= at <= most]
    whole = [at for at in ends if told.count("(", 0, at) == told.count(")", 0, at)]
    if whole:
        return Name(told[: whole[-1]])
    space = told.rfind(" ", LEAST_BRIEF, most)
    return Name(cut(told, most) if space < 0 else f"{told[:space]}…")


def told_apart(name: str, most: int) -> Name:
    """Return a submitted name as a label says it beside one as brief: record 44, or what fits of it."""
    numbered = _NUMBERED.fullmatch(name)
    return Name(cut(name, most) if numbered is None else f"record {numbered['number']}")


@lru_cache(MOST_REMEMBERED)  # a record is named on many pages
def _reads_like_words(name: str) -> bool:
    outside = _IN_BRACKETS.sub("", name)
    has_words = len(outside.split()) >= LEAST_WORDS and _WORD.search(outside) is not None
    return '"' not in name and (has_words or ", " in outside)
