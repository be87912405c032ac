"""How a record came about, in words: its way, what a share of it is, what the sums by group do not say."""

from __future__ import annotations

from collections.abc import Iterator

from effsota import figures
from effsota.boards.ancestry import Ancestry, AncestryStep
from effsota.boards.claims.factor_words import AS_MUCH
from effsota.model import Entry, Kind, Leaderboard
from effsota.text import spoken

UNTOLD = "no source says"
SHARES = (
    "A share is that of a step in the logarithm of the whole factor, so that shares add up; a step that took"
    " more than the record it builds on counts against. It is what was measured when the step was taken, in"
    " this order: elsewhere the same change may give more or less."
)
BARS = "A filled bar is a step that gained; a hollow one took more than what it builds on; a line, as much."
JOINTLY = (
    "Who gave how much of a joint step nobody has said, so it counts whole for each of its contributors."
)
TOGETHER = "A step of several kinds stands under all of them together: no source divides it."


def share_text(share: float | None) -> str:
    """Return a share to a tenth of a percent: 4.5%, −0.3%; a dash where there is none."""
    if share is None:
        return figures.NONE
    tenths = round(share * 1000)
    return f"{'−' if tenths < 0 else ''}{abs(tenths) / 10:.1f}%"


def step_text(step: AncestryStep) -> str:
    """Return the factor of a step: 1.09×."""
    return figures.factor_text(step.factor)


def way_sentences(found: Ancestry, board: Leaderboard) -> Iterator[str]:
    """Yield what there is to say of a whole way: its gain, where it begins, what is not on it."""
    kind = board.track.kind
    if not found.steps:
        yield f"{_begins(found.entry)} builds on no record of this board{_beyond(found)}."
        return
    steps = figures.count_text(len(found.steps), "step")
    yield (
        f"From {_named(found.root)} to {_named(found.entry)} in {steps}: {gain_words(found.factor, kind)}."
    )
    if not found.begins_at_baseline:
        yield (
            f"The way does not begin at the baseline: {_named(found.root)} builds on no record of this board"
            f"{_beyond(found)}. No step tells how it came to take {figures.factor_text(found.before)}"
            f" {_better(kind)} than the baseline."
        )
    if found.branches:
        several = figures.count_text(found.branches, "record")
        yield (
            f"On it, {several} {'builds' if found.branches == 1 else 'build'} on several others: the way goes"
            " along the best of them on this board, and the others are named beside it."
        )


def _named(entry: Entry) -> str:
    return spoken(entry.record.submission.model)


def _begins(entry: Entry) -> str:
    return spoken(entry.record.submission.model, begins=True)


def _better(kind: Kind) -> str:
    return f"{kind.better} {kind.resource.word}"


def _beyond(found: Ancestry) -> str:
    return f", but on {figures.join_words(found.beyond)}" if found.beyond else ""


def gain_words(factor: float, kind: Kind) -> str:
    """Return a factor between two records in words: 1.5× less compute, 1.2× more compute, as much compute."""
    if factor == 1:
        return f"{kind.resource.compared.as_much} {kind.resource.word}"
    worse = f"{kind.worse} {kind.resource.word}"
    size, words = (factor, _better(kind)) if factor > 1 else (1 / factor, worse)
    text = figures.factor_text(size)
    return f"hardly {words}" if text in AS_MUCH else f"{text} {words}"


def own_step_words(found: Ancestry, board: Leaderboard) -> Iterator[str]:
    """Yield what the last step of a way of several gave: that of the record itself."""
    if len(found.steps) > 1:
        last = found.steps[-1]
        share = f", {share_text(last.share)} of the whole" if last.share is not None else ""
        yield f"Its own step, from {_named(last.parent)}: {gain_words(last.factor, board.track.kind)}{share}."


def largest_words(found: Ancestry, most: int = 3) -> str:
    """Return the largest steps of a way with their shares, empty where none gained."""
    gains = [step for step in found.gains if step.log2 > 0 and step.share is not None][:most]
    return "; ".join(f"{_named(step.entry)}, {step_text(step)} or {share_text(step.share)}" for step in gains)


def changes_text(step: AncestryStep) -> str:
    """Return what kinds of work a step is: algorithm, systems; a dash where no source says it."""
    return ", ".join(step.entry.record.submission.changes) or figures.NONE


def maker_text(step: AncestryStep) -> str:
    """Return who found the change of a step: agents; a dash where no source says it."""
    return step.entry.record.submission.made_by or figures.NONE
