"""What a chart says in words: titles, descriptions, accessible names, the text of labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from effsota import figures
from effsota.boards.claims.boundary_words import short_label
from effsota.boards.claims.entry_words import amount_of, factor_of
from effsota.boards.claims.factor_words import plain_factor
from effsota.boards.claims.goal_words import level_reached
from effsota.boards.claims.rate_words import rate_sentence
from effsota.model import Entry, Leaderboard, StatusName, Trend
from effsota.showing.charts.scene import MOST_KEPT, Mark, Point, Reference, Scene
from effsota.showing.charts.views import COMPUTE_LOG, View
from effsota.text import brief, cut, spoken, told_apart

MOST_NAME = 120
NOTHING = "no records yet"
MOST_REFERENCE = 24
MOST_BASELINE = 30


def name_of(entry: Entry, most: int = MOST_NAME) -> str:
    """Return the model's name, cut to `most` characters."""
    return cut(entry.record.submission.model, most)


def status_of(entry: Entry) -> str | None:
    """Return the status where it is not plainly accepted."""
    name = entry.record.submission.status.name
    return None if name is StatusName.ACCEPTED else name.value


def method_of(entry: Entry) -> str:
    """Return how the headline compute was arrived at; nothing where the track ranks by what is stated."""
    return entry.record.headline.estimate.method.title if entry.record.headline else ""


def accessible_name(entry: Entry, leaderboard: Leaderboard, factor: str) -> str:
    """Return what a screen reader says of a point: name, date: value, and its factor in words."""
    day = figures.date_text(entry.record.submission.date)
    parts = [amount_of(entry, leaderboard), factor, status_of(entry)]
    name = spoken(entry.record.submission.model, MOST_NAME, begins=True)
    return f"{name}, {day}: {', '.join(part for part in parts if part)}"


def names_beside(points: Iterable[Point], *, most: int) -> Mapping[str, str]:
    """Return by permanent id the names that stand beside points: brief ones, unless two would be the same."""
    models = {point.path: point.entry.record.submission.model for point in points}
    told = {path: brief(model, most) for path, model in models.items()}
    same = {name for name, count in Counter(told.values()).items() if count > 1}
    return {path: told_apart(models[path], most) if name in same else name for path, name in told.items()}


def factor_beside(point: Point) -> str:
    """Return what stands beside a point after its name: its factor, or the status of one that has none."""
    entry = point.entry
    if point.mark is not Mark.FRONTIER or entry.is_baseline:
        status = status_of(entry)
        return f"({status})" if status else ""
    return plain_factor(entry)


def compute_title(unit: str, view: View, *, is_narrow: bool) -> str:
    """Return the title of the compute axis."""
    return unit if is_narrow and unit != figures.FLOP else f"{unit}, {view.scale}"


def full_compute_title(leaderboard: Leaderboard, unit: str) -> str:
    """Return the title of the compute axis where nothing around it says what is counted."""
    name = leaderboard.resource.name
    return f"{name[0].upper()}{name[1:]}, {unit}, log"


def factor_title(leaderboard: Leaderboard, *, is_narrow: bool) -> str:
    """Return the title of the factor axis."""
    word = leaderboard.track.kind.direction.factor
    baseline = leaderboard.baseline
    if is_narrow or baseline is None:
        return word
    return f"{word} vs {brief(baseline.record.submission.model, MOST_BASELINE)}"


def reference_labels(reference: Reference, *, is_narrow: bool) -> tuple[str, ...]:
    """Return the labels that a reference trend may have, the best first: Moore's law, 2 years."""
    name = cut(reference.name, 16) if is_narrow else reference_name(reference)
    return (name,) if is_narrow else (f"{name}, {figures.period_text(reference.doubling_months)}", name)


def reference_name(reference: Reference) -> str:
    """Return the name of a reference trend as it stands at its line's end."""
    return cut(reference.name, MOST_REFERENCE)


