"""What was said and done about a pull request, as far as it matters for whose turn it is."""

from __future__ import annotations

from typing import Any

import pytest

from automation.asking import Asker, UnreadError
from automation.conversation import Conversation, read_conversation
from automation.host import ApiError
from automation.queue_answers import Sent, read_pull
from effsota.queue import Turn, whose_turn, write_time
from tests.workflows.queue_host import OPENED, REPOSITORY, UPDATED, QueueHost, pull, pushed, said

NOON, LATER = "2026-11-20T12:00:00Z", "2026-11-20T15:00:00Z"
EVE = {"user": {"login": "eve"}, "author_association": "OWNER"}
REVIEW = {"event": "reviewed", "submitted_at": NOON, "body": None, **EVE}


def sent() -> Sent:
    """Return a pull request of ada's."""
    found = read_pull(pull(7))
    assert found is not None
    return found


def hear(*lines: Any) -> Conversation:
    """Read a conversation."""
    return read_conversation(Asker(QueueHost(timelines={7: list(lines)})), REPOSITORY, sent())


def turn(*lines: Any) -> tuple[str, str]:
    """Return whose turn it is on a pull request that passes, and since when."""
    whose = whose_turn(Turn.MAINTAINER, opened=sent().opened, steps=hear(*lines).steps)
    return whose.turn.value, write_time(whose.since)


TURNS: dict[str, tuple[list[Any], tuple[str, str]]] = {
    "nobody says anything": ([], ("maintainer", OPENED)),
    "pushed": ([pushed(NOON)], ("maintainer", NOON)),
    "a maintainer asks": ([said("eve", NOON, "Which table?", inside=True)], ("author", NOON)),
    "a maintainer thanks": ([said("eve", NOON, inside=True)], ("maintainer", OPENED)),
    "a stranger asks": ([said("mob", NOON, "Why?")], ("maintainer", OPENED)),
    "a bot asks": ([said("x[bot]", NOON, "Why?", inside=True)], ("maintainer", OPENED)),
    "a review asks for changes": ([{**REVIEW, "state": "changes_requested"}], ("author", NOON)),
    "as the host writes it elsewhere": ([{**REVIEW, "state": "CHANGES_REQUESTED"}], ("author", NOON)),
    "a review asks": ([{**REVIEW, "state": "commented", "body": "Why?"}], ("author", NOON)),
    "a line is asked about": (
        [{"event": "line-commented", "comments": [said("eve", NOON, "Why?", inside=True)]}],
        ("author", NOON),
    ),
    "asked and answered": (
        [said("eve", NOON, "Why?", inside=True), said("ada", LATER, "So.")],
        ("maintainer", LATER),
    ),
    "asked for changes, and answered in words": (
        [{**REVIEW, "state": "changes_requested"}, said("ada", LATER, "So.")],
        ("author", NOON),
    ),
    "asked and pushed by force": (
        [said("eve", NOON, "Why?", inside=True), {"event": "head_ref_force_pushed", "created_at": LATER}],
        ("maintainer", LATER),
    ),
    "asked for changes, then approved": (
        [{**REVIEW, "state": "changes_requested"}, {**REVIEW, "state": "approved", "submitted_at": LATER}],
        ("maintainer", LATER),
    ),
    "the review is dismissed": (
        [{**REVIEW, "state": "changes_requested"}, {"event": "review_dismissed", "created_at": LATER}],
        ("maintainer", LATER),
    ),
    "labels and the like": (
        [{"event": "labeled", "label": {"name": "x"}, "created_at": NOON}, {"event": "subscribed"}, {}],
        ("maintainer", OPENED),
    ),
}


@pytest.mark.parametrize("what", TURNS)
def test_whose_turn_it_is(what: str) -> None:
    """And since when."""
    lines, found = TURNS[what]
    assert turn(*lines) == found


@pytest.mark.parametrize(
    ("told", "counted"),
    [
        ("1970-01-01T00:00:00Z", OPENED),
        ("2026-11-20T13:00:00+01:00", NOON),
        ("2026-11-20T12:00:00", NOON),
        ("2099-01-01T00:00:00Z", UPDATED),
    ],
)
def test_a_commit_may_say_any_day(told: str, counted: str) -> None:
    """It counts no sooner than the opening and no later than the last push."""
    assert turn(pushed(told)) == ("maintainer", counted)


def test_the_first_answer_is_of_somebody_else_who_belongs_there() -> None:
    """Whatever they say; not the author, a stranger, a bot."""
    others = [said("ada", OPENED, inside=True), said("mob", OPENED), said("x[bot]", OPENED, inside=True)]
    assert hear(*others).first_answer is None
    found = hear(*others, said("eve", LATER, inside=True), {**REVIEW, "state": "approved"})
    assert found.first_answer is not None
    assert write_time(found.first_answer) == NOON


ODD: list[Any] = [
    *(7, None, [], {"event": "commented"}, {"event": "line-commented"}, {**REVIEW, "user": 7}),
    *(pushed("soon"), pushed("0001-01-01T00:00:00+23:00"), pushed("")),
    said("eve", "2026-02-30T00:00:00Z", inside=True),
]


@pytest.mark.parametrize("line", ODD)
def test_a_line_of_another_shape_is_not_read(line: Any) -> None:
    """It is told, and breaks nothing."""
    with pytest.raises(UnreadError, match="in another shape"):
        hear(line)


def test_a_conversation_without_end_is_told() -> None:
    """After so many pages nobody reads on."""
    with pytest.raises(UnreadError, match="more than 1,000"):
        hear(*[{"event": "subscribed"}] * 1_000)


def test_a_host_that_refuses_is_told() -> None:
    """As elsewhere."""
    host = QueueHost(fails={"timeline": ApiError(403)})
    with pytest.raises(UnreadError, match="the host answers 403"):
        read_conversation(Asker(host), REPOSITORY, sent())
