"""What waits judged, in turns that are fair, and what the check says of each in brief."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from automation.bench import BROKE, ODD_ANSWERS, JudgingError
from effsota.figures import count_text
from effsota.limits import is_name
from effsota.queue import QueueVerdict, Turn, Way, plain_line
from effsota.queue.queue_rows import MOST_OF_ONE_AUTHOR
from effsota.text import cut

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from automation.bench import Bench
    from automation.queue_answers import Sent

MOST_EFFECT_CHARACTERS = 300
_AT_ONCE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """What the check says, whose turn that makes it, and of the first record its place, factor and rank.

    `why` says what was in the way where it could not be judged.
    """

    verdict: QueueVerdict
    turn: Turn
    errors: int = 0
    doubts: int = 0
    effect: str = ""
    track: str | None = None
    record: str | None = None
    factor: float | None = None
    rank: int | None = None
    why: str = ""

    def turn_of(self, sent: Sent) -> Turn:
        """Return whose turn it is where nobody has said anything.

        A draft is its author's, and so is a form: one that passes is answered with the link that opens its
        pull request.
        """
        is_authors = sent.is_draft or sent.kind is Way.ISSUE
        return Turn.AUTHOR if is_authors and self.verdict.is_judged else self.turn


UNJUDGED = Judged(verdict=QueueVerdict.UNJUDGED, turn=Turn.NOBODY)


def judge_all(
    bench: Bench, waiting: Sequence[Sent], vouched: frozenset[int] = frozenset()
) -> dict[int, Judged]:
    """Return what the check says of each, by number; what there was no time for is unjudged.

    Everybody's first five come before anybody's sixth.
    """
    here = bench.fetch(each.head for each in waiting if each.head is not None)

    def judge(sent: Sent) -> Judged:
        if bench.seconds_left <= 0:
            return UNJUDGED
        try:
            if sent.kind is Way.ISSUE:
                return read_judgement(bench.compare_form(sent))
            if sent.head not in here:
                return _failed("its commit cannot be fetched") if bench.seconds_left > 0 else UNJUDGED
            return read_judgement(bench.compare(str(sent.head), is_vouched=sent.number in vouched))
        except JudgingError as error:
            return _failed(str(error)) if bench.seconds_left > 0 else UNJUDGED
        except ODD_ANSWERS:
            return _failed(BROKE)

    order = in_turns(waiting)
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        return dict(zip((each.number for each in order), pool.map(judge, order), strict=True))


def _failed(why: str) -> Judged:
    return Judged(verdict=QueueVerdict.UNREAD, turn=Turn.MAINTAINER, why=why)


def in_turns(waiting: Iterable[Sent]) -> list[Sent]:
    """Return what waits in the order in which it is judged: a flood comes last."""
    seen: dict[str, int] = {}
    first: list[Sent] = []
    later: list[Sent] = []
    for each in waiting:
        seen[each.author] = seen.get(each.author, 0) + 1
        (first if seen[each.author] <= MOST_OF_ONE_AUTHOR else later).append(each)
    return first + later


def read_judgement(told: Mapping[str, Any]) -> Judged:
    """Return what the JSON of `effsota diff` says, in brief."""
    problems = told["problems"]
    errors = [each for each in problems if each["severity"] == "error"]
    records = sorted(
        (each for board in told["boards"] for each in board["records"]),
        key=lambda each: (each["deed"] != "added", (each["after"] or {}).get("rank") or sys.maxsize),
    )
    path = records[0]["path"] if records else _path_in(errors)
    after = (records[0]["after"] if records else None) or {}
    verdict = QueueVerdict(told["verdict"])
    # Errors of the main branch are no author's to mend.
    is_ours = verdict is QueueVerdict.MEND and not errors
    return Judged(
        verdict=QueueVerdict.DECIDE if is_ours else verdict,
        turn=Turn(told["turn"]),
        errors=len(errors),
        doubts=told["doubts"],
        effect=_tell_effect(told, records, errors),
        track=path.partition("/")[0] if path else None,
        record=path if path and not path.endswith("/track") else None,
        factor=after.get("factor"),
        rank=after.get("rank"),
    )


def _path_in(errors: Sequence[Mapping[str, Any]]) -> str | None:
    """Return the record or track whose file the first error is in, None where it is no name of one."""
    for each in errors:
        room, _, rest = str(each["file"]).partition("/")
        track, _, name = rest.removesuffix(".yaml").partition("/")
        if room == "submissions" and is_name(track) and is_name(name):
            return f"{track}/{name}"
    return None


def _tell_effect(
    told: Mapping[str, Any], records: Sequence[Mapping[str, Any]], errors: Sequence[Mapping[str, Any]]
) -> str:
    """Return in one line what it does to the boards, or the first error that keeps it from it."""
    if errors:
        text = errors[0]["message"]
    elif records:
        rest = f"; {count_text(len(records) - 1, 'more record')}" if len(records) > 1 else ""
        text = f"{cut(records[0]['summary'], MOST_EFFECT_CHARACTERS - 30)}{rest}"
    elif told["moved"]:
        count = sum(len(each["numbers"]) for each in told["moved"])
        text = f"{count_text(count, 'published number')} {'moves' if count == 1 else 'move'}"
    else:
        text = "no board changes"
    return plain_line(text, MOST_EFFECT_CHARACTERS)
