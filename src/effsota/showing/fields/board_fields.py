"""Fields of a board: what is tracked, its trend, what its source prints, its records."""

from __future__ import annotations

from effsota.boards.ancestry import board_ancestry
from effsota.boards.boundaries import BoundaryCrossing, crossings_of
from effsota.model import (
    KINDS,
    RESOURCES,
    Better,
    Board,
    Domain,
    Metric,
    Reaching,
    RuleChange,
    RuleChangeOf,
    Track,
)
from effsota.showing.fields import API
from effsota.showing.fields.ancestry_fields import ANCESTRY
from effsota.showing.fields.data_field import DataField, Fields, inside, nested
from effsota.showing.fields.holds import (
    DAY,
    DOCUMENT,
    GIVEN,
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
from effsota.showing.fields.record_fields import RECORD
from effsota.showing.fields.source_fields import OF_A_TRACK
from effsota.showing.fields.standing_fields import STANDING, on_board
from effsota.showing.fields.trend_fields import TREND
from effsota.showing.filed import source_path


def track_of(board: Board) -> Track:
    """Return what a board tracks."""
    return board.leaderboard.track


METRIC: Fields[Metric] = (
    DataField("name", TEXT, "What is measured"),
    DataField("unit", TEXT, "Its unit"),
    DataField("better", choice(Better), "Which way is better"),
    DataField("target", GIVEN, "The level to reach"),
    DataField("tolerance", GIVEN, "By how much a result may miss it, in the metric's unit"),
    DataField("runs", choice(Reaching), "What of several runs has to reach it: each, or their mean"),
    DataField(
        "p", or_null(GIVEN), "The most that the one-sided p of such a mean may be; none where none is asked"
    ),
    DataField("p_from", or_null(DAY), "First day of the records that it is asked of; none where of all"),
)
_OF_TRACK: Fields[Track] = (
    DataField("id", NAME, "Name of the track"),
    DataField("name", TEXT, "Its name for people"),
    DataField("kind", choice(kind.id for kind in KINDS), "Kind of track", lambda it: it.kind.id),
    DataField("level", TEXT, "Short label"),
    DataField("published", or_null(nested(OF_A_TRACK)), "What the board's source prints"),
)
_DECLARED: Fields[Track] = (
    DataField("domain", choice(Domain), "Its field"),
    DataField("dataset", or_null(TEXT), "What is trained or measured on"),
    DataField(
        "coverage_until",
        or_null(DAY),
        "Last day of which the board's data tell; none where it is kept up",
        lambda it: it.coverage.until if it.coverage else None,
    ),
    DataField("baseline", NAME, "Record that the factors are computed against"),
    DataField("metric", or_null(nested(METRIC)), "What is measured; none in a compute trend"),
)
_RULE_CHANGE: Fields[RuleChange] = (
    DataField("version", INTEGER, "Version of the rules that it makes"),
    DataField("from", DAY, "First day on which it is in force", lambda it: it.start),
    DataField("changes", choice(RuleChangeOf), "data and timing part the records; conditions do not"),
    DataField("what", TEXT, "What became of the rules"),
)
RULE_CHANGES: DataField[Track] = DataField(
    "rule_changes", many(nested(_RULE_CHANGE)), "How the rules came to be what they are, by version"
)
_BOUNDARY: Fields[BoundaryCrossing] = (
    DataField("version", INTEGER, "Version of the rules behind it", lambda it: it.change.version),
    DataField("from", DAY, "Its day", lambda it: it.change.start),
    DataField("before", PATH, "Last frontier record before it", lambda it: it.before.record.submission.path),
    DataField("after", PATH, "First frontier record behind it", lambda it: it.after.record.submission.path),
    DataField("factor", NUMBER, "How many times better that one is: across the boundary"),
)
BOUNDARIES: DataField[Board] = DataField(
    "boundaries",
    many(nested(_BOUNDARY)),
    "Changes of rules that the frontier crosses, so that factors across them are in part of the change",
    lambda it: crossings_of(it.leaderboard),
)
_FILED: Fields[Track] = (
    DataField(
        "file",
        TEXT,
        "The file that declares the track, byte for byte, with its comments",
        lambda it: source_path(it.file),
    ),
    DataField(
        "as_written",
        DOCUMENT,
        "Everything in that file, in its order and with its digits: what schema/track.schema.json describes",
    ),
)
ID, TITLE, KIND, LEVEL, PRINTED = inside(track_of, _OF_TRACK)
RATE: DataField[Board] = DataField(
    "trend",
    or_null(nested(TREND)),
    "Doubling time over the whole time; none where there are too few records",
    lambda it: it if it.trend else None,
)
RANKED_BY: DataField[Board] = DataField(
    "resource",
    choice(resource.key for resource in RESOURCES),
    "What it ranks by",
    lambda it: it.leaderboard.resource.key,
)
# Of a board in the index.
GLANCE: Fields[Board] = (
    *(ID, TITLE, KIND, LEVEL, RANKED_BY),
    DataField("path", TEXT, "Its API file", lambda it: f"{API}tracks/{it.leaderboard.track.id}.json"),
    DataField("csv", TEXT, "Its CSV file", lambda it: f"data/{it.leaderboard.track.id}.csv"),
    DataField("submissions", INTEGER, "Records on file", lambda it: len(it.leaderboard.entries)),
    DataField(
        "sota",
        or_null(PATH),
        "Record that leads",
        lambda it: it.leaderboard.sota and it.leaderboard.sota.record.submission.path,
    ),
    RATE,
)
# Of a board by another resource than the one that its track ranks by.
_UNIT: DataField[Board] = DataField(
    "unit", TEXT, "Unit of its values", lambda it: it.leaderboard.resource.unit
)
_CONDITION: DataField[Board] = DataField(
    "condition",
    TEXT,
    "Under which all was taken that it ranks, where the resource has conditions",
    lambda it: it.leaderboard.condition or None,
    is_optional=True,
)
_OTHER: Fields[Board] = (
    _UNIT,
    DataField("boundary", TEXT, "What is counted", lambda it: it.leaderboard.resource.boundary),
    _CONDITION,
    RATE,
    BOUNDARIES,
    DataField("submissions", many(nested(STANDING)), "Who states it, by date, then by path", on_board),
)
OTHERS: DataField[Board] = DataField(
    "boards",
    by_name(nested(_OTHER)),
    "The same records by each other resource that two of them state",
    lambda it: {other.leaderboard.resource.key: other for other in it.others} or None,
    is_optional=True,
)
# Of a board in a file of its own.
BOARD: Fields[Board] = (
    *(ID, TITLE, KIND, LEVEL),
    *inside(track_of, (*_DECLARED, RULE_CHANGES)),
    BOUNDARIES,
    RANKED_BY,
    _UNIT,
    _CONDITION,
    *(RATE, PRINTED),
    DataField("submissions", many(nested(RECORD)), "Every record, by date, then by path", on_board),
    OTHERS,
    DataField(
        "ancestry",
        nested(ANCESTRY),
        "How the record that leads came about, where it builds on another one of the board",
        lambda it: board_ancestry(it.leaderboard),
        is_optional=True,
    ),
    *inside(track_of, _FILED),
)
