"""One track assessed, of its own files alone: claims priced, its board built, its rules asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from typing import Protocol

from effsota.frozen import Frozen
from effsota.judging.discrepancies import Discrepancy
from effsota.judging.rules import Answerable, Stated, Told, tell_of
from effsota.judging.rules.doubts.refiled_runs import find_alone, find_refiled
from effsota.judging.rules.relations import find_repeated
from effsota.model import Board, Curve, Hardware, Record, ReferenceTrend, Submission, Tree
from effsota.pipeline.claims import Claims, build_claims, submission_paths
from effsota.pipeline.curve_files import Curves, CurvesAsked
from effsota.pipeline.findings import Findings
from effsota.pipeline.isolation import isolating
from effsota.pipeline.judging import judge_records, price_claims
from effsota.pipeline.shapes import Documents, read_shapes
from effsota.reading.schema import Schema


class Surroundings(Frozen):
    """What every track is assessed by: schemas, chips, reference trends, the day, where the tracker is."""

    schemas: Mapping[str, Schema]
    hardware: Hardware
    references: tuple[ReferenceTrend, ...]
    today: date
    home: tuple[str, ...]


class TrackResult(Frozen):
    """A track with its board (None where it cannot be built), and its curves by file.

    `told` is what its submissions say by which they are compared with others.
    """

    findings: Findings
    told: tuple[Told, ...]
    board: Board | None
    discrepancies: tuple[Discrepancy, ...]
    submissions: tuple[Submission, ...]
    curves: Mapping[str, Curve]


class ResultStore(Protocol):
    """Where results of tracks are kept, each under the key of all that it was made from."""

    def find(self, key: str) -> TrackResult | None:
        """Return the result of a key, None where none is kept."""

    def keep(self, key: str, result: TrackResult) -> None:
        """Keep a result."""


def assess_track(  # noqa: PLR0913  # what a track is assessed by, and what for
    files: Tree,
    folder: str,
    curves: Curves,
    around: Surroundings,
    *,
    without: Collection[str],
    is_shown: bool = True,
) -> TrackResult:
    """Return what one track's files give; `without` are files that are not worth parsing.

    Where it is not shown, what its files give is not told as it is written there.
    """
    own = curves.of_track(folder)
    problems = [problem for file in own for problem in curves.problems_of(file)]
    asked = CurvesAsked(curves, folder)
    claims = build_claims(
        read_shapes(files, around.schemas, without=without),
        asked,
        documents=Documents({file: entry for file, entry in files.items() if file not in without}),
        hardware=around.hardware,
        references=around.references,
        problems=problems,
        are_shown=is_shown,
    )
    alone = frozenset[str]()
    with isolating(f"{folder}/track.yaml", problems):
        alone = find_alone(claims.submissions)
    priced = price_claims(claims, around.today, around.home, alone)
    boards, discrepancies, judged = judge_records(claims, priced, paths=submission_paths(files))
    problems += [*priced.problems, *judged]
    told: tuple[Told, ...] = ()
    repeated: tuple[tuple[Stated, ...], ...] = ()
    refiled: tuple[tuple[Stated, Stated], ...] = ()
    with isolating(f"{folder}/track.yaml", problems):
        told = tell_of(priced.stated)
        repeated, refiled = tuple(find_repeated(priced.stated)), tuple(find_refiled(priced.stated))
    findings = Findings(
        problems=tuple(problems),
        answerables=tuple(_answerables(claims, priced.records, discrepancies)),
        elsewhere=asked.stamps,
        repeated=repeated,
        refiled=refiled,
    )
    return TrackResult(
        findings=findings,
        told=told,
        board=next(iter(boards), None),
        discrepancies=tuple(discrepancies),
        submissions=claims.submissions,
        curves={file: curve for file in own if (curve := curves[file]) is not None},
    )


def _answerables(
    claims: Claims, records: Sequence[Record], discrepancies: Sequence[Discrepancy]
) -> Iterator[Answerable]:
    """Yield the files with answers; one is judged where all its rules could run."""
    shown = defaultdict(set)
    for found in discrepancies:
        if found.warning:
            shown[found.owner.file].add(found.warning.rule)
    priced = {record.submission.path for record in records}
    given = [(each.file, each.answers, each.path in priced) for each in claims.submissions]
    is_whole = all(is_priced for _, _, is_priced in given)
    given += [(track.file, track.answers, is_whole) for track in claims.tracks.values()]
    for file, answers, is_judged in given:
        if answers:
            yield Answerable(file=file, answers=answers, is_judged=is_judged, shown=frozenset(shown[file]))
