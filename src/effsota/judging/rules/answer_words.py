"""Words of an answer: whether it says anything that the doubt did not say itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from effsota.limits import MOST_REMEMBERED
from effsota.text.late_pattern import LatePattern

LEAST_WORDS, LEAST_LETTERS = 3, 6
_WORD = re.compile(r"[^\W_]+")
# Scripts that part no words: a letter of them says about as much as a word does.
_UNPARTED = LatePattern(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
# Words that may stand in any answer, and of which alone none is made.
_EMPTY_WORDS = """
    a an the it its this that is are was were be been i we you he she they me us my our your yes no not
    ok okay fine good true false right correct correctly really very sure surely indeed just checked
    check confirmed verified valid accurate intended intentional expected known deliberate why because
    so say said says explain explanation reason reasons answer answered here see above below note later
    todo fixme tbd xxx what how who when where some any and or of to in on for with as all both number
    numbers value values figure figures claim result please trust ignore skip none na n
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


@lru_cache(MOST_REMEMBERED)  # asked where a doubt is marked and where its answer is judged, of each state
def says_nothing(answer: str, asked: str) -> bool:
    """Tell whether an answer leaves a doubt as it is; `asked` are the words of the rule and of what it found.

    It has three words, two of them that are not in every answer, and is no piece of what was asked.
    """
    words = [word.casefold() for word in _WORD.findall(answer)]
    letters = 0 if answer.isascii() else len(_UNPARTED.findall(answer))
    is_short = len(set(words)) < LEAST_WORDS or len(set(words) - _EMPTY) < LEAST_WORDS - 1
    return (is_short and letters < LEAST_LETTERS) or _is_piece(words, asked.casefold())


def _is_piece(words: Sequence[str], asked: str) -> bool:
    """Tell whether words stand one after the other in what was asked."""
    if not words or any(word not in asked for word in words):
        return False
    return f" {' '.join(words)} " in f" {' '.join(_WORD.findall(asked))} "
