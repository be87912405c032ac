"""`effsota trend`: a doubling time with its intervals and fragility in the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from effsota import figures
from effsota.boards.claims.boundary_words import boundary_sentences
from effsota.boards.claims.break_words import change_sentences
from effsota.boards.claims.claim import Claim
from effsota.boards.claims.fit_words import end_points_months, growth_words, interval_basis
from effsota.boards.claims.fragility_words import build_fragile, fragility_words
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.rate_claims import rate_claim
from effsota.boards.claims.rate_words import (
    basis_words,
    doubles_with_basis,
    doubles_words,
    doubling_words,
    months_words,
    spread_words,
)
from effsota.boards.claims.sentences import eras_words
from effsota.boards.trend import find_absence
from effsota.cli.board_tables import titled
from effsota.cli.by_option import by_option
from effsota.cli.columns import print_prose
from effsota.cli.completing import TrackName
from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.options import today_option
from effsota.cli.root_options import root_option
from effsota.cli.soundness import board_by, find_board, sound_assessment
from effsota.model import Board, EraTrend, Kind, Trend
from effsota.pipeline.assessment import Assessment
from effsota.problems import working_at

NO_RATE = "No doubling time"
TWO = 2


@click.command(epilog=examples("effsota trend alexnet-imagenet"))
@click.argument("track", type=TrackName())
@click.option("--json", "as_json", is_flag=True, help="Print the track's trend as the API has it.")
@by_option
@root_option
@today_option
def trend(track: str, by: str | None, root: Path, today: date, *, as_json: bool) -> None:
    """Show the doubling time of TRACK with its intervals and its fragility."""
    from effsota.boards.trend.analysis import build_analysis  # noqa: PLC0415  # numpy

    assessment = sound_assessment(load_tree(root), today, root=root)
    board = board_by(find_board(assessment, track), by)
    with working_at(board.leaderboard.track.file):
        board = replace(board, analysis=build_analysis(board.leaderboard))
    if as_json:
        click.echo(_as_json(board))
        return
    print_prose((*trend_lines(board), *(continuation_lines(assessment, track) if by is None else ())))


def _as_json(board: Board) -> str:
    from effsota.showing.fields.data_field import to_data  # noqa: PLC0415  # the site's machinery is slow to import
    from effsota.showing.fields.trend_fields import TREND  # noqa: PLC0415

    data = to_data(TREND, board) if board.trend else None
    return json.dumps(data, indent=2, allow_nan=False, default=str)


def trend_lines(board: Board) -> Iterator[str]:
    """Yield what is known of a board's rate, a line each."""
    track, found = board.leaderboard.track, board.trend
    yield titled(board.leaderboard)
    if found is None:
        yield f"{NO_RATE}: {find_absence(board.leaderboard)}."
        return
    claim, headline = rate_claim(found, track.kind), build_headline(board)
    rate = f"{track.kind.what_doubles} {doubles_with_basis(claim)}"
    if headline is not None and headline.eras:
        words = eras_words(headline)
        yield f"{words[0].upper()}{words[1:]}"
        yield f"  no single rate; over the whole time {rate}"
    else:
        yield f"{rate[0].upper()}{rate[1:]}"
    yield f"  {basis_words(claim)} ({found.fit}), {found.start} to {found.end}"
    yield from (f"  {line}" for line in _beside(board, found))
    for reference in found.references:
        factor = figures.rough_factor(reference.factor)
        yield f"  {reference.name} would give {factor} from {found.start} to {found.end}"
    yield from _analysis_lines(board)


def _beside(board: Board, found: Trend) -> Iterator[str]:
    """Yield what an interval rests on, the rate by the end points, the growth per year."""
    kind = board.leaderboard.track.kind
    basis, ends, growth = interval_basis(found), end_points_months(found, kind), growth_words(board)
    if basis is not None:
        yield f"{basis}."
    if ends is not None and found.points > TWO:
        yield f"By the end points alone it would be {ends}."
    if growth:
        yield growth
    yield from boundary_sentences(board.leaderboard)


def continuation_lines(assessment: Assessment, track: str) -> Iterator[str]:
    """Yield whether a published trend went on, in the sentences of the page."""
    from effsota.boards.claims.lasting import build_answer  # noqa: PLC0415
    from effsota.boards.trend.overview import build_overview  # noqa: PLC0415

    for found in build_overview(assessment.boards, assessment.today).continuations:
        if found.old.leaderboard.track.id == track:
            yield "Did it go on?"
            yield from (f"  {sentence}" for sentence in build_answer(found))


def _analysis_lines(board: Board) -> Iterator[str]:
    analysis, kind = board.analysis, board.leaderboard.track.kind
    if analysis is None:
        return
    yield f"Fragility: {fragility_words(analysis.fragility)}"
    yield from (f"  {change.what}: {change.months}" for change in build_fragile(board))
    yield from (era_line(era, kind) for era in analysis.eras if era.points)
    yield from change_sentences(analysis, kind)


def era_line(era: EraTrend, kind: Kind) -> str:
    """Return the rate of a declared era in a sentence."""
    records = figures.count_text(era.points, "record")
    if era.trend is None:
        return f"Era {era.era.name}: {era.absence} ({records})"
    claim = rate_claim(era.trend, kind)
    if not claim.is_measured:
        return f"Era {era.era.name}: {months_words(claim)}"
    ends = "" if claim.is_by_ends or claim.is_between_two else _end_points(era, claim)
    when = figures.span_text(claim.period.start, claim.period.end)
    around = spread_words(claim) or "no interval"
    return f"Era {era.era.name}: {doubles_words(claim)} from {when}, {basis_words(claim)} ({around}){ends}"


def _end_points(era: EraTrend, claim: Claim) -> str:
    months = era.endpoint_months
    return "" if months is None else f"; by its end points {doubling_words(claim, months)}"
