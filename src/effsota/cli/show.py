"""`effsota show`: all boards, the records of one, or one record with its sum."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from effsota.boards.known_names import find_names
from effsota.cli.ancestry_tables import show_ancestry
from effsota.cli.board_tables import show_boards, show_records
from effsota.cli.by_option import by_option
from effsota.cli.columns import print_prose
from effsota.cli.completing import TrackOrRecord
from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.options import today_option
from effsota.cli.record_lines import record_lines
from effsota.cli.root_options import root_option
from effsota.cli.soundness import board_by, find_board, sound_assessment
from effsota.model import Board, Entry
from effsota.model.resources import TRAINING_COMPUTE
from effsota.pipeline.assessment import Assessment
from effsota.problems import working_at
from effsota.units import UNITS, Dimension


@click.command(
    epilog=examples(
        "effsota show",
        "effsota show alexnet-imagenet",
        "effsota show alexnet-imagenet/vgg-11",
        "effsota show fineweb-3-28 --ancestry",
    )
)
@click.argument("what", metavar="[TRACK[/RECORD]]", default="", type=TrackOrRecord())
@click.option(
    "--unit",
    type=click.Choice(tuple(UNITS[Dimension.COMPUTE])),
    help="Of compute (default: what fits on a terminal, FLOP in a pipe).",
)
@by_option
@click.option(
    "--ancestry",
    is_flag=True,
    help="Show how a record came about: what it builds on, and which step gave how much.",
)
@root_option
@today_option
def show(what: str, *, unit: str | None, by: str | None, ancestry: bool, root: Path, today: date) -> None:
    """Show all boards, the records of one TRACK, or one RECORD with its sum.

    In a pipe or a file: a heading, then one board or record a line, parted by tabs.
    """
    track, _, record = what.removeprefix("submissions/").removesuffix(".yaml").strip("/").partition("/")
    if ancestry and not track:
        raise click.UsageError("--ancestry asks for one track or record: effsota show TRACK --ancestry")
    if by is not None and (not track or (record and not ancestry)):
        raise click.UsageError("--by asks for another board of one track: effsota show TRACK --by time")
    assessment = sound_assessment(load_tree(root), today, root=root, track=track)
    if ancestry:
        _show_ancestry(board_by(find_board(assessment, track), by), record, assessment)
    elif not track:
        show_boards(assessment.boards, unit)
    elif not record:
        show_records(_in_unit(board_by(find_board(assessment, track), by), unit), unit)
    else:
        _show_record(_in_unit(find_board(assessment, track), unit), record, unit)


def _in_unit(board: Board, unit: str | None) -> Board:
    """Return the board, which a unit that was asked for suits; raise `click.UsageError` where it does not."""
    resource = board.leaderboard.resource
    if unit and TRAINING_COMPUTE.key != resource.key:
        raise click.UsageError(
            f"--unit is one of compute; {board.leaderboard.track.id} by {resource.name} is in"
            f" {resource.units[0]}"
        )
    return board


def _show_record(board: Board, name: str, unit: str | None) -> None:
    entry = _entry_of(board, name)
    with working_at(entry.record.submission.file):
        lines = [*record_lines(entry, board.leaderboard, unit)]
    print_prose(lines)


def _entry_of(board: Board, name: str) -> Entry:
    entries = {entry.record.submission.name: entry for entry in board.leaderboard.entries}
    if name not in entries:
        track = board.leaderboard.track.id
        raise click.UsageError(f'There is no record "{name}" in {track}. All of them: effsota show {track}')
    return entries[name]


def _show_ancestry(board: Board, record: str, assessment: Assessment) -> None:
    leaderboard = board.leaderboard
    entry = _entry_of(board, record) if record else leaderboard.sota
    if entry is None:
        raise click.UsageError(f"No record leads {leaderboard.track.id}. Name one: effsota show TRACK/RECORD")
    aliases = assessment.tracker.aliases if assessment.tracker else ()
    with working_at(entry.record.submission.file):
        show_ancestry(entry, leaderboard, find_names(assessment.boards, aliases))
