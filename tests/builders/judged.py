"""Rules asked about small claims, for tests: the messages or pointers that they yield."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from effsota.judging.rules import ClaimContext, NoGroups, TrackerContext, TreeContext, regroup, tell_of
from effsota.judging.rules.doubts.refiled_runs import find_alone, find_refiled
from effsota.judging.rules.relations import find_repeated, state
from tests.builders.claims import HARDWARE, make_submission, make_track

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from effsota.model import Hardware, Submission, Track
    from effsota.problems import Fault

TODAY = date(2026, 11, 22)
ARXIV = "https://arxiv.org/abs/"


class Entry(NamedTuple):
    """A file of a tree without its content."""

    mode: str = "100644"
    size: int = 10
    fault: str | None = None


def claim(
    day: str = "2019-05-28",
    *estimates: dict[str, Any],
    track: Track | None = None,
    hardware: Hardware = HARDWARE,
    **keys: Any,
) -> ClaimContext:
    """Return a claim to judge; keywords are YAML keys of the submission."""
    submission = make_submission("second", day, *estimates, **keys)
    return ClaimContext(submission=submission, track=track or make_track(), hardware=hardware, today=TODAY)


def between(*submissions: Submission, **more: Any) -> TrackerContext:
    """Return a tracker of submissions to judge; `more` is what else the rules between them are told."""
    alone = find_alone(submissions)
    stated = tuple(state(each, is_alone=each.path in alone) for each in submissions)
    return TrackerContext(
        groups=regroup(NoGroups(), gone=(), new=tell_of(stated)),
        paths=frozenset(each.path for each in stated),
        repeated=tuple(find_repeated(stated)),
        refiled=tuple(find_refiled(stated)),
        **more,
    )


def paper(arxiv_id: str) -> dict[str, str]:
    """Return a publication on arXiv."""
    return {"title": "A paper", "url": ARXIV + arxiv_id}


def messages(faults: Iterator[Fault]) -> list[str]:
    """Return the messages of faults."""
    return [fault.message for fault in faults]


def found_in_tree(
    check: Callable[[TreeContext], Iterator[Fault]], *paths: str, **entries: Entry
) -> list[tuple[str, str]]:
    """Return (file, message) of what a rule says of a tree of these paths, and of `entries` by place."""
    files = dict.fromkeys(paths, Entry()) | {
        f"submissions/t/{name}.yaml": each for name, each in entries.items()
    }
    return [(placed.file, placed.message) for placed in check(TreeContext(files=files))]
