"""Sentences read back as a reader would: their numbers taken out again and held against the facts.

Nothing here knows how a sentence was made. A reader takes factor, years and rate off one line and sees
whether they agree; so does this.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache

from effsota.boards.claims import reading_changes, reading_fits
from effsota.boards.claims.board_facts import Facts
from effsota.boards.claims.numbers_told import FACTOR, NUMBER, ends_of, is_rounded
from effsota.boards.claims.times_told import TIME, is_time, months_of, span_of
from effsota.frozen import Frozen
from effsota.limits import MOST_REMEMBERED
from effsota.text.late_pattern import LatePattern

NEAR = 1.1  # how far a fitted rate may be from the one that factor and years give
ABOUT = 1.5  # how far a number of one digit may be
YEARS_OFF = 0.06
_DAY = r"(?:(?:\d+ )?[A-Z][a-z]{2} )?"
_FACTOR_BESIDE_YEARS = LatePattern(
    rf"In {_DAY}(?P<first>\d{{4}}) .*? by {_DAY}(?P<last>\d{{4}}) .*?"
    rf"(?:took|needed) {FACTOR} (?:less|as much)",
    re.IGNORECASE,
)
_GAIN = LatePattern(rf"{FACTOR} (?:less|lower|as much|the )")
_RATE = LatePattern(rf"(?:doubl|halv)\w+(?: time)?(?P<about> about)?(?: every)? (?P<time>{TIME})")
_DATED = LatePattern(
    r"from (?:\w{3} )?\d{4} to|\w{3} \d{4} to \w{3} \d{4}|\d{4}–\w{3} \d{4}|\d{4}–\d{4}|by a line\b"
)
_STEP = LatePattern(rf"{FACTOR} (?:less than|the \w+ of) the record before")
_GROWTH = LatePattern(rf"doubles every (?P<time>{TIME})[^;]{{0,40}}?, {FACTOR} a year")
_TIMES = rf"({NUMBER})×"
_PRODUCT = LatePattern(
    rf"compute {_TIMES} [^=]*? × efficiency {_TIMES} [^=]*? = {_TIMES}"
    rf"|^\d{{4}} (?:as published )?{_TIMES} × {_TIMES} .*? {_TIMES} "
)
_INTERVAL = LatePattern(r"(?<!no )\binterval\s+(?:\d|of|from)|and 95% interval")
_AROUND_FACTOR = LatePattern(rf"{FACTOR}(?: less| as much)? \(95 ?% interval")


class Contradiction(Frozen, kw_only=False):
    """A text that says what is not so, and what is."""

    text: str
    why: str


def read_back(text: str, facts: Facts) -> Iterator[Contradiction]:
    """Yield what a text of a board says that its facts contradict."""
    for reader in _readers_of(text):
        for why in reader(text, facts):
            yield Contradiction(text, why)


@lru_cache(MOST_REMEMBERED)  # many a board says what another said
def _readers_of(text: str) -> tuple[Reader, ...]:
    """Return who reads a text: those of whom a word stands in it."""
    told = text.casefold()
    return _readers_with(frozenset([word for word in _WORDS if word in told]))


@lru_cache(MOST_REMEMBERED)  # sentences are of few kinds
def _readers_with(words: frozenset[str]) -> tuple[Reader, ...]:
    return tuple(reader for reader, own in READERS.items() if not words.isdisjoint(own))


def _apart(ends: tuple[float, float], other: float) -> float:
    """Return by which factor a number is beyond the least and the most that a text may stand for."""
    low, high = ends
    return max(low / other, other / high)


def reads_references(text: str, facts: Facts) -> Iterator[str]:
    """A reference trend's factor is its own over the years beside it, and those are the factor's."""
    for name, doubling in facts.references.items():
        for found in _given_by(name).finditer(text):
            (least, most), years = ends_of(found["number"]), float(found["years"])
            low, high = (2 ** (12 * (years + off) / doubling) for off in (-YEARS_OFF, YEARS_OFF))
            if most < low or least > high:
                yield f"{name} does not give {found['number']}× in {found['years']} years"
            if abs(years - facts.months / 12) > YEARS_OFF:
                yield f"the factor reaches over {facts.months / 12:.1f} years"


@lru_cache(MOST_REMEMBERED)
def _given_by(reference: str) -> LatePattern:
    return LatePattern(rf"{re.escape(reference)}: {FACTOR} over (?:the same )?(?P<years>[\d.]+) years")


def reads_factor_beside_years(text: str, facts: Facts) -> Iterator[str]:
    """The factor of a sentence is that of the board, between its years."""
    if facts.factor is None:
        return
    for found in _FACTOR_BESIDE_YEARS.finditer(text):
        if not is_rounded(found["number"], facts.factor):
            yield f"the factor is {facts.factor:.4g}"
        years = tuple(day.year if day else None for day in (facts.start, facts.end))
        if (int(found["first"]), int(found["last"])) != years:
            yield f"the factor reaches from {years[0]} to {years[1]}"


def reads_rate_beside_factor(text: str, facts: Facts) -> Iterator[str]:
    """A rate beside a factor, without years of its own, is what the factor comes to over its time."""
    if facts.factor is None or facts.factor <= 1 or "×" not in text:
        return
    if _DATED.search(text) or not _GAIN.search(text):
        return
    between = facts.months / math.log2(facts.factor)
    for found in _RATE.finditer(text):
        if _apart(span_of(found["time"]), between) > (ABOUT if found["about"] else NEAR):
            yield f"over its time the factor doubles every {between:.3g} months"


def reads_steps(text: str, facts: Facts) -> Iterator[str]:
    """A step from the record before is one that the frontier has."""
    for found in _STEP.finditer(text):
        low, high = ends_of(found["number"])
        if not any(low <= step <= high for step in facts.steps):
            yield f"no record is {found['number']}× better than the one before it"


def reads_growth_per_year(text: str, _: Facts) -> Iterator[str]:
    """A doubling time and a growth per year on one line are the same rate."""
    for found in _GROWTH.finditer(text):
        low, high = (2 ** (12 / end) for end in reversed(span_of(found["time"])))
        least, most = ends_of(found["number"])
        if most < low or least > high:
            yield f"{found['time']} are {2 ** (12 / months_of(found['time'])):.3g}× a year"


def reads_products(text: str, _: Facts) -> Iterator[str]:
    """Growth of compute times growth of efficiency is the product beside them."""
    for found in _PRODUCT.finditer(text):
        told = [each for each in found.groups() if each]
        compute, efficiency, product = map(ends_of, told)
        if product[1] < compute[0] * efficiency[0] or product[0] > compute[1] * efficiency[1]:
            yield f"{told[0]} times {told[1]} is not {told[2]}"


def reads_intervals(text: str, facts: Facts) -> Iterator[str]:
    """An interval is told only where a rate has one, and what is around a factor is none."""
    if not facts.has_interval and _INTERVAL.search(text):
        yield "no rate of the board has an interval"
    if "× " in text and _AROUND_FACTOR.search(text):
        yield "what is around a factor is a tolerance"


def reads_kind(text: str, facts: Facts) -> Iterator[str]:
    """What has no level has no frontier and no result; what has one has no largest run."""
    if facts.grows and re.search(r"\bfrontier\b", text, re.IGNORECASE):
        yield "a board where more is better has no efficiency frontier"
    if not facts.grows and re.search(r"largest to date", text, re.IGNORECASE):
        yield "a board where less is better has no largest run"
    if "selected minima" in text and (facts.grows or not facts.is_fit_to_frontier):
        yield "all records are fitted, or the largest"
    if not facts.has_level and re.search(r"Result:? not reported", text):
        yield "the track has no result to report"


def reads_closed(text: str, facts: Facts) -> Iterator[str]:
    """A closed board asks for nothing."""
    if facts.is_closed and re.search(
        r"Submit (?:a result|the first)|To take the record|No record since", text
    ):
        yield "the board is closed"


def reads_later(text: str, facts: Facts) -> Iterator[str]:
    """Nothing is said to be the last record that has a later one on its board."""
    if facts.has_later and re.search(r"[Nn]o later record is|none of them since|No record since", text):
        yield "a later record is on the board"


def reads_nothing(text: str, facts: Facts) -> Iterator[str]:
    """A board without a best record may have records without a rank."""
    if facts.has_records and re.search(r"[Nn]o records yet", text):
        yield "records are on file, without a rank"
    if re.search(r"(?<![\d.,/])1(?:\.00)?× (?:less|more|lower|higher|the \w+ of)", text):
        yield "as much is neither less nor more"


def reads_undercut(text: str, facts: Facts) -> Iterator[str]:
    """Nothing is said to be the least that a record without a rank is known to undercut."""
    if facts.is_undercut and re.search(
        r"To take the record|No improvement since|no later record that counts"
        r"|^Least compute(?! known)(?!.*, of those with a rank)",
        text,
    ):
        yield "a record needed less, by an upper bound"


def reads_whole_rate(text: str, facts: Facts) -> Iterator[str]:
    """Where eras have their own rates no other is told as the board's."""
    if facts.whole_rate is None:
        return
    for found in re.finditer(rf"[Dd]oubling time[\s|]+({TIME})", text):
        if is_time(found[1], facts.whole_rate):
            yield "the rate is that of all eras together, and each has its own"


