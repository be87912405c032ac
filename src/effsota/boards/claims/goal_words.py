"""The level that a board asks for, as a sentence says it."""

from __future__ import annotations

from effsota import figures
from effsota.model import Track
from effsota.text.late_pattern import LatePattern

MOST_DATASET = 40
_NOUN = LatePattern(r" [a-z]+$")  # what a name ends with that takes an article
_ABOVE = " above "
_SAYS_WHERE = (" on ", " against ", " of ", _ABOVE)  # in a metric's name: what it is measured on


def level_reached(track: Track) -> str | None:
    """Return the level to reach, None where a track has none.

    79.1% top-5 accuracy; the level of ELF OpenGo, which is 0 Elo above it; a validation loss of 3.28 nats.
    """
    metric = track.metric
    if metric is None:
        return None
    if is_relative(track):
        return f"the level of {metric.name.partition(_ABOVE)[2]}"
    said = figures.goal_text(metric.target, metric.unit, metric.name)
    value = said.removeprefix(f"{metric.name} ")
    if value == said:
        return said
    article = "an" if metric.name[0].lower() in "aeiou" else "a"
    return f"{article} {metric.name} of {value}"


def goal_reached(track: Track) -> str | None:
    """Return the level with what it is measured on, where its name does not say that: on ImageNet."""
    level = level_reached(track)
    if level is None or track.dataset is None or _is_where_said(track):
        return level
    data = track.dataset.partition(" (")[0]
    return level if len(data) > MOST_DATASET else f"{level} on {data}"


def goal_in_full(track: Track) -> str | None:
    """Return the level with all that is said of its data, to end a sentence with."""
    level = level_reached(track)
    if level is None or track.dataset is None:
        return level
    return f"{level}. Data: {track.dataset}" if _is_where_said(track) else f"{level} on {track.dataset}"


def _is_where_said(track: Track) -> bool:
    return track.metric is not None and any(word in track.metric.name for word in _SAYS_WHERE)


def series_name(track: Track) -> str:
    """Return whose numbers records have: the NanoGPT speedrun, by what its track's name begins with."""
    head = track.name.partition(",")[0]
    return f"the {head}" if _NOUN.search(head) else head


def is_relative(track: Track) -> bool:
    """Tell whether the level is that of a named program: so many above it, and none is asked."""
    return track.metric is not None and track.metric.target == 0 and _ABOVE in track.metric.name
