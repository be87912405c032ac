"""Who has been waited for: an author is told what would move it, a maintainer by the run's summary."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from automation.comment import MARKER
from automation.host import ApiError
from automation.remind import MOST_REMINDERS, REMINDER, Host, remind
from tests.workflows.fake_api import BOT, FIRST, HEAD, OTHER, FakeApi, comment

NOW = datetime(2026, 11, 28, 6, 29, tzinfo=UTC)
LIST = f"/repos/o/r/pulls?state=open&sort=created&direction=asc&{FIRST}"
YOURS, THEIRS = f"{MARKER}\n**Your turn:** mend.", f"{MARKER}\n**A maintainer's turn:** fine."
TITLE = "<b>@all</b> [x](https://evil.example)"


def at(days: float) -> str:
    """Return the time so many days ago, as the host tells it."""
    return (NOW - timedelta(days=days)).strftime("%Y-%m-%dT%H:%M:%SZ")


def check(days: float, body: str = YOURS) -> dict[str, Any]:
    """Return the comment of the check, last edited so many days ago."""
    return comment(70, BOT, body, created_at=at(90), updated_at=at(days))


def says(days: float, by: str, association: str = "NONE") -> dict[str, Any]:
    """Return what somebody said."""
    return comment(71, by, TITLE, created_at=at(days), updated_at=at(days), author_association=association)


def asks(days: float, sha: str = HEAD) -> dict[str, Any]:
    """Return a maintainer's review that asks for changes."""
    review = {"id": 72, "state": "CHANGES_REQUESTED", "commit_id": sha, "user": {"login": "max"}}
    return {**review, "author_association": "MEMBER", "submitted_at": at(days), "body": TITLE}


def reminder(days: float) -> dict[str, Any]:
    """Return our reminder, last edited so many days ago."""
    return comment(73, BOT, f"{REMINDER}\nx", created_at=at(90), updated_at=at(days))


class Board(FakeApi):
    """A host with open pull requests, each with its comments and reviews."""

    def __init__(self, *, refuses: int | None = None, at: str = "") -> None:
        super().__init__({LIST: []}, refuses=refuses, at=at)

    def add(self, *said: dict[str, Any], label: str | None = "turn: author", **more: Any) -> Board:
        """Open one more pull request, 90 days old, by ada."""
        number = len(self.answers[LIST]) + 1
        base = {"ref": "main", "repo": {"default_branch": "main"}}
        labels = [{"name": name} for name in (label, "vouched") if name]
        pull = {"number": number, "head": {"sha": HEAD}, "base": base, "labels": labels, "title": TITLE}
        self.answers[LIST].append({**pull, "user": {"login": "ada"}, "created_at": at(90), **more})
        self.answers[f"/repos/o/r/issues/{number}/comments?{FIRST}"] = [x for x in said if "state" not in x]
        self.answers[f"/repos/o/r/pulls/{number}/reviews?{FIRST}"] = [x for x in said if "state" in x]
        return self

    def remind(self) -> str:
        """Return the summary of a run."""
        return "\n".join(remind(Host(self, "o/r", "https://h/o/r", NOW)))


def written(*said: dict[str, Any], **more: Any) -> list[tuple[str, str, Any]]:
    """Return what is written to a host with one pull request."""
    board = Board().add(*said, **more)
    told = board.remind()
    assert not any(sign in told for sign in ("<b>", "evil", "@all"))
    return board.written


def test_an_author_is_reminded_after_a_fortnight() -> None:
    """In one comment, that says what would move it and closes nothing."""
    text = (
        f"{REMINDER}\n**Your turn**, for 15 days on 2026-11-28: [the check says what is to be mended]"
        "(https://h/o/r/pull/1#issuecomment-70). Mend it and push, and the checks run again within minutes."
        " If something keeps you from it, or the check is wrong, say so here. No program closes this.\n"
    )
    assert written(check(15)) == [("POST", "/repos/o/r/issues/1/comments", {"body": text})]


@pytest.mark.parametrize(
    "said",
    [
        [check(13.9)],
        [check(30), says(2, "ada")],
        [check(30), says(2, "max", "MEMBER")],
        [check(30), asks(2)],
        [check(30), reminder(13.9)],
        [check(30), reminder(30), says(2, "ada")],
    ],
)
def test_whoever_moves_is_left_in_peace(said: list[dict[str, Any]]) -> None:
    """A push, an answer, a maintainer's word, or a reminder within the fortnight."""
    assert written(*said) == []


