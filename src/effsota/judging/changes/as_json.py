"""A judgement as JSON data: plain numbers in FLOP and months, texts as they stand in the files."""

from __future__ import annotations

from typing import Any

from msgspec.structs import asdict

from effsota.figures import data_number
from effsota.judging.changes.change_words import tell_record
from effsota.judging.changes.judgement import Judgement
from effsota.judging.changes.model import BoardChange, MovedEvent, RecordChange
from effsota.model import Board, Entry


def judgement_data(judgement: Judgement) -> dict[str, Any]:
    """Return the judgement; the shape is described in docs/diff.md."""
    return {
        "base": judgement.base,
        "head": judgement.head,
        "verdict": judgement.verdict.value,
        "turn": judgement.turn,
        "doubts": len(judgement.doubts),
        "files": judgement.file_count,
        "problems": [asdict(problem) for problem in judgement.problems],
        "standing": [asdict(problem) for problem in judgement.standing],
        "memory": [
            {
                "file": change.file,
                "pointer": change.pointer,
                "what": change.what,
                "deed": change.deed,
                "before": change.before,
                "after": change.after,
                "growth": change.is_growth,
            }
            for change in judgement.memory
        ],
        "written": [
            {
                "file": change.file,
                "key": change.key,
                "before": change.before,
                "after": change.after,
                "note": change.note,
            }
            for change in judgement.written
        ],
        "moved": [_moved(event) for event in judgement.moved],
        "boards": [_board_change(change) for change in judgement.boards],
    }


def _moved(event: MovedEvent) -> dict[str, Any]:
    return {
        "what": event.what,
        "title": event.title,
        "causes": [{"kind": kind, "file": file, "name": name} for kind, file, name in event.causes],
        "lines": list(event.lines),
        "numbers": [
            {"path": each.path, "number": each.number, "before": each.old, "after": each.new}
            for each in event.figures
        ],
    }


def _board_change(change: BoardChange) -> dict[str, Any]:
    return {
        "track": change.track_id,
        "before": _board(change.before),
        "after": _board(change.after),
        "headline_before": "".join(change.headline_before),
        "headline_after": "".join(change.headline_after),
        "records": [_record_change(record, change) for record in change.records],
        "overtaken": [
            {
                "path": move.after.record.submission.path,
                "before": _entry(move.before),
                "after": _entry(move.after),
            }
            for move in change.overtaken
        ],
    }


def _record_change(record: RecordChange, on: BoardChange) -> dict[str, Any]:
    return {
        "path": record.path,
        "deed": record.deed.value,
        "summary": "".join(tell_record(record, on)),
        "before": _entry(record.before),
        "after": _entry(record.after),
        "claims": [{"what": what, "before": old, "after": new} for what, old, new in record.what],
    }


def _entry(entry: Entry | None) -> dict[str, Any] | None:
    if entry is None:
        return None
    return {
        "rank": entry.rank,
        "frontier": entry.is_frontier,
        "compute_flop": data_number(entry.record.compute_flop),
        "factor": data_number(entry.factor),
        "factor_low": data_number(entry.factor_low),
        "factor_high": data_number(entry.factor_high),
    }


def _board(board: Board | None) -> dict[str, Any] | None:
    if board is None:
        return None
    sota, trend = board.leaderboard.sota, board.trend
    return {
        "sota": None if sota is None else sota.record.submission.path,
        "factor": None if sota is None else data_number(sota.factor),
        "doubling_time_months": None if trend is None else data_number(trend.doubling_time_months),
        "low": None if trend is None else data_number(trend.low),
        "high": None if trend is None else data_number(trend.high),
        "records": len(board.leaderboard.entries),
        "frontier": len(board.leaderboard.frontier),
    }