def reads_bounds(text: str, facts: Facts) -> Iterator[str]:
    """At most so much compute is at most so much growth, and at least so much of a reduction."""
    for found in re.finditer(rf"≤ (?:{NUMBER})[^≤≥]{{0,120}}?(?P<sign>[≤≥]) (?:{NUMBER})×(?!\d)", text):
        if (found["sign"] == "≥") is facts.grows:
            yield f"a bound turns the other way: {found[0]}"
    if re.search(r"To \w+ the record[^;]{1,30}at most", text):
        yield "a record needs less, as much is not enough"


def reads_nonsense(text: str, _: Facts) -> Iterator[str]:
    """Nothing is told that nobody could have measured."""
    for word, pattern, why in _NONSENSE:
        if word in text and pattern.search(text):
            yield why


# Each with a word in small letters, without which its pattern is not looked for.
_NONSENSE = (
    (" days", LatePattern(r"[−-]\d[\d.,]* days"), "no time is negative"),
    (" months", LatePattern(r"[−-]\d[\d.,]* months"), "no time is negative"),
    (
        " months",
        LatePattern(r"(?<![\d.,–])[01](?:\.\d+)?(?:–[01](?:\.\d+)?)? months"),
        "so short a time is told in days",
    ),
    ("halv", LatePattern(r"halv(?:es|ing) every"), "what does not grow has no rate"),
    ("never", LatePattern(r"\bto never\b"), "what may stand still has no rate"),
    (
        "×10⁻",
        LatePattern(r"\d×10⁻[⁰¹²³⁴⁵⁶⁷⁸⁹]+ (?:seconds|months|days)"),
        "no run takes so little",
    ),
    ("doublings", LatePattern(r"[\s|]0\.00\d* doublings"), "so little is nothing"),
    (
        "0 records",
        LatePattern(r"(?<!\d)(?<!,)\b0 records\b(?! in all)"),
        "an era without records has nothing to tell",
    ),
)


