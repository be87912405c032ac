"""Who has been waited for: an author is told what would move it, a maintainer by the run's summary."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from automation.host import ApiError
from automation.overdue import MOST_BYTES, MOST_WAITING, Overdue, read_waiting, write_waiting
from automation.remind import MOST_LABELS, MOST_REMINDERS, REMINDER, Host, remind
from tests.workflows.fake_api import BOT, FIRST, HEAD, OTHER, FakeApi, comment

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 28, 6, 47, tzinfo=UTC)
LIST = f"/repos/o/r/pulls?state=open&sort=created&direction=asc&{FIRST}"


def at(days: float) -> datetime:
    """Return the time so many days ago."""
    return NOW - timedelta(days=days)


def reminder(days: float, by: str = BOT) -> dict[str, Any]:
    """Return our reminder, or another's, last edited so many days ago."""
    return comment(73, by, f"{REMINDER}\nx", updated_at=at(days).isoformat())


class Board(FakeApi):
    """A host with open pull requests, and what the queue says of each."""

    def __init__(self, *, refuses: int | None = None, at: str = "") -> None:
        super().__init__({LIST: []}, refuses=refuses, at=at)
        self.waiting: list[Overdue] = []

    def add(
        self,
        turn: str,
        days: float,
        *said: dict[str, Any],
        label: str | None = "",
        is_to_be_mended: bool = True,
        **more: Any,
    ) -> Board:
        """Open one more pull request that waits for somebody for so many days, and whose label says so."""
        number = len(self.waiting) + 1
        held = f"turn: {turn.replace('-', ' ')}" if label == "" else label
        labels = [{"name": name} for name in (held, "vouched") if name]
        pull = {"number": number, "head": {"sha": HEAD}, "labels": labels, "title": "@all", **more}
        self.answers[LIST].append(pull)
        self.answers[f"/repos/o/r/issues/{number}/comments?{FIRST}"] = list(said)
        self.waiting.append(Overdue(number, HEAD, turn, at(days), is_to_be_mended))
        return self

    def remind(self) -> str:
        """Return the summary of a run."""
        return "\n".join(remind(Host(self, "o/r", "https://h/o/r", NOW), self.waiting))


def counts(pulls: int, *, labels: int = 0, reminded: int = 0, refused: int = 0) -> str:
    """Return the last line of a summary."""
    said = f"Labels set: {labels}. Authors reminded: {reminded}. Refused by the host: {refused}."
    return f"\nPull requests: {pulls}. {said}"


AFTER = " If something keeps you from it, say so here. No program closes this.\n"


@pytest.mark.parametrize(
    ("is_to_be_mended", "moves"),
    [
        (True, "Mend what the comment of the check says and push: it is checked again within minutes."),
        (False, "A maintainer asked for something here: push a change, or answer."),
    ],
)
def test_an_author_is_reminded_after_a_fortnight(moves: str, *, is_to_be_mended: bool) -> None:
    """In one comment, that says what would move it and closes nothing."""
    board = Board().add("author", 15, is_to_be_mended=is_to_be_mended)
    assert "Nothing has waited for a maintainer" in board.remind()
    text = f"{REMINDER}\n**Your turn**, for 15 days on 2026-11-28. {moves}{AFTER}"
    assert board.written == [("POST", "/repos/o/r/issues/1/comments", {"body": text})]


def test_whoever_moves_is_left_in_peace() -> None:
    """Before a fortnight is over, and with a reminder within the last one; a draft waits for nobody."""
    board = Board().add("author", 13.9).add("author", 30, reminder(13.9)).add("author", 30, draft=True)
    assert board.remind().endswith(counts(3))
    assert board.written == []


def test_a_reminder_is_edited_in_place() -> None:
    """There is one, whoever else writes its mark."""
    board = Board().add("author", 30, reminder(1, by="mallory"), reminder(14))
    board.remind()
    assert [(method, path) for method, path, _ in board.written] == [
        ("PATCH", "/repos/o/r/issues/comments/73")
    ]


def test_labels_follow_the_queue() -> None:
    """What people have set stays; one that is right is left alone."""
    board = Board().add("author", 1, label="turn: maintainer").add("second-look", 1)
    board.add("maintainer", 1, label=None)
    board.remind()
    assert board.written == [
        ("DELETE", "/repos/o/r/issues/1/labels/turn%3A%20maintainer", None),
        ("POST", "/repos/o/r/issues/1/labels", {"labels": ["turn: author"]}),
        ("POST", "/repos/o/r/issues/3/labels", {"labels": ["turn: maintainer"]}),
    ]


