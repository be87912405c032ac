"""Whose turn it is: one label of three, and no other is touched."""

from __future__ import annotations

from typing import Any

import pytest

from automation.comment import say
from automation.handed import TURNS, Handed
from automation.host import ApiError
from automation.turns import LABELS, find_request
from tests.workflows.fake_api import HEAD, HERE, ISSUE, OTHER, PULL, FakeApi, host

OF_ISSUE = HERE._replace(head=None)


def label(api: FakeApi, turn: str, *, is_issue: bool = False) -> list[tuple[str, str, Any]]:
    """Say whose turn it is; return what is written of labels."""
    where = OF_ISSUE if is_issue else HERE
    told = say(api, where, report="x", handed=Handed(turn), log="https://l")
    assert "The comment says what was found." in told
    return api.wrote("labels")


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("is_issue", [False, True])
def test_a_first_label_is_set(turn: str, *, is_issue: bool) -> None:
    """On a pull request and on an issue, beside what people have set."""
    written = label(host(labels=("vouched", "turn: mine")), turn, is_issue=is_issue)
    assert written == [("POST", f"{ISSUE}/labels", {"labels": [LABELS[turn]]})]


def test_labels_that_say_something_else_are_taken_off_first() -> None:
    """So that there are never two; what people have set stays."""
    api = host(labels=("turn: second look", "vouched", "turn: author", "turn: mine"))
    assert label(api, "maintainer") == [
        ("DELETE", f"{ISSUE}/labels/turn%3A%20author", None),
        ("DELETE", f"{ISSUE}/labels/turn%3A%20second%20look", None),
        ("POST", f"{ISSUE}/labels", {"labels": ["turn: maintainer"]}),
    ]


def test_a_label_that_is_right_is_left_alone() -> None:
    """However often the check runs, so that nothing could go round in a circle."""
    assert label(host(labels=("turn: author", "vouched")), "author") == []


def test_a_draft_is_its_authors() -> None:
    """Whatever the check says of it."""
    assert label(host(labels=(), draft=True), "maintainer")[0][2] == {"labels": ["turn: author"]}


@pytest.mark.parametrize("moved", [{"sha": OTHER}, {"state": "closed"}])
def test_what_has_moved_on_gets_no_label(moved: dict[str, str]) -> None:
    """A newer run sets it, or nobody needs it."""
    api = host(**moved)  # type: ignore[arg-type]
    say(api, HERE, report="x", handed=Handed("author"), log="https://l")
    assert api.written == []


@pytest.mark.parametrize("status", [403, 404, 422])
def test_a_label_that_nobody_has_made_fails_nothing(status: int) -> None:
    """The right to write to pull requests makes none; the comment stands."""
    api = host(refuses=status, at="/labels")
    told = say(api, HERE, report="x", handed=Handed("author"), log="https://l")
    assert told[1] == f"::notice title=No label::the API answered {status}; the verdict stands in the checks."
    assert [path for _, path, _ in api.written] == [
        f"{ISSUE}/comments",
        f"{ISSUE}/labels/turn%3A%20maintainer",
    ]


def test_a_host_that_breaks_at_a_label_fails() -> None:
    """What is no answer is not passed over."""
    with pytest.raises(ApiError):
        label(host(refuses=500, at="/labels"), "author")


def test_what_cannot_be_read_is_not_written_to() -> None:
    """A pull request that is gone."""
    api = host()
    api.answers[PULL] = 404
    (told,) = say(api, HERE, report="x", handed=Handed("author"), log="https://l")
    assert (told.startswith("::notice title=No comment::"), api.written) == (True, [])


def review(
    state: str, *, by: str = "ada", sha: str = HEAD, association: str = "MEMBER", number: int = 1
) -> dict[str, Any]:
    """Return a review as the host tells it."""
    user = {"login": by}
    return {"id": number, "state": state, "commit_id": sha, "user": user, "author_association": association}


ASKS, APPROVES, DISMISSED = "CHANGES_REQUESTED", "APPROVED", "DISMISSED"


@pytest.mark.parametrize(
    ("reviews", "is_asked"),
    [
        ([review(ASKS)], True),
        ([review(ASKS), review("COMMENTED")], True),
        ([review(APPROVES), review(ASKS)], True),
        ([review(ASKS), review(APPROVES, by="eve")], True),
        ([review(ASKS), review(APPROVES, association="NONE")], True),
        ([review(ASKS, association="OWNER")], True),
        ([review(ASKS, association="COLLABORATOR")], True),
        ([], False),
        ([review(APPROVES)], False),
        ([review("COMMENTED")], False),
        ([review(ASKS), review(APPROVES)], False),
        ([review(ASKS), review(DISMISSED)], False),
        ([review(ASKS, sha=OTHER)], False),
        ([review(ASKS, association="CONTRIBUTOR")], False),
        ([review(ASKS, association="NONE")], False),
    ],
)
def test_changes_are_asked_for_by_who_may_write(reviews: list[dict[str, Any]], *, is_asked: bool) -> None:
    """Of this very commit, and as long as the same person does not decide otherwise: a push is an answer."""
    assert (find_request(reviews, HEAD) is not None) is is_asked
    wanted = [] if is_asked else [("POST", f"{ISSUE}/labels", {"labels": ["turn: maintainer"]})]
    held = ("turn: author",) if is_asked else ()
    assert label(host(labels=held, reviews=tuple(reviews)), "maintainer") == wanted


def test_a_reviewer_who_is_gone_is_nobody() -> None:
    """The host tells no user of them."""
    gone = {**review(ASKS), "user": None}
    assert find_request([gone], HEAD) is gone
