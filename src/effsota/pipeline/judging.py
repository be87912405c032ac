"""Claims to boards: each priced, put on its board, and judged by every rule on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from effsota.boards.leaderboard import build_leaderboard
from effsota.boards.trend import build_trend
from effsota.judging.rules import (
    ClaimContext,
    RecordContext,
    TrackContext,
    TrackerContext,
    check_claim,
    check_price,
    check_record,
    check_track,
    check_tracker,
)
from effsota.methods import build_record
from effsota.model import Board, Evidence

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from effsota.model import Entry, Record, ReferenceTrend, Track
    from effsota.pipeline.claims import Claims
    from effsota.problems import Problem
    from effsota.reading.document import Document


def price_claims(claims: Claims, today: date) -> tuple[tuple[Record, ...], list[Problem]]:
    """Return the records whose inputs and price are usable, and what is wrong with all of them."""
    readable = {file: curve for file, curve in claims.curves.items() if curve is not None}
    records, problems = [], []
    for submission in claims.submissions:
        track = claims.tracks.get(submission.track_id)
        document = claims.documents[submission.file]
        context = ClaimContext(
            submission=submission, track=track, hardware=claims.hardware, today=today, curves=claims.curves
        )
        found = check_claim(context, document=document)
        if not _blocks(found):
            evidence = Evidence(
                hardware=claims.hardware,
                curves=readable,
                metric=None if track is None else track.metric,
                folder=f"submissions/{submission.track_id}",
            )
            record = build_record(submission, evidence)
            found += check_price(record, document=document)
            if not _blocks(found):
                records.append(record)
        problems += found
    return tuple(records), problems


def _blocks(problems: Iterable[Problem]) -> bool:
    return any(problem.is_error for problem in problems)


def judge_records(
    claims: Claims, records: Sequence[Record], *, paths: frozenset[str]
) -> tuple[tuple[Board, ...], list[Problem]]:
    """Return the boards that can be built, and what rules say that need one."""
    boards, problems = [], []
    for track in claims.tracks.values():
        own = tuple(record for record in records if record.submission.track_id == track.id)
        names = frozenset(path.partition("/")[2] for path in paths if path.startswith(f"{track.id}/"))
        board = _build_board(track, own, names=names, references=claims.references)
        boards += [] if board is None else [board]
        problems += _judge_each(track, own, board, claims.documents)
        context = TrackContext(track=track, names=names, records=own, board=board)
        problems += check_track(context, documents=claims.documents)
    everything = TrackerContext(submissions=claims.submissions, paths=paths)
    return tuple(boards), problems + check_tracker(everything, documents=claims.documents)


def _build_board(
    track: Track,
    records: Sequence[Record],
    *,
    names: frozenset[str],
    references: Sequence[ReferenceTrend],
) -> Board | None:
    """Return the board, None where a record is missing for its faults or there is no baseline."""
    priced = {record.submission.name for record in records}
    if priced != names or (priced and track.baseline not in priced):
        return None
    leaderboard = build_leaderboard(track, records)
    return Board(leaderboard=leaderboard, trend=build_trend(leaderboard, references))


def _judge_each(
    track: Track, records: Sequence[Record], board: Board | None, documents: Mapping[str, Document]
) -> list[Problem]:
    entries: dict[str, Entry] = {}
    if board is not None:
        entries = {entry.record.submission.name: entry for entry in board.leaderboard.entries}
    baseline = next((each for each in records if each.submission.name == track.baseline), None)
    problems = []
    for record in records:
        context = RecordContext(
            record=record, track=track, entry=entries.get(record.submission.name), baseline=baseline
        )
        problems += check_record(context, document=documents[record.submission.file])
    return problems
