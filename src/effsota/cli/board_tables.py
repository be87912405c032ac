"""The tables of `effsota show`: all boards, and the records of one, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

import click

from effsota import figures
from effsota.boards.agreement import disagreement_of
from effsota.boards.claims.boundary_words import before_words
from effsota.boards.claims.factor_words import plain_factor
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.listed import as_listed
from effsota.boards.claims.rate_claims import told_eras
from effsota.boards.claims.rate_figure import short_rate, told_rate
from effsota.boards.trend import find_absence
from effsota.cli.columns import Column, is_for_people, print_columns, print_prose, print_tabbed, strong
from effsota.model import Board, Entry, Leaderboard, StatusName
from effsota.model.resources import TRAINING_COMPUTE
from effsota.problems import working_at
from effsota.text import to_log_line
from effsota.units import UNITS, Dimension

_BOARD_COLUMNS = ("factor", "doubling_time_months", "low", "high", "resource", "amount")


def show_boards(boards: Sequence[Board], unit: str | None) -> None:
    """Print all boards: on a terminal a table for each kind of track, in a pipe one for all."""
    if not is_for_people():
        headings = ("track", "kind", "records", "record", _compute_heading(unit), *_BOARD_COLUMNS)
        print_tabbed(headings, iter([_located_row(board, unit) for board in boards]))
        return
    if not boards:
        click.echo("No tracks yet. Add one under submissions/.")
    ordered = as_listed(boards)
    for kind, group in groupby(ordered, lambda board: board.leaderboard.track.kind):
        if kind != ordered[0].leaderboard.track.kind:
            click.echo()
        click.echo(kind.summary)
        print_columns(list(_board_columns(list(group), kind.frontier_name, unit)))
    with_eras = [board.leaderboard.track.id for board in ordered if told_eras(board)]
    if with_eras:
        click.echo()
        rates = f"The doubling time of {figures.join_words(with_eras)} is that of the last era"
        print_prose([f"{rates}: effsota trend {with_eras[0]} tells the others."])


def _board_columns(boards: Sequence[Board], best: str, unit: str | None) -> Iterator[Column]:
    leaders = [board.leaderboard for board in boards]
    yield Column(heading="Track", cells=[each.track.id for each in leaders])
    yield Column(
        heading="Records", cells=[str(len(each.entries)) for each in leaders], on_right=True, worth=1
    )
    computes = [
        ""
        if each.sota is None
        else _best_compute(each.sota, unit or each.track.main_unit, is_given=bool(unit))
        for each in leaders
    ]
    yield Column(heading=best, cells=computes, on_right=True)
    factors = ["" if each.sota is None else plain_factor(each.sota) for each in leaders]
    yield Column(heading="Factor", cells=factors, on_right=True)
    rates = list(map(_doubling, boards))
    shorter = [rate.partition(" (")[0] for rate in rates]
    yield Column(heading="Doubling time", cells=rates, shorter=shorter)


def _best_compute(entry: Entry, unit: str, *, is_given: bool) -> str:
    amount, resource = entry.amount.value, entry.resource
    if resource.key != TRAINING_COMPUTE.key:
        return resource.text_in(amount, unit)
    return figures.compute_text(amount, unit if is_given else figures.fit_unit([amount], unit))


def _doubling(board: Board) -> str:
    """Return the doubling time of a board, and in brackets between what it lies or on what it rests."""
    headline = build_headline(board)
    return figures.NONE if headline is None else short_rate(headline)


def _located_row(board: Board, unit: str | None) -> Sequence[str]:
    with working_at(board.leaderboard.track.file):
        return _board_row(board, unit)


def _board_row(board: Board, unit: str | None) -> Sequence[str]:
    leaderboard, trend = board.leaderboard, board.trend
    best = leaderboard.sota
    return (
        leaderboard.track.id,
        leaderboard.track.kind.id,
        str(len(leaderboard.entries)),
        "" if best is None else best.record.submission.path,
        "" if best is None else _compute_number(best, unit),
        "" if best is None else _plain(best.factor),
        *map(_plain, (trend.doubling_time_months, trend.low, trend.high) if trend else (None,) * 3),
        leaderboard.resource.key,
        "" if best is None else _plain(best.amount.value),
    )


def show_records(board: Board, unit: str | None) -> None:
    """Print the records of a board by rank: on a terminal in one unit that fits them all."""
    track = board.leaderboard.track
    entries = sorted(board.leaderboard.entries, key=lambda entry: (entry.rank is None, entry.rank or 0))
    leaderboard = board.leaderboard
    if not is_for_people():
        headings = ("record", "rank", "model", "date", _heading(leaderboard, unit), "factor", "marks")
        print_tabbed(headings, iter([_entry_row(entry, leaderboard, unit) for entry in entries]))
        return
    with working_at(track.file):
        rate = told_rate(board) if board.trend else f"{find_absence(board.leaderboard)}"
        columns = list(_entry_columns(entries, leaderboard, unit or _fitting(leaderboard)))
    click.echo(strong(to_log_line(titled(leaderboard))))
    click.echo(f"Doubling time: {rate}")
    if leaderboard.condition:
        under = leaderboard.resource.told_under(leaderboard.condition)
        print_prose([f"Ranked {under}; {leaderboard.resource.boundary}."])
    print_columns(columns)
    doubted = [entry.record.submission.name for entry in entries if _doubt(entry)]
    if doubted:
        print_prose([f"Sources disagree on {figures.join_words(doubted)}."])


def titled(board: Leaderboard) -> str:
    """Return the name of a track, with what a board of it ranks by where that is not compute."""
    return board.track.name if _is_compute(board) else f"{board.track.name}, by {board.resource.name}"


def _is_compute(board: Leaderboard) -> bool:
    return board.resource.key == TRAINING_COMPUTE.key


def _fitting(board: Leaderboard) -> str:
    """Return the unit in which all that a board lists reads as plain numbers."""
    amounts = [entry.amount.value for entry in board.entries]
    return figures.fit_unit(amounts, board.main_unit) if _is_compute(board) else board.main_unit


def _entry_columns(entries: Sequence[Entry], board: Leaderboard, unit: str) -> Iterator[Column]:
    claims = [entry.record.submission for entry in entries]
    ranks = [str(entry.rank or figures.NONE) for entry in entries]
    yield Column(heading="#", cells=ranks, on_right=True)
    yield Column(heading="Record", cells=[claim.name for claim in claims])
    yield Column(heading="Model", cells=[claim.model for claim in claims], worth=1)
    yield Column(heading="Date", cells=[claim.date.isoformat() for claim in claims], worth=2)
    amounts = [board.resource.number_text(entry.amount.value, unit) for entry in entries]
    yield Column(heading=unit, cells=amounts, on_right=True)
    factors = list(map(plain_factor, entries))
    yield Column(heading="Factor", cells=factors, on_right=True, worth=3)
    yield Column(heading="", cells=[_marks(entry, board) for entry in entries])


def _entry_row(entry: Entry, board: Leaderboard, unit: str | None) -> Sequence[str]:
    claim = entry.record.submission
    with working_at(claim.file):
        return (
            claim.path,
            str(entry.rank or ""),
            claim.model,
            claim.date.isoformat(),
            _compute_number(entry, unit) if _is_compute(board) else _plain(entry.amount.value),
            _plain(entry.factor),
            ", ".join(filter(None, (_marks(entry, board), _doubt(entry)))),
        )


def _marks(entry: Entry, board: Leaderboard) -> str:
    claim, kind = entry.record.submission, board.track.kind
    marks = ["baseline"] * entry.is_baseline + [kind.direction.mark] * entry.is_frontier
    if entry.is_of_systems:
        marks.append("systems only")
    if not entry.is_comparable:
        marks.append(entry.resource.told_under(entry.amount.condition))
    before = before_words(entry, board)
    if before is not None:
        marks.append(before)
    if not entry.record.is_exact:
        marks.append("upper bound")
    if entry.record.is_unsourced:
        marks.append("no source")
    if claim.status.name is not StatusName.ACCEPTED:
        marks.append(claim.status.name)
    return ", ".join(marks)


def _doubt(entry: Entry) -> str:
    """Return that the estimates of a record differ by more than they may; on a terminal it has no column."""
    return "" if disagreement_of(entry.record) is None else "sources disagree"


def _heading(board: Leaderboard, unit: str | None) -> str:
    """Return the heading of what records took, which in a pipe is in the unit of account: time_s."""
    if _is_compute(board):
        return _compute_heading(unit)
    words = dict.fromkeys((board.resource.key, *board.resource.unit.split()))
    return "_".join(words).lower()


def _compute_heading(unit: str | None) -> str:
    return f"compute_{(unit or figures.FLOP).lower().replace('-', '_')}"


def _compute_number(entry: Entry, unit: str | None) -> str:
    flop = entry.record.compute_flop
    return _plain(None if flop is None else flop / UNITS[Dimension.COMPUTE][unit or figures.FLOP])


def _plain(value: float | None) -> str:
    return "" if value is None else figures.data_text(value)
