"""What a claim's answers may be, and what stands where nobody answers."""

from __future__ import annotations

from datetime import date

from effsota.bringing.drafts.citing import read_source
from effsota.limits import is_name, propose_name
from effsota.model import Metric, Track, Tree
from effsota.model.arxiv import Month, parse_arxiv
from effsota.problems import Refusal
from effsota.text import refuse_link
from effsota.units import parse_number

FIRST_VERSION = "https://arxiv.org/abs/{} gives the day under Submission history, [v1]"


def refuse_number(text: str) -> Refusal | None:
    """Return why a text is no number."""
    value = parse_number(text)
    return value if isinstance(value, Refusal) else None


def refuse_value(text: str, metric: Metric) -> Refusal | None:
    """Return why a text is no value of the metric that reaches its target; an empty one says nothing."""
    value = parse_number(text)
    if not text:
        return None
    if isinstance(value, Refusal):
        return value
    if metric.is_met_by(value):
        return None
    target = f"{metric.target:g} {metric.unit}"
    return Refusal(f"{text} does not reach {target}", "only runs that reach the level are listed")


def refuse_source(text: str) -> Refusal | None:
    """Return why a text is no source; without a link it is a place in the publication."""
    source = read_source(text) if "https://" in text else None
    return source if isinstance(source, Refusal) else None


def refuse_optional_link(text: str) -> Refusal | None:
    """Return why a text is no link; an empty one says nothing."""
    return refuse_link(text) if text else None


def refuse_day(day: date, url: str, *, today: date) -> Refusal | None:
    """Return why a result that a link leads to cannot have become public on a day."""
    if day > today:
        return Refusal(f"{day} is in the future", f"write a date up to today, {today}")
    arxiv = parse_arxiv(url)
    if arxiv is None or abs(Month.of(day).count - arxiv.month.count) <= 1:
        return None
    side = "before" if Month.of(day).count < arxiv.month.count else "long after"
    return Refusal(
        f"{day} is {side} {arxiv.month}, the month of arXiv {arxiv.id}",
        f"write the day of its first version, in {arxiv.month}; {FIRST_VERSION.format(arxiv.id)}",
    )


def refuse_file_name(text: str, track: Track, tree: Tree) -> Refusal | None:
    """Return why a submission to the track cannot take this name."""
    if not is_name(text):
        return Refusal(f"{text} is not a file name", "write lower-case letters, digits and single hyphens")
    if any(f"submissions/{track.id}/{text}.{end}" in tree for end in ("yaml", "csv")):
        return Refusal(f"submissions/{track.id}/{text}.yaml is there already", "choose another name")
    return None


def lacks_baseline(track: Track, tree: Tree) -> bool:
    """Tell whether a track awaits its first record."""
    return f"submissions/{track.id}/{track.baseline}.yaml" not in tree


def default_name(model: str, track: Track, tree: Tree) -> str:
    """Return the name of a new submission: the awaited baseline's, or one from the model."""
    return track.baseline if lacks_baseline(track, tree) else propose_name(model)


def first_version(url: str) -> str | None:
    """Return where the day of an arXiv paper is found, with the month that its id tells; None for others."""
    arxiv = parse_arxiv(url)
    if arxiv is None:
        return None
    return f"its id tells the month only, {arxiv.month}: {FIRST_VERSION.format(arxiv.id)}"