def references_words(references: Sequence[Reference]) -> str:
    """Return what the dotted lines are, the steepest first, so that each can be told without a label."""
    steepest = sorted(references, key=lambda each: each.doubling_months)
    named = [f"{cut(each.name, 30)} ({figures.period_text(each.doubling_months)})" for each in steepest]
    return f"From the baseline, the steepest first: {', '.join(named)}"


def boundaries_words(scene: Scene) -> str:
    """Return what the lines of boundaries are, each with its day and its name."""
    told = [f"{figures.date_text(each.start)} ({short_label(each)})" for each in scene.boundaries]
    return f"Boundary on {figures.join_words(told)}: part of a factor across it is of the change"


def title_of(leaderboard: Leaderboard, view: View = COMPUTE_LOG) -> str:
    """Return the title of a board's chart, with the scale where it is not the one that a board has."""
    track, entries = leaderboard.track, leaderboard.entries
    what = f"{leaderboard.resource.name} over time"
    if track.metric is not None:
        what = f"{leaderboard.resource.word} to reach {level_reached(track)}"
    title = f"{cut(track.name, MOST_NAME)}: {what}"
    title = f"{title}, {_years(entries)}" if entries else title
    if view is COMPUTE_LOG:
        return title
    shown = track.kind.direction.factor if view.is_factor else leaderboard.resource.word
    return f"{title}; {shown}, {view.scale}"


def records_words(leaderboard: Leaderboard) -> str:
    """Return how many records there are and of which years: 15 records, 2012–2019; that there are none."""
    entries = leaderboard.entries
    return f"{figures.count_text(len(entries), 'record')}, {_years(entries)}" if entries else NOTHING


def _years(entries: Sequence[Entry]) -> str:
    years = sorted(entry.record.submission.date.year for entry in entries)
    return f"{years[0]}" + (f"–{years[-1]}" if years[0] != years[-1] else "")


LEVELS = "Amounts of training compute from which laws ask something"


@lru_cache(MOST_KEPT)  # at each size it is the same
def describe(scene: Scene) -> str:
    """Return the chart in sentences, from its data."""
    board, frontier = scene.leaderboard, scene.frontier
    direction = board.track.kind.direction
    rest = len(scene.points) - len(frontier)
    parts = [_describe_frontier(scene)] if frontier else [f"No record {direction.on_frontier}."]
    if rest:
        parts.append(f"{figures.count_text(rest, 'further record')} {direction.off_frontier}.")
    spans = [f"{span_of(trend)}: " * (len(scene.trends) > 1) for trend in scene.trends]
    parts += [
        f"{span}{rate_sentence(trend, board.track.kind)}"
        for span, trend in zip(spans, scene.trends, strict=True)
    ]
    parts += [f"{boundaries_words(scene)}."] if scene.boundaries else []
    if scene.levels:
        parts.append(f"{LEVELS}: {figures.join_words([level.names[-1] for level in scene.levels])}.")
    return " ".join(parts)


def span_of(trend: Trend) -> str:
    """Return the months that a trend's fit reaches over: Nov 1959–Jun 2009."""
    return f"{figures.month_text(trend.start)}–{figures.month_text(trend.end)}"


def _describe_frontier(scene: Scene) -> str:
    board, frontier = scene.leaderboard, scene.frontier
    on = board.track.kind.direction.on_frontier
    ends = [
        f"{spoken(point.entry.record.submission.model, MOST_NAME)} of {figures.date_text(point.date)} at "
        f"{board.resource.number_text(point.flop, board.main_unit)} {board.main_unit}"
        for point in (frontier[0], frontier[-1])
    ]
    if len(frontier) == 1:
        return f"1 record {on}, {ends[0]}."
    change = factor_of(frontier[-1].entry, board.baseline, board.track.kind)
    return f"{len(frontier)} records {on}, from {ends[0]} to {ends[1]}, {change}."


def note_of(scene: Scene) -> str | None:
    """Return what the chart says of itself where the data are thin."""
    if len(scene.frontier) == 1 and len(scene.points) == 1:
        return "Baseline only"
    return "2 records: rate between end points, no interval" if scene.is_thin else None
