"""What was said and done about a pull request or an issue, read from the answers of the code host."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from automation.asking import UnreadError, maybe, take
from automation.queue_answers import Gone, Sent, login_of
from automation.turns import WRITERS
from effsota.queue import QueueError, Taken, TurnStep, asks, read_time
from effsota.queue.queue_rows import GHOST

if TYPE_CHECKING:
    from collections.abc import Iterable

    from automation.asking import Asker

MOST_HAPPENINGS = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What was said and done about something, as far as it matters for whose turn it is."""

    steps: tuple[Taken, ...]
    first_answer: datetime | None


def read_conversation(asker: Asker, repository: str, sent: Sent | Gone) -> Conversation:
    """Return what was said and done about something.

    Raises:
        GoneError: if it is no longer there.
        UnreadError: if the host does not tell, or tells it in another shape.
    """
    path = f"/repos/{repository}/issues/{sent.number}/timeline"
    happenings = [each for page in asker.pages(path, MOST_HAPPENINGS) for each in page]
    try:
        return _read_happenings(happenings, sent)
    except (QueueError, ValueError, OverflowError) as error:  # a commit says any date
        raise UnreadError("the host answers in another shape") from error


def _read_happenings(happenings: Iterable[Any], sent: Sent | Gone) -> Conversation:
    steps: list[Taken] = []
    answers: list[datetime] = []
    latest = sent.updated
    if isinstance(sent, Sent) and sent.pushed is not None:
        latest = max(sent.opened, min(latest, sent.pushed))
    for data in happenings:
        kind = take(data, dict).get("event")
        if kind == "committed":
            # A commit says itself when it was made: no sooner than the opening, no later than the last push.
            told = datetime.fromisoformat(take(data, str, "committer", "date"))
            moment = told.replace(tzinfo=told.tzinfo or UTC).astimezone(UTC).replace(microsecond=0)
            steps.append(Taken(min(max(moment, sent.opened), latest), TurnStep.PUSHED))
        elif kind == "head_ref_force_pushed":
            steps.append(Taken(read_time(take(data, str, "created_at")), TurnStep.PUSHED))
        elif kind == "review_dismissed":
            steps.append(Taken(read_time(take(data, str, "created_at")), TurnStep.CLEARED))
        else:
            for said in _sayings(data, kind):
                answers += _read_saying(said, sent, steps)
    return Conversation(steps=tuple(steps), first_answer=min(answers, default=None))


def _sayings(data: Any, kind: object) -> list[Any]:
    """Return the comments and reviews of one line of a conversation."""
    if kind in {"commented", "reviewed"}:
        return [data]
    return take(data, list, "comments") if kind == "line-commented" else []


def _read_saying(data: Any, sent: Sent | Gone, steps: list[Taken]) -> list[datetime]:
    """Note the step that a saying is, and return when it was said where it is an answer to the author."""
    login, body = login_of(data, "user"), maybe(data, str, "body") or ""
    if login.endswith("[bot]"):
        return []
    moment = read_time(maybe(data, str, "submitted_at") or take(data, str, "created_at"))
    if login == sent.author and login != GHOST:
        steps.append(Taken(moment, TurnStep.ANSWERED))
        return []
    if maybe(data, str, "author_association") not in WRITERS:
        return []
    state = (maybe(data, str, "state") or "").lower()
    if state == "approved":
        steps.append(Taken(moment, TurnStep.CLEARED))
    elif state == "changes_requested":
        steps.append(Taken(moment, TurnStep.REQUESTED))
    elif asks(body):
        steps.append(Taken(moment, TurnStep.ASKED))
    return [moment]
