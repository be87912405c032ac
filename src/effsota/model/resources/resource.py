"""What a resource is: something that a record states it took, by which boards can rank."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from effsota.model.margin import EXACT, Margin
from effsota.model.records import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """How much a record took, in its resource's unit of account, right within its margin."""

    value: float
    margin: Margin = EXACT


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """A reduction factor as fewer examples × fewer FLOP per example (× what the factors changed)."""

    fewer_examples: float
    fewer_flop_per_example: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """What a record took to get where it got.

    `key` names it in files and addresses, `unit` is its unit of account; `units` are those for people, the
    one shown first in front, and `number_text` writes an amount in one of them, without it. `name` is what a
    chart shows over time, `word` what there is less or more of, `of_what` follows an amount in a sentence,
    and `boundary` says what is counted.

    `amount_of` is what a record states, None where it states none. `split_of` takes the factor between a
    record and its baseline apart, None where they do not state enough.
    """

    key: str
    name: str
    word: str
    of_what: str
    boundary: str
    unit: str
    units: tuple[str, ...]
    number_text: Callable[[float, str], str]
    amount_of: Callable[[Record], Amount | None]
    split_of: Callable[[Record, Record], Split | None] | None = None
