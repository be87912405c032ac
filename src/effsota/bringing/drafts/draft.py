"""A claim in the making, and its commented YAML."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import field

from effsota.frozen import Frozen
from effsota.model import Track
from effsota.model.resources import TRAINING_COMPUTE
from effsota.reading.schema.addresses import PUBLISHED, schema_line
from effsota.text.yaml_writer import as_texts, to_yaml

COMPUTE = TRAINING_COMPUTE.stands_under
_COMMENTS = {
    "model": "What was trained.",
    "date": "The day on which it became public.",
    "publication": "The paper, post or page.",
    "result": "The metric where compute was counted.",
    "compute": "The first estimate is the headline; add others as cross-checks, and sources for each input.",
    "price": "What was asked for a million tokens on that day, and where that stands.",
    "data": "What the run went through, and where that stands.",
    "cost": "What the run cost, in US dollars of that day, and where that stands.",
    "energy": "What the run used, how that is known, of what it is, and where that stands.",
    "code": "What was run.",
    "wall_clock": "How long it took from start to end; ranked by the clock among those on the same chips.",
    "runs": "How many runs the result is of.",
    "answers": "Why what the checks ask about is right.",
    "submitted": "Who files this.",
}
# Where a record states no compute.
_COMMENTS_BESIDE = {
    **_COMMENTS,
    "model": "What is offered, or was trained.",
    "result": "The level it reached.",
}
_LATER = {
    "code": '{url: "https://...", commit: ...}',
    "wall_clock": "2 hours",
    "notes": "what a reader should know",
}


class Draft(Frozen):
    """What a person has said so far; the rest of a claim follows from it.

    `part` is the key under which the estimate stands: `compute`, or that of an amount which a record states
    by itself, such as `price`, which has one source. `value` is the metric where compute was counted, None
    on a track that has no level. `answers` are reasons by the name of the rule that asks for one.
    """

    model: str
    day: date
    title: str
    url: str
    value: str | None
    is_at_least: bool
    estimate: Mapping[str, Any]
    part: str = COMPUTE
    authors: tuple[str, ...] = ()
    by: str | None = None
    sources: tuple[Mapping[str, str], ...] = ()
    code: Mapping[str, str] = field(default_factory=dict)
    wall_clock: str | None = None
    answers: Mapping[str, str] = field(default_factory=dict)


def build_claim(draft: Draft, *, today: date) -> dict[str, Any]:
    """Return the claim as the YAML will hold it: texts, lists and mappings."""
    publication: dict[str, Any] = {"title": draft.title}
    if draft.authors:
        publication["authors"] = list(draft.authors)
    publication["url"] = draft.url
    claim: dict[str, Any] = {
        "model": draft.model,
        "date": draft.day.isoformat(),
        "publication": publication,
    }
    if draft.value is not None:
        claim["result"] = {"value": draft.value, **({"is": "at-least"} if draft.is_at_least else {})}
    sources = [dict(source) for source in draft.sources]
    if draft.part == COMPUTE:
        claim[COMPUTE] = [{**as_texts(draft.estimate), **({"sources": sources} if sources else {})}]
    else:
        claim[draft.part] = {**as_texts(draft.estimate), "source": sources[0]}
    if draft.code:
        claim["code"] = dict(draft.code)
    if draft.wall_clock:
        claim["wall_clock"] = draft.wall_clock
    if draft.answers:
        claim["answers"] = dict(draft.answers)
    if draft.by:
        claim["submitted"] = {"by": draft.by, "date": today.isoformat()}
    return claim


def render_claim(claim: Mapping[str, Any], track: Track, *, schemas: str = PUBLISHED) -> str:
    """Return the claim as YAML with a comment above each part, the track's level and rules on top.

    `schemas` is the room of schemas that an editor shall look into.
    """
    metric, head = track.metric, [schema_line("submission", schemas).rstrip()]
    if metric is not None:
        head.append(f"# {_inert(track.name)}: {_inert(metric.name)} {metric.target:g} {_inert(metric.unit)}")
    head += [f"# Rule: {_inert(rule)}" for rule in track.rules]
    comments = _COMMENTS_BESIDE if track.resource.part else _COMMENTS
    parts = [f"# {comments[key]}\n{to_yaml({key: value})}" for key, value in claim.items()]
    beside = {"notes"} if track.resource.part else _LATER.keys()
    later = [f"# {key}: {each}\n" for key, each in _LATER.items() if key in beside and key not in claim]
    return "\n".join(head) + "\n" + "".join((*parts, "# Optional, shown and never ranked:\n", *later))


def _inert(text: str) -> str:
    return " ".join(text.split())
