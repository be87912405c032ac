"""Fields of what a submission says beside its compute: publication, result, status, challenges."""

from __future__ import annotations

from effsota.boards.significance import RunsMean
from effsota.model import (
    Challenge,
    Decided,
    DecidedBy,
    Decision,
    LoggedRun,
    MeasuredRuns,
    Publication,
    Restated,
    RestatedAs,
    Result,
    Status,
    StatusBy,
)
from effsota.showing.fields.data_field import DataField, Fields, nested
from effsota.showing.fields.holds import (
    BOOLEAN,
    DAY,
    GIVEN,
    INTEGER,
    NUMBER,
    PATH,
    TEXT,
    choice,
    many,
    or_null,
)

PUBLICATION: Fields[Publication] = (
    DataField("title", TEXT, "Title of the publication"),
    DataField("authors", many(TEXT), "Its authors"),
    DataField("url", TEXT, "Link to the publication"),
)
RUN: Fields[LoggedRun] = (
    DataField("step", or_null(INTEGER), "The training step"),
    DataField("log", or_null(TEXT), "Its log; none where it is the submission's own"),
)
RUNS: Fields[MeasuredRuns] = (
    DataField("values", many(GIVEN), "The metric of each run"),
    DataField("p", or_null(GIVEN), "The one-sided p that the source prints"),
)
RUNS_MEAN: Fields[RunsMean] = (
    DataField("count", INTEGER, "How many runs"),
    DataField("mean", NUMBER, "Their mean"),
    DataField("standard_error", or_null(NUMBER), "Of the mean; none of one run"),
    DataField(
        "p", or_null(NUMBER), "One-sided, by Student's t: a mean only just at the target is as good by chance"
    ),
)
RESULT: Fields[Result] = (
    DataField("value", GIVEN, "The metric where compute was counted"),
    DataField(
        "measured",
        BOOLEAN,
        "Whether it was measured; else it is at least the level",
        lambda it: it.is_measured,
    ),
    DataField("run", or_null(nested(RUN)), "The run that was measured, where the source says which"),
    DataField("runs", or_null(nested(RUNS)), "The runs that the result is the mean of, where they are given"),
)
STATUS: Fields[Status] = (
    DataField("reason", TEXT, "Why it does not count"),
    DataField("date", or_null(DAY), "Since when"),
    DataField("url", or_null(TEXT), "Link"),
    DataField("by", or_null(choice(StatusBy)), "In which role somebody said so"),
)
DECISION: Fields[Decision] = (
    DataField("date", DAY, "When"),
    DataField("pull", or_null(INTEGER), "Number of the pull request, where it was one"),
    DataField("issue", or_null(INTEGER), "Number of the issue, where it was one"),
    DataField("record", or_null(PATH), "Permanent id of the record that it was about"),
    DataField("decision", choice(Decided), "What became of it"),
    DataField("why", TEXT, "Why"),
    DataField("by", choice(DecidedBy), "In which role somebody decided"),
)
RESTATED: Fields[Restated] = (
    DataField("date", DAY, "Day on which it was so stated"),
    DataField(
        "is",
        choice(RestatedAs),
        "retimed, rule-changed: measured anew; superseded: replaced",
        lambda it: it.as_,
    ),
    DataField(
        "wall_clock_s",
        or_null(NUMBER),
        "The time so stated, in seconds",
        lambda it: it.wall_clock and it.wall_clock.base,
    ),
    DataField("why", TEXT, "Why"),
)
CHALLENGE: Fields[Challenge] = (
    DataField("by", TEXT, "Who objects"),
    DataField("date", DAY, "When"),
    DataField("claim", TEXT, "To what"),
    DataField("evidence", or_null(TEXT), "On what grounds"),
    DataField("reply", or_null(TEXT), "What the submitter says"),
    DataField("outcome", or_null(TEXT), "What came of it"),
)
