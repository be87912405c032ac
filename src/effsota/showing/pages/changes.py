"""What happened on the boards, in words: the page of changes and the entries of the feeds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from effsota import figures
from effsota.boards.claims.entry_words import amount_of, factor_of
from effsota.boards.claims.factor_words import AS_MUCH
from effsota.boards.events import Event, What
from effsota.model import Board, Entry
from effsota.showing.pages.page import Link, Page, Section, record_link, track_link, track_path
from effsota.showing.site import Site

CHANGES = "changes/"
MOST_OPEN = 8
MOST_CHANGES = 700  # with the feeds of 500 benchmarks below, about 300 KB


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One thing that happened: `key` names it for ever, `path` is the page of the record."""

    key: str
    what: str
    kind: What
    date: date
    model: Link
    track: Link
    text: str
    record: str

    @property
    def title(self) -> str:
        """The change in one line."""
        return f"{self.what}: {self.model.text}, {self.track.text}"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackChanges:
    """What happened on one board on one day."""

    track: Link
    summary: str
    changes: tuple[Change, ...]
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChanges:
    """What happened on one day."""

    day: date
    tracks: tuple[TrackChanges, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangesView:
    """Everything the page of changes shows; `older` says how many changes before them it leaves out."""

    days: tuple[DayChanges, ...]
    older: str | None
    feeds: tuple[Link, ...]


_WHAT = {
    What.ADDED: "New record",
    What.OVERTAKEN: "Overtaken",
    What.CORRECTION: "Correction",
    What.CHALLENGE: "Challenge",
}
_COUNTED = {
    What.ADDED: "new record",
    What.OVERTAKEN: "record",
    What.STATUS: "change",
    What.CORRECTION: "correction",
    What.CHALLENGE: "challenge",
}
_AFTER = {What.OVERTAKEN: " overtaken", What.STATUS: " of status"}


def build_changes(site: Site, most: int | None = None) -> tuple[Change, ...]:
    """Return what happened last, newest first: at `most` so many changes, all where none is given."""
    return tuple(map(_build_change, site.chronicle.events[:most]))


def build_board_changes(board: Board, site: Site) -> tuple[Change, ...]:
    """Return everything that happened on one board, newest first."""
    return tuple(map(_build_change, site.chronicle.of(board)))


def _build_change(event: Event) -> Change:
    submission, track = event.entry.record.submission, event.board.leaderboard.track
    status = submission.status.name.value.capitalize()
    return Change(
        key=event.key,
        what=status if event.what is What.STATUS else _WHAT[event.what],
        kind=event.what,
        date=event.day,
        model=record_link(event.entry),
        track=track_link(track),
        text=_text(event),
        record=submission.path,
    )


def _text(event: Event) -> str:
    if event.what is What.ADDED:
        unknown = "" if event.entry.record.submission.submitted else "; when it came on file is not recorded"
        return f"{_figures(event.entry, event.board)}, dated {_dated(event.entry)}{unknown}."
    if event.by is not None and event.margin is not None:
        return _overtaking(event, event.by, event.margin)
    return event.text or ""


def _overtaking(event: Event, by: Entry, margin: float) -> str:
    ours, theirs = _compute(by, event.board), _compute(event.entry, event.board)
    factor, how = figures.factor_text(margin), event.board.leaderboard.track.kind.direction.comparative
    by_how_much = f"hardly {how}" if factor in AS_MUCH else f"{factor} {how}"
    return f"By {by.record.submission.model} of {_dated(by)}: {ours} after {theirs}, {by_how_much}."


def _figures(entry: Entry, board: Board) -> str:
    factor = factor_of(entry, board.leaderboard.baseline, board.leaderboard.track.kind)
    return f"{_compute(entry, board)}, {factor}"


def _compute(entry: Entry, board: Board) -> str:
    return amount_of(entry, board.leaderboard)


def _dated(entry: Entry) -> str:
    return figures.date_text(entry.record.submission.date)


def build_changes_page(site: Site) -> Page:
    """Return the page of changes."""
    tracks = [board.leaderboard.track for board in site.boards]
    changes, count = build_changes(site, MOST_CHANGES), len(site.chronicle.events)
    view = ChangesView(
        days=tuple(_build_day(day, found) for day, found in groupby(changes, key=lambda change: change.date)),
        older=figures.count_text(count - MOST_CHANGES, "older change") if count > MOST_CHANGES else None,
        feeds=tuple(Link(text=track.name, path=f"{track_path(track)}feed.xml") for track in tracks),
    )
    return Page(
        path=CHANGES,
        template="changes.html",
        title="Changes",
        description="New records, records overtaken, corrections and changes of status, newest first.",
        view=view,
        section=CHANGES,
    )


def _build_day(day: date, changes: Iterable[Change]) -> DayChanges:
    groups = groupby(changes, key=lambda change: change.track)
    return DayChanges(day=day, tracks=tuple(_build_track(track, tuple(found)) for track, found in groups))


def _build_track(track: Link, changes: tuple[Change, ...]) -> TrackChanges:
    counts = {what: sum(change.kind is what for change in changes) for what in What}
    words = [
        f"{figures.count_text(count, _COUNTED[what])}{_AFTER.get(what, '')}"
        for what, count in counts.items()
        if count
    ]
    return TrackChanges(
        track=track,
        summary=figures.join_words(words),
        changes=changes,
        is_open=len(changes) <= MOST_OPEN,
    )


SECTION = Section(path=CHANGES, build=build_changes_page, footer=(Link(text="Changes", path=CHANGES),))
