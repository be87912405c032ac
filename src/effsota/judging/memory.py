"""What a record remembers, before and after: history, challenges, answers, credits, status, sender."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import zip_longest

from msgspec.structs import replace

from effsota.frozen import Frozen, field_names
from effsota.model import Challenge, Correction, Credit, Status, Submission, Submitted

# The keys that hold it, of a record and of a track: how they change is told with the text in full.
REMEMBERED = frozenset({"history", "challenges", "credits", "status", "submitted", "answers"})
Dated = Challenge | Correction
Entry = Challenge | Correction | Credit | Status | Submitted


class MemoryChange(Frozen):
    """One thing that a record remembers and that is not what it was: its text before and after, in full.

    `before` is None where it is new, `after` where it is gone. `is_growth` where anybody may do it;
    `is_backdated` where it is new and gives a day before the last one on file.
    """

    file: str
    pointer: str
    what: str
    before: str | None
    after: str | None
    is_growth: bool
    is_backdated: bool = False

    @property
    def deed(self) -> str:
        """What became of it, in one word."""
        if self.before is None:
            return "added"
        return "removed" if self.after is None else "changed"


def compare_memories(before: Submission | None, after: Submission | None) -> Iterator[MemoryChange]:
    """Yield what is remembered otherwise; a new record names its sender and answers for itself."""
    known = after or before
    if known is None:
        return
    file, is_new = known.file, before is None
    old, new = before or claim_of(known), after or claim_of(known)
    yield from _compare_lists(file, "history", "line {} of the history", old.history, new.history)
    yield from _compare_challenges(file, old.challenges, new.challenges)
    yield from _compare_lists(file, "credits", "credit {}", old.credits, new.credits)
    yield from _compare_values(file, "status", "the status", _stated(old.status), _stated(new.status))
    if not is_new:
        yield from _compare_values(file, "submitted", "who filed it", old.submitted, new.submitted)
        yield from compare_answers(file, old.answers, new.answers)


def compare_answers(file: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[MemoryChange]:
    """Yield the answers to warnings that are not what they were."""
    for rule in sorted({*old, *new}):
        if old.get(rule) != new.get(rule):
            yield MemoryChange(
                file=file,
                pointer=f"/answers/{rule}",
                what=f"the answer to {rule}",
                before=old.get(rule),
                after=new.get(rule),
                is_growth=False,
            )


def lost_memory(file: str) -> MemoryChange:
    """Return what is told of a file that cannot be read on one of the two sides."""
    unread = "cannot be compared: on one side the file could not be read"
    return MemoryChange(
        file=file, pointer="", what="all that it remembers", before=unread, after=None, is_growth=False
    )


def claim_of(submission: Submission) -> Submission:
    """Return a submission as it would be if it remembered nothing: what it claims."""
    return replace(
        submission, history=(), challenges=(), credits=(), status=Status(), submitted=None, answers={}
    )


def _stated(status: Status) -> Status | None:
    """Return a status that says something, None for the one that goes without saying."""
    return None if status == Status() else status


def _compare_lists(
    file: str, key: str, what: str, old: Sequence[Entry], new: Sequence[Entry]
) -> Iterator[MemoryChange]:
    """Yield the entries that differ, place by place: a list may only become longer, and later."""
    last = max((entry.date for entry in old if isinstance(entry, Dated)), default=date.min)
    for at, (first, second) in enumerate(zip_longest(old, new)):
        if first != second:
            is_backdated = first is None and isinstance(second, Dated) and second.date < last
            yield MemoryChange(
                file=file,
                pointer=f"/{key}/{at}",
                what=what.format(at + 1) + (f", dated before {last}, the last on file," * is_backdated),
                before=_told(first),
                after=_told(second),
                is_growth=first is None and not is_backdated,
                is_backdated=is_backdated,
            )


def _compare_challenges(
    file: str, old: Sequence[Challenge], new: Sequence[Challenge]
) -> Iterator[MemoryChange]:
    """Yield the challenges that differ: anybody may add one, or the reply to one, and nothing else."""
    for change, (first, second) in zip(
        _compare_lists(file, "challenges", "challenge {}", old, new),
        (pair for pair in zip_longest(old, new) if pair[0] != pair[1]),
        strict=True,
    ):
        if first is None and second is not None:
            is_open = second.reply is None and second.outcome is None
            yield replace(change, is_growth=change.is_growth and is_open)
        elif first is not None and second is not None and replace(first, reply=second.reply) == second:
            yield _replied(change, first.reply, second.reply)
        else:
            yield change


def _replied(change: MemoryChange, old: str | None, new: str | None) -> MemoryChange:
    return replace(
        change,
        pointer=f"{change.pointer}/reply",
        what=f"the reply to {change.what}",
        before=old,
        after=new,
        is_growth=old is None,
    )


def _compare_values(
    file: str, key: str, what: str, old: Entry | None, new: Entry | None
) -> Iterator[MemoryChange]:
    if old != new:
        yield MemoryChange(
            file=file, pointer=f"/{key}", what=what, before=_told(old), after=_told(new), is_growth=False
        )


def _told(entry: Entry | None) -> str | None:
    """Return an entry in full, as its keys and values."""
    if entry is None:
        return None
    values = ((entry.KEYS.get(name, name), getattr(entry, name)) for name in field_names(entry))
    return "; ".join(f"{key}: {value}" for key, value in values if value is not None)
