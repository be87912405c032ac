"""What sources print beside what follows from their inputs, and the reasons given for a difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota import figures
from effsota.judging.rules.published import published_flop
from effsota.showing.pages.amount_cells import reads_factor, units_of
from effsota.showing.pages.page import Link, record_link
from effsota.showing.pages.rows import DISPUTABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from effsota.model import Board, Entry, Priced, Published
    from effsota.problems import Problem
    from effsota.showing.pages.site import Site


REMARKABLE = ("/published/date", "/published/url", "/published/analysis_url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One printed figure beside ours; where it does not follow, the reasons."""

    what: str
    source: str | None
    printed: str
    reading: str | None
    ours: str
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A warning of the record's file, with the reason by which the file answers it."""

    message: str
    answer: str | None
    rule: str


def build_comparisons(board: Board, site: Site) -> tuple[Comparison, ...]:
    """Return a board's printed figures beside ours, by date."""
    return tuple(
        _compare(entry, entry.record.submission.published, board, site)
        for entry in board.leaderboard.entries
        if entry.record.submission.published is not None
    )


def _compare(entry: Entry, published: Published, board: Board, site: Site) -> Comparison:
    printed = published.reduction_factor or published.growth_factor
    unit = _unit_of(published) if published.compute else units_of(board.leaderboard.track)[0].name
    problems = site.problems_of(entry.record.submission.file)
    return Comparison(
        model=record_link(entry),
        compute=published.compute.text if published.compute else figures.NONE,
        ours=figures.compute_text(entry.record.compute_flop, unit),
        factor=figures.printed_factor(printed) if printed else figures.NONE,
        our_factor=reads_factor(entry),
        reasons=_explained(problems, DISPUTABLE),
        remarks=_reasons(problems, REMARKABLE),
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
    problems = site.problems_of(submission.file)
    found: list[Check] = []
    if submission.published is not None:
        found += _check(submission.published, entry.record.headline, entry, problems, "/published")
    for index, priced in enumerate(entry.record.estimates):
        if priced.estimate.published is not None:
            pointer = f"/compute/{index}/published"
            found += _check(priced.estimate.published, priced, None, problems, pointer)
    return tuple(found)


def _check(
    published: Published, priced: Priced, entry: Entry | None, problems: tuple[Problem, ...], pointer: str
) -> Iterator[Check]:
    source = published.source.title if published.source else None
    if published.compute is not None:
        yield Check(
            what="Compute",
            source=source,
            printed=published.compute.text,
            reading=_reading(published),
            ours=figures.compute_text(priced.compute_flop, _unit_of(published)),
            reasons=_reasons(problems, (f"{pointer}/compute",)),
        )
    factors = (("reduction_factor", published.reduction_factor), ("growth_factor", published.growth_factor))
    for key, factor in factors:
        if factor is not None and entry is not None:
            yield Check(
                what=key.replace("_", " ").capitalize(),
                source=source,
                printed=figures.printed_factor(factor),
                reading=None,
                ours=figures.factor_text(entry.factor),
                reasons=_reasons(problems, (f"{pointer}/{key}",)),
            )


def _unit_of(published: Published) -> str:
    unit = published.compute.unit if published.compute else figures.TFS_DAYS
    return unit if unit in figures.COMPUTE_UNITS else figures.FLOP


def _reading(published: Published) -> str | None:
    flop = published_flop(published)
    if published.counts_multiply_add_as != 1 or published.compute is None or flop is None:
        return None
    there = figures.compute_text(flop, _unit_of(published))
    return f"counts a multiply-add as one operation: {there} in our count"


def _reasons(problems: tuple[Problem, ...], pointers: tuple[str, ...]) -> tuple[str, ...]:
    found = [problem.answer or problem.message for problem in problems if problem.pointer in pointers]
    return tuple(dict.fromkeys(found))


def _explained(problems: tuple[Problem, ...], pointers: tuple[str, ...]) -> tuple[str, ...]:
    """Return what does not follow, each with the answer that the file gives."""
    found = [problem for problem in problems if problem.pointer in pointers]
    texts = (f"{each.message}. {each.answer or ''}".strip() for each in found)
    return tuple(dict.fromkeys(texts))


def build_notices(entry: Entry, site: Site) -> tuple[Notice, ...]:
    """Return the warnings of an entry's file with their answers."""
    return tuple(
        Notice(message=problem.message, answer=problem.answer, rule=problem.rule)
        for problem in site.problems_of(entry.record.submission.file)
    )
