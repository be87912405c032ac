"""Small numbers in words: eight, twenty-four, one hundred and twenty-eight, a dozen."""

from __future__ import annotations

import re

_UNITS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_TIMES = {"dozen": 12.0, "hundred": 100.0, "thousand": 1000.0}
_VALUES = {
    "single": 1.0,
    **{word: at + 1.0 for at, word in enumerate(_UNITS)},
    **{word: 10.0 * (at + 2) for at, word in enumerate(_TENS)},
}
_WORD = rf"\b(?i:{'|'.join([*_UNITS[::-1], *_TENS, *_TIMES])})\b"
IN_WORDS = rf"{_WORD}(?:(?:-| and | ){_WORD})*|single"
"""What a number in words looks like, as a pattern."""


def number_in_words(text: str) -> float:
    """Return a number that stands in figures, with commas or without, or in words."""
    if text[0].isdigit():
        return float(text.replace(",", ""))
    whole = part = 0.0
    for word in re.split(r"-| and | ", text.lower()):
        if word in _TIMES:
            part = max(part, 1.0) * _TIMES[word]
            if _TIMES[word] > 100:
                whole, part = whole + part, 0.0
        else:
            part += _VALUES[word]
    return whole + part
