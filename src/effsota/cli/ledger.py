"""`effsota ledger`: a ledger verified, told, and asked who moved a number."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from effsota import figures
from effsota.cli.columns import Column, is_for_people, print_columns, print_prose, print_tabbed
from effsota.cli.given_path import GivenPath
from effsota.cli.group import examples
from effsota.cli.ledger_data import blamed_data, event_as_data, ledger_data
from effsota.cli.ledger_options import default_ledger, one_ledger_option, refusing_ledger
from effsota.cli.ledger_texts import (
    EVENT_COLUMNS,
    blame_lines,
    blamed_row,
    event_lines,
    event_row,
)
from effsota.cli.options import DateType
from effsota.cli.root_options import found_root_option, root_before_option
from effsota.disk.ledger_files import read_ledger_bytes, read_ledger_file
from effsota.ledger.blaming import blame, numbers_at, present_place
from effsota.ledger.known_facts import FactPlace
from effsota.ledger.ledger_reading import read_ledger
from effsota.ledger.verified_ledger import Ledger, check_beginning
from effsota.text import to_log_line
from effsota.text.likely import likely_names

_PUBLISHED = "_site/data/ledger.jsonl"
format_option = click.option(
    "--format", "format_", type=click.Choice(("text", "json")), default="text", help="How to print."
)


@click.group(
    epilog=examples(f"effsota ledger verify {_PUBLISHED}", "effsota ledger log --since 2026-11-01"),
)
@root_before_option
def ledger() -> None:
    """Verify a LEDGER of what was published, tell it, or ask which publication moved a number.

    `effsota build --ledger FILE` goes on with one, `effsota build --ledger new` begins one.
    """


@ledger.command(epilog=examples(f"effsota ledger verify {_PUBLISHED}"))
@click.argument("file", type=GivenPath())
@click.option(
    "--starts-with",
    metavar="OLD",
    type=GivenPath(),
    help="A ledger that was published before, with which FILE has to begin, byte for byte.",
)
@format_option
def verify(file: Path, starts_with: Path | None, format_: str) -> None:
    """Verify that FILE is a whole ledger, as it was written.

    Each line holds the SHA-256 of the one before, each publication is counted by the line that closes it, and
    each number was what its line says it was. What was cut off at the end shows by --starts-with alone, or by
    the head (the SHA-256 of the last line) that somebody noted.
    """
    with refusing_ledger(file):
        data = read_ledger_bytes(file)
        if starts_with is not None:
            with refusing_ledger(starts_with):
                old = read_ledger_file(starts_with).data
            check_beginning(data, old)
        found = read_ledger(data)
    if format_ == "json":
        click.echo(json.dumps(ledger_data(found), indent=1))
        return
    first, last = found.editions[0].stamp.day, found.last.stamp.day
    days = f"of {last}" if first == last else f"from {first} to {last}"
    counts = (
        figures.count_text(found.line_count, "line"),
        f"{figures.count_text(len(found.editions), 'publication')} {days}",
        figures.count_text(len(found.events), "event"),
    )
    begins = f", begins with {starts_with}" if starts_with else ""
    print_prose([f"{file} is whole{begins}: {', '.join(counts)}.", f"Head: {found.head}"])


@ledger.command(epilog=examples("effsota ledger log", "effsota ledger log --track alexnet-imagenet"))
@click.option("--track", metavar="TRACK", help="Only what happened to a track, or moved a number of it.")
@click.option("--since", type=DateType(), help="Only what was published on this day or later.")
@one_ledger_option
@format_option
@found_root_option
def log(track: str | None, since: date | None, ledger: Path | None, format_: str, root: Path | None) -> None:
    """Tell what happened, newest first: each event with its causes, and the numbers that moved by it."""
    found = _read(ledger, root)
    if track is not None:
        _demand_track(track, found)
    events = [
        event.of_track(track) if track else event
        for event in reversed(found.events)
        if (since is None or event.day >= since) and (track is None or event.is_about(track))
    ]
    if format_ == "json":
        click.echo(json.dumps([*map(event_as_data, events)], indent=1))
    elif not is_for_people():
        print_tabbed(EVENT_COLUMNS, map(event_row, events))
    elif not events:
        click.echo("Nothing happened.")
    else:
        print_prose(line for event in events for line in event_lines(event))


@ledger.command(
    "blame",
    epilog=examples(
        "effsota ledger blame alexnet-imagenet doubling_time_months",
        "effsota ledger blame alexnet-imagenet alexnet:reduction_factor",
    ),
)
@click.argument("track")
@click.argument("number")
@one_ledger_option
@format_option
@found_root_option
def blame_command(track: str, number: str, ledger: Path | None, format_: str, root: Path | None) -> None:
    """Tell which publication and which cause gave NUMBER of TRACK its value, and its whole history.

    NUMBER is a number of the track, or RECORD:NUMBER; the last part of its name will do. TRACK is . for a
    number of the whole tracker, such as the peak of a chip.
    """
    found = _read(ledger, root)
    record, _, name = number.rpartition(":")
    place = _find_place(FactPlace("" if track == "." else track, record), found)
    moves = blame(found, place, _find_number(name, place, found))
    if format_ == "json":
        click.echo(json.dumps([*map(blamed_data, moves)], indent=1))
        return
    if not is_for_people():
        print_tabbed(
            ("day", "publication", "old", "new", "what", "causes", "through"), map(blamed_row, moves)
        )
        return
    print_prose(blame_lines(moves[0], place))
    click.echo()
    rows = [blamed_row(each) for each in moves]
    headings = ("Day", "Publication", "Old", "New", "What happened")
    print_columns([Column(heading=head, cells=[row[at] for row in rows]) for at, head in enumerate(headings)])


def _read(file: Path | None, root: Path | None) -> Ledger:
    path = default_ledger(file, root)
    with refusing_ledger(path):
        return read_ledger_file(path)


def _demand_track(track: str, found: Ledger) -> None:
    known = sorted({move.place.track for event in found.events for move in event.moves} - {""})
    if track not in known:
        raise click.UsageError(_unknown("track", track, known))


def _find_place(place: FactPlace, found: Ledger) -> FactPlace:
    """Return where a record or a track stands now, by whichever name it was called."""
    if place.track:
        _demand_track(place.track, found)
    now = present_place(found, place)
    if numbers_at(found, now):
        return now
    records = sorted({each.record for each in found.facts if each.track == place.track} - {""})
    raise click.UsageError(_unknown(f"record of {place.track}", place.record, records))


def _find_number(name: str, place: FactPlace, found: Ledger) -> str:
    """Return the number of a place that is meant: by its name, or by the last part of it."""
    known = numbers_at(found, place)
    meant = [name] if name in known else [each for each in known if each.endswith((f".{name}", f" {name}"))]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise click.UsageError(
            to_log_line(f'"{name}" may be {figures.join_words(meant[:12], by="or")}: write the whole name')
        )
    raise click.UsageError(_unknown(f"number of {place.path or 'the tracker'}", name, known))


def _unknown(what: str, name: str, known: Sequence[str]) -> str:
    meant = likely_names(name, known) or tuple(known[:8])
    rest = f" Did you mean {figures.join_words(list(meant), by='or')}?" if meant else ""
    return to_log_line(f'The ledger tells of no {what} "{name}".{rest}')
