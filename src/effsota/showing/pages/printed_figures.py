"""What sources print beside what follows from their inputs, and the reasons given for a difference."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from effsota import figures
from effsota.boards.claims.factor_words import plain_factor, reads_factor
from effsota.frozen import Frozen
from effsota.judging.discrepancies import Discrepancy, DiscrepancyKind
from effsota.model import Board, Entry, Priced, Published
from effsota.showing.pages.amount_cells import units_of
from effsota.showing.pages.page import Link, record_link
from effsota.showing.site import Site

REMARKABLE = {DiscrepancyKind.DATE, DiscrepancyKind.LINK}


class Printed(NamedTuple):
    """One figure exactly as a source prints it."""

    what: str
    text: str


class PrintedRow(Frozen):
    """Printed figures of a record beside ours.

    `reasons` say why a figure does not follow, `remarks` what else a source prints differently.
    """

    model: Link
    compute: str
    ours: str
    factor: str
    our_factor: str
    reasons: tuple[str, ...]
    remarks: tuple[str, ...]


class Check(Frozen):
    """One printed figure beside ours; where it does not follow (or only nearly), the reasons."""

    what: str
    source: str | None
    printed: str
    reading: str | None
    ours: str
    reasons: tuple[str, ...]
    is_near: bool


def build_printed_rows(board: Board, site: Site, entries: Iterable[Entry]) -> tuple[PrintedRow, ...]:
    """Return what is printed for a board's entries beside our figures, in their order."""
    return tuple(
        _compare(entry, entry.record.submission.published, board, site)
        for entry in entries
        if entry.record.submission.published is not None
    )


def _compare(entry: Entry, published: Published, board: Board, site: Site) -> PrintedRow:
    printed = published.reduction_factor or published.growth_factor
    flop = entry.record.compute_flop
    unit = _unit_of(published) if published.compute else units_of(board.leaderboard.track)[0].name
    found = site.discrepancies_of(entry.record.submission.path)
    return PrintedRow(
        model=record_link(entry),
        compute=published.compute.text if published.compute else figures.NONE,
        ours=figures.NONE if flop is None else figures.compute_text(flop, unit),
        factor=figures.printed_factor(printed) if printed else figures.NONE,
        our_factor=reads_factor(entry, board.leaderboard.track.kind),
        reasons=_explained(each for each in found if each.is_of_headline),
        remarks=_reasons(each for each in found if each.kind in REMARKABLE),
    )


def counts_once(board: Board) -> bool:
    """Tell whether a board's source counts a multiply-add as one operation."""
    printed = [entry.record.submission.published for entry in board.leaderboard.entries]
    return any(
        published.counts_multiply_add_as == 1 for published in printed if published and published.compute
    )


def build_checks(entry: Entry, site: Site) -> tuple[Check, ...]:
    """Return every printed figure about an entry beside ours."""
    submission = entry.record.submission
    found = site.discrepancies_of(submission.path)
    checks: list[Check] = []
    if submission.published is not None:
        if entry.record.headline is not None:
            checks += _check_compute(submission.published, entry.record.headline, found, "/published")
        checks += _check_factors(submission.published, entry, found)
    for at, priced in enumerate(entry.record.estimates):
        if priced.estimate.published is not None:
            checks += _check_compute(priced.estimate.published, priced, found, f"/compute/{at}/published")
    return tuple(checks)


def _check_compute(
    published: Published, priced: Priced, found: Iterable[Discrepancy], pointer: str
) -> Iterator[Check]:
    if published.compute is not None:
        also = (f"{pointer}/also/{at}" for at in range(len(published.also)))
        wrong = _wrong_at({f"{pointer}/compute", *also}, found)
        yield Check(
            what="Compute",
            source=published.source.title if published.source else None,
            printed=published.compute.text,
            reading=_reading(published),
            ours=figures.compute_text(priced.compute_flop, _unit_of(published)),
            reasons=_reasons(wrong),
            is_near=all(each.is_near for each in wrong),
        )


def _check_factors(published: Published, entry: Entry, found: Iterable[Discrepancy]) -> Iterator[Check]:
    factors = (("reduction_factor", published.reduction_factor), ("growth_factor", published.growth_factor))
    for key, factor in factors:
        if factor is not None:
            wrong = _wrong_at({f"/published/{key}"}, found)
            yield Check(
                what=key.replace("_", " ").capitalize(),
                source=published.source.title if published.source else None,
                printed=figures.printed_factor(factor),
                reading=None,
                ours=plain_factor(entry),
                reasons=_reasons(wrong),
                is_near=all(each.is_near for each in wrong),
            )


def _wrong_at(pointers: Collection[str], found: Iterable[Discrepancy]) -> list[Discrepancy]:
    """Return what does not follow from the inputs at all, or only nearly."""
    own = (each for each in found if each.pointer in pointers)
    return [each for each in own if each.is_warned or each.kind.is_nearly_right]


def _unit_of(published: Published) -> str:
    unit = published.compute.unit if published.compute else figures.TFS_DAYS
    return unit if unit in figures.COMPUTE_UNITS else figures.FLOP


def _reading(published: Published) -> str | None:
    flop = published.compute_flop
    if published.counts_multiply_add_as != 1 or flop is None:
        return None
    there = figures.compute_text(flop, _unit_of(published))
    return f"counts a multiply-add as one operation: {there} in our count"


def _reasons(found: Iterable[Discrepancy]) -> tuple[str, ...]:
    texts = (each.reason or each.message for each in found)
    return tuple(dict.fromkeys(texts))


def _explained(found: Iterable[Discrepancy]) -> tuple[str, ...]:
    """Return what does not follow, each with the reason that the file gives."""
    texts = (f"{each.message}. {each.reason or ''}".strip() for each in found)
    return tuple(dict.fromkeys(texts))


def build_printed(published: Published | None) -> tuple[Printed, ...]:
    """Return what a source prints for a whole board, exactly as printed."""
    if published is None:
        return ()
    factors = (published.reduction_factor, published.growth_factor)
    reduction, growth = (None if factor is None else figures.printed_factor(factor) for factor in factors)
    texts = (
        ("Compute", published.compute.text if published.compute else None),
        ("Reduction", reduction),
        ("Growth", growth),
        ("Doubling time", published.doubling_time.text if published.doubling_time else None),
        ("Date", figures.date_text(published.date) if published.date else None),
    )
    return tuple(Printed(what, text) for what, text in texts if text is not None)
