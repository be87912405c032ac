"""The page of changes: by month, day and board, with the numbers that moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date
from itertools import groupby

from effsota import figures
from effsota.boards.claims.listed import as_listed
from effsota.frozen import Frozen
from effsota.ledger.known_facts import FactPlace
from effsota.model import Board
from effsota.showing.pages.change_lines import Change, MovedLine, build_changes, count_kinds
from effsota.showing.pages.page import Link, Page, page_of, track_link, track_path
from effsota.showing.site import Site, found_once

CHANGES = "changes/"
MOST_OPEN, MOST_READ = (
    4,
    16,
)  # changes of one board on one day that are open; of all, so that a phone's page ends
MOST_CHANGES = 700  # with the feeds of 500 benchmarks below, about 300 KB
_WIDE = "The whole tracker"
_Group = tuple[date, bool, str]  # the day, whether before the ledger, the track


class ShownChange(Frozen):
    """One thing that happened: `of` is the page of what it happened to, None where there is none."""

    what: str
    subject: str
    of: Link | None
    text: str
    moved: tuple[MovedLine, ...]
    more: str | None


class BoardChanges(Frozen):
    """What happened on one board on one day."""

    board: str
    summary: str
    changes: tuple[ShownChange, ...]
    is_open: bool


class DayChanges(Frozen):
    """What happened on one day; `is_earlier` where it was told before the ledger began."""

    day: date
    boards: tuple[BoardChanges, ...]
    is_earlier: bool


class MonthChanges(Frozen):
    """What happened in one month; `digest` leads to it in short, None where that was before the ledger."""

    month: date
    summary: str
    digest: Link | None
    days: tuple[DayChanges, ...]


class ChangesView(Frozen):
    """Everything the page of changes shows; `older` says how many changes before them it leaves out.

    `since` is the day on which the ledger began, None where the site keeps none.
    """

    months: tuple[MonthChanges, ...]
    older: str | None
    feeds: tuple[Link, ...]
    since: date | None


def digest_link(month: date) -> Link:
    """Return a link to the digest of a month, at an address that it keeps."""
    return Link(text=figures.month_text(month), path=f"{CHANGES}{month:%Y-%m}/")


def changes_by_month(site: Site) -> dict[date, list[Change]]:
    """Return what happened in each month that has a digest, newest first: with a ledger, since it began."""
    begun = date.min if site.ledger is None else site.ledger.editions[0].stamp.day.replace(day=1)
    found: dict[date, list[Change]] = {}
    for change in build_changes(site):
        if change.date >= begun:
            found.setdefault(change.date.replace(day=1), []).append(change)
    return dict(sorted(found.items(), reverse=True))


def shown_months(site: Site) -> frozenset[date]:
    """Return the months of which the page of changes tells something: of many changes it has the newest."""
    return frozenset(change.date.replace(day=1) for change in build_changes(site)[:MOST_CHANGES])


def build_changes_page(site: Site) -> Page:
    """Return the page of changes."""
    tracks = [board.leaderboard.track for board in as_listed(site.boards)]
    everything = build_changes(site)
    changes, count = everything[:MOST_CHANGES], len(everything)
    of_month = groupby(changes, key=lambda change: change.date.replace(day=1))
    pages, in_short, opened = NamedPages(site.boards), changes_by_month(site), open_groups(changes)
    view = ChangesView(
        months=tuple(
            _build_month(month, tuple(found), pages, opened, has_digest=month in in_short)
            for month, found in of_month
        ),
        older=figures.count_text(count - MOST_CHANGES, "older change") if count > MOST_CHANGES else None,
        feeds=tuple(Link(text=track.name, path=f"{track_path(track)}feed.xml") for track in tracks),
        since=None if site.ledger is None else site.ledger.editions[0].stamp.day,
    )
    return Page(
        path=CHANGES,
        template="changes.html",
        title="Changes",
        description="Every published number that moved: when, from what to what, and why.",
        view=view,
        section=CHANGES,
    )


class NamedPages:
    """The pages of records and tracks, by what they are called in lines that may be old."""

    def __init__(self, boards: Sequence[Board]) -> None:
        self.names = {board.leaderboard.track.id: board.leaderboard.track.name for board in boards}
        known = {board.leaderboard.track.id: track_link(board.leaderboard.track) for board in boards}
        for board in boards:
            for entry in board.leaderboard.entries:
                submission = entry.record.submission
                # The page at an old name leads to the new one.
                for path in (submission.path, *submission.formerly):
                    known[path] = Link(text=submission.model, path=page_of(path))
        self._known = known

    def of(self, place: FactPlace) -> Link | None:
        """Return the page of a record or track, None where there is none any more."""
        return self._known.get(place.path)

    def path_of(self, place: FactPlace) -> str:
        """Return the page that tells most of a place: its own, its track's, that of changes."""
        link = self.of(place) or self.of(FactPlace(place.track))
        return CHANGES if link is None else link.path


@found_once
def page_paths(site: Site) -> NamedPages:
    """Return where lines about records and tracks lead."""
    return NamedPages(site.boards)


def show_changes(changes: Iterable[Change], pages: NamedPages) -> tuple[ShownChange, ...]:
    """Return changes as the pages show them."""
    return tuple(_show(change, pages) for change in changes)


def _build_month(
    month: date,
    changes: tuple[Change, ...],
    pages: NamedPages,
    opened: AbstractSet[_Group],
    *,
    has_digest: bool,
) -> MonthChanges:
    of_day = groupby(changes, key=lambda change: (change.date, change.is_earlier))
    return MonthChanges(
        month=month,
        summary=count_kinds(changes),
        digest=digest_link(month) if has_digest else None,
        days=tuple(
            DayChanges(day=day, boards=_build_boards(tuple(found), pages, opened), is_earlier=is_earlier)
            for (day, is_earlier), found in of_day
        ),
    )


def _build_boards(
    changes: Iterable[Change], pages: NamedPages, opened: AbstractSet[_Group]
) -> tuple[BoardChanges, ...]:
    groups = groupby(changes, key=_group)
    return tuple(_build_board(tuple(found), pages, is_open=group in opened) for group, found in groups)


def _group(change: Change) -> _Group:
    return change.date, change.is_earlier, change.place.track


def open_groups(changes: Iterable[Change]) -> AbstractSet[_Group]:
    """Return which boards of which days are open: the newest with few changes, until many are open in all."""
    opened: set[_Group] = set()
    count = 0
    for group, found in Counter(map(_group, changes)).items():
        if found <= MOST_OPEN and count + found <= MOST_READ:
            opened.add(group)
            count += found
    return opened


def _build_board(changes: tuple[Change, ...], pages: NamedPages, *, is_open: bool) -> BoardChanges:
    track = changes[0].place.track
    return BoardChanges(
        board=pages.names.get(track, track) or _WIDE,
        summary=count_kinds(changes),
        changes=tuple(_show(change, pages) for change in changes),
        is_open=is_open,
    )


def _show(change: Change, pages: NamedPages) -> ShownChange:
    return ShownChange(
        what=change.what,
        subject=change.name or change.subject,
        of=pages.of(change.place),
        text="" if change.text == change.title else change.text,
        moved=tuple(change.moved()),
        more=figures.count_text(change.more_moved, "number") if change.more_moved else None,
    )
