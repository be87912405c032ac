"""The columns of the table of learning curves: a row for each logged value of each metric."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from effsota.frozen import Frozen
from effsota.model import X_COLUMNS, Board, Curve, Submission
from effsota.showing.fields.data_field import DataField, Fields
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.holds import GIVEN, INTEGER, NAME, TEXT, or_null
from effsota.showing.filed import curve_files


class LoggedValue(Frozen):
    """A value of a metric in the curve of `file`, which a record rests on; `place` is its row there."""

    submission: Submission
    file: str
    curve: Curve
    metric: str
    place: int

    def x_of(self, name: str) -> float | None:
        """Return where the row stands on an x axis, None where the curve does not have it."""
        column = self.curve.columns.get(name)
        return None if column is None else column[self.place]


def logged_values(boards: Sequence[Board], curves: Mapping[str, Curve]) -> Iterator[LoggedValue]:
    """Yield what the curves hold that records rest on, curve by curve."""
    for _, values in logged_by_curve(boards, curves):
        yield from values


def logged_by_curve(
    boards: Sequence[Board], curves: Mapping[str, Curve]
) -> Iterator[tuple[str, Iterator[LoggedValue]]]:
    """Yield the file of each curve with what it holds; one of several records stands under the first."""
    rests = (
        (file, entry.record.submission)
        for board in boards
        for entry in board.leaderboard.entries
        for file in curve_files(entry.record.submission)
    )
    first: dict[str, Submission] = {}
    for file, submission in rests:
        first.setdefault(file, submission)
    for file, submission in first.items():
        if file in curves:
            yield file, _values_in(curves[file], file, submission)


def _values_in(curve: Curve, file: str, submission: Submission) -> Iterator[LoggedValue]:
    for metric in curve.metric_names:
        for place, value in enumerate(curve.columns[metric]):
            if value is not None:
                yield LoggedValue(submission=submission, file=file, curve=curve, metric=metric, place=place)


def _x_field(name: str, unit: str) -> DataField[LoggedValue]:
    words = f"Where it was logged, in {unit}; none where the curve does not tell"
    return DataField(name, or_null(GIVEN), words, lambda it: it.x_of(name))


_FIELDS: Fields[LoggedValue] = (
    DataField(
        "track", NAME, "Track of the first record that rests on the curve", lambda it: it.submission.track_id
    ),
    DataField("id", NAME, "Name of that record", lambda it: it.submission.name),
    DataField(
        "curve", TEXT, "The curve: its file below data/submissions/", lambda it: it.file.partition("/")[2]
    ),
    DataField("line", INTEGER, "Line in that file", lambda it: it.curve.lines[it.place]),
    *(_x_field(name, unit) for name, unit in X_COLUMNS.items()),
    DataField("metric", TEXT, "Which column of the curve"),
    DataField("value", GIVEN, "What it holds there", lambda it: it.curve.columns[it.metric][it.place]),
)
CURVES: DataTable[LoggedValue] = DataTable(fields=_FIELDS, key=("curve", "line", "metric"))
