"""The queue taken from a code host: judged, merged with the last one where something could not be read."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

import pytest

from automation.asking import Asker
from automation.bench import BROKE
from automation.bounded import Ended
from automation.host import ApiError
from automation.queue_answers import read_pull
from automation.queue_file import ODD
from automation.queue_judging import in_turns
from automation.queue_keeping import Taking
from effsota.queue import Outcome, QueueVerdict, Turn, read_queue
from tests.builders.queues import SCHEMA
from tests.present import present
from tests.workflows.bench_here import Desk, make_desk, read_change
from tests.workflows.queue_host import (
    OPENED,
    REPOSITORY,
    UPDATED,
    QueueHost,
    closed,
    form,
    pull,
    pushed,
    said,
)
from tests.workflows.test_issue_form import body

if TYPE_CHECKING:
    from effsota.queue import Queue, Waiting

HOME = f"https://github.com/{REPOSITORY}"
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """The small board."""
    return make_desk(tmp_path_factory.mktemp("queue") / "r")


@dataclass
class Table:
    """A code host and a bench; each taking follows the last one."""

    host: QueueHost
    desk: Desk
    now: datetime = NOW
    last: Queue | None = None
    seconds: float = 600.0

    def take(self, **fails: Any) -> Queue:
        """Take the queue, an hour after the last one."""
        self.host.fails, self.host.asked = {key.replace("_", " "): each for key, each in fails.items()}, []
        self.desk.judged.clear()
        if self.last is not None:
            self.now += HOUR
        taking = Taking(
            asker=Asker(self.host, sleep=lambda _: None),
            bench=self.desk.bench(seconds=self.seconds),
            repository=REPOSITORY,
            address=HOME,
            now=self.now,
            last=self.last,
            schema=SCHEMA,
        )
        self.last = read_queue(taking.take(), SCHEMA)
        return self.last

    def lost(self) -> dict[str, str]:
        """Return what could not be read last, and why."""
        assert self.last is not None
        return {each.what: each.why for each in self.last.unread}


def table(desk: Desk, *pulls: dict[str, Any], **other: Any) -> Table:
    """Return a host with pull requests of whom nobody has said anything."""
    numbers = [each["number"] for each in (*pulls, *other.get("forms", ()), *other.get("gone", ()))]
    timelines = {**{number: [] for number in numbers}, **other.pop("timelines", {})}
    return Table(QueueHost(pulls=list(pulls), timelines=timelines, **other), desk)


def added(name: str) -> dict[str, Any]:
    """Return the record that a change of the tests adds."""
    return read_change(name)[0]


def one(queue: Queue) -> Waiting:
    """Return what alone waits."""
    (item,) = queue.waiting
    return item


def test_what_waits_is_judged(desk: Desk) -> None:
    """A good one and a wrong one, and a form, oldest first."""
    good, wrong = pull(12, desk.head("good")), pull(13, desk.head("wrong"), created_at="2026-11-19T00:00:00Z")
    queue = table(desk, good, wrong, forms=[form(14, body(), created_at=UPDATED)]).take()
    told = [(each.number, each.verdict.value, each.turn.value, each.rank) for each in queue.waiting]
    assert told == [
        (13, "mend", "author", None),
        (12, "review", "maintainer", 2),
        (14, "review", "author", 1),
    ]
    assert queue.by_number[12].effect == "ShuffleNet v2 joins the frontier of AlexNet-level at rank 2 of 4"
    assert (queue.by_number[13].errors, queue.by_number[13].effect) == (3, 'date: "30.07.2018" is not a date')
    assert (queue.unread, queue.taken, queue.base) == ((), NOW, desk.base)


def test_what_is_as_it_was_is_not_asked_or_judged_again(desk: Desk) -> None:
    """The four lists are all that is asked; on the next day it is judged once more."""
    at = table(desk, pull(12, desk.head("good")))
    first = at.take()
    again = at.take()
    assert (again.waiting, again.shadow, desk.judged) == (first.waiting, first.shadow, [])
    assert [path for path in at.host.asked if "timeline" in path] == []
    at.now += timedelta(days=1)
    at.take()
    assert len(desk.judged) == 2


def test_what_was_touched_is_judged_again(desk: Desk) -> None:
    """Also where nothing but a label is another."""
    at = table(desk, pull(12, desk.head("good")))
    at.take()
    at.host.pulls[0]["updated_at"] = "2026-11-22T10:30:00Z"
    assert one(at.take()).updated == datetime(2026, 11, 22, 10, 30, tzinfo=UTC)
    assert len(desk.judged) == 2


def test_what_vanishes_while_it_is_read_is_left_out(desk: Desk) -> None:
    """Quietly."""
    at = table(desk, pull(12, desk.head("good")))
    del at.host.timelines[12]
    assert (at.take().waiting, at.lost()) == ((), {})


LISTS = ["closed issues", "closed pull requests", "open issues", "open pull requests"]
DOWN = {
    "down": ApiError(503),
    "silent": URLError("x"),
    "in another shape": {"message": "hello"},
    "nonsense": ValueError("no JSON"),
    "forbidden": ApiError(403),
}


@pytest.mark.parametrize("how", DOWN)
def test_a_host_that_is_down_keeps_the_last_queue(desk: Desk, how: str) -> None:
    """With what could not be read and since when; once it is up again, all is well."""
    at = table(desk, pull(12, desk.head("no-change")), gone=[closed(7, UPDATED)])
    first = at.take()
    kept = at.take(repos=DOWN[how])
    assert (kept.waiting, kept.decided) == (first.waiting, first.decided)
    assert sorted(at.lost()) == LISTS
    at.take(repos=DOWN[how])
    assert at.last is not None
    assert {each.since for each in at.last.unread} == {NOW + HOUR}
    assert (at.take().waiting, at.lost()) == (first.waiting, {})


def test_a_host_that_never_answered_leaves_an_empty_queue(desk: Desk) -> None:
    """That says so."""
    at = table(desk)
    assert at.take(repos=ApiError(503)).waiting == ()
    assert at.lost()["open pull requests"] == "the host answers 503"


@pytest.mark.parametrize(
    "odd", [{"title": 7}, {"head": {"sha": "main"}}, {"user": {"login": "a b"}}, {"labels": None}]
)
def test_one_line_of_another_shape_is_one_that_is_kept(desk: Desk, odd: dict[str, Any]) -> None:
    """The others are read."""
    at = table(desk, pull(12, desk.head("no-change")), pull(13, desk.head("no-change")))
    first = at.take()
    at.host.pulls[0] |= odd
    assert at.take().waiting == first.waiting
    assert at.lost() == {"pull request 12": "the host answers in another shape"}


@pytest.mark.parametrize("line", [None, 7, [], {}, {"number": True}, {"number": -1}, {"number": "12"}])
def test_a_line_that_is_nothing_is_told(desk: Desk, line: Any) -> None:
    """Nobody knows of what it is."""
    at = table(desk)
    at.host.pulls = [line]
    assert (at.take().waiting, at.lost()) == (
        (),
        {"one of the open pull requests": "the host answers in another shape"},
    )


TALK = [pushed("2026-11-20T09:00:00Z"), said("eve", "2026-11-20T10:00:00Z", "Which table?", inside=True)]


def test_a_conversation_that_is_not_read_keeps_what_was_known(desk: Desk) -> None:
    """Whose turn it was, and the first answer."""
    at = table(desk, pull(12, desk.head("good")), timelines={12: TALK})
    first = one(at.take())
    assert (first.turn, first.first_answer) == (Turn.AUTHOR, datetime(2026, 11, 20, 10, tzinfo=UTC))
    at.host.pulls[0]["updated_at"] = "2026-11-22T10:30:00Z"
    kept = one(at.take(timeline=ApiError(502)))
    assert (kept.turn, kept.since, kept.first_answer) == (first.turn, first.since, first.first_answer)
    assert at.lost() == {"pull request 12": "what was said about it: the host answers 502"}
    assert one(at.take()).updated == kept.updated
    assert at.lost() == {}


def test_a_push_puts_it_back_into_the_queue(desk: Desk) -> None:
    """Since the last taking at least, whatever day its commits bear."""
    at = table(desk, pull(12, desk.head("good")), timelines={12: TALK})
    at.take()
    at.host.pulls[0] |= pull(12, desk.head("overtaking"), updated_at="2026-11-22T10:30:00Z")
    at.host.timelines[12].append(pushed("1999-01-01T00:00:00Z"))
    moved = one(at.take())
    assert (moved.turn, moved.since) == (Turn.MAINTAINER, NOW)


BREAKS = {
    "the check took more than 20 seconds, or said too much": Ended(None, b""),
    "the check itself failed to run": Ended(70, b""),
}


@pytest.mark.parametrize("why", BREAKS)
@pytest.mark.parametrize("is_known", [True, False])
def test_a_check_that_breaks_is_said(desk: Desk, why: str, *, is_known: bool) -> None:
    """The last verdict on the same commit is kept; without one a maintainer looks."""
    head = desk.head("good")
    at = table(desk, pull(12, head))
    before = one(at.take()) if is_known else None
    at.host.pulls[0]["updated_at"] = "2026-11-22T09:30:00Z"
    desk.breaks[head] = BREAKS[why]
    try:
        item = one(at.take())
    finally:
        desk.breaks.clear()
    assert item.turn is Turn.MAINTAINER
    assert item.verdict is (before.verdict if before else QueueVerdict.UNREAD)
    assert at.lost()["pull request 12"] == why


FAILED = Ended(70, b"")
ANSWER: dict[str, Any] = {
    "verdict": "review",
    "turn": "maintainer",
    "doubts": 0,
    "problems": [],
    "boards": [],
    "moved": [],
}
BOARD: dict[str, Any] = {
    "records": [{"path": "../x", "deed": "added", "summary": "x", "after": {"rank": 1, "factor": 2.0}}]
}
ANSWERS = {
    "hello": BROKE,
    '{"verdict": "perhaps"}': BROKE,
    '{"verdict": 7, "problems": 7}': BROKE,
    json.dumps({**ANSWER, "boards": 7}): BROKE,
    json.dumps({**ANSWER, "turn": "you"}): BROKE,
    json.dumps({**ANSWER, "doubts": -1}): ODD,
    json.dumps({**ANSWER, "boards": [BOARD]}): ODD,
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_of_the_check_in_another_shape_is_said(desk: Desk, answer: str) -> None:
    """Of that one; whatever else waits is told as ever."""
    head = desk.head("overtaking")
    desk.breaks[head] = Ended(0, answer.encode())
    at = table(desk, pull(12, head), pull(13, desk.head("no-change")))
    queue = at.take()
    desk.breaks.clear()
    assert [each.verdict for each in queue.waiting] == [QueueVerdict.UNREAD, QueueVerdict.NOTHING]
    assert at.lost()["pull request 12"] == ANSWERS[answer]


def test_a_shadow_board_in_another_shape_is_left_out(desk: Desk) -> None:
    """And said; what waits is told as ever."""
    at = table(desk, pull(12, desk.head("good")))
    assert at.take().shadow is not None
    whole = {
        **BOARD,
        "track": "x",
        "before": None,
        "after": None,
        "headline_before": "",
        "headline_after": "",
    }
    told = {**ANSWER, "boards": [{**whole, "records": [], "overtaken": []}]}
    for boards, why in (([], None), ([whole], BROKE), (told["boards"] * 2_001, "it does not fit the queue")):
        at.host.pulls[0]["updated_at"] = f"2026-11-22T10:{len(boards) % 60:02d}:00Z"
        broken = Ended(0, json.dumps({**told, "boards": boards}).encode())
        at.desk = replace(desk, breaks=_Always(desk.judged, desk.head("good"), broken))
        queue = at.take()
        assert (one(queue).verdict, at.lost().get("shadow board")) == (QueueVerdict.REVIEW, why)


def test_a_commit_that_is_not_to_be_had_is_said(desk: Desk) -> None:
    """The others are fetched all the same."""
    at = table(desk, pull(12, desk.head("good")), pull(13, "c" * 40))
    queue = at.take()
    assert [each.verdict.value for each in queue.waiting] == ["review", "unread"]
    assert at.lost() == {"pull request 13": "its commit cannot be fetched"}


def test_a_flood_is_judged_last() -> None:
    """Everybody's first five come before anybody's sixth."""
    flood = [pull(number, user={"login": "flood"}) for number in range(20, 28)]
    sent = [read_pull(each) for each in (*flood, pull(40))]
    order = [each.number for each in in_turns(each for each in sent if each)]
    assert order == [20, 21, 22, 23, 24, 40, 25, 26, 27]


def test_what_there_is_no_time_for_is_unjudged(desk: Desk) -> None:
    """And the queue is told all the same; the last verdict on the same commit is kept."""
    at = table(desk, pull(12, desk.head("no-change")))
    at.take()
    at.host.pulls = [pull(12, at.host.pulls[0]["head"]["sha"], updated_at="2026-11-22T10:30:00Z"), pull(13)]
    at.host.timelines[13] = []
    at.seconds = 0.0
    verdicts = [each.verdict for each in at.take().waiting]
    assert verdicts == [QueueVerdict.NOTHING, QueueVerdict.UNJUDGED]


def test_what_was_decided_is_kept_for_ninety_days(desk: Desk) -> None:
    """Newest first; a merge, a closing, none of another branch, none that is older by a second."""
    edge = NOW - timedelta(days=90)
    talk = [said("ada", OPENED), said("eve", "2026-11-20T12:00:00Z", inside=True), said("mob", OPENED)]
    other = {"ref": "topic", "repo": {"default_branch": "main", "full_name": REPOSITORY}}
    gone = [
        closed(7, UPDATED),
        closed(8, "2026-11-20T10:00:00Z", is_merged=False),
        closed(9, UPDATED, base=other),
        closed(10, f"{edge:%Y-%m-%dT%H:%M:%SZ}", created_at="2026-08-01T00:00:00Z"),
        closed(11, f"{edge - timedelta(seconds=1):%Y-%m-%dT%H:%M:%SZ}", created_at="2026-08-01T00:00:00Z"),
    ]
    at = table(desk, gone=gone, timelines={7: talk})
    queue = at.take()
    assert [(each.number, each.outcome) for each in queue.decided] == [
        (7, Outcome.MERGED),
        (8, Outcome.CLOSED),
        (10, Outcome.MERGED),
    ]
    assert queue.decided[0].first_answer == datetime(2026, 11, 20, 12, tzinfo=UTC)
    again = at.take()
    assert [each.number for each in again.decided] == [7, 8]
    assert [path for path in at.host.asked if "timeline" in path] == []


def test_an_answer_that_was_not_read_is_asked_for_again(desk: Desk) -> None:
    """Of what was decided too."""
    at = table(desk, gone=[closed(7, UPDATED)], timelines={7: TALK})
    assert at.take(timeline=ApiError(500)).decided[0].first_answer is None
    assert at.lost() == {"pull request 7": "what was said about it: the host answers 500"}
    assert (at.take().decided[0].first_answer is not None, at.lost()) == (True, {})


def test_what_is_merged_leaves_the_queue(desk: Desk) -> None:
    """And keeps its first answer without being asked again."""
    at = table(desk, pull(12, desk.head("good")), timelines={12: TALK})
    at.take()
    at.host.gone, at.host.pulls = [closed(12, "2026-11-22T10:30:00Z")], []
    queue = at.take()
    assert (queue.waiting, queue.decided[0].first_answer) == ((), datetime(2026, 11, 20, 10, tzinfo=UTC))


def test_a_strangers_text_enters_as_a_plain_line(desk: Desk) -> None:
    """Its title; an account that is gone has no name; a pull request to another branch is no submission."""
    title = "a\x1b[2J\u202e\n::error::x ${{ secrets.X }} " + "x" * 400
    other = {"ref": "topic", "repo": {"default_branch": "main", "full_name": REPOSITORY}}
    strange = pull(12, desk.head("hostile"), title=title, user=None)
    item = one(table(desk, strange, pull(13, base=other)).take())
    assert item.title.startswith("a\\u001b[2J\\u202e ::error::x ${{ secrets.X }} xxx")
    assert (item.author, len(item.title)) == ("ghost", 200)


def test_a_maintainer_vouches_for_what_was_pushed_before(desk: Desk) -> None:
    """The label opens the way to the shadow board; without it the pull request is a person's to decide."""
    labelled = {"event": "labeled", "label": {"name": "vouched"}, "created_at": "2026-11-21T09:00:00Z"}
    vouched = pull(12, desk.head("new-track"), labels=[{"name": "vouched"}])
    at = table(desk, vouched)
    assert one(at.take(events=ApiError(502))).verdict is QueueVerdict.DECIDE
    at = table(desk, vouched)
    queue = at.take(events=[[labelled]])
    assert one(queue).verdict is QueueVerdict.REVIEW
    assert queue.shadow is not None
    assert queue.shadow.merged == (12,)


