"""The digest of a month: what moved on each board and what that means, as the ledger or the files tell it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from effsota import figures
from effsota.boards.claims.entry_words import amount_of
from effsota.boards.claims.factor_words import plain_factor
from effsota.boards.overtakings import filing_date
from effsota.frozen import Frozen
from effsota.model import Leaderboard
from effsota.showing.pages.change_lines import Change, count_kinds
from effsota.showing.pages.changes import (
    CHANGES,
    NamedPages,
    ShownChange,
    build_changes_page,
    changes_by_month,
    digest_link,
    page_paths,
    show_changes,
    shown_months,
)
from effsota.showing.pages.page import Link, Page, Section, record_link, track_link
from effsota.showing.pages.parts import Parts
from effsota.showing.pages.stood_published import NONE, StoodBoard, stood_published
from effsota.showing.site import Site, found_once

MOST_LINES = 4
MOST_LISTED, OPEN = 40, 12  # boards on one page; of more, that of the month opens with the second
NEWS = "New record"
CHANGES_CSV = "data/changes.csv"
WHOLE_TRACKER = "The whole tracker"
BASELINE_FACTOR = "1.00×"
Standing = Mapping[str, StoodBoard]


class DigestBoard(Frozen):
    """One board in a month: what it means in sentences, its first changes, how many more there are."""

    name: str
    board: Link | None
    meaning: tuple[str, ...]
    has_new_lead: bool
    changes: tuple[ShownChange, ...]
    more: str | None


class DigestView(Frozen):
    """A month in short: `lead` is a sentence; `since` is the day on which the ledger began, if any.

    `whole` is the address at which every change of it stands. Of many boards the page opens with some, and
    `parts` have all.
    """

    month: date
    lead: str
    boards: tuple[DigestBoard, ...]
    parts: Parts
    is_over: bool
    whole: str
    since: date | None
    before: Link | None
    after: Link | None


def build_change_pages(site: Site) -> Iterator[Page]:
    """Yield the page of changes, and the digest of every month in which anything moved."""
    yield build_changes_page(site)
    for page in build_digests(site):
        yield page
        yield from _parts_of(page)


def _parts_of(page: Page) -> Iterator[Page]:
    """Yield the pages that have the boards of a month in which much happened."""
    for link, boards in page.view.parts.cut(page.view.boards):
        yield replace(
            page,
            path=link.path,
            title=f"{page.title}, {link.text}",
            description=f"What moved in {figures.month_text(page.view.month)}, benchmarks {link.text}.",
            view=replace(page.view, boards=boards),
            trail=(*page.trail, digest_link(page.view.month)),
        )


@found_once
def build_digests(site: Site) -> tuple[Page, ...]:
    """Return the digest of every month in which anything moved, the newest first."""
    return tuple(_digests(site))


def _digests(site: Site) -> Iterator[Page]:
    by_month, shown, pages = changes_by_month(site), shown_months(site), page_paths(site)
    months = [*by_month]
    for at, (month, changes) in enumerate(by_month.items()):
        boards = digest_boards(site, month, changes, pages)
        view = DigestView(
            month=month,
            lead=digest_lead(changes),
            boards=boards,
            parts=_in_parts(len(boards), digest_link(month).path),
            is_over=last_day(month) < site.today,
            whole=f"{CHANGES}#in-{month}" if month in shown else CHANGES_CSV,
            since=None if site.ledger is None else site.ledger.editions[0].stamp.day,
            before=digest_link(months[at + 1]) if at + 1 < len(months) else None,
            after=digest_link(months[at - 1]) if at else None,
        )
        yield Page(
            path=digest_link(month).path,
            template="digest.html",
            title=f"{figures.month_text(month)} in short",
            description=f"What moved in {figures.month_text(month)}, and what it means. {view.lead}",
            view=view,
            section=CHANGES,
            trail=(Link(text="Changes", path=CHANGES),),
        )


def _in_parts(count: int, path: str) -> Parts:
    return Parts.of(
        count, "benchmark", path=path if count > MOST_LISTED else None, size=MOST_LISTED, opens=OPEN
    )


def digest_text(view: DigestView) -> str:
    """Return a month as one text: what happened, and what it means for each board."""
    told = [f"{each.name}: {' '.join(each.meaning)}" for each in view.boards if each.meaning]
    return " ".join([view.lead, *told])


def last_day(month: date) -> date:
    """Return the last day of a month."""
    return (month.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def digest_lead(changes: Iterable[Change]) -> str:
    """Return a month in one sentence: 3 new records, 1 correction, on 2 benchmarks."""
    found = list(changes)
    tracks = {change.place.track for change in found} - {""}
    of = f", on {figures.count_text(len(tracks), 'benchmark')}" if tracks else ""
    return f"{count_kinds(found)}{of}."


def digest_boards(
    site: Site, month: date, changes: Iterable[Change], pages: NamedPages
) -> tuple[DigestBoard, ...]:
    """Return what moved in a month by board: those with a new lead first, then those where most happened."""
    by_track: dict[str, list[Change]] = {}
    for change in changes:
        by_track.setdefault(change.place.track, []).append(change)
    ends = (month - timedelta(days=1), last_day(month))
    known, after = (_standing(site, day, by_track) for day in ends)
    before, after = known or {}, after or {}
    for track in after if known is not None else ():
        if before.get(track) != after[track]:
            by_track.setdefault(track, [])  # by what happened elsewhere, such as to a chip
    built = [
        _build(track, found, pages, before.get(track), after.get(track), has_before=known is not None)
        for track, found in by_track.items()
    ]
    return tuple(sorted(built, key=lambda each: not each.has_new_lead))


def _build(  # noqa: PLR0913  # a board's month: what happened, and how it stood at both ends
    track: str,
    changes: list[Change],
    pages: NamedPages,
    before: StoodBoard | None,
    after: StoodBoard | None,
    *,
    has_before: bool,
) -> DigestBoard:
    stood, rest = after or before, len(changes) - MOST_LINES
    is_new_lead = before is not None and after is not None and before.lead != after.lead
    return DigestBoard(
        name=stood.name if stood else track or WHOLE_TRACKER,
        board=stood.board if stood else None,
        meaning=tuple(_meaning(before, after, has_before=has_before)) if track else (),
        has_new_lead=is_new_lead,
        changes=show_changes(sorted(changes, key=lambda each: each.what != NEWS)[:MOST_LINES], pages),
        more=figures.count_text(rest, "more change") if rest > 0 else None,
    )


def _meaning(before: StoodBoard | None, after: StoodBoard | None, *, has_before: bool) -> Iterator[str]:
    """Yield what a month meant for a board, in sentences; without `has_before` nothing is known of before."""
    if after is None:
        return
    if before is None:
        new = "New here, with" if has_before else "With"
        yield f"{new} {figures.count_text(after.records, 'record')}, {_leads(after)}."
        return
    if before.lead != after.lead:
        yield f"{_leads(after)}; before, {_leads(before)}."
    elif (before.compute, before.factor) != (after.compute, after.factor):
        yield f"{after.lead} still leads, now counted as {_amount(after)} instead of {_amount(before)}."
    else:
        yield f"{after.lead} still leads with {_amount(after)}."
    if before.rate != after.rate:
        yield f"The doubling time is {after.rate} now, and was {before.rate}."
    if before.records != after.records:
        yield f"It has {figures.count_text(after.records, 'record')} now, and had {before.records}."


def _leads(stood: StoodBoard) -> str:
    return f"{stood.lead} leads with {_amount(stood)}" if stood.lead != NONE else "no record leads"


def _amount(stood: StoodBoard) -> str:
    return stood.compute if stood.factor in {NONE, BASELINE_FACTOR} else f"{stood.compute} ({stood.factor})"


def _standing(site: Site, day: date, moved: Iterable[str]) -> Standing | None:
    """Return how the boards stood at the end of a day, by track; None where the ledger does not tell.

    Files tell all that moves a board: where there is no ledger only tracks that `moved` are asked for.
    """
    if site.ledger is not None:
        stood = stood_published(site, day)
        return None if stood is None else {each.track: each for each in stood}
    by_track = _filed(site)
    found = ((filed, bisect_right(filed.days, day)) for each in moved if (filed := by_track.get(each)))
    return {filed.track: filed.stood[count - 1] for filed, count in found if count}


class Filed(NamedTuple):
    """How the board of a track stood from each of some days on, as the files tell it now: no rate."""

    track: str
    days: tuple[date, ...]
    stood: tuple[StoodBoard, ...]


@found_once
def _filed(site: Site) -> Mapping[str, Filed]:
    """Return how each board stood with what was filed until each day on which anything was, by track."""
    return {board.leaderboard.track.id: _filed_on(board.leaderboard) for board in site.boards}


def _filed_on(leaderboard: Leaderboard) -> Filed:
    stood: dict[date, StoodBoard] = {}
    leads: list[tuple[int, int]] = []  # the best rank so far, and its place on the board
    placed = sorted(enumerate(leaderboard.entries), key=lambda each: filing_date(each[1].record.submission))
    for count, (place, entry) in enumerate(placed, 1):
        if entry.rank:
            leads = [min((*leads, (entry.rank, place)))]
        lead = leaderboard.entries[leads[0][1]] if leads else None
        stood[filing_date(entry.record.submission)] = StoodBoard(
            track=leaderboard.track.id,
            name=leaderboard.track.level,
            board=track_link(leaderboard.track),
            lead=NONE if lead is None else lead.record.submission.model,
            record=None if lead is None else record_link(lead),
            compute=NONE if lead is None else amount_of(lead, leaderboard),
            factor=NONE if lead is None or lead.is_baseline else plain_factor(lead),
            rate=NONE,
            records=count,
        )
    return Filed(leaderboard.track.id, tuple(stood), tuple(stood.values()))


SECTION = Section(path=CHANGES, build=build_change_pages, footer=(Link(text="Changes", path=CHANGES),))
