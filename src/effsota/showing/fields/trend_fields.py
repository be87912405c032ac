"""Fields of a doubling time and of what it can be trusted for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from effsota.boards.claims.rate_claims import told_eras
from effsota.model import (
    Analysis,
    Board,
    Break,
    DoublingSpan,
    Doubt,
    EraTrend,
    Fit,
    Rests,
    Sensitivity,
    Series,
    Sturdiness,
    Trend,
    Varied,
)
from effsota.showing.fields.data_field import DataField, Fields, inside, nested
from effsota.showing.fields.holds import (
    BOOLEAN,
    DAY,
    INTEGER,
    NUMBER,
    PATH,
    TEXT,
    by_name,
    choice,
    many,
    or_null,
)

# Of a trend, and of an era's.
RATE: Fields[Any] = (
    DataField("doubling_time_months", or_null(NUMBER), "Doubling time in months"),
    DataField("low", or_null(NUMBER), "Lower end of its 95% interval, in months; none with two points"),
    DataField("high", or_null(NUMBER), "Upper end, in months; none where it has no end"),
    DataField("points", INTEGER, "Records fitted"),
)
_END_POINTS: Fields[Any] = (
    DataField(
        "endpoint_months",
        or_null(NUMBER),
        "Doubling time by its first and last record alone, in months",
        in_tables=False,
    ),
)
PERIOD: Fields[Trend] = (
    DataField("start", DAY, "Date of the first fitted record"),
    DataField("end", DAY, "Date of the last fitted record"),
)
FITTED: Fields[Trend] = (
    *RATE,
    *_END_POINTS,
    DataField("fit", choice(Fit), "Which records are fitted"),
    *PERIOD,
    DataField("series", choice(Series), "What the records are"),
    DataField("rests_on", choice(Rests), "What the 95% interval rests on", in_tables=False),
    DataField("interval_points", INTEGER, "Publications or pairs that it rests on", in_tables=False),
    DataField("centre_months", or_null(NUMBER), "Doubling time in its middle, in months", in_tables=False),
    *inside(
        lambda it: it.tolerance,
        (
            DataField(
                "tolerance_low",
                or_null(NUMBER),
                "Of two records: least that the uncertainties of their estimates leave, in months",
                lambda it: it.low,
            ),
            DataField("tolerance_high", or_null(NUMBER), "Most; none without an end", lambda it: it.high),
        ),
        in_tables=False,
    ),
    DataField("growth_per_year", or_null(NUMBER), "Factor in a year; none below a year"),
    DataField(
        "reference",
        by_name(NUMBER),
        "What each reference trend yields over the same time, as a factor",
        lambda it: {reference.id: reference.factor for reference in it.references},
    ),
)
BREAK: Fields[Break] = (
    DataField("date", DAY, "Where the rate changes most", lambda it: it.at),
    DataField("before_months", or_null(NUMBER), "Doubling time before, in months; none without growth"),
    DataField("after_months", or_null(NUMBER), "Doubling time after, in months"),
    DataField("p_value", or_null(NUMBER), "How often chance gives one as good; none where it is not tested"),
    DataField("found", BOOLEAN, "Whether the p value is below 0.05"),
)
ERA: Fields[EraTrend] = (
    DataField("name", TEXT, "Name of the era", lambda it: it.era.name),
    DataField("from", or_null(DAY), "First day; none: open", lambda it: it.era.start),
    DataField("to", or_null(DAY), "Last day; none: open", lambda it: it.era.end),
    *RATE,
    *_END_POINTS,
    DataField(
        "least_flop",
        or_null(NUMBER),
        "Least compute of its runs as a source prints it, in FLOP",
        lambda it: it.era.least and it.era.least.base,
    ),
    DataField(
        "most_flop",
        or_null(NUMBER),
        "Most compute of its runs as a source prints it, in FLOP",
        lambda it: it.era.most and it.era.most.base,
    ),
    DataField(
        "outside",
        many(PATH),
        "Records of the era outside that range",
        lambda it: [entry.record.submission.path for entry in it.outside],
    ),
)


def _span(
    name: str, words: str, get: Callable[[Analysis], DoublingSpan | None], *, in_tables: bool = False
) -> Fields[Analysis]:
    """Return the two ends of a span."""
    ends: Fields[DoublingSpan] = (
        DataField(f"{name}_low", or_null(NUMBER), f"{words}: least, in months", lambda it: it.low),
        DataField(
            f"{name}_high",
            or_null(NUMBER),
            f"{words}: most, in months; none where it has no end",
            lambda it: it.high,
        ),
    )
    return inside(get, ends, in_tables=in_tables)


SENSITIVITY: Fields[Sensitivity] = (
    DataField("varied", choice(Varied), "What is chosen otherwise"),
    DataField("record", or_null(PATH), "The record that is taken otherwise; none where that is the level"),
    DataField("choice", TEXT, "How it is taken: by whom it is estimated, its date, or the level"),
    DataField("doubling_time_months", or_null(NUMBER), "Doubling time then, in months"),
    DataField("factor", or_null(NUMBER), "Factor of the best record then"),
    DataField("p_value", or_null(NUMBER), "Of the best break then"),
)
ANALYSIS: Fields[Analysis] = (
    *_span(
        "leave_one_out",
        "Doubling time with one record left out",
        lambda it: it.fragility.leave_one_out,
        in_tables=True,
    ),
    DataField("fragility", choice(Sturdiness), "Its fragility in a word", lambda it: it.fragility.word),
    DataField("doubts", many(choice(Doubt)), "Why it is not sturdy", lambda it: it.fragility.doubts),
    DataField(
        "leans_on",
        or_null(PATH),
        "The record whose absence changes most",
        lambda it: it.fragility.leans_on,
        in_tables=False,
    ),
    *_span(
        "estimate_off",
        "Doubling time with one estimate off by its uncertainty",
        lambda it: it.fragility.estimate_off,
    ),
    *_span("dates_off", "Doubling time with one date half a year off", lambda it: it.fragility.dates_off),
    DataField(
        "all_records_months",
        or_null(NUMBER),
        "Doubling time over all ranked records, in months",
        lambda it: it.fragility.all_records_months,
        in_tables=False,
    ),
    DataField("eras", many(nested(ERA)), "Declared eras, each with its own fit"),
    DataField("break", or_null(nested(BREAK)), "The best single break", lambda it: it.break_),
    DataField("later_break", or_null(nested(BREAK)), "The best single break of what follows a break"),
    DataField(
        "sensitivity",
        many(nested(SENSITIVITY)),
        "The headlines by other choices on file",
        lambda it: it.sensitivities,
    ),
)
TREND: Fields[Board] = (
    *inside(lambda it: it.trend, FITTED),
    DataField(
        "is_told",
        BOOLEAN,
        "Whether pages tell this rate, which is of the whole time; false where each of the eras has its own",
        lambda it: not told_eras(it),
    ),
    *inside(lambda it: it.analysis, ANALYSIS, is_optional=True),
)