def test_everything_that_passes_makes_the_shadow_board(desk: Desk) -> None:
    """Oldest first; what conflicts, a draft and what is wrong are left out, the first two by name."""
    heads = {number: desk.head(name) for number, name in enumerate(("good", "overtaking", "wrong"), start=12)}
    clash = desk.head(
        {**added("good"), "content": added("good")["content"].replace("epochs: 11", "epochs: 12")}
    )
    queue = table(
        desk,
        *(pull(number, head) for number, head in heads.items()),
        pull(15, clash),
        pull(16, desk.head("answered-leap"), draft=True),
    ).take()
    shadow = queue.shadow
    assert shadow is not None
    assert shadow.merged == (12, 13)
    assert [(each.number, each.why) for each in shadow.left_out] == [
        (15, "it conflicts with one that was opened before it"),
        (16, "its author calls it a draft"),
    ]
    (board,) = shadow.boards
    assert board.after is not None
    assert board.before is not None
    assert (board.before.records, board.after.records, board.after.sota) == (3, 5, "alexnet-level/fastnet")
    assert {each.path for each in board.records} == {"alexnet-level/shufflenet-v2", "alexnet-level/fastnet"}


def test_two_that_pass_alone_and_not_together_are_told_apart(desk: Desk) -> None:
    """Of twins the older is kept; whatever was opened later and is sound is kept too."""
    twins = [{**added("good"), "path": f"submissions/alexnet-level/{name}.yaml"} for name in ("one", "two")]
    heads = [desk.head("overtaking"), *(desk.head(twin) for twin in twins), desk.head("answered-leap")]
    queue = table(desk, *(pull(number, head) for number, head in enumerate(heads, start=12))).take()
    assert [each.verdict.value for each in queue.waiting] == ["review"] * 4
    assert queue.shadow is not None
    assert queue.shadow.merged == (12, 13, 15)
    (left,) = queue.shadow.left_out
    assert (left.number, left.why.partition(": ")[0]) == (14, "beside those that were opened before it")