def test_who_waits_for_a_maintainer_stands_in_the_summary() -> None:
    """The longest first, by number and days alone."""
    board = Board().add("maintainer", 20).add("second-look", 40).add("maintainer", 13).add("maintainer", 14)
    assert board.remind() == (
        "**Waiting for a maintainer for 14 days or more**, the longest first:\n\n"
        "- [#2](https://h/o/r/pull/2): 40 days, for a second look\n"
        "- [#1](https://h/o/r/pull/1): 20 days\n"
        "- [#4](https://h/o/r/pull/4): 14 days\n"
        f"{counts(4)}"
    )
    assert board.written == []


def test_what_has_moved_on_is_passed_over() -> None:
    """Pushed to since the queue was taken, or closed."""
    board = Board().add("author", 30, head={"sha": OTHER}).add("author", 30)
    board.answers[LIST].pop()
    assert "Pull requests: 0." in board.remind()
    assert board.written == []


def test_a_label_that_nobody_has_made_stops_no_reminder() -> None:
    """It is counted, and the rest is done."""
    board = Board(refuses=403, at="/labels").add("author", 30, label=None).add("author", 30)
    told = board.remind()
    assert told.endswith(counts(2, reminded=2, refused=1))


@pytest.mark.parametrize("status", [403, 404, 422])
def test_what_the_host_refuses_is_passed_over(status: int) -> None:
    """One that vanished while it was read, a conversation that is locked; the others are told."""
    board = Board(refuses=status, at="issues/2/comments")
    board.add("author", 30).add("author", 30).add("author", 30)
    board.answers[f"/repos/o/r/issues/1/comments?{FIRST}"] = status
    assert board.remind().endswith(counts(3, reminded=1, refused=2))
    board.answers[LIST] = status
    assert board.remind().endswith(counts(0, refused=1))


def test_a_broken_host_fails() -> None:
    """What is no answer is no good news."""
    board = Board().add("author", 30)
    board.answers[LIST] = 502
    with pytest.raises(ApiError):
        board.remind()


def test_a_run_reminds_so_many() -> None:
    """The others in the next one."""
    board = Board()
    for _ in range(MOST_REMINDERS + 5):
        board.add("author", 30)
    board.remind()
    assert len(board.wrote("comments")) == MOST_REMINDERS


@pytest.mark.parametrize("refuses", [None, 403])
def test_a_run_sets_so_many_labels(refuses: int | None) -> None:
    """Set or refused: nobody is asked without end."""
    board = Board(refuses=refuses)
    for _ in range(MOST_LABELS + 5):
        board.add("author", 1, label=None)
    done = (MOST_LABELS, 0) if refuses is None else (0, MOST_LABELS)
    assert board.remind().endswith(counts(MOST_LABELS + 5, labels=done[0], refused=done[1]))


SINCE = "2026-11-01T00:00:00+00:00"
ONE = {"number": 1, "head": HEAD, "turn": "author", "since": SINCE, "is_to_be_mended": True}
STRANGE: list[Any] = [
    *({}, None, [None], [[]], [ONE] * (MOST_WAITING + 1), [{**ONE, "title": "x"}]),
    *([{**ONE, "number": number}] for number in (0, -1, True, "1", 1.0)),
    *([{**ONE, "head": head}] for head in ("main", HEAD[:-1], HEAD.upper(), f"{HEAD}\n")),
    *([{**ONE, "turn": turn}] for turn in ("nobody", "turn: author", "")),
    *([{**ONE, "since": since}] for since in ("yesterday", "2026-11-01T00:00:00", 7)),
    [{**ONE, "is_to_be_mended": 1}],
]


@pytest.mark.parametrize("data", STRANGE, ids=range(len(STRANGE)))
def test_what_is_handed_on_is_strictly_read(data: Any) -> None:
    """Another shape, another word, no number, no commit, no time."""
    assert len(read_waiting(json.dumps([ONE]).encode())) == 1
    with pytest.raises(ValueError, match=r"."):
        read_waiting(json.dumps(data).encode())


def test_as_many_as_are_written_are_read(tmp_path: Path) -> None:
    """The limits agree."""
    one = Overdue(10**6, HEAD, "second-look", at(3), is_to_be_mended=True)
    waiting = [one._replace(number=one.number + more) for more in range(MOST_WAITING)]
    write_waiting(waiting, tmp_path / "waiting.json")
    data = (tmp_path / "waiting.json").read_bytes()
    assert (read_waiting(data), len(data) <= MOST_BYTES) == (waiting, True)
