"""The tables that a site publishes beside that of all records: doubling times, what happened."""

from __future__ import annotations

from collections.abc import Sequence

from effsota.boards.events import What
from effsota.model import Board, Published, ReferenceTrend, Tracker
from effsota.showing.fields.board_fields import KIND, LEVEL, track_of
from effsota.showing.fields.data_field import DataField, Fields, inside
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.holds import DAY, NAME, NUMBER, TEXT, choice, or_null
from effsota.showing.fields.source_fields import written
from effsota.showing.fields.trend_fields import TREND
from effsota.showing.pages.changes import Change
from effsota.showing.permanent_names import tag_uri
from effsota.units import DAYS_PER_MONTH

_PRINTED: Fields[Published] = (
    DataField(
        "published_doubling_time",
        or_null(TEXT),
        "The doubling time exactly as the board's source prints it",
        lambda it: written(it.doubling_time),
    ),
    DataField(
        "published_months",
        or_null(NUMBER),
        "The same in months",
        lambda it: it.doubling_time and it.doubling_time.base / DAYS_PER_MONTH,
    ),
)


def trend_table(references: Sequence[ReferenceTrend]) -> DataTable[Board]:
    """Return the table of doubling times; its last columns are the reference trends'."""
    return DataTable(
        fields=(
            DataField("track", NAME, "Name of the track", lambda it: track_of(it).id),
            *(LEVEL, KIND, *TREND),
            *inside(lambda it: track_of(it).published, _PRINTED),
            *map(_reference, references),
        ),
        key=("track",),
        first=(
            *("track", "level", "kind", "doubling_time_months", "low", "high"),
            *("points", "fit", "start", "end", "growth_per_year"),
            "fragility",
        ),
    )


def _reference(trend: ReferenceTrend) -> DataField[Board]:
    def get(board: Board) -> float | None:
        found = board.trend.references if board.trend else ()
        return next((reference.factor for reference in found if reference.id == trend.id), None)

    words = f"Factor that {trend.name} yields over the same time"
    return DataField(f"reference_{trend.id}", or_null(NUMBER), words, get)


def change_table(tracker: Tracker) -> DataTable[Change]:
    """Return the table of what happened, each thing under the name that it has in the tracker's feeds."""
    return DataTable(
        fields=(
            DataField("date", DAY, "Day on which it came on file"),
            DataField("what", choice(What), "What happened", lambda it: it.kind),
            DataField("track", NAME, "Name of the track", lambda it: it.record.partition("/")[0]),
            DataField("id", NAME, "Name of the record", lambda it: it.record.partition("/")[2]),
            DataField("model", TEXT, "What was trained", lambda it: it.model.text),
            DataField("text", or_null(TEXT), "What happened, in words", lambda it: it.text or None),
            DataField(
                "tag",
                TEXT,
                "Permanent name of the change, the same as in the feeds",
                lambda it: tag_uri(tracker, it.key),
            ),
        ),
        key=("tag",),
    )
