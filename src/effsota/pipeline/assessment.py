"""A tree assessed: files read, claims priced, boards built, every rule asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.compute import CurveEvidence, Evidence, build_record
from effsota.leaderboard import build_leaderboard
from effsota.model import Board, Hardware, ReferenceTrend, Submission, Track, Tracker
from effsota.pipeline.curves import read_curves
from effsota.pipeline.reading import HARDWARE, REFERENCES, TRACKER, read_files
from effsota.rules import (
    Answerable,
    ClaimContext,
    RecordContext,
    TrackContext,
    TrackerContext,
    TreeContext,
    check_claim,
    check_price,
    check_record,
    check_track,
    check_tracker,
    check_tree,
    settle_answers,
)
from effsota.trend import build_trend

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from effsota.curve import Curve
    from effsota.document import Document
    from effsota.model import Entry, Record, Tree
    from effsota.pipeline.reading import Reading
    from effsota.problems import Problem


# A folder without submissions/tracker.yaml is still a board; a warning says that these are made up.
UNTITLED = {
    "name": "Untitled tracker",
    "url": "https://example.org/",
    "repository": "https://example.org/repository",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What was found in a tree; boards are complete only where there is no error."""

    problems: tuple[Problem, ...]
    tracker: Tracker | None
    boards: tuple[Board, ...]
    hardware: Hardware
    references: tuple[ReferenceTrend, ...]
    today: date
    submission_count: int
    track_count: int
    curves: Mapping[str, Curve]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that block."""
        return tuple(problem for problem in self.problems if problem.is_error)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Claims:
    """All files whose shape is right, as types."""

    tracks: Mapping[str, Track]
    submissions: tuple[Submission, ...]
    hardware: Hardware
    references: tuple[ReferenceTrend, ...]
    documents: Mapping[str, Document]
    curves: Mapping[str, Curve | None]


def assess(tree: Tree, today: date) -> Assessment:
    """Return every problem of a tree, and its boards."""
    problems = check_tree(TreeContext(files=tree))
    unfit = {problem.file for problem in problems if problem.is_error}
    readings, of_schemas = read_files(tree, without=unfit)
    problems += of_schemas
    problems += [problem for reading in readings.values() for problem in reading.problems]
    curves, found = read_curves(tree, without=unfit)
    problems += found
    claims = _build_claims(readings, curves)
    records, priced = _price(claims, today)
    problems += priced
    boards, judged = _judge(claims, records, paths=_submission_paths(tree))
    problems += judged
    settled = settle_answers(problems, files=_answerables(claims, records))
    tracker = readings[TRACKER].data if TRACKER in readings else UNTITLED
    return Assessment(
        problems=tuple(sorted(settled)),
        tracker=None if tracker is None else Tracker.from_data(tracker),
        boards=boards,
        hardware=claims.hardware,
        references=claims.references,
        today=today,
        submission_count=len(_submission_paths(tree)),
        track_count=sum(file.endswith("/track.yaml") for file in tree),
        curves={file: curve for file, curve in curves.items() if curve is not None},
    )


def _submission_paths(tree: Tree) -> frozenset[str]:
    """Return `<track>/<name>` of every submission file, also of those with faults."""
    files = (file.removeprefix("submissions/") for file in tree if file.startswith("submissions/"))
    return frozenset(
        file.removesuffix(".yaml")
        for file in files
        if file.endswith(".yaml") and file.count("/") == 1 and not file.endswith("/track.yaml")
    )


def _build_claims(readings: Mapping[str, Reading], curves: Mapping[str, Curve | None]) -> _Claims:
    tracks, submissions = {}, []
    for file, reading in readings.items():
        room, _, rest = file.partition("/")
        track_id, _, name = rest.removesuffix(".yaml").partition("/")
        if room != "submissions" or not name or reading.data is None:
            continue
        if name == "track":
            tracks[track_id] = Track.from_data(track_id, reading.data)
        else:
            submissions.append(Submission.from_data(track_id, name, reading.data))
    hardware = readings[HARDWARE].data if HARDWARE in readings else None
    references = readings[REFERENCES].data if REFERENCES in readings else None
    return _Claims(
        tracks=tracks,
        submissions=tuple(submissions),
        hardware=Hardware.from_data(hardware or {"chips": {}}),
        references=tuple(
            ReferenceTrend.from_data(name, data)
            for name, data in (references or {"trends": {}})["trends"].items()
        ),
        documents={file: each.document for file, each in readings.items() if each.document is not None},
        curves=curves,
    )


def _price(claims: _Claims, today: date) -> tuple[tuple[Record, ...], list[Problem]]:
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
            curves = CurveEvidence(
                curves=readable,
                metric=None if track is None else track.metric,
                folder=f"submissions/{submission.track_id}",
            )
            record = build_record(submission, Evidence(hardware=claims.hardware, curves=curves))
            found += check_price(record, document=document)
            if not _blocks(found):
                records.append(record)
        problems += found
    return tuple(records), problems


def _blocks(problems: Iterable[Problem]) -> bool:
    return any(problem.is_error for problem in problems)


def _judge(
    claims: _Claims, records: Sequence[Record], *, paths: frozenset[str]
) -> tuple[tuple[Board, ...], list[Problem]]:
    """Return the boards that can be built, and what rules say that need one."""
    boards, problems = [], []
    for track in claims.tracks.values():
        own = tuple(record for record in records if record.submission.track_id == track.id)
        names = frozenset(path.partition("/")[2] for path in paths if path.startswith(f"{track.id}/"))
        board = _build_board(track, own, names=names, references=claims.references)
        boards += [] if board is None else [board]
        problems += _judge_records(track, own, board, claims.documents)
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


def _judge_records(
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


def _answerables(claims: _Claims, records: Sequence[Record]) -> list[Answerable]:
    """Return the files with answers; one is judged where all its rules could run."""
    priced = {record.submission.path for record in records}
    answerables = [
        Answerable(
            file=submission.file,
            document=claims.documents[submission.file],
            answers={answer.rule: answer.reason for answer in submission.answers},
            is_judged=submission.path in priced,
        )
        for submission in claims.submissions
    ]
    for track in claims.tracks.values():
        file = f"submissions/{track.id}/track.yaml"
        own = {each.path for each in claims.submissions if each.track_id == track.id}
        answerables.append(
            Answerable(
                file=file,
                document=claims.documents[file],
                answers=track.answers,
                is_judged=own <= priced,
            )
        )
    return answerables
