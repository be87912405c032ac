"""Boards before and after, paired by track; records paired by path."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from effsota import figures
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.sentences import board_sentence
from effsota.judging.changes.model import BoardChange, Deed, Move, RecordChange
from effsota.model import Board, Entry, StatusName, Submission
from effsota.model.resources import TRAINING_COMPUTE
from effsota.text import Sentence

_STATUS_DEEDS = {
    StatusName.WITHDRAWN: Deed.WITHDRAWN,
    StatusName.DISPUTED: Deed.DISPUTED,
    StatusName.ACCEPTED: Deed.RESTORED,
}


def compare_boards(before: Sequence[Board], after: Sequence[Board]) -> tuple[BoardChange, ...]:
    """Return every board that is not what it was, by track."""
    old, new = _by_track(before), _by_track(after)
    pairs = ((track_id, old.get(track_id), new.get(track_id)) for track_id in sorted({*old, *new}))
    changes = (_compare(track_id, first, second) for track_id, first, second in pairs if first != second)
    return tuple(change for change in changes if _is_visible(change))


def _is_visible(change: BoardChange) -> bool:
    is_new_or_gone = change.before is None or change.after is None
    return bool(is_new_or_gone or change.records or change.moves or change.changes_headline)


def _by_track(boards: Sequence[Board]) -> dict[str, Board]:
    return {board.leaderboard.track.id: board for board in boards}


def _compare(track_id: str, before: Board | None, after: Board | None) -> BoardChange:
    old, new = _entries(before), _entries(after)
    return BoardChange(
        track_id=track_id,
        before=before,
        after=after,
        records=tuple(_compare_records(old, new)),
        moves=tuple(sorted(_find_moves(old, new), key=_rank)),
        headline_before=_headline(before),
        headline_after=_headline(after),
    )


def _headline(board: Board | None) -> Sentence:
    headline = build_headline(board) if board else None
    return () if headline is None else board_sentence(headline)


def _entries(board: Board | None) -> dict[str, Entry]:
    entries = board.leaderboard.entries if board else ()
    return {entry.record.submission.path: entry for entry in entries}


def _compare_records(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[RecordChange]:
    renamed = _find_renamed(old, new)
    for path in sorted({*old, *new} - {*renamed.values()}):
        before, after = old.get(path), new.get(path)
        if path in renamed:
            yield RecordChange(path=path, deed=Deed.RENAMED, before=old[renamed[path]], after=after)
        elif before is None or after is None:
            deed = Deed.REMOVED if after is None else Deed.ADDED
            yield RecordChange(path=path, deed=deed, before=before, after=after)
        elif before.record != after.record:
            yield RecordChange(
                path=path,
                deed=_find_deed(before.record.submission, after.record.submission),
                before=before,
                after=after,
                what=tuple(_find_differences(before, after)),
            )


def _find_renamed(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> dict[str, str]:
    """Return old by new path of every record that is gone while another one came that claims the same."""
    found: dict[str, str] = {}
    for path in sorted(new.keys() - old.keys()):
        same = (each for each in sorted(old.keys() - new.keys()) if _is_same_claim(old[each], new[path]))
        before = next((each for each in same if each not in found.values()), None)
        if before is not None:
            found[path] = before
    return found


def _is_same_claim(before: Entry, after: Entry) -> bool:
    is_as_exact = before.amount.value == after.amount.value
    is_as_placed = before.record.submission.status == after.record.submission.status
    return is_as_exact and is_as_placed and _claims(before) == _claims(after)


def _find_deed(before: Submission, after: Submission) -> Deed:
    return Deed.CHANGED if before.status.name == after.status.name else _STATUS_DEEDS[after.status.name]


def _find_differences(before: Entry, after: Entry) -> Iterator[tuple[str, str, str]]:
    """Yield what, old and new value of every claim that a board shows and that changed."""
    for what, old, new in zip(_WHAT, _claims(before), _claims(after), strict=True):
        if old != new:
            yield before.resource.key if what == COMPUTE else what, old, new
        elif what == COMPUTE and before.amount.value != after.amount.value:
            yield before.resource.key, *_apart(before, after)


def _apart(before: Entry, after: Entry) -> tuple[str, str]:
    """Return two amounts with as many digits as it takes to tell them apart."""
    old, new = before.amount.value, after.amount.value
    if before.resource.key == after.resource.key == TRAINING_COMPUTE.key:
        texts = ((figures.compute_text(old, digits=n), figures.compute_text(new, digits=n)) for n in _DIGITS)
        told = next((pair for pair in texts if pair[0] != pair[1]), None)
        if told is not None:
            return told
    return f"{old!r} {before.resource.unit}", f"{new!r} {after.resource.unit}"


COMPUTE = "compute"
_DIGITS = range(4, 13)
_WHAT = ("model", "date", COMPUTE, "bound", "publication", "result")


def _claims(entry: Entry) -> tuple[str, ...]:
    submission = entry.record.submission
    return (
        submission.model,
        submission.date.isoformat(),
        entry.resource.text_of(entry.amount.value),
        submission.bound,
        submission.publication.title,
        "" if submission.result is None else figures.exact_text(submission.result.value),
    )


def _find_moves(old: Mapping[str, Entry], new: Mapping[str, Entry]) -> Iterator[Move]:
    for path in old.keys() & new.keys():
        before, after = old[path], new[path]
        is_moved = (before.rank, before.is_frontier) != (after.rank, after.is_frontier)
        if before.record == after.record and is_moved:
            yield Move(before=before, after=after)


def _rank(move: Move) -> tuple[int, str]:
    return move.before.rank or 0, move.before.record.submission.path
