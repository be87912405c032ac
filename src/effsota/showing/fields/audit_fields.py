"""Fields of the audit: published figures that do not follow from their own inputs."""

from __future__ import annotations

from effsota.judging.cases import Case
from effsota.judging.discrepancies import Discrepancy
from effsota.showing.fields.data_field import DataField, Fields, nested
from effsota.showing.fields.holds import BOOLEAN, INTEGER, NUMBER, TEXT, many, or_null
from effsota.showing.fields.source_fields import PLACE

FIGURE: Fields[Discrepancy] = (
    DataField("path", TEXT, "Track, or track/record", lambda it: it.owner.path),
    DataField("printed", TEXT, "As printed"),
    DataField("follows", TEXT, "What follows from the inputs"),
    DataField("ratio", or_null(NUMBER), "Printed / what follows", lambda it: it.ratio),
    DataField("days", or_null(INTEGER), "Printed - what follows, in days", lambda it: it.days),
)
CASE: Fields[Case] = (
    DataField("id", TEXT, "Permanent name of the case"),
    DataField("kind", TEXT, "What kind of figure"),
    DataField(
        "is_wrong", BOOLEAN, "false: another convention, a near miss or rounding, not counted as a case"
    ),
    DataField("what", TEXT, "Which figure"),
    DataField("figures", many(nested(FIGURE)), "Every figure of the case", lambda it: it.figures),
    DataField("reason", or_null(TEXT), "Why it does not follow"),
    DataField("note", or_null(TEXT), "More about it"),
    DataField("sources", many(nested(PLACE)), "Where it is printed"),
    DataField("page", TEXT, "Its place on the site", lambda it: f"audit/#{it.id}"),
)
