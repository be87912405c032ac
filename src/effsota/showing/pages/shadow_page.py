"""The boards as they would be if every pull request that passes were merged: of no other page's concern."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from datetime import datetime

from effsota import figures
from effsota.boards.claims.headline import build_headline
from effsota.frozen import Frozen
from effsota.model import Board
from effsota.queue import ShadowBoard, ShadowEntry, ShadowFall, ShadowState
from effsota.showing.pages.history import HostLink, host_link
from effsota.showing.pages.page import Link, Page, record_link, track_link
from effsota.showing.site import Site

SHADOW = "queue/shadow/"
MOST_RECORDS = 40


class ShadowFigure(Frozen):
    """One figure of a board: as published, and as it would be."""

    what: str
    published: str
    merged: str

    @property
    def is_changed(self) -> bool:
        """Whether it would be another."""
        return self.published != self.merged


class ShadowComing(Frozen):
    """A record that would come or change, in words; `place` is where it would stand."""

    name: str
    of: Link | None
    what: str
    place: str


class ShadowView(Frozen):
    """One board as it would be: `fallen` are the records that would be overtaken, in words.

    `link` is the board as it is published, None where it would be new. `said` is what it says today, `saying`
    what it would say.
    """

    id: str
    title: str
    link: Link | None
    figures: tuple[ShadowFigure, ...]
    coming: tuple[ShadowComing, ...]
    fallen: tuple[str, ...]
    more: str
    said: str
    saying: str
    is_new: bool


class ShadowsView(Frozen):
    """Everything the page shows; `taken` is when the code host was asked, None where nothing is known."""

    taken: datetime | None
    merged: tuple[HostLink, ...]
    left_out: tuple[tuple[HostLink, str], ...]
    boards: tuple[ShadowView, ...]
    queue: Link
    is_asked: bool


def build_shadow_page(site: Site, queue: Link) -> Page:
    """Return the page, which no search engine lists."""
    return Page(
        path=SHADOW,
        template="shadow.html",
        title="The boards as they would be",
        description="What each board would say if every pull request that passes were merged. Not published.",
        view=build_shadows(site, queue),
        section=queue.path,
        trail=(queue,),
        is_indexed=False,
    )


def build_shadows(site: Site, queue: Link) -> ShadowsView:
    """Return the boards as they would be."""
    shadow = None if site.queue is None else site.queue.shadow
    boards = {board.leaderboard.track.id: board for board in site.boards}
    records = {
        entry.record.submission.path: record_link(entry)
        for board in site.boards
        for entry in board.leaderboard.entries
    }
    return ShadowsView(
        taken=None if site.queue is None or shadow is None else site.queue.taken,
        merged=()
        if shadow is None
        else tuple(host_link("pull", each, site.tracker) for each in shadow.merged),
        left_out=()
        if shadow is None
        else tuple((host_link("pull", each.number, site.tracker), each.why) for each in shadow.left_out),
        boards=()
        if shadow is None
        else tuple(_view(each, boards.get(each.track), records) for each in shadow.boards),
        queue=queue,
        is_asked=site.queue is not None,
    )


def _view(shadow: ShadowBoard, board: Board | None, records: Mapping[str, Link]) -> ShadowView:
    more = len(shadow.records) - MOST_RECORDS
    return ShadowView(
        id=shadow.track,
        title=shadow.track if board is None else board.leaderboard.track.name,
        link=None if board is None else track_link(board.leaderboard.track),
        figures=tuple(_figures(shadow, board, records)),
        coming=tuple(
            ShadowComing(
                name=_name(each.path, records),
                of=records.get(each.path),
                what=each.summary,
                place=_place(each.after),
            )
            for each in shadow.records[:MOST_RECORDS]
        ),
        fallen=tuple(_fall(each, board, records) for each in shadow.overtaken[:MOST_RECORDS]),
        more=f"and {figures.count_text(more, 'more record')}" if more > 0 else "",
        said=shadow.headline_before,
        saying=shadow.headline_after,
        is_new=shadow.before is None,
    )


def _name(path: str, records: Mapping[str, Link]) -> str:
    return records[path].text if path in records else path


def _figures(shadow: ShadowBoard, board: Board | None, records: Mapping[str, Link]) -> Iterator[ShadowFigure]:
    """Yield the figures of a board, in the words of its kind where it is there already."""
    kind = None if board is None else board.leaderboard.track.kind
    headline = None if board is None else build_headline(board)
    # Where the rate changed, the sentences below tell that of each era.
    over = " by one line through all" if headline is not None and headline.eras else ""
    names = (
        "SOTA" if kind is None else kind.direction.sota,
        "Factor" if kind is None else f"{kind.factor_name} factor",
        f"Doubling time{over}",
        "Records",
        "On the frontier" if kind is None else kind.direction.on_frontier.capitalize(),
    )
    published, merged = (_told(state, records) for state in (shadow.before, shadow.after))
    for what, old, new in zip(names, published, merged, strict=True):
        yield ShadowFigure(what=what, published=old, merged=new)


def _told(state: ShadowState | None, records: Mapping[str, Link]) -> tuple[str, str, str, str, str]:
    if state is None:
        return (figures.NONE,) * 5
    return (
        figures.NONE if state.sota is None else _name(state.sota, records),
        figures.NONE if state.factor is None else figures.factor_text(state.factor, figures.ROUGH_DIGITS),
        _doubling(state),
        f"{state.records:,}",
        f"{state.frontier:,}",
    )


def _doubling(state: ShadowState) -> str:
    """Return a doubling time with its interval, where it has one."""
    months, low, high = state.doubling_time_months, state.low, state.high
    if months is None:
        return figures.NONE
    if low is None or low <= 0:
        return figures.doubling_text(months, figures.ROUGH_DIGITS)
    end = math.inf if high is None else high
    digits = figures.known_digits(low, end)
    around = figures.doubling_range(low, end, of=months, digits=digits)
    return f"{figures.doubling_text(months, digits)} ({around})"


def _place(entry: ShadowEntry | None) -> str:
    """Return where a record would stand: its rank, its factor with its tolerance."""
    if entry is None:
        return "gone"
    rank = "not ranked" if entry.rank is None else f"rank {entry.rank:,}"
    digits = figures.known_digits(entry.factor_low, entry.factor_high)
    around = figures.factor_interval(entry.factor_low, entry.factor_high)
    return f"{rank}, {figures.factor_text(entry.factor, digits)} (tolerance {around})"


def _fall(fall: ShadowFall, board: Board | None, records: Mapping[str, Link]) -> str:
    """Return that a record would fall, and from where to where."""
    old, new = fall.before, fall.after
    name = _name(fall.path, records)
    ranks = ""
    if old is not None and new is not None and old.rank is not None and new.rank is not None:
        ranks = f" from rank {old.rank:,} to {new.rank:,}" if old.rank != new.rank else ""
    is_off = old is not None and old.frontier and (new is None or not new.frontier)
    no_longer = "off the frontier" if board is None else board.leaderboard.track.kind.direction.no_longer
    return f"{name}{ranks}{f', {no_longer}' if is_off else ''}"
