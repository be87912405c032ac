"""Powers of ten that a label says for the numbers below it: Params (B), tokens in billions, FLOP (10^21)."""

from __future__ import annotations

import re

_WORDS = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_SIZES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12, **_WORDS}
_WORD = rf"({'|'.join(_WORDS)})s?"
_THING = r"(?:tokens?|params?|parameters?|USD|dollars?|(?:GPU|TPU)[- ]?h\w*)"
_POWER = re.compile(r"(?<![\w.])(?:x ?)?(?:10 ?\^ ?([0-9]{1,2})|1[eE]\+?([0-9]{1,2}))(?![\w.])")
# A letter stands in brackets, behind a comma or before what is counted; a small m may be anything.
_SIZE = re.compile(
    rf"[(\[,/]\s*(?:in |USD |US?\$ ?|\$ ?)?(?:(?i:{_WORD})|([kKMBT])\b ?\$?)"
    rf"(?:\s*(?i:of )?(?i:{_THING}))?\s*(?:[)\]]|$)"
    rf"|(?:^|\s)(?:(?i:{_WORD}(?: of)?)|([kKMBT]))\s(?i:{_THING})"
    rf"|\bin (?i:{_WORD})\b"
)


def size_in_label(label: str) -> float:
    """Return the power of ten that a label says, 1 where it says none."""
    power = _POWER.search(label)
    if power:
        return 10.0 ** int(power[1] or power[2])
    found = _SIZE.search(label)
    return _SIZES[next(text for text in found.groups() if text).casefold()] if found else 1.0
