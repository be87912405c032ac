"""A week of forty open pull requests, from what the code host tells to the pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from http.client import IncompleteRead
from typing import TYPE_CHECKING

import pytest

from automation.asking import Asker
from automation.queue_keeping import Taking
from effsota.disk.folder import lay_over_bundle
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.building import build
from effsota.pipeline.queue_publishing import QueueInput
from effsota.queue import Flood, Way, days_since, first_answers, fold_floods, read_queue, write_time
from effsota.queue.strangers import find_unfit
from tests.builders.queues import SCHEMA
from tests.present import present
from tests.workflows.bench_here import Desk, make_desk
from tests.workflows.queue_host import REPOSITORY, closed, pushed
from tests.workflows.week import HOSTILE_TITLES, Week, at, make_week

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.queue import Queue

NOW = datetime(2026, 11, 21, 10, tzinfo=UTC)


@dataclass
class Taken:
    """The week, and the queue that was taken of it."""

    desk: Desk
    week: Week
    queue: Queue

    def again(self, hour: int, last: Queue) -> Queue:
        """Take the queue once more."""
        return take(self.desk, self.week, datetime(2026, 11, 21, hour, tzinfo=UTC), last)


def take(desk: Desk, week: Week, now: datetime, last: Queue | None = None) -> Queue:
    """Take the queue."""
    asker = Asker(week.host, sleep=lambda _: None)
    home = f"https://github.com/{REPOSITORY}"
    taking = Taking(asker, desk.bench(), REPOSITORY, home, now, last, SCHEMA)
    return read_queue(taking.take(), SCHEMA)


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> Taken:
    """The first taking of the week."""
    desk = make_desk(tmp_path_factory.mktemp("week") / "r")
    week = make_week(desk)
    return Taken(desk, week, take(desk, week, NOW))


def test_there_are_forty_and_three(taken: Taken) -> None:
    """Oldest first."""
    kinds = [each.kind.value for each in taken.queue.waiting]
    assert (kinds.count("pull"), kinds.count("issue")) == (40, 3)
    opened = [each.opened for each in taken.queue.waiting]
    assert (opened, opened[0].year) == (sorted(opened), 2024)


def test_of_each_the_verdict_and_the_turn_are_right(taken: Taken) -> None:
    """And since when."""
    found = {
        each.number: (each.verdict.value, each.turn.value, write_time(each.since))
        for each in taken.queue.waiting
    }
    wanted = {number: (it.verdict, it.turn, it.since) for number, it in taken.week.expected.items()}
    assert found == wanted


def test_what_could_not_be_judged_is_said(taken: Taken) -> None:
    """One commit is gone with its fork."""
    lost = [(each.what, each.why) for each in taken.queue.unread]
    assert lost == [("pull request 65", "its commit cannot be fetched")]


def test_hostile_titles_are_plain_lines(taken: Taken) -> None:
    """Each of them, and what the files say of themselves."""
    hostile = [taken.queue.by_number[40 + at].title for at in range(len(HOSTILE_TITLES))]
    assert [title for title in present(hostile) if find_unfit(title) or len(title) > 200] == []
    assert hostile[0] == HOSTILE_TITLES[0]
    assert "\\u202e" in hostile[3]


def test_the_series_of_one_author_is_one_row(taken: Taken) -> None:
    """Where its oldest stood; the others are told one by one."""
    rows = fold_floods(taken.queue.waiting)
    floods = [each for each in rows if isinstance(each, Flood)]
    assert [(each.author, len(each.items)) for each in floods] == [("agent[bot]", 8)]
    assert len(rows) == 43 - 8 + 1


def test_ages_and_answers_are_counted(taken: Taken) -> None:
    """In days of the calendar; of all that was sent, the fewest have an answer."""
    today = date(2026, 11, 21)
    ages = [days_since(taken.queue.by_number[number].opened, today) for number in (24, 10, 70, 90)]
    assert ages == [996, 11, 3, 1]
    answers = first_answers(taken.queue)
    assert (answers.answered, answers.of, answers.median) == (6, 45, None)


CLASH, TWIN = "it conflicts with one that was opened before it", "beside those that were opened before it"
DRAFT = "its author calls it a draft"


def test_the_shadow_board_holds_what_passes_together(taken: Taken) -> None:
    """More than one pull request may bring; of what stands at one place, and of twins, the oldest."""
    shadow = taken.queue.shadow
    assert shadow is not None
    assert shadow.merged == (*range(10, 18), *range(30, 35), *range(70, 78))
    left = {each.number: each.why.partition(": ")[0] for each in shadow.left_out}
    assert left == {**dict.fromkeys(range(40, 46), CLASH), 50: TWIN, 51: CLASH, 60: DRAFT}
    (board,) = shadow.boards
    assert board.after is not None
    assert (board.after.records, board.after.sota) == (3 + len(shadow.merged), "alexnet-level/tinynet")


def test_the_next_hours_bring_what_moved_and_keep_what_is_lost(taken: Taken) -> None:
    """One is merged, one vanishes, one is pushed to; then the host's answer is cut off in its middle."""
    host, judged = taken.week.host, taken.desk.judged
    host.pulls = [each for each in host.pulls if each["number"] not in {10, 11}]
    host.gone = [*host.gone, closed(10, at(21, 10))]
    moved = next(each for each in host.pulls if each["number"] == 20)
    moved |= {"head": {**moved["head"], "sha": taken.queue.by_number[12].head}, "updated_at": at(21, 10)}
    host.timelines[20] = [pushed(at(21, 10))]
    judged.clear()
    queue = taken.again(11, taken.queue)
    item = queue.by_number[20]
    assert ({10, 11} & queue.by_number.keys(), queue.decided[0].number) == (set(), 10)
    assert (item.verdict.value, item.turn.value) == ("review", "maintainer")
    assert write_time(item.since) == at(21, 10)
    # That one, the one whose commit is gone is asked for again, and the shadow board.
    assert (judged[0], len(judged) < 10) == (item.head, True)
    host.fails = {"pulls?state=open": IncompleteRead(b"[{")}
    kept = taken.again(12, queue)
    assert kept.waiting == queue.waiting
    assert {each.what: write_time(each.since) for each in kept.unread} == {
        "open pull requests": at(21, 12),
        "pull request 65": at(21, 10),
    }