def test_a_stranger_stops_no_reminder() -> None:
    """What they say is neither read nor counted."""
    assert [path for _, path, _ in written(check(30), says(2, "eve"))] == ["/repos/o/r/issues/1/comments"]


def test_a_reminder_is_edited_in_place() -> None:
    """There is one, whoever else writes its mark."""
    forged = {**reminder(1), "user": {"login": "mallory"}, "author_association": "NONE"}
    edited = written(check(30), forged, reminder(14))
    assert [(method, path) for method, path, _ in edited] == [("PATCH", "/repos/o/r/issues/comments/73")]


def test_what_a_maintainer_asks_for_is_the_authors_turn() -> None:
    """The label says so, and later the reminder leads to the review."""
    board = Board().add(check(30, THEIRS), asks(2), label="turn: maintainer")
    board.add(check(30, THEIRS), asks(14), label="turn: author")
    assert "Nothing has waited for a maintainer" in board.remind()
    deleted, label, told = board.written
    assert deleted[:2] == ("DELETE", "/repos/o/r/issues/1/labels/turn%3A%20maintainer")
    assert label[1:] == ("/repos/o/r/issues/1/labels", {"labels": ["turn: author"]})
    assert "[a maintainer asks for changes](https://h/o/r/pull/2#pullrequestreview-72)" in told[2]["body"]


def test_an_answer_by_a_push_is_a_maintainers_turn_again() -> None:
    """The review was of another commit; the label follows."""
    labels = written(check(2, THEIRS), asks(9, OTHER), label="turn: author")
    assert [body for _, _, body in labels] == [None, {"labels": ["turn: maintainer"]}]


def test_who_waits_for_a_maintainer_stands_in_the_summary() -> None:
    """The longest first, by number and days alone; what the author says meanwhile makes it no shorter."""
    board = Board().add(check(20, THEIRS), says(1, "ada"), label="turn: maintainer")
    board.add(check(40, THEIRS), label="turn: second look").add(label="turn: maintainer")
    board.add(check(13, THEIRS), label="turn: maintainer")
    board.add(check(40, THEIRS), says(3, "max", "OWNER"), label="turn: maintainer")
    assert board.remind() == (
        "**Waiting for a maintainer for 14 days or more**, the longest first:\n\n"
        "- [#3](https://h/o/r/pull/3): 90 days\n"
        "- [#2](https://h/o/r/pull/2): 40 days, for a second look\n"
        "- [#1](https://h/o/r/pull/1): 20 days\n"
        "\nPull requests: 5. Authors reminded: 0. Refused by the host: 0."
    )
    assert board.written == []


@pytest.mark.parametrize(
    "more",
    [
        {"draft": True},
        {"base": {"ref": "topic", "repo": {"default_branch": "main"}}},
        {"head": {"sha": "HEAD"}},
    ],
)
def test_what_nobody_waits_for_is_passed_over(more: dict[str, Any]) -> None:
    """A draft, another branch, and a host that tells no commit."""
    assert written(check(30), **more) == []


def test_a_label_that_nobody_has_made_stops_no_reminder() -> None:
    """It is counted, and the rest is done."""
    board = Board(refuses=403, at="/labels").add(check(30), label=None).add(check(30))
    told = board.remind()
    assert told.endswith("Pull requests: 2. Authors reminded: 2. Refused by the host: 1.")


@pytest.mark.parametrize("status", [403, 404, 422])
def test_what_the_host_refuses_is_passed_over(status: int) -> None:
    """One that vanished while it was read, a conversation that is locked; the others are told."""
    board = Board(refuses=status, at="issues/2/comments").add(check(30)).add(check(30)).add(check(30))
    board.answers[f"/repos/o/r/pulls/1/reviews?{FIRST}"] = status
    assert board.remind().endswith("Pull requests: 3. Authors reminded: 1. Refused by the host: 2.")
    board.answers[LIST] = status
    assert board.remind() == f"What is open could not be read: the API answered {status}."


def test_a_broken_host_fails() -> None:
    """What is no answer is no good news."""
    board = Board().add(check(30))
    board.answers[f"/repos/o/r/pulls/1/reviews?{FIRST}"] = 502
    with pytest.raises(ApiError):
        board.remind()


def test_a_run_reminds_so_many() -> None:
    """The others tomorrow, the oldest first."""
    board = Board()
    for _ in range(MOST_REMINDERS + 5):
        board.add(check(30))
    board.remind()
    assert len(board.wrote("comments")) == MOST_REMINDERS
