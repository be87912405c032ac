"""Shapes of doubling times and of what they can be trusted for."""

from __future__ import annotations

from effsota.showing.website.schemas.shapes import (
    PATH,
    Shape,
    boolean,
    choice,
    day,
    integer,
    many,
    mapping,
    number,
    or_null,
    text,
)


def _span(name: str, words: str) -> dict[str, Shape]:
    return {
        f"{name}_low": or_null(number(f"{words}: least, in months")),
        f"{name}_high": or_null(number(f"{words}: most, in months; null where it has no end")),
    }


FIT = {
    "doubling_time_months": or_null(number("Doubling time in months; negative: halves")),
    "low": or_null(number("Lower end of its 95 % interval; null where two points leave none")),
    "high": or_null(number("Upper end; null where it has no end")),
    "points": integer("Records fitted"),
}
END_POINTS = {
    "endpoint_months": or_null(number("Doubling time by its first and last record alone, in months")),
}
BREAK = or_null(
    mapping(
        {
            "date": day("Where the rate changes most"),
            "low": day("Earliest date of its 95 % interval"),
            "high": day("Latest date"),
            "before_months": or_null(number("Doubling time before, in months")),
            "after_months": or_null(number("Doubling time after, in months")),
            "p_value": number("Of a fit without a break"),
            "found": boolean("Whether the p value is below 0.05"),
        },
        words="The best single break",
    )
)
ERA = mapping(
    {
        "name": text("Name of the era"),
        "from": or_null(day("First day; null: open")),
        "to": or_null(day("Last day; null: open")),
        **FIT,
        **END_POINTS,
        "least_flop": or_null(number("Least compute of its runs as a source prints it, in FLOP")),
        "most_flop": or_null(number("Most compute of its runs as a source prints it, in FLOP")),
        "outside": many(text("Record", pattern=PATH), "Records of the era outside that range"),
    }
)
_ANALYSIS = {
    **_span("bootstrap", "Bootstrap over records and their uncertainties, 95 % interval"),
    **_span("leave_one_out", "One record left out"),
    "fragility": choice("In a word", "sturdy", "leans on one record", "too few points"),
    "leans_on": or_null(text("The record whose absence changes most", pattern=PATH)),
    **_span("estimate_off", "One estimate off by its own uncertainty"),
    **_span("dates_off", "One date half a year off"),
    "all_records_months": or_null(number("Doubling time over all ranked records, in months")),
    "eras": many(ERA, "Declared eras, each with its own fit"),
    "break": BREAK,
    "later_break": BREAK,
}
TREND = or_null(
    mapping(
        {
            **FIT,
            **END_POINTS,
            "fit": choice("Which records are fitted", "frontier", "all"),
            "start": day("Date of the first fitted record"),
            "end": day("Date of the last fitted record"),
            "growth_per_year": number("Factor in a year"),
            "reference": {
                "type": "object",
                "description": "What each reference trend yields over the same time, as a factor",
                "additionalProperties": {"type": "number"},
            },
            **_ANALYSIS,
        },
        optional=tuple(_ANALYSIS),
        words="Doubling time; null where there are too few records",
    )
)
