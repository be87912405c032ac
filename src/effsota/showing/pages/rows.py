"""The rows of a board's table: ranked records by compute, then the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.showing.pages.amount_cells import build_day, build_entry_amount, reads_factor, units_of
from effsota.showing.pages.page import Link, record_link
from effsota.showing.pages.words import tag_of

if TYPE_CHECKING:
    from effsota.model import Board, Entry, Track
    from effsota.showing.pages.amount_cells import Amount, Day, Unit
    from effsota.showing.pages.site import Site


@dataclass(frozen=True, slots=True, kw_only=True)
class Tag:
    """The state of a figure in words; `is_warning` asks for caution."""

    text: str
    is_warning: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One record in a table; the `_plain` values are what a column sorts by."""

    rank: str
    rank_plain: str
    model: Link
    day: Day
    amount: Amount
    factor: str
    factor_range: str | None
    factor_plain: str
    method: str
    method_note: str | None
    credit: str
    tag: Tag
    is_frontier: bool
    is_ranked: bool
    is_within_error: bool


def build_rows(board: Board, site: Site) -> tuple[Row, ...]:
    """Return a board's rows: ranked ones best first, then those that are shown but not ranked."""
    track = board.leaderboard.track

    def order(entry: Entry) -> tuple[bool, float, str]:
        return entry.rank is None, track.kind.effort_of(entry.amount.value), entry.record.submission.path

    return tuple(build_row(entry, track, site) for entry in sorted(board.leaderboard.entries, key=order))


def build_row(entry: Entry, track: Track, site: Site, *, units: tuple[Unit, ...] = ()) -> Row:
    """Return the row of one entry of a track, in the track's units or in those of a table of many tracks."""
    record = entry.record
    submission = record.submission
    return Row(
        rank=figures.NONE if entry.rank is None else str(entry.rank),
        rank_plain="Infinity" if entry.rank is None else str(entry.rank),
        model=record_link(entry),
        day=build_day(submission.date),
        amount=build_entry_amount(entry, units or units_of(track)),
        factor=reads_factor(entry),
        factor_range=_factor_range(entry),
        factor_plain=figures.data_text(entry.factor),
        method=record.headline.estimate.method.title,
        method_note=_method_note(entry, track),
        credit=submission.analysis.title if submission.analysis else submission.publication.title,
        tag=build_tag(entry, site),
        is_frontier=entry.is_frontier,
        is_ranked=entry.rank is not None,
        is_within_error=entry.is_within_error,
    )


def build_tag(entry: Entry, site: Site) -> Tag:
    """Return the state of an entry's figure."""
    text, is_warning = tag_of(entry.record, sources_disagree=disagrees(entry, site))
    return Tag(text=text, is_warning=is_warning)


def disagrees(entry: Entry, site: Site) -> bool:
    """Tell whether compute or factor printed for an entry do not follow."""
    return any(found.is_of_headline for found in site.discrepancies_of(entry.record.submission.path))


def _factor_range(entry: Entry) -> str | None:
    if entry.is_baseline or not entry.record.is_ranked:
        return None
    return figures.factor_interval(entry.factor_low, entry.factor_high)


def _method_note(entry: Entry, track: Track) -> str | None:
    others = entry.record.estimates[1:]
    unit = units_of(track)[0].name
    texts = [figures.compute_text(priced.compute_flop, unit) for priced in others]
    return f"cross-check {figures.join_words(texts)}" if texts else None
