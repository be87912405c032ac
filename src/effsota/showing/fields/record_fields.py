"""Fields of a record: what was trained, with how much compute, where that stands on its board."""

from __future__ import annotations

from effsota.boards.agreement import build_agreement
from effsota.boards.ancestry import find_ancestry
from effsota.boards.boundaries import version_of
from effsota.boards.significance import mean_of_runs
from effsota.model import (
    Bound,
    ChangeOf,
    DateOf,
    MadeBy,
    Published,
    StatusName,
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
from effsota.showing.fields.standing_fields import (
    CONDITION,
    FACTORS,
    PLACE,
    RECORD_PATH,
    TAKEN,
    OnBoard,
)
from effsota.showing.filed import curve_files, source_path

TRACK: DataField[OnBoard] = DataField("track", NAME, "Name of the track", lambda it: it.submission.track_id)
# Of a record wherever it is listed.
RECORD: Fields[OnBoard] = (
    DataField("id", NAME, "Name of the record; track/id is its permanent id", lambda it: it.submission.name),
    RECORD_PATH,
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
    CONDITION,
    *(*FACTORS, *PLACE),
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
        by_name(nested(TAKEN)),
        "Where it stands by each other resource of which its track has a board",
        lambda it: it.elsewhere or None,
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
