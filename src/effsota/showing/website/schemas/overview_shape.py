"""Shapes of what the boards say together: trends that went on, effective compute."""

from __future__ import annotations

from effsota.showing.website.schemas.common import KIND, PUBLISHED
from effsota.showing.website.schemas.shapes import (
    ID,
    PATH,
    boolean,
    day,
    integer,
    many,
    mapping,
    number,
    or_null,
    text,
)
from effsota.showing.website.schemas.trend_shapes import BREAK, FIT, TREND

_GAP = {
    "date": day("Day of the comparison"),
    "on_trend_flop": number("Compute of the trend on that day, in FLOP"),
    "largest": text("Largest run by then", pattern=PATH),
    "largest_flop": number("Its compute in FLOP"),
    "doublings_behind": number("How many doublings it lies below the trend"),
}
_CHANGE = {
    "date": day("The day that a source names"),
    "before_months": or_null(number("Doubling time before, in months")),
    "after_months": or_null(number("Doubling time after, in months")),
    "p_value": or_null(number("Of a fit without the change")),
}
TEST = mapping(
    {
        "runs": text("Which runs are fitted"),
        **FIT,
        "start": day("Date of the first fitted run"),
        "end": day("Date of the last fitted run"),
        "break": BREAK,
        "named_day": or_null(mapping(_CHANGE, words="Whether the rate changed on a day that a source names")),
        "since_named_day": or_null(mapping(FIT, words="The fit since that day")),
    }
)
PRICED = mapping(
    {
        **_GAP,
        "reference": text("What the trend is measured from"),
        "times": number("Compute of the trend / compute of the reference"),
        "least_usd": or_null(number("Least cost on the trend, in US dollars")),
        "most_usd": or_null(number("Most cost on the trend, in US dollars")),
        "published": mapping(
            {
                "times": or_null(number("As printed")),
                "least_usd": or_null(number("As printed")),
                "most_usd": or_null(number("As printed")),
            }
        ),
    }
)
CONTINUATION = mapping(
    {
        "trend": text("The track whose trend it is", pattern=ID),
        "runs": text("The track of the later runs", pattern=ID),
        "published_months": number("The published doubling time, in months"),
        "published_is_excluded": boolean("Whether no interval of ours holds it"),
        "tests": many(TEST, "Fits of the later runs"),
        "outside_prediction_since": or_null(day("Since when the largest runs lie below the prediction")),
        "gaps": many(mapping(_GAP), "How far the largest run lies below the trend"),
        "continued": many(PRICED, "What the trend would have cost, had it gone on"),
    }
)
_PRODUCT = {
    "from": integer("First year"),
    "to": integer("Last year"),
    "compute_factor": number("Growth of compute"),
    "efficiency_factor": number("Growth of efficiency"),
    "effective_factor": number("Their product"),
    "effective_low": or_null(number("Lower end of its 95 % range")),
    "effective_high": or_null(number("Upper end of its 95 % range")),
}
EFFECTIVE = mapping(
    {
        "effective_compute": many(
            mapping(
                {
                    "compute": text("Track of the compute", pattern=ID),
                    "efficiency": text("Track of the efficiency", pattern=ID),
                    **_PRODUCT,
                    "published": mapping(
                        {
                            "compute_factor": or_null(number("As printed")),
                            "efficiency_factor": or_null(number("As printed")),
                            "effective_factor": or_null(number("As printed")),
                        }
                    ),
                    "periods": many(mapping(_PRODUCT), "The same over other periods"),
                    "inflation": many(
                        mapping({"year": integer("Year"), "factor": number("What one FLOP bought then")}),
                        "By year",
                    ),
                }
            ),
            "Growth of compute times growth of efficiency",
        )
    }
)
TRENDS = mapping(
    {
        "tracks": many(
            mapping(
                {
                    "id": text("Name of the track", pattern=ID),
                    "name": text("Its name for people"),
                    "level": text("Short label"),
                    "kind": KIND,
                    "trend": TREND,
                    "published": PUBLISHED,
                    "reason": or_null(text("How ours compares with the published one")),
                }
            ),
            "Every track",
        ),
        "references": many(
            mapping(
                {
                    "id": text("Name of the trend", pattern=ID),
                    "name": text("Its name for people"),
                    "doubling_time_months": number("Doubling time in months"),
                    "growth_per_year": number("Factor in a year"),
                    "source": mapping({"title": text("Title"), "url": or_null(text("Link"))}),
                }
            ),
            "Rates of progress to compare with",
        ),
        "continuations": many(CONTINUATION, "Which trends went on"),
    }
)
