"""Every published number and rule as a fact of the ledger: the fields of the API, each value by its name."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from effsota import __version__
from effsota.ledger.known_facts import (
    CHIP,
    DEFAULT,
    PATH,
    PROGRAM,
    FactPlace,
    Facts,
    Value,
)
from effsota.methods import METHODS
from effsota.methods.hardware_time import DEFAULT_UTILIZATION
from effsota.model import (
    Board,
    Chip,
    ComputeThreshold,
    Hardware,
    Method,
    PublishedRate,
    ReferenceTrend,
    Track,
    Tracker,
)
from effsota.showing.fields.board_fields import BOARD, track_of
from effsota.showing.fields.compute_fields import ESTIMATE
from effsota.showing.fields.data_field import DataField, Fields, Whole, nested, to_data
from effsota.showing.fields.fact_leaves import leaves, named
from effsota.showing.fields.holds import NUMBER, TEXT, many, or_null
from effsota.showing.fields.rate_fields import PUBLISHED_RATE
from effsota.showing.fields.record_fields import WHOLE_RECORD
from effsota.showing.fields.standing_fields import OnBoard, on_board
from effsota.showing.fields.threshold_fields import THRESHOLD

_LINES = "\n".join
RULES: Fields[Track] = (
    DataField("name", TEXT, "Its name"),
    DataField("level", TEXT, "Its short label"),
    DataField("fit", TEXT, "Which records are fitted"),
    DataField("series", TEXT, "What the records are"),
    DataField("rules", or_null(TEXT), "What a record must keep", lambda it: _LINES(it.rules) or None),
    DataField(
        "rule_changes",
        or_null(TEXT),
        "How the rules came to be that",
        lambda it: (
            _LINES(f"{each.version} {each.start} {each.changes} {each.what}" for each in it.rule_changes)
            or None
        ),
    ),
    DataField("boundary", or_null(TEXT), "What is counted", lambda it: _LINES(it.boundary) or None),
    DataField("off_fit", or_null(TEXT), "Records that are not fitted", lambda it: _LINES(it.off_fit) or None),
    DataField("closed", or_null(TEXT), "Why no more records come"),
)
# The first estimate is the headline.
_ALSO: DataField[OnBoard] = DataField(
    "also", many(nested(ESTIMATE)), "Its other estimates", lambda it: it.record.estimates[1:]
)
_UNCERTAINTY: DataField[OnBoard] = DataField(
    "uncertainty",
    or_null(NUMBER),
    "Factor either way of its headline",
    lambda it: it.record.headline and it.record.headline.uncertainty,
)
_RECORD: Fields[OnBoard] = (
    *(each for each in WHOLE_RECORD if each.name != "estimates"),
    *(_UNCERTAINTY, _ALSO),
)
_CHIP: Fields[Chip] = (
    DataField("kind", TEXT, "Its kind, by which the share of its peak is assumed"),
    DataField("sparsity", or_null(NUMBER), "Factor of its sparse peak, where it has one"),
    DataField("tdp_w", or_null(NUMBER), "Power that one is rated at, in watts"),
    DataField(
        "price_usd", or_null(NUMBER), "Price of one at its release", lambda it: it.price and it.price.usd
    ),
)
_REFERENCE: Fields[ReferenceTrend] = (
    DataField("doubling_time_months", NUMBER, "Doubling time in months", lambda it: it.doubling_months),
    DataField("growth_per_year", NUMBER, "Factor in a year"),
)
_METHOD: Fields[Method] = (
    DataField("uncertainty", NUMBER, "Factor either way that is taken where a file gives none"),
)
_TRACKER: Fields[Tracker] = (
    DataField("name", TEXT, "Name of the tracker"),
    DataField("url", TEXT, "Where its site stands"),
    DataField("repository", TEXT, "Where its data are kept"),
    DataField("data_licence", TEXT, "Licence of the data"),
)


def board_facts(board: Board) -> Facts:
    """Return the facts of a board that is analysed, and of each of its records."""
    track = track_of(board)
    facts = {FactPlace(track.id): {**leaves(BOARD, board), **_all_of(RULES, track)}}
    for row in on_board(board):
        place = FactPlace(track.id, row.submission.name)
        facts[place] = {PATH: row.submission.path, **leaves(_RECORD, row)}
    return facts


def tracker_facts(
    tracker: Tracker,
    *,
    hardware: Hardware,
    references: Iterable[ReferenceTrend],
    rates: Iterable[PublishedRate],
    thresholds: Iterable[ComputeThreshold],
) -> dict[str, Value]:
    """Return what is published of the whole tracker: its chips, the rates, what is taken for granted."""
    kinds = [(f"{DEFAULT}{kind} utilization", share) for kind, share in DEFAULT_UTILIZATION.items()]
    methods = (named(f"{DEFAULT}{each.name} ", leaves(_METHOD, each)) for each in METHODS)
    chips = (named(f"{CHIP}{each.id} ", _of_chip(each)) for each in hardware.chips.values())
    trends = (named(f"reference {each.id} ", leaves(_REFERENCE, each)) for each in references)
    printed = (named(f"rate {each.id} ", leaves(PUBLISHED_RATE, each)) for each in rates)
    limits = (named(f"threshold {each.id} ", leaves(THRESHOLD, each)) for each in thresholds)
    told = chain(kinds, *methods, *chips, *trends, *printed, *limits)
    return {PROGRAM: __version__, **_all_of(_TRACKER, tracker), **dict(told)}


def _of_chip(chip: Chip) -> dict[str, Value]:
    """Return what is published of a chip: of one alone, its dense peak at each precision, in FLOP/s."""
    peaks = {f"{name} peak_flop_per_s": peak.base for name, peak in chip.peaks.items()}
    return {**_all_of(_CHIP, chip), **{name: float(peak) for name, peak in peaks.items()}}


def _all_of(fields: Fields[Whole], whole: Whole) -> dict[str, Value]:
    """Return what all fields hold, words too."""
    return {name: value for name, value in to_data(fields, whole).items() if value not in {None, ""}}
