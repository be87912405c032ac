"""What was decided: of one pull request or issue each, once, not before its day, with a reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from effsota.judging.quoting import quote, suggest
from effsota.judging.rules.answer_words import says_nothing
from effsota.judging.rules.context import TrackerContext
from effsota.judging.rules.paths import DECISIONS_FILE
from effsota.judging.rules.relations import find_former
from effsota.model import Decided, Decision
from effsota.problems import Fault

MOST_COMPARED = 10


def decision_of_nothing(context: TrackerContext) -> Iterator[Fault]:
    """A decision is of one pull request or of one issue, and gives its number."""
    for at, each in enumerate(context.decisions):
        if each.pull is None and each.issue is None:
            hint = "write pull: 12, or issue: 12, with the number that the code host gave it"
            yield _fault(f"/decisions/{at}", "this decision is of no pull request and of no issue", hint)
        elif each.pull is not None and each.issue is not None:
            hint = "take one of the two out; two decisions stand on two lines"
            yield _fault(f"/decisions/{at}/issue", "this decision is of a pull request and of an issue", hint)


def decision_twice(context: TrackerContext) -> Iterator[Fault]:
    """A pull request or an issue is decided once: a number stands on one line."""
    first: dict[int, Decision] = {}
    for at, each in enumerate(context.decisions):
        if not each.number:
            continue
        known = first.setdefault(each.number, each)
        if known is not each:
            key = "pull" if each.is_of_pull else "issue"
            yield _fault(
                f"/decisions/{at}/{key}",
                f"{each.number} is decided here twice: {known.decision} on {known.date} already",
                "keep the line that holds, and say in its `why` what changed",
            )


def decision_in_future(context: TrackerContext) -> Iterator[Fault]:
    """Nothing is decided in the future: more than a day after today (UTC)."""
    for at, each in enumerate(context.decisions):
        if each.date > context.today + timedelta(days=1):
            yield _fault(
                f"/decisions/{at}/date",
                f"{each.date} is in the future",
                f"write the day on which it was decided, up to today, {context.today} (UTC)",
            )


def decision_of_unknown_record(context: TrackerContext) -> Iterator[Fault]:
    """What was accepted is a record on file, what was refused was sent to a track on file."""
    if not context.decisions:  # as in most trackers: what is known is then of no matter
        return
    known = context.paths | find_former(context)
    tracks = {path.partition("/")[0] for path in context.paths}
    compared = 0
    for at, each in enumerate(context.decisions):
        path = each.record
        is_refused = each.decision is Decided.REFUSED
        if path is None or path in known or (is_refused and path.partition("/")[0] in tracks):
            continue
        compared += 1
        near = suggest(path, known) if compared <= MOST_COMPARED else ""
        what = "of no track on file" if is_refused else "not a record on file"
        rest = "write <track>/<submission>, without its ending, or take `record` out"
        yield _fault(f"/decisions/{at}/record", f"{quote(path)} is {what}", f"{near}{rest}")


def decision_says_nothing(context: TrackerContext) -> Iterator[Fault]:
    """A decision says why, in three words or more: who sent it reads that, and so does everybody."""
    for at, each in enumerate(context.decisions):
        if says_nothing(each.why, ""):
            yield _fault(
                f"/decisions/{at}/why",
                f"{quote(each.why)} does not say why",
                "write what decided it, in a sentence, such as the log ends before the level was reached",
            )


def _fault(pointer: str, message: str, hint: str) -> Fault:
    return Fault(pointer, message, hint, file=DECISIONS_FILE)