Reader = Callable[[str, Facts], Iterator[str]]
# Each with words in small letters: a text without any of them says nothing of what the reader reads.
READERS: Mapping[Reader, tuple[str, ...]] = {
    reads_references: ("years",),
    reads_factor_beside_years: ("took", "needed"),
    reads_rate_beside_factor: ("doubl", "halv"),
    reads_steps: ("record before",),
    reads_growth_per_year: ("a year",),
    reads_products: (" × ",),
    reads_intervals: ("interval",),
    reads_kind: ("frontier", "largest to date", "selected minima", "not reported"),
    reads_closed: ("submit", "take the record", "no record since"),
    reads_later: ("no later record", "none of them since", "no record since"),
    reads_nothing: ("no records yet", "1×", "1.00×"),
    reads_undercut: ("take the record", "no improvement", "no later record", "least compute"),
    reads_whole_rate: ("doubling time",),
    reads_bounds: ("≤", "at most"),
    reads_nonsense: tuple(word for word, _, _ in _NONSENSE),
    reading_fits.reads_interval_of_rate: ("95% interval", "months (", "days ("),
    reading_fits.reads_records_of_rate: ("line through", "between", "first to last", "since the one"),
    reading_fits.reads_time_of_rate: (" from ",),
    reading_fits.reads_days_of_fit: ("records on", "records largest"),
    reading_fits.reads_end_points: ("alone", "end points"),
    reading_fits.reads_what_it_rests_on: ("interval rests on",),
    reading_fits.reads_population: ("ranked records", "own line"),
    reading_fits.reads_tolerance_of_rate: ("tolerance", "estimates alone leave"),
    reading_fits.reads_growth: ("in a year",),
    reading_fits.reads_behind: ("did not",),
    reading_fits.reads_references_of_fit: ("from",),
    reading_changes.reads_changes: ("before and", "changed", "likeliest", "break", "at "),
    reading_changes.reads_cells_of_changes: ("p =", "p <", "not tested"),
    reading_changes.reads_without_one: ("left out", "without any"),
    reading_changes.reads_gaps: ("asked for", "×"),
}
_WORDS = tuple(sorted({word for words in READERS.values() for word in words}))
