"""The boards as they would be: all that passes put on one tree by git's plumbing, judged as one change."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from automation.bench import JudgingError
from automation.host import SHA
from effsota.queue import QueueVerdict, Way, plain_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from automation.bench import Bench
    from automation.queue_answers import Sent
    from automation.queue_judging import Judged

MOST_JUDGINGS, SHADOW_SECONDS = 40, 40.0
MOST_TEXT_CHARACTERS = 1_000
_STATE = ("sota", "factor", "doubling_time_months", "low", "high", "records", "frontier")
_ENTRY = ("rank", "frontier", "compute_flop", "factor", "factor_low", "factor_high")


class Layer(NamedTuple):
    """A pull request on the tree: its number, its head, and the commit of the tree with it."""

    number: int
    head: str
    commit: str


@dataclass
class Stack:
    """Pull requests on top of each other, oldest first, of which the first so many are known to be sound.

    Those that do not fit are left out.
    """

    bench: Bench
    layers: list[Layer] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)
    sound: int = 0
    judgings_left: int = MOST_JUDGINGS

    @property
    def top(self) -> str:
        """The commit of the whole."""
        return self.layers[-1].commit if self.layers else self.bench.base

    def put(self, number: int, head: str) -> None:
        """Put a pull request on top; one that conflicts with what lies there is left out."""
        merged = self.bench.git("merge-tree", "--write-tree", self.top, head)
        tree = merged.output.decode("ascii", "replace").partition("\n")[0].strip()
        if merged.status == 1:
            self.left_out[number] = "it conflicts with one that was opened before it"
            return
        if merged.status != 0 or not SHA.fullmatch(tree):
            self.left_out[number] = "git cannot merge it"
            return
        parents = ("-p", self.top, "-p", head)
        made = self.bench.git("commit-tree", tree, *parents, "-m", "x")
        commit = made.output.decode("ascii", "replace").strip()
        if made.status != 0 or not SHA.fullmatch(commit):
            raise JudgingError("git cannot write what was merged")
        self.layers.append(Layer(number, head, commit))

    def judge(self) -> Mapping[str, Any]:
        """Return what the check says of the whole, without what fails beside those before it.

        Raises:
            JudgingError: if it says nothing.
        """
        while True:
            told = self._compare(self.top)
            if not _errors(told) or not self.layers:
                return told
            self._leave_out_first_bad(told)

    def _compare(self, commit: str) -> Mapping[str, Any]:
        self.judgings_left -= 1
        if commit == self.bench.base:
            return {"problems": [], "boards": []}
        # Each of them passed alone: what they touch together is told, and does not block.
        return self.bench.compare(commit, is_vouched=True, seconds=SHADOW_SECONDS)

    def _leave_out_first_bad(self, told: Mapping[str, Any]) -> None:
        """Find the oldest that breaks what was sound before it, leave it out, and lay the others anew.

        Where there is no more time for that, it and everything newer is left out.
        """
        broken, found = len(self.layers), told
        while broken - self.sound > 1 and self._has_time:
            middle = (self.sound + broken) // 2
            told = self._compare(self.layers[middle - 1].commit)
            if _errors(told):
                broken, found = middle, told
            else:
                self.sound = middle
        bad, *newer = self.layers[self.sound :]
        self.layers = self.layers[: self.sound]
        why = plain_line(str(_errors(found)[0]["message"]), 300)
        self.left_out[bad.number] = f"beside those that were opened before it: {why}"
        for layer in newer:
            if self._has_time:
                self.put(layer.number, layer.head)
            else:
                self.left_out[layer.number] = "there was no time to tell whether it fits beside the others"

    @property
    def _has_time(self) -> bool:
        return self.judgings_left > 1 and self.bench.seconds_left > SHADOW_SECONDS


def _errors(told: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [each for each in (*told["problems"], *told.get("standing", ())) if each["severity"] == "error"]


def make_shadow(bench: Bench, waiting: Sequence[Sent], judged: Mapping[int, Judged]) -> dict[str, Any]:
    """Return the shadow board of all pull requests that pass, as the file of the queue has it.

    Raises:
        JudgingError: if nobody can tell.
    """
    stack = Stack(bench)
    for sent in waiting:
        if sent.kind is not Way.PULL or sent.head is None or not _passes(judged.get(sent.number)):
            continue
        if sent.is_draft:
            stack.left_out[sent.number] = "its author calls it a draft"
        else:
            stack.put(sent.number, sent.head)
    told = stack.judge()
    return {
        "merged": [layer.number for layer in stack.layers],
        "left_out": [{"number": number, "why": why} for number, why in sorted(stack.left_out.items())],
        "boards": [_board(board) for board in told["boards"]],
    }


def _passes(judged: Judged | None) -> bool:
    return judged is not None and judged.verdict is QueueVerdict.REVIEW and judged.errors == 0


def _board(told: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "track": told["track"],
        "before": _picked(told["before"], _STATE),
        "after": _picked(told["after"], _STATE),
        "headline_before": _plain(told["headline_before"]),
        "headline_after": _plain(told["headline_after"]),
        "records": [
            {
                "path": each["path"],
                "deed": each["deed"],
                "summary": _plain(each["summary"]),
                "before": _picked(each["before"], _ENTRY),
                "after": _picked(each["after"], _ENTRY),
                "claims": [
                    {key: _plain(claim[key]) for key in ("what", "before", "after")}
                    for claim in each["claims"]
                ],
            }
            for each in told["records"]
        ],
        "overtaken": [
            {
                "path": each["path"],
                "before": _picked(each["before"], _ENTRY),
                "after": _picked(each["after"], _ENTRY),
            }
            for each in told["overtaken"]
        ],
    }


def _picked(told: Mapping[str, Any] | None, keys: Sequence[str]) -> dict[str, Any] | None:
    return None if told is None else {key: told[key] for key in keys}


def _plain(text: str) -> str:
    return plain_line(text, MOST_TEXT_CHARACTERS) if text else ""
