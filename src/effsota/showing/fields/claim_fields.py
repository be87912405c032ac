"""Fields of what a submission says beside its compute: publication, result, status, challenges."""

from __future__ import annotations

from effsota.model import Challenge, LoggedRun, Publication, Result, Status
from effsota.showing.fields.data_field import DataField, Fields, nested
from effsota.showing.fields.holds import BOOLEAN, DAY, GIVEN, INTEGER, TEXT, many, or_null

PUBLICATION: Fields[Publication] = (
    DataField("title", TEXT, "Title of the publication"),
    DataField("authors", many(TEXT), "Its authors"),
    DataField("url", TEXT, "Link to the publication"),
)
RUN: Fields[LoggedRun] = (
    DataField("step", or_null(INTEGER), "The training step"),
    DataField("log", or_null(TEXT), "Its log; none where it is the submission's own"),
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
)
STATUS: Fields[Status] = (
    DataField("reason", TEXT, "Why it does not count"),
    DataField("date", or_null(DAY), "Since when"),
    DataField("url", or_null(TEXT), "Link"),
)
CHALLENGE: Fields[Challenge] = (
    DataField("by", TEXT, "Who objects"),
    DataField("date", DAY, "When"),
    DataField("claim", TEXT, "To what"),
    DataField("evidence", or_null(TEXT), "On what grounds"),
    DataField("reply", or_null(TEXT), "What the submitter says"),
    DataField("outcome", or_null(TEXT), "What came of it"),
)
