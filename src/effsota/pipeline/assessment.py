"""A tree assessed: files read, claims priced, boards built, every rule asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from effsota.judging.discrepancies import Discrepancy
from effsota.judging.rules import Answerable, TreeContext, check_tree, settle_answers
from effsota.model import Board, Curve, Hardware, Record, ReferenceTrend, Tracker, Tree
from effsota.pipeline.claims import Claims, build_claims, submission_paths
from effsota.pipeline.curve_files import read_curves
from effsota.pipeline.judging import judge_records, price_claims
from effsota.pipeline.shapes import TRACKER, read_files
from effsota.problems import Problem

# A folder without submissions/tracker.yaml is still a board; a warning says that these are made up.
UNTITLED = {
    "name": "Untitled tracker",
    "url": "https://example.org/",
    "repository": "https://example.org/repository",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment:
    """What was found in a tree; boards and discrepancies are complete only where there is no error."""

    problems: tuple[Problem, ...]
    tracker: Tracker | None
    boards: tuple[Board, ...]
    discrepancies: tuple[Discrepancy, ...]
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

    @property
    def errors_before_filing(self) -> tuple[Problem, ...]:
        """The errors that keep a record from being filed: a baseline that is awaited may be that record."""
        return tuple(problem for problem in self.errors if problem.rule != "baseline-missing")


def check(tree: Tree, today: date) -> tuple[Problem, ...]:
    """Return every problem of a tree, sorted."""
    return assess(tree, today).problems


def assess(tree: Tree, today: date) -> Assessment:
    """Return every problem of a tree, and its boards."""
    problems = check_tree(TreeContext(files=tree))
    unfit = {problem.file for problem in problems if problem.is_error}
    readings, of_schemas = read_files(tree, without=unfit)
    problems += of_schemas
    problems += [problem for reading in readings.values() for problem in reading.problems]
    curves, found = read_curves(tree, without=unfit)
    problems += found
    claims, paths = build_claims(readings, curves), submission_paths(tree)
    records, claimed, priced = price_claims(claims, today)
    problems += priced
    boards, discrepancies, judged = judge_records(claims, records, claimed, paths=paths)
    problems += judged
    settled = settle_answers(problems, files=_build_answerables(claims, records, discrepancies))
    tracker = readings[TRACKER].data if TRACKER in readings else UNTITLED
    return Assessment(
        problems=tuple(sorted(settled)),
        tracker=None if tracker is None else Tracker.from_data(tracker),
        boards=boards,
        discrepancies=tuple(discrepancies),
        hardware=claims.hardware,
        references=claims.references,
        today=today,
        submission_count=len(paths),
        track_count=sum(file.endswith("/track.yaml") for file in tree),
        curves={file: curve for file, curve in curves.items() if curve is not None},
    )


def _build_answerables(
    claims: Claims, records: Sequence[Record], discrepancies: Sequence[Discrepancy]
) -> list[Answerable]:
    """Return the files with answers; one is judged where all its rules could run."""
    shown = defaultdict(set)
    for found in discrepancies:
        if found.warning:
            shown[found.owner.file].add(found.warning.rule)
    priced = {record.submission.path for record in records}
    answerables = [
        Answerable(
            file=submission.file,
            document=claims.documents[submission.file],
            answers=submission.answers,
            is_judged=submission.path in priced,
            shown=frozenset(shown[submission.file]),
        )
        for submission in claims.submissions
    ]
    for track in claims.tracks.values():
        own = {each.path for each in claims.submissions if each.track_id == track.id}
        answerables.append(
            Answerable(
                file=track.file,
                document=claims.documents[track.file],
                answers=track.answers,
                is_judged=own <= priced,
                shown=frozenset(shown[track.file]),
            )
        )
    return answerables
