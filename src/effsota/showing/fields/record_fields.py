"""Fields of a record: what was trained, with how much compute, where that stands on its board."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from effsota.boards.agreement import build_agreement
from effsota.boards.ancestry import find_ancestry
from effsota.boards.boundaries import version_of
from effsota.boards.significance import mean_of_runs
from effsota.model import (
    DIRECTIONS,
    Board,
    Bound,
    ChangeOf,
    DateOf,
    Decision,
    Direction,
    Entry,
    MadeBy,
    Published,
    Record,
    Share,
    StatusName,
    Submission,
)
from effsota.model.resources import TRAINING_COMPUTE
from effsota.showing.fields.ancestry_fields import OWN_WAY
from effsota.showing.fields.claim_fields import (
    CHALLENGE,
    DECISION,
    PUBLICATION,
    RESTATED,
    RESULT,
    RUNS_MEAN,
    STATUS,
)
from effsota.showing.fields.compute_fields import AGREEMENT, COMPUTE, ESTIMATE, METHOD
from effsota.showing.fields.data_field import DataField, Fields, inside, nested
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.holds import (
    BOOLEAN,
    DAY,
    DOCUMENT,
    INTEGER,
    NAME,
    NUMBER,
    PATH,
    TEXT,
    by_name,
    choice,
    many,
    or_null,
)
from effsota.showing.fields.source_fields import PUBLISHED, written
from effsota.showing.filed import curve_files, source_path


@dataclass(frozen=True, slots=True, kw_only=True)
class OnBoard:
    """A record with the board that it stands on, and what maintainers decided about it."""

    entry: Entry
    board: Board
    decisions: tuple[Decision, ...] = ()

    @property
    def record(self) -> Record:
        """What we compute."""
        return self.entry.record

    @property
    def submission(self) -> Submission:
        """What is claimed."""
        return self.entry.record.submission

    def entry_in(self, direction: Direction) -> Entry | None:
        """Return the entry if that is the way in which its board is better."""
        return self.entry if self.board.leaderboard.track.kind.direction is direction else None


def on_board(board: Board) -> tuple[OnBoard, ...]:
    """Return the records of a board, by date, then by path."""
    return tuple(OnBoard(entry=entry, board=board) for entry in board.leaderboard.entries)


def _factors(direction: Direction) -> Fields[OnBoard]:
    """Return the factor of a direction with its range; a record on a board of the other has none of them."""
    name = direction.factor
    fields: Fields[Entry] = (
        DataField(f"{name}_factor", NUMBER, direction.factor_is, lambda it: it.factor),
        DataField(f"{name}_low", NUMBER, "Lower end of its tolerance", lambda it: it.factor_low),
        DataField(f"{name}_high", NUMBER, "Upper end of its tolerance", lambda it: it.factor_high),
    )
    return inside(lambda it: it.entry_in(direction), fields, is_optional=True)


_PATH: DataField[OnBoard] = DataField(
    "path", PATH, "Permanent id: track/id", lambda it: it.submission.path, in_tables=False
)
_FACTORS: Fields[OnBoard] = tuple(each for direction in DIRECTIONS for each in _factors(direction))
_PLACE: Fields[OnBoard] = (
    DataField(
        "rank",
        or_null(INTEGER),
        "Place on its board, 1 is best; none if it is not ranked",
        lambda it: it.entry.rank,
    ),
    DataField(
        "frontier", BOOLEAN, "Whether it is on the efficiency frontier", lambda it: it.entry.is_frontier
    ),
)


def _shares(shares: Iterable[Share]) -> dict[str, float] | None:
    return {share.key: share.factor for share in shares} or None


_CONDITION: DataField[OnBoard] = DataField(
    "condition",
    TEXT,
    "Under which it was taken, such as on which chips, where the resource has conditions",
    lambda it: it.entry.amount.condition or None,
    is_optional=True,
)
_TAKEN: Fields[OnBoard] = (
    DataField("value", NUMBER, "What it took, in the board's unit", lambda it: it.entry.amount.value),
    _CONDITION,
    *(*_FACTORS, *_PLACE),
    DataField(
        "shares",
        by_name(NUMBER),
        "What its factor is the product of, where both records state enough",
        lambda it: _shares(it.entry.shares),
        is_optional=True,
    ),
    DataField(
        "step",
        by_name(NUMBER),
        "On the frontier: what its gain on the frontier record before is the product of",
        lambda it: _shares(it.entry.step),
        is_optional=True,
    ),
    DataField(
        "systems_only",
        BOOLEAN,
        "On the frontier: whether that gain is one of systems alone, without fewer FLOP",
        lambda it: it.entry.is_of_systems if it.entry.step else None,
        is_optional=True,
    ),
)
# Of a record on a board by another resource than its track ranks by.
STANDING: Fields[OnBoard] = (_PATH, *_TAKEN)


def standings_of(row: OnBoard) -> dict[str, OnBoard]:
    """Return a record as it stands on each other board of its track, by the resource."""
    return {
        board.leaderboard.resource.key: OnBoard(entry=entry, board=board)
        for board in row.board.others
        if (entry := board.leaderboard.by_path.get(row.submission.path)) is not None
    }


TRACK: DataField[OnBoard] = DataField("track", NAME, "Name of the track", lambda it: it.submission.track_id)
# Of a record wherever it is listed.
RECORD: Fields[OnBoard] = (
    DataField("id", NAME, "Name of the record; track/id is its permanent id", lambda it: it.submission.name),
    _PATH,
    DataField("model", TEXT, "What was trained, as its publication calls it", lambda it: it.submission.model),
    DataField("date", DAY, "Date of the result, YYYY-MM-DD", lambda it: it.submission.date),
    *inside(lambda it: it.record.headline, COMPUTE, is_optional=True),
    DataField(
        "value",
        NUMBER,
        "What it took, in the board's unit, where the board ranks by another resource than compute",
        lambda it: None if it.entry.resource.key == TRAINING_COMPUTE.key else it.entry.amount.value,
        is_optional=True,
    ),
    _CONDITION,
    *(*_FACTORS, *_PLACE),
    DataField("bound", choice(Bound), "upper: the compute is at most this", lambda it: it.submission.bound),
    DataField(
        "status", choice(StatusName), "Only accepted records are ranked", lambda it: it.submission.status.name
    ),
    DataField(
        "method",
        METHOD,
        "How the compute is arrived at",
        lambda it: it.record.headline and it.record.headline.estimate.method.name,
        is_optional=True,
    ),
    DataField(
        "published",
        or_null(nested(PUBLISHED)),
        "What its board's source prints",
        lambda it: it.submission.published,
    ),
    DataField(
        "agreement",
        or_null(nested(AGREEMENT)),
        "How far the estimates lie apart; none where there is one",
        lambda it: build_agreement(it.record),
    ),
)
# Of a record in a file of its own.
WHOLE_RECORD: Fields[OnBoard] = (
    *(TRACK, *RECORD),
    DataField(
        "date_of",
        choice(DateOf),
        "What the date is of",
        lambda it: it.submission.date_of,
    ),
    DataField(
        "publication", nested(PUBLICATION), "Where it was made public", lambda it: it.submission.publication
    ),
    DataField("result", or_null(nested(RESULT)), "What was reached", lambda it: it.submission.result),
    DataField(
        "runs_mean",
        or_null(nested(RUNS_MEAN)),
        "How sure it is that the mean of the runs reaches the target, where they are given",
        lambda it: mean_of_runs(it.submission, it.board.leaderboard.track.metric),
    ),
    DataField(
        "status_detail",
        or_null(nested(STATUS)),
        "Why and since when it does not count",
        lambda it: it.submission.status if it.submission.status.reason else None,
    ),
    DataField("builds_on", many(PATH), "Records whose work it continues", lambda it: it.submission.builds_on),
    DataField(
        "changes",
        many(choice(ChangeOf)),
        "What kinds of work its gain comes from, where a source says it",
        lambda it: it.submission.changes,
    ),
    DataField(
        "made_by",
        or_null(choice(MadeBy)),
        "Who found the change, where a source says it",
        lambda it: it.submission.made_by,
    ),
    DataField(
        "ancestry",
        nested(OWN_WAY),
        "The way that led to it, where it builds on another record",
        lambda it: find_ancestry(it.entry, it.board.leaderboard) if it.submission.builds_on else None,
        is_optional=True,
    ),
    DataField(
        "rules_version",
        INTEGER,
        "Version of its track's rules that was in force on its day",
        lambda it: version_of(it.board.leaderboard.track, it.submission.date),
    ),
    DataField(
        "restated",
        many(nested(RESTATED)),
        "Other figures that its source has had for it, which count for nothing here",
        lambda it: it.submission.restated,
    ),
    DataField(
        "formerly",
        many(PATH),
        "Permanent ids that it had before; their pages lead to its own",
        lambda it: it.submission.formerly,
    ),
    DataField(
        "boards",
        by_name(nested(_TAKEN)),
        "Where it stands by each other resource of which its track has a board",
        lambda it: standings_of(it) or None,
        is_optional=True,
    ),
    DataField(
        "challenges",
        many(nested(CHALLENGE)),
        "What somebody objects to, and what came of it",
        lambda it: it.submission.challenges,
    ),
    DataField(
        "decisions",
        many(nested(DECISION)),
        "What maintainers decided of pull requests and issues about it, and why",
        lambda it: it.decisions,
    ),
    DataField(
        "estimates",
        many(nested(ESTIMATE)),
        "The first is the headline, the others are cross-checks",
        lambda it: it.record.estimates,
    ),
    DataField(
        "file",
        TEXT,
        "The file that was filed, byte for byte, with its comments",
        lambda it: source_path(it.submission.file),
    ),
    DataField(
        "curves",
        many(TEXT),
        "The learning curves that it rests on, as CSV",
        lambda it: [source_path(file) for file in curve_files(it.submission)],
    ),
    DataField(
        "as_written",
        DOCUMENT,
        "Everything that was filed, in the order and with the digits of the file: what"
        " schema/submission.schema.json describes, and `effsota restore` makes a file of",
        lambda it: it.submission.as_written,
    ),
)
_PRINTED: Fields[Published] = (
    DataField(
        "published_compute",
        or_null(TEXT),
        "The compute as its board's source prints it",
        lambda it: written(it.compute),
    ),
    DataField(
        "published_factor",
        or_null(NUMBER),
        "The factor as its board's source prints it",
        lambda it: it.reduction_factor or it.growth_factor,
    ),
)
# In the tables, which hold single values only.
RECORDS: DataTable[OnBoard] = DataTable(
    fields=(
        *(TRACK, *RECORD),
        *inside(lambda it: it.submission.published, _PRINTED),
        DataField(
            "publication", TEXT, "Title of the publication", lambda it: it.submission.publication.title
        ),
        DataField("url", TEXT, "Link to the publication", lambda it: it.submission.publication.url),
    ),
    key=("track", "id"),
    first=(
        *("track", "id", "model", "date"),
        *("compute_flop", "compute_low_flop", "compute_high_flop", "compute_tfs_days"),
    ),
)
