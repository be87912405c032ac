"""Other counts: tokens or examples that by the words of a file are a number of something else."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from effsota.judging.rules.context import ClaimContext
from effsota.methods import Architecture, Operations
from effsota.methods.parameters import Parameters
from effsota.methods.terms import amount_text
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern

_POWERS = {"": 1.0, "k": 1e3, "t": 1e12, "m": 1e6, "b": 1e9}
_NO_TOKENS = frozenset({"bytes", "characters", "chars", "documents", "sequences", "sentences", "pages"})
_STEPS = frozenset({"steps", "iterations", "updates", "batches", "minibatches"})
# What makes a number one of something else, or of each chip alone.
SIGNS = (*_NO_TOKENS, *_STEPS, "per", "each")
_COUNTED = LatePattern(
    r"(?<![\w.,-])(\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?) ?(million|billion|trillion|[kMBT]\b)?"
    r" (?:(?:training|optimi[sz]er|gradient|text) )?([a-z]+)\b(?: (?:per|on each|for each) (\w+))?",
    re.IGNORECASE,
)
_SHARES = frozenset({"gpu", "tpu", "chip", "device", "worker", "rank", "node", "host"})
ROUNDED = 0.005


def amount_of_something_else(context: ClaimContext) -> Iterator[Fault]:
    """Tokens are no number that the words give for bytes, examples none of steps, neither one per chip."""
    for pointer, estimate, words in context.spoken_leaves:
        inputs = estimate.inputs
        if isinstance(inputs, Parameters) or (isinstance(inputs, Architecture) and inputs.tokens):
            key, amount, others = "tokens", inputs.tokens, _NO_TOKENS
        elif isinstance(inputs, Operations | Architecture):
            key, amount, others = "examples", inputs.examples, _STEPS
        else:
            continue
        may_differ = amount and any(map(words.lower().__contains__, SIGNS))
        said = list(_said(words, amount)) if amount and may_differ else []
        if amount and said and all(what in others or share for what, share in said):
            what, share = said[0]
            yield Fault(
                f"{pointer}/{key}",
                f"{amount_text(amount)} {key} are counted, and the words here say so many {what}"
                + (f" per {share}" if share else ""),
                f"write the number of all {key}; where it is that, say so:"
                " answers: {amount-of-something-else: why}",
            )


def _said(words: str, amount: float) -> Iterator[tuple[str, str]]:
    """Yield what the words give this number of, and the kind of chip that each has so many of, if any."""
    for number, power, what, of_each in _COUNTED.findall(words):
        named = float(number.replace(",", "")) * _POWERS[power[:1].lower()]
        if math.isclose(named, amount, rel_tol=ROUNDED):
            yield what, of_each if of_each.lower() in _SHARES else ""
