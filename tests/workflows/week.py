"""A week of forty open pull requests and three forms: good, wrong, hostile, twins, stale, a series of one.

Each has what is expected of it beside it: verdict, whose turn, since which day of the month.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from tests.workflows.bench_here import read_change
from tests.workflows.queue_host import QueueHost, closed, form, pull, pushed, said
from tests.workflows.test_issue_form import body

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.workflows.bench_here import Desk

HOSTILE_TITLES = (
    '"><script>alert(1)</script>',
    "${{ secrets.GITHUB_TOKEN }} `id` $(id) ; rm -rf /",
    "::error title=x::forged ##[error]x\r\n::add-mask::a",
    "a\u202egnp.exe \u200b\x00\x1b[31mred\ud800",
    "[click](javascript:alert(1)) ![x](https://evil.example/x.png) @org/team closes #1",
    "<!-- effsota: the check --> </details></code>" + "A" * 5_000,
)


@dataclass(frozen=True)
class Expected:
    """What the queue is to say of one."""

    verdict: str
    turn: str
    since: str


@dataclass
class Week:
    """The host with everything that waits, and what is expected of each by its number."""

    host: QueueHost
    expected: dict[int, Expected] = field(default_factory=dict)


def at(day: int, hour: int = 12) -> str:
    """Return a moment of the month."""
    return f"2026-11-{day:02d}T{hour:02d}:00:00Z"


def record(name: str, epochs: int) -> dict[str, Any]:
    """Return a sound record that is nobody's twin."""
    (change,) = read_change("good")
    content = (
        change["content"].replace("ShuffleNet v2", f"Net {name}").replace("epochs: 11", f"epochs: {epochs}")
    )
    content = content.replace("1807.11164", f"1807.{epochs:05d}").replace("ShuffleNet V2:", f"Net {name}:")
    return {**change, "path": f"submissions/alexnet-level/net-{name}.yaml", "content": content}


def make_week(desk: Desk) -> Week:
    """Return the week."""
    week = Week(QueueHost())
    for items in (_good, _wrong, _asked, _hostile, _twins, _odd, _series):
        for item, lines, expected in items(desk):
            number = item["number"]
            week.host.pulls.append(item)
            week.host.timelines[number] = lines
            week.expected[number] = Expected(*expected)
    week.host.pulls.sort(key=lambda each: each["created_at"])
    for number, text, verdict in (
        (90, body(), "review"),
        (91, body(date="soon"), "mend"),
        (92, "Hello.", "mend"),
    ):
        week.host.forms.append(
            form(number, text, created_at=at(20), updated_at=at(20), user={"login": f"f{number}"})
        )
        week.host.timelines[number] = []
        week.expected[number] = Expected(verdict, "author", at(20))
    week.host.gone = [
        closed(5, at(19), created_at=at(12)),
        closed(6, at(18), created_at=at(12), is_merged=False),
    ]
    week.host.timelines |= {5: [said("eve", at(14), inside=True)], 6: []}
    return week


Item = tuple[dict[str, Any], list[Any], tuple[str, str, str]]


def _pull(number: int, head: str, day: int, **other: Any) -> dict[str, Any]:
    item = pull(number, head, created_at=at(day), updated_at=at(20), user={"login": f"author-{number}"})
    return {**item, **other}


def _good(desk: Desk) -> Iterator[Item]:
    """Yield eight that pass: six that nobody has looked at, one with an answered doubt, one that leads."""
    for number in range(10, 16):
        head = desk.head(record(f"g{number}", 20 + number))
        yield _pull(number, head, 10), [pushed(at(11))], ("review", "maintainer", at(11))
    yield _pull(16, desk.head("answered-leap"), 10), [], ("review", "second-look", at(10))
    yield _pull(17, desk.head("overtaking"), 10), [pushed(at(12))], ("review", "maintainer", at(12))


def _wrong(desk: Desk) -> Iterator[Item]:
    """Yield five that are to be mended, the oldest for years."""
    head = desk.head("wrong")
    for number in range(20, 24):
        yield _pull(number, head, 13), [pushed(at(14))], ("mend", "author", at(14))
    old = "2024-02-29T12:00:00Z"
    yield _pull(24, head, 13, created_at=old), [], ("mend", "author", old)


def _asked(desk: Desk) -> Iterator[Item]:
    """Yield five of which something was asked: three are answered, one by a push."""
    ask, thank = said("eve", at(14), "Which table?", inside=True), said("eve", at(14), inside=True)
    review = {**ask, "event": "reviewed", "state": "changes_requested", "submitted_at": at(14)}
    talks = (
        ([ask], ("author", at(14))),
        ([ask, said("author-31", at(15))], ("maintainer", at(15))),
        ([review], ("author", at(14))),
        ([review, pushed(at(16))], ("maintainer", at(16))),
        ([thank, said("mob", at(15), "When?")], ("maintainer", at(13))),
    )
    for number, (lines, (turn, since)) in enumerate(talks, start=30):
        yield _pull(number, desk.head(record(f"a{number}", 30 + number)), 13), lines, ("review", turn, since)


def _hostile(desk: Desk) -> Iterator[Item]:
    """Yield six with hostile titles, on hostile files."""
    head = desk.head("hostile")
    for number, title in enumerate(HOSTILE_TITLES, start=40):
        item = _pull(number, head, 15, title=title)
        item["head"] |= {"ref": '";id;#${IFS}', "label": "x:$(id)"}
        yield item, [], ("review", "maintainer", at(15))


def _twins(desk: Desk) -> Iterator[Item]:
    """Yield a twin of the first good one, and one at its very place."""
    first = record("g10", 30)
    twin = desk.head({**first, "path": "submissions/alexnet-level/net-twin.yaml"})
    clash = desk.head({**first, "content": first["content"] + "notes: Another.\n"})
    yield _pull(50, twin, 16), [], ("review", "maintainer", at(16))
    yield _pull(51, clash, 16), [], ("review", "maintainer", at(16))


def _odd(desk: Desk) -> Iterator[Item]:
    """Yield a draft, a new track, a dispute, no change, a gone account, a gone commit."""
    draft = _pull(60, desk.head(record("d60", 100)), 17, draft=True)
    yield draft, [], ("review", "author", at(17))
    yield _pull(61, desk.head("new-track"), 17), [], ("decide", "maintainer", at(17))
    yield _pull(62, desk.head("dispute"), 17), [], ("decide", "maintainer", at(17))
    yield _pull(63, desk.base, 17), [], ("nothing", "author", at(17))
    yield _pull(64, desk.head("wrong"), 17, user=None), [], ("mend", "author", at(17))
    yield _pull(65, "f" * 40, 17), [], ("unread", "maintainer", at(17))


def _series(desk: Desk) -> Iterator[Item]:
    """Yield eight of an agent's, all at once."""
    for number in range(70, 78):
        head = desk.head(record(f"s{number}", 40 + number))
        yield _pull(number, head, 18, user={"login": "agent[bot]"}), [], ("review", "maintainer", at(18))
