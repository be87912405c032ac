"""The tables that a site publishes beside that of all records: doubling times, what happened."""

from __future__ import annotations

from collections.abc import Sequence

from effsota.boards.events import What
from effsota.ledger.causes import Happening
from effsota.model import Board, Published, ReferenceTrend
from effsota.showing.fields.board_fields import KIND, LEVEL, RANKED_BY, track_of
from effsota.showing.fields.data_field import DataField, Fields, inside
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.holds import DAY, NAME, NUMBER, TEXT, choice, or_null
from effsota.showing.fields.source_fields import written
from effsota.showing.fields.trend_fields import TREND
from effsota.showing.pages.change_lines import Change
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
    """Return the table of doubling times by each resource; its last columns are the reference trends'."""
    return DataTable(
        fields=(
            DataField("track", NAME, "Name of the track", lambda it: track_of(it).id),
            *(LEVEL, KIND, RANKED_BY, *TREND),
            *inside(lambda it: track_of(it).published, _PRINTED),
            *map(_reference, references),
        ),
        key=("track", "resource"),
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


CHANGES: DataTable[Change] = DataTable(
    fields=(
        DataField("date", DAY, "Day on which it was published; before the ledger, on which it came on file"),
        DataField("what", choice((*What, *Happening)), "What happened", lambda it: it.kind),
        DataField("track", or_null(NAME), "Name of the track", lambda it: it.place.track or None),
        DataField("id", or_null(NAME), "Name of the record", lambda it: it.place.record or None),
        DataField(
            "model", or_null(TEXT), "What was trained, or the track's name", lambda it: it.name or None
        ),
        DataField("title", TEXT, "What happened, in one line"),
        DataField("text", or_null(TEXT), "What happened, in words"),
        DataField("tag", TEXT, "Permanent name of the change, the same as in the feeds"),
    ),
    key=("tag",),
)