@pytest.fixture(scope="module")
def pages(taken: Taken) -> Mapping[str, bytes]:
    """The site of the board with the queue of the first taking."""
    files = {
        path: TreeFile(mode=REGULAR, data=entry.data, size=len(entry.data))
        for path, entry in taken.desk.board.items()
    }
    queue = QueueInput(data=taken.queue.data)
    return build(lay_over_bundle(files), date(2026, 11, 22), has_pictures=False, queue=queue).files


def test_every_one_has_its_place_on_the_page(taken: Taken, pages: Mapping[str, bytes]) -> None:
    """A link for each; a row for each author but the flood, which is one."""
    page, queue = pages["queue/index.html"].decode(), taken.queue
    places = [("pull" if each.kind is Way.PULL else "issues", each) for each in present(queue.waiting)]
    addresses = [f"{queue.repository}/{room}/{each.number}" for room, each in places]
    assert [address for address in addresses if f'href="{address}"' not in page] == []
    assert page.count('<tr data-turn="') == 43 - 8 + 1
    assert ("8 submissions of one author" in page, "997 days ago" in page) == (True, True)
    assert "pull request 65" in page


def test_no_stranger_writes_on_a_page(pages: Mapping[str, bytes]) -> None:
    """Every title stands there as text, in the feed too."""
    ours = {path: data.decode() for path, data in pages.items() if path.startswith("queue/")}
    assert {"queue/index.html", "queue/feed.xml", "queue/shadow/index.html"} <= ours.keys()
    bad = ("<script>alert", "<img src=x", "\u202e", 'href="javascript:')
    assert [(path, each) for path, text in present(ours.items()) for each in bad if each in text] == []
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in ours["queue/index.html"]


def test_the_shadow_board_is_nowhere_but_on_its_page(pages: Mapping[str, bytes]) -> None:
    """Search engines are told to leave it; no other page, table or feed knows of what is not merged."""
    assert b'name="robots" content="noindex' in pages["queue/shadow/index.html"]
    assert b"TinyNet" in pages["queue/shadow/index.html"]
    knows = {path for path, data in pages.items() if b"alexnet-level/tinynet" in data}
    assert knows <= {"queue/shadow/index.html", "queue/index.html", "data/queue.json"}
    assert b"queue/shadow" not in pages["sitemap.xml"]
