"""What became of a record, told in one sentence."""

from __future__ import annotations

from effsota.boards.claims.entry_words import amount_of, rank_of
from effsota.boards.claims.factor_words import AS_MUCH, factor_with_tolerance, ratio_text
from effsota.judging.changes.model import BoardChange, Deed, RecordChange
from effsota.judging.memory import claim_of
from effsota.model import Board, Challenge, Entry, StatusName
from effsota.text import Name, Sentence, spoken

_DEEDS = {
    Deed.CHANGED: " is corrected",
    Deed.WITHDRAWN: " is withdrawn",
    Deed.DISPUTED: " is marked as disputed",
    Deed.RESTORED: " is accepted again",
    Deed.REMOVED: " is removed",
    Deed.RENAMED: " is filed under another name",
}


def tell_record(change: RecordChange, on: BoardChange) -> Sentence:
    """Return what became of a record on its board."""
    entry = change.after or change.before
    if entry is None or on.after is None:
        return (Name(change.path), _DEEDS.get(change.deed, " is added"))
    model = spoken(entry.record.submission.model, begins=True)
    level = Name(on.after.leaderboard.track.level)
    grows = on.after.leaderboard.track.kind.grows
    if change.deed is not Deed.ADDED:
        return _tell_known(change, model, level)
    if on.changes_lead and entry.is_frontier and entry.rank == 1:
        return (model, " takes the lead on ", level, *_margin(entry, on))
    if entry.is_frontier:
        joins = " is the largest to date on " if grows else " joins the frontier of "
        return (model, joins, level, _rank(entry, on.after))
    if entry.rank is None:
        return (model, " is shown on ", level, ", without a rank: ", _why_unranked(entry))
    return (model, " enters ", level, _rank(entry, on.after))


def _tell_known(change: RecordChange, model: Name, level: Name) -> Sentence:
    """Return what became of a record that was on file: of a challenge, who objects to what.

    The full stop at its end is that of the sentence in which it is told.
    """
    challenge = next(iter(new_challenges(change)), None)
    if challenge is None:
        return (model, _deed(change), " on ", level, _ranks(change))
    by, what = Name(challenge.by), Name(challenge.claim.removesuffix("."))
    return (model, " is challenged by ", by, " on ", level, _ranks(change), ": ", what)


def is_computed_anew(change: RecordChange) -> bool:
    """Tell whether a record's file says what it said, and only what it shares with others moved it."""
    if change.deed is not Deed.CHANGED or change.before is None or change.after is None:
        return False
    return change.before.record.submission == change.after.record.submission


def _deed(change: RecordChange) -> str:
    if change.deed is not Deed.CHANGED or change.before is None or change.after is None:
        return _DEEDS.get(change.deed, "")
    if is_computed_anew(change):
        return " is computed anew, from what it shares with others,"
    return " claims what it did" if _is_as_claimed(change) else _DEEDS[change.deed]


def new_challenges(change: RecordChange) -> tuple[Challenge, ...]:
    """Return the challenges that a record gets, where it claims what it did; as they were filed."""
    if change.before is None or change.after is None or not _is_as_claimed(change):
        return ()
    old, new = (entry.record.submission.challenges for entry in (change.before, change.after))
    return tuple(each for each in new if each not in old)


def _is_as_claimed(change: RecordChange) -> bool:
    """Tell whether a record remembers otherwise, and claims what it did."""
    if change.deed is not Deed.CHANGED or change.before is None or change.after is None:
        return False
    old, new = (entry.record.submission for entry in (change.before, change.after))
    return claim_of(old) == claim_of(new) and change.before.amount.value == change.after.amount.value


def tell_standing(entry: Entry, board: Board) -> str:
    """Return rank, compute and factor of an entry, our own words only."""
    leaderboard, kind = board.leaderboard, board.leaderboard.track.kind
    parts = [
        rank_of(entry, leaderboard),
        amount_of(entry, leaderboard),
        factor_with_tolerance(entry, kind),
    ]
    marks = [kind.direction.on_frontier] * entry.is_frontier + ["the baseline"] * entry.is_baseline
    return " · ".join(parts + marks)


def _margin(entry: Entry, on: BoardChange) -> Sentence:
    """Return how far it is ahead of the record that led before, if that one is still on the board."""
    led = on.before.leaderboard.sota if on.before else None
    if led is None or on.after is None:
        return ()
    board = on.after.leaderboard
    path = led.record.submission.path
    old = next((each for each in board.entries if each.record.submission.path == path and each.rank), None)
    if old is None:
        return ()
    text = ratio_text(board.track.kind.factor_between(old.amount.value, entry.amount.value), old, entry)
    than = spoken(old.record.submission.model)
    if text in AS_MUCH:
        return (f": {board.resource.compared.as_much} {board.resource.word} as ", than)
    return (f": {text} {board.track.kind.better} {board.resource.word} than ", than)


def _rank(entry: Entry, board: Board) -> str:
    return f" at {rank_of(entry, board.leaderboard)}"


def _ranks(change: RecordChange) -> str:
    old = change.before.rank if change.before else None
    new = change.after.rank if change.after else None
    if change.after is None:
        return "" if old is None else f", where it held rank {old}"
    if old == new:
        return "" if old is None else f" and stays at rank {old}"
    return f", from {_rank_words(old)} to {_rank_words(new)}"


def _rank_words(rank: int | None) -> str:
    return "no rank" if rank is None else f"rank {rank}"


def _why_unranked(entry: Entry) -> str:
    if not entry.record.is_exact:
        return "its compute is an upper bound"
    if entry.record.is_unsourced and entry.record.submission.status.name is StatusName.ACCEPTED:
        return "it reports its compute without a source"
    return f"it is {entry.record.submission.status.name}"
