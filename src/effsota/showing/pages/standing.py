"""How a submission stands: its status, what was objected, what was corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.model import StatusName
from effsota.showing.pages.amount_cells import build_day
from effsota.showing.pages.page import external

if TYPE_CHECKING:
    from effsota.model import Status, Submission
    from effsota.showing.pages.amount_cells import Day
    from effsota.showing.pages.page import ExternalLink


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """Why a submission does not count."""

    word: str
    reason: str | None
    day: Day | None
    more: ExternalLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened to the submission."""

    day: Day
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Objection:
    """A challenge and what came of it."""

    by: str
    day: Day
    claim: str
    evidence: ExternalLink | None
    reply: str | None
    outcome: str | None


def build_status(status: Status) -> StatusView | None:
    """Return why a submission does not count, None where it does."""
    if status.name is StatusName.ACCEPTED:
        return None
    return StatusView(
        word=status.name.value.capitalize(),
        reason=status.reason,
        day=build_day(status.date) if status.date else None,
        more=external("More", status.url) if status.url else None,
    )


def build_objections(submission: Submission) -> tuple[Objection, ...]:
    """Return the challenges with what came of them."""
    return tuple(
        Objection(
            by=challenge.by,
            day=build_day(challenge.date),
            claim=challenge.claim,
            evidence=external(challenge.evidence, challenge.evidence) if challenge.evidence else None,
            reply=challenge.reply,
            outcome=challenge.outcome,
        )
        for challenge in submission.challenges
    )


def build_events(submission: Submission) -> tuple[Event, ...]:
    """Return the corrections in the order of the file."""
    return tuple(Event(day=build_day(each.date), what=each.what) for each in submission.history)
