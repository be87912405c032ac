"""Claims to boards: each priced, put on its board, and judged by every rule on the way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import field

from effsota.boards.assembly import build_boards
from effsota.boards.claims.self_audit import audit_board
from effsota.boards.past import trend_until
from effsota.frozen import Frozen
from effsota.judging.discrepancies import Discrepancy, find_in_claim, find_in_record, find_in_track
from effsota.judging.rules import (
    ClaimContext,
    PlacedLater,
    RecordContext,
    Stated,
    TrackContext,
    check_claim,
    check_price,
    check_record,
    check_track,
)
from effsota.judging.rules.relations import state
from effsota.methods import LearningCurve, build_record
from effsota.model import Board, Curve, Evidence, Record, ReferenceTrend, Submission, Track
from effsota.pipeline.claims import Claims
from effsota.pipeline.isolation import isolating
from effsota.problems import Problem, Severity
from effsota.text import shorten


class PricedClaims(Frozen):
    """Submissions judged and priced: the records whose inputs and price are usable, what is wrong with all.

    `discrepancies` are, by path, what sources print wrongly as far as it showed before a price; `stated` what
    each is compared by with others.
    """

    records: list[Record] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    discrepancies: dict[str, tuple[Discrepancy, ...]] = field(default_factory=dict)
    stated: list[Stated] = field(default_factory=list)


def price_claims(
    claims: Claims, today: date, home: tuple[str, ...] = (), alone: frozenset[str] = frozenset()
) -> PricedClaims:
    """Return all submissions priced; what one was judged by is let go before the next.

    `home` are the addresses of the tracker's site and of its files, `alone` the paths of the submissions that
    share nothing with another of their track by which the two could be one.
    """
    priced = PricedClaims()
    for submission in claims.submissions:
        context, record = None, None
        found: list[Problem] = []
        with isolating(submission.file, found):
            context = _claim_context(submission, claims, today, home)
            priced.discrepancies[submission.path] = context.discrepancies
            record = _price(context, claims, found)
        if record is not None:
            priced.records.append(record)
        with isolating(submission.file, found):
            flops = () if record is None else [each.compute_flop for each in record.estimates]
            texts, is_alone = None if context is None else context.texts, submission.path in alone
            priced.stated.append(state(submission, flops, texts, is_alone=is_alone))
        priced.problems.extend(found)
    return priced


def _claim_context(
    submission: Submission, claims: Claims, today: date, home: tuple[str, ...]
) -> ClaimContext:
    return ClaimContext(
        submission=submission,
        track=claims.tracks.get(submission.track_id),
        hardware=claims.hardware,
        today=today,
        curves=claims.curves,
        discrepancies=tuple(find_in_claim(submission, claims.hardware)),
        home=home,
    )


def _price(context: ClaimContext, claims: Claims, found: list[Problem]) -> Record | None:
    """Return a submission priced, None where its inputs or its price cannot be used; add what is wrong."""
    submission, track = context.submission, context.track
    document = PlacedLater(claims.documents, submission.file)
    found += check_claim(context, document=document)
    curves = _curves_of(submission, claims)
    if _blocks(found) or curves is None:
        return None
    evidence = Evidence(
        hardware=claims.hardware,
        curves=curves,
        metric=None if track is None else track.metric,
        folder=f"submissions/{submission.track_id}",
    )
    record = build_record(submission, evidence)
    found += check_price(record, document=document)
    return None if _blocks(found) else record


def _curves_of(submission: Submission, claims: Claims) -> dict[str, Curve] | None:
    """Return the curves that are named, None where one was not read; what is wrong with it is told there."""
    folder = f"submissions/{submission.track_id}"
    named = (inputs for estimate in submission.estimates for _, inputs in estimate.inputs.nested())
    files = [inputs.file_in(folder) for inputs in named if isinstance(inputs, LearningCurve)]
    found = {file: curve for file in files if (curve := claims.curves.get(file)) is not None}
    return found if len(found) == len(set(files)) else None


def _blocks(problems: Iterable[Problem]) -> bool:
    return any(problem.is_error for problem in problems)


def judge_records(
    claims: Claims, priced: PricedClaims, *, paths: frozenset[str]
) -> tuple[tuple[Board, ...], list[Discrepancy], list[Problem]]:
    """Return the boards that can be built, all that sources print wrongly, and what rules say."""
    boards: list[Board] = []
    discrepancies: list[Discrepancy] = []
    problems: list[Problem] = []
    for track in claims.tracks.values():
        own = tuple(record for record in priced.records if record.submission.track_id == track.id)
        names = frozenset(path.partition("/")[2] for path in paths if path.startswith(f"{track.id}/"))
        board = None
        with isolating(track.file, problems):
            board = _build_board(track, own, names=names, references=claims.references)
        boards += [] if board is None else [board]
        with isolating(track.file, problems):
            problems += [] if board is None else audit_claims(board)
        baseline = next((each for each in own if each.submission.name == track.baseline), None)
        for record, factor in _places(own, board):
            file = record.submission.file
            with isolating(file, problems):
                before = priced.discrepancies[record.submission.path]
                wrong = find_in_record(record, before, factor=factor, baseline=baseline, kind=track.kind)
                context = RecordContext(
                    record=record,
                    track=track,
                    baseline=baseline,
                    hardware=claims.hardware,
                    discrepancies=tuple(wrong),
                )
                problems += check_record(context, document=PlacedLater(claims.documents, file))
                discrepancies += context.discrepancies
        with isolating(track.file, problems):
            told_until = track.published.until if track.published else None
            trend = None if board is None else trend_until(board, told_until)
            found = tuple(find_in_track(track, own, trend))
            of_track = TrackContext(track=track, names=names, records=own, discrepancies=found)
            problems += check_track(of_track, documents=claims.documents)
            discrepancies += found
    return tuple(boards), discrepancies, problems


def audit_claims(board: Board) -> list[Problem]:
    """Return what the sentences of a track's boards say that its records contradict: our own faults."""
    return [
        Problem(
            file=board.leaderboard.track.file,
            line=1,
            column=1,
            pointer="",
            rule="claim-contradicts",
            message=f"the board would say {shorten(found.text)}, and {found.why}",
            hint="this is a fault of effsota and not of the file: please report it with the track",
            severity=Severity.ERROR,
        )
        for each in (board, *board.others)
        for found in audit_board(each)
    ]


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
    return build_boards(track, records, references)


def _places(records: Sequence[Record], board: Board | None) -> list[tuple[Record, float | None]]:
    """Return each record with its factor: those on the board by their date there, then the others."""
    entries = () if board is None else board.leaderboard.entries
    placed = {entry.record.submission.path for entry in entries}
    others = ((record, None) for record in records if record.submission.path not in placed)
    return [*((entry.record, entry.factor) for entry in entries), *others]
