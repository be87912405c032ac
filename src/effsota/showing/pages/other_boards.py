"""The boards of a track by other resources: a page of each, and where a record stands on them."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.claims.before_words import neighbours_of, step_words
from effsota.boards.claims.boundary_words import before_words
from effsota.boards.claims.entry_words import amount_of, factor_of, rank_of
from effsota.boards.claims.factor_words import reads_factor
from effsota.boards.claims.fit_words import fit_sentences
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.sentences import board_sentence
from effsota.boards.claims.share_words import product_words
from effsota.frozen import Frozen
from effsota.model import Board, Entry, Leaderboard
from effsota.showing.pages.drawing import Drawing, build_drawing
from effsota.showing.pages.page import BENCHMARKS, Link, Page, level_link, track_path
from effsota.showing.site import Site

MOST_OPEN = 25


class OtherRow(Frozen):
    """A record in the table of a board by another resource; `marks` say what is special about it."""

    entry: Entry
    amount: str
    factor: str
    parts: str
    marks: tuple[str, ...]


class OtherBoardView(Frozen):
    """Everything the page of a board by another resource shows.

    `own` is what the track ranks by, `systems` is what its gains are from.
    """

    own: str
    claim: str | None
    product: str
    systems: str | None
    conditions: str
    unit: str
    drawing: Drawing | None
    fit: tuple[str, ...]
    rows: tuple[OtherRow, ...]
    rest: tuple[OtherRow, ...]
    missing: str | None


class OtherPlace(Frozen):
    """Where a record stands on one of its track's other boards: what it took, its factor, its step."""

    board: Link
    amount: str
    place: str
    factor: str
    step: str | None


def other_board_link(board: Board) -> Link:
    """Return a link to the page of a board by another resource, by the resource."""
    name = board.leaderboard.resource.name
    return Link(text=f"{name[0].upper()}{name[1:]}", path=_path(board))


def other_board_links(board: Board) -> tuple[Link, ...]:
    """Return links to the pages of a track's boards by other resources."""
    return tuple(map(other_board_link, board.others))


def build_other_pages(board: Board, site: Site) -> Iterator[Page]:
    """Yield the page of every board of a track by another resource."""
    for other in board.others:
        leaderboard = other.leaderboard
        track, name = leaderboard.track, leaderboard.resource.name
        path = _path(other)
        yield Page(
            path=path,
            template="other_board.html",
            title=f"{track.name}, by {name}",
            description=f"Least {name} known to reach the level: {track.name}.",
            view=_view(other, board, site, path),
            board=other,
            trail=(BENCHMARKS, level_link(track)),
        )


def _path(board: Board) -> str:
    """Return the address of a board's page; a resource's key is no name that a record can have."""
    return f"{track_path(board.leaderboard.track)}{board.leaderboard.resource.key}/"


def _view(board: Board, own: Board, site: Site, path: str) -> OtherBoardView:
    leaderboard, headline = board.leaderboard, build_headline(board)
    entries = sorted(leaderboard.entries, key=lambda each: (each.rank is None, each.rank or 0))
    rows = [_row(entry, leaderboard) for entry in entries]
    best, under = leaderboard.sota, leaderboard.resource.told_under(leaderboard.condition)
    return OtherBoardView(
        own=own.leaderboard.resource.name,
        claim=None if headline is None else "".join(board_sentence(headline)),
        product="" if best is None else f"{product_words(best.shares)}{_assumed(best, leaderboard)}",
        systems=_systems(leaderboard),
        conditions=f"Ranked {under}. "
        if (under := leaderboard.resource.told_under(leaderboard.condition))
        else "",
        unit=leaderboard.main_unit,
        drawing=build_drawing(board, site, root=path),
        fit=tuple(f"{each.removesuffix('.')}." for each in fit_sentences(board)),
        rows=tuple(rows[:MOST_OPEN]),
        rest=tuple(rows[MOST_OPEN:]),
        missing=_missing(leaderboard, own.leaderboard),
    )


def _systems(board: Leaderboard) -> str | None:
    """Return how many records on the frontier systems alone gained, None where no gain is taken apart."""
    steps = [entry for entry in board.frontier if entry.step]
    of_systems = sum(entry.is_of_systems for entry in steps)
    if not steps or board.resource.shares_of is None:
        return None
    records = figures.count_text(len(steps), "record")
    return (
        f"Of {records} that improved on one before, {of_systems} did so by systems alone: with no fewer FLOP"
        " than the record before."
    )


def _missing(board: Leaderboard, own: Leaderboard) -> str | None:
    count = len(own.entries) - len(board.entries)
    return f"{figures.count_text(count, 'record')} of the track are not on it." if count else None


def _row(entry: Entry, board: Leaderboard) -> OtherRow:
    marks = [] if entry.is_comparable else [board.resource.told_under(entry.amount.condition)]
    marks += ["systems only"] if entry.is_of_systems else []
    before = before_words(entry, board)
    marks += [] if before is None else [before]
    status = entry.record.submission.status.name
    marks += [status] if status != "accepted" else []
    return OtherRow(
        entry=entry,
        amount=amount_of(entry, board).removesuffix(f" {board.main_unit}"),
        factor=reads_factor(entry, board.track.kind),
        parts=product_words(entry.shares),
        marks=tuple(marks),
    )


def other_places(entry: Entry, board: Board) -> tuple[OtherPlace, ...]:
    """Return where a record stands on each other board of its track that it is on."""
    path = entry.record.submission.path
    found = ((other, other.leaderboard.by_path.get(path)) for other in board.others)
    return tuple(_place(each, other) for other, each in found if each is not None)


def _place(entry: Entry, board: Board) -> OtherPlace:
    leaderboard, kind = board.leaderboard, board.leaderboard.track.kind
    factor = factor_of(entry, leaderboard.baseline, kind)
    product = f"{product_words(entry.shares)}{_assumed(entry, leaderboard)}"
    under = leaderboard.resource.told_under(entry.amount.condition)
    return OtherPlace(
        board=other_board_link(board),
        amount=f"{amount_of(entry, leaderboard)} {under}".rstrip(),
        place=rank_of(entry, leaderboard),
        factor=f"{factor} = {product}" if product else factor,
        step=_step(entry, leaderboard),
    )


def _assumed(entry: Entry, board: Leaderboard) -> str:
    """Return that a use of chips, by which FLOP were reckoned from a time, was assumed; nothing where not."""
    compared = [each.record.headline for each in (entry, board.baseline) if each is not None and entry.shares]
    is_assumed = any(
        term.key == "utilization" and term.is_default
        for each in compared
        if each is not None
        for term in each.terms
    )
    return " (FLOP and use of the chips only as a product: one use is assumed)" if is_assumed else ""


def _step(entry: Entry, board: Leaderboard) -> str | None:
    """Return a step on the frontier with what it is the product of, None where it took no record."""
    step = neighbours_of(entry, board).step_text
    if step is None:
        return None
    words, product = step_words(step, board.track.kind), product_words(entry.step)
    alone = "; by systems alone" if entry.is_of_systems else ""
    return f"{words} = {product}{alone}" if product else words
