"""How the record that leads a board came about: a page of its steps; how each did, a section of its page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from effsota import figures
from effsota.boards.ancestry import (
    Ancestry,
    AncestryStep,
    board_ancestry,
    contributors_of,
    find_ancestry,
    has_ancestry,
    levels_of,
    running_shares,
    shares_by_change,
    shares_by_contributor,
    shares_by_maker,
)
from effsota.boards.claims.ancestry_words import (
    BARS,
    JOINTLY,
    SHARES,
    TOGETHER,
    UNTOLD,
    largest_words,
    own_step_words,
    share_text,
    step_text,
    way_sentences,
)
from effsota.boards.claims.boundary_words import short_label
from effsota.boards.known_names import Names
from effsota.frozen import Frozen
from effsota.model import Board, Entry, Leaderboard, Source
from effsota.showing.charts import StepBar, Waterfall, render_waterfall
from effsota.showing.pages.maker_paths import maker_link
from effsota.showing.pages.page import BENCHMARKS, Link, Page, page_of, track_link, track_path
from effsota.showing.site import Site

if TYPE_CHECKING:
    from markupsafe import Markup

ANCESTRY = "ancestry"
MOST_OPEN = 25


class StepRow(Frozen):
    """A step in the table: the record it leads to, what it gave, what kind of work it is, who made it."""

    entry: Entry
    factor: str
    share: str
    reached: str
    marks: tuple[str, ...]
    contributors: tuple[Link, ...]
    beside: tuple[Link, ...]


class SumRow(Frozen):
    """What the steps of a group gave together; `cells` are its figures."""

    name: str
    link: Link | None
    cells: tuple[str, ...]


class SumTable(Frozen):
    """Sums over the steps: what by, the headings of the figures, what they do not say."""

    id: str
    title: str
    heading: str
    columns: tuple[str, ...]
    all: tuple[SumRow, ...]
    note: str = ""

    @property
    def rows(self) -> tuple[SumRow, ...]:
        """The rows that are shown at once."""
        return self.all[:MOST_OPEN]

    @property
    def rest(self) -> tuple[SumRow, ...]:
        """The rows that are folded."""
        return self.all[MOST_OPEN:]


class AncestryView(Frozen):
    """Everything the page of a way shows."""

    lead: str
    sentences: tuple[str, ...]
    largest: str
    hint: str
    drawing: Markup
    rows: tuple[StepRow, ...]
    rest: tuple[StepRow, ...]
    sums: tuple[SumTable, ...]


class OwnWay(Frozen):
    """How one record came about: in sentences, what sources say of it, a link to the whole way."""

    sentences: tuple[str, ...]
    changes: str
    made_by: str
    sources: tuple[Source, ...]
    whole: Link | None


def ancestry_link(board: Board) -> Link | None:
    """Return a link to the page of how a board's leading record came about, None where it has none."""
    if not has_ancestry(board.leaderboard):
        return None
    return Link(text="How the leading record came about, step by step", path=_path(board))


def _path(board: Board) -> str:
    return f"{track_path(board.leaderboard.track)}{ANCESTRY}/"


def build_ancestry_page(board: Board, site: Site) -> Iterator[Page]:
    """Yield the page of how a board's leading record came about, nothing where it builds on no other."""
    found, track = board_ancestry(board.leaderboard), board.leaderboard.track
    if found is None:
        return
    model = found.entry.record.submission.model
    yield Page(
        path=_path(board),
        template="ancestry.html",
        title=f"{track.name}: how the leading record came about",
        description=f"The steps that led to {model}, the share of each in the whole gain, and who made them.",
        view=_view(found, board.leaderboard, site.names),
        board=board,
        trail=(BENCHMARKS, track_link(track)),
    )


def _view(found: Ancestry, board: Leaderboard, names: Names) -> AncestryView:
    sentences = tuple(way_sentences(found, board))
    pairs = zip(found.steps, running_shares(found.steps), strict=True)
    rows = [_row(step, reached, names) for step, reached in pairs]
    largest = largest_words(found)
    return AncestryView(
        lead=sentences[0],
        sentences=sentences[1:],
        largest=f"The largest steps: {largest}." if largest else "",
        hint=f"{BARS} {SHARES}",
        drawing=_drawing(found, board, f"{sentences[0]} {largest}"),
        rows=tuple(rows[:MOST_OPEN]),
        rest=tuple(rows[MOST_OPEN:]),
        sums=tuple(_sums(found, names)),
    )


def _drawing(found: Ancestry, board: Leaderboard, description: str) -> Markup:
    bars = tuple(
        StepBar(
            name=step.entry.record.submission.model,
            year=f"{step.entry.record.submission.date.year}",
            before=before,
            after=after,
            crosses=", ".join(map(short_label, step.crosses)),
        )
        for step, (before, after) in zip(found.steps, levels_of(found.steps), strict=True)
    )
    return render_waterfall(
        Waterfall(
            title=f"Steps to {found.entry.record.submission.model}",
            description=description,
            factor_name=board.track.kind.factor_name,
            bars=bars,
        ),
        chart_id="steps",
    )


def _row(step: AncestryStep, reached: float | None, names: Names) -> StepRow:
    submission = step.entry.record.submission
    maker = {"agents": ("found by agents",), "both": ("people and agents",), "people": ("found by people",)}
    return StepRow(
        entry=step.entry,
        factor=step_text(step),
        share=share_text(step.share),
        reached=share_text(reached),
        marks=(
            *(f"across: {short_label(each)}" for each in step.crosses),
            *submission.changes,
            *maker.get(submission.made_by or "", ()),
        ),
        contributors=tuple(maker_link(name, names) for name in contributors_of(submission)),
        beside=tuple(Link(text=each, path=page_of(each)) for each in step.beside),
    )


def _sums(found: Ancestry, names: Names) -> Iterator[SumTable]:
    for id_, title, heading, groups, note in (
        ("changes", "By kind of change", "Kind", shares_by_change(found.steps), TOGETHER),
        ("makers", "By who found it", "Found by", shares_by_maker(found.steps), ""),
    ):
        if any(group.name for group in groups):
            rows = [
                SumRow(
                    name=group.name or UNTOLD,
                    link=None,
                    cells=(f"{group.steps:,}", share_text(group.share)),
                )
                for group in groups
            ]
            yield SumTable(
                id=id_, title=title, heading=heading, columns=("Steps", "Share"), all=tuple(rows), note=note
            )
    everyone = tuple(
        SumRow(
            name=each.name,
            link=maker_link(each.name, names),
            cells=(share_text(each.alone), share_text(each.jointly)),
        )
        for each in shares_by_contributor(found.steps, names)
    )
    if everyone:
        yield SumTable(
            id="contributors",
            title="By contributor",
            heading="Contributor",
            columns=("Alone", "With others"),
            all=everyone,
            note=JOINTLY,
        )


def own_way(entry: Entry, board: Board) -> OwnWay | None:
    """Return how a record came about as its own page tells it, None where it says nothing of it."""
    submission = entry.record.submission
    if not (submission.builds_on or submission.changes or submission.made_by):
        return None
    found = find_ancestry(entry, board.leaderboard)
    sentences = []
    if submission.builds_on:
        sentences = [*way_sentences(found, board.leaderboard), *own_step_words(found, board.leaderboard)]
        largest = largest_words(found)
        sentences += [f"The largest steps on the way: {largest}."] if largest and len(found.steps) > 1 else []
    return OwnWay(
        sentences=tuple(sentences),
        changes=figures.join_words(submission.changes),
        made_by=submission.made_by or "",
        sources=submission.change_sources,
        whole=ancestry_link(board),
    )
