"""What is said of a rate that changed, or may have, read back: its day, its p value, the rates around it."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from effsota.boards.claims.board_facts import Facts
from effsota.boards.claims.numbers_told import DAY, FACTOR, MONTH, NUMBER, ends_of, month_of, number_of
from effsota.boards.claims.times_told import ENDS_WITH_UNIT, TIME, UNIT, are_ends, is_time
from effsota.model import Break
from effsota.text.late_pattern import LatePattern

NEAR = 1.02  # how far apart two rounded numbers may be that are one
GAP_OFF = 0.06
P_OFF = 0.00051
_N = rf"(?:{NUMBER})"
_OPENING = LatePattern(
    rf"(?:changed (?:once more )?(?:in|around)|likeliest,|candidate for a break,|At) (?P<when>{DAY}|{MONTH})"
    r"|No further break was found"
)
_CHANCE = LatePattern(r"p [=<] (?P<p>[\d.]+)|(?P<none>not tested)")
_AROUND = LatePattern(
    rf"(?:every (?P<before>{TIME})|shows no growth) before and (?:\w+ )?"
    rf"(?:every (?P<after>{TIME})|shows no growth) after"
)
_CELL = LatePattern(
    rf"(?P<number>{_N})(?P<unit> {UNIT})? to (?P<time>{TIME})"
    r" \(?(?:p [=<] (?P<p>[\d.]+)|(?P<none>not tested))"
)


def reads_changes(text: str, facts: Facts) -> Iterator[str]:
    """A change, its day, its p value and both rates are of one search, or of a day that was named."""
    for sentence in re.split(r"(?<=\.) (?=[A-Z])", text):
        opening, around = _OPENING.search(sentence), _AROUND.search(sentence)
        if opening is None and around is None:
            continue
        chance = None if opening is None else _CHANCE.search(sentence)
        if not any(
            (opening is None or opening["when"] is None or opening["when"] in _days_of(each))
            and (chance is None or _is_chance(chance, each))
            and (around is None or _are_around(around["before"], around["after"], each))
            for each in facts.changes
        ):
            yield f"no change is this one: {sentence}"


def reads_cells_of_changes(text: str, facts: Facts) -> Iterator[str]:
    """Both rates around a change stand beside its own p value."""
    for found in _CELL.finditer(text):
        after = found["time"]
        before = found["number"] + (found["unit"] or f" {after.rsplit(' ', 1)[1]}")
        if not any(_is_chance(found, each) and _are_around(before, after, each) for each in facts.changes):
            yield f"no change is from {before} to {after}"


def _days_of(change: Break) -> tuple[str, str]:
    return month_of(change.at), f"{change.at.day} {month_of(change.at)}"


def _is_chance(found: re.Match[str], change: Break) -> bool:
    if found["p"] is None or change.p_value is None:
        return (found["p"] is None) is (change.p_value is None)
    return abs(float(found["p"]) - change.p_value) < P_OFF


def _are_around(before: str | None, after: str | None, change: Break) -> bool:
    rates = ((before, change.before_months), (after, change.after_months))
    return all((months is None) if told is None else is_time(told, months) for told, months in rates)


def reads_without_one(text: str, facts: Facts) -> Iterator[str]:
    """What leaving out any one record makes of a rate."""
    ends, span = ENDS_WITH_UNIT, facts.without_one
    for found in re.finditer(rf"Any one record left out.*? ({ends})|({ends}) without any", text):
        told = found[1] or found[2]
        if span is None or not are_ends(told, span.low, span.high, beside=told):
            yield f"without any one record it is not {told}"


def reads_gaps(text: str, _: Facts) -> Iterator[str]:
    """What a trend asked for costs as many times the price of the run that it is told beside."""
    money = rf"\$({_N})"
    asked_for = rf"asked for {FACTOR} the compute.*?, {money} to {money}, that is {money} to {money}"
    for found in re.finditer(asked_for, text) if "asked for" in text else ():
        least, most, low, high = (number_of(each) for each in found.groups()[1:])
        fewest, times = ends_of(found["number"])
        if any(
            not fewest / NEAR <= asked / price <= times * NEAR
            for price, asked in ((least, low), (most, high))
        ):
            yield f"at that price it is not {found['number']} times as much"
    in_a_row = rf" (?P<doublings>\d+\.\d) {FACTOR}$"
    for found in re.finditer(in_a_row, text) if text.rstrip().endswith("×") else ():
        fewest, most = (math.log2(end) for end in ends_of(found["number"]))
        if not fewest - GAP_OFF <= float(found["doublings"]) <= most + GAP_OFF:
            yield f"{found['number']}× are not {found['doublings']} doublings"