def test_a_shadow_board_that_cannot_be_judged_is_said(desk: Desk) -> None:
    """And not made up."""
    at = table(desk, pull(12, desk.head("good")))
    first = at.take()
    assert first.shadow is not None
    at.host.pulls[0]["updated_at"] = "2026-11-22T10:30:00Z"
    at.desk = replace(desk, breaks=_Always(desk.judged, first.by_number[12].head))
    queue = at.take()
    assert (queue.shadow, at.lost()) == (None, {"shadow board": "the check itself failed to run"})


class _Always(dict[str, Ended]):
    """Breaks every judgement but that of one head."""

    def __init__(self, judged: list[str], spared: str | None, broken: Ended = FAILED) -> None:
        super().__init__()
        self.judged, self.spared, self.broken = judged, spared, broken

    def __contains__(self, head: object) -> bool:
        return head != self.spared

    def __getitem__(self, head: str) -> Ended:
        return self.broken


def test_a_file_that_is_too_large_leaves_out_and_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """The shadow board first, then what was decided, then what was opened last."""
    at = table(desk, pull(12, desk.head("good")), pull(13, desk.head("wrong"), created_at=UPDATED))
    first = at.take()
    whole = len(first.data)
    told = []
    for most in (whole, whole - 1, 2_000, 1_200):
        at.last = first
        monkeypatch.setattr("automation.queue_file.MOST_QUEUE_BYTES", most)
        queue = at.take()
        told.append((len(queue.waiting), queue.shadow is not None, sorted(at.lost())))
    assert present(told)[:2] == [(2, True, []), (2, False, ["shadow board"])]
    assert [count for count, _, _ in told] == [2, 2, 2, 1]
