"""Fields of whether an old trend went on: fits of the later runs, gaps, what it would have cost."""

from __future__ import annotations

from effsota.boards.trend.continuation import Continuation, PricedContinuation, Tested
from effsota.boards.trend.gap import Gap
from effsota.boards.trend.series import RunChoice
from effsota.model import Break, Continued
from effsota.showing.fields.data_field import DataField, Fields, inside, nested
from effsota.showing.fields.holds import BOOLEAN, DAY, NAME, NUMBER, PATH, choice, many, or_null
from effsota.showing.fields.trend_fields import BREAK, PERIOD, RATE, SENSITIVITY

CHANGE: Fields[Break] = (
    DataField("date", DAY, "The day that a source names", lambda it: it.at),
    DataField("before_months", or_null(NUMBER), "Doubling time before, in months"),
    DataField("after_months", or_null(NUMBER), "Doubling time after, in months"),
    DataField("p_value", or_null(NUMBER), "Of a fit without the change"),
)
TEST: Fields[Tested] = (
    DataField("runs", choice(RunChoice), "Which runs are fitted", lambda it: it.series),
    *inside(lambda it: it.trend, (*RATE, *PERIOD)),
    DataField("break", or_null(nested(BREAK)), "The best single break", lambda it: it.break_),
    DataField(
        "named_day",
        or_null(nested(CHANGE)),
        "Whether the rate changed on a day that a source names",
        lambda it: it.change,
    ),
    DataField("since_named_day", or_null(nested(RATE)), "The fit since that day", lambda it: it.since),
)
GAP: Fields[Gap] = (
    DataField("date", DAY, "Day of the comparison", lambda it: it.day),
    DataField("on_trend_flop", NUMBER, "Compute of the trend on that day, in FLOP"),
    DataField("largest", PATH, "Largest run by then", lambda it: it.largest.record.submission.path),
    DataField("largest_flop", NUMBER, "Its compute in FLOP", lambda it: it.largest.record.compute_flop),
    DataField("doublings_behind", NUMBER, "How many doublings it lies below the trend"),
)
PRINTED_GAP: Fields[Continued] = (
    DataField("times", or_null(NUMBER), "Compute of the trend / compute of the reference"),
    DataField(
        "least_usd",
        or_null(NUMBER),
        "Least cost on the trend, in US dollars",
        lambda it: it.on_trend_cost and it.on_trend_cost.least,
    ),
    DataField(
        "most_usd",
        or_null(NUMBER),
        "Most cost on the trend, in US dollars",
        lambda it: it.on_trend_cost and it.on_trend_cost.most,
    ),
)
PRICED: Fields[PricedContinuation] = (
    *inside(lambda it: it.gap, GAP),
    DataField("reference", PATH, "What the trend is measured from", lambda it: it.printed.reference),
    DataField("times", NUMBER, "Compute of the trend / compute of the reference"),
    DataField("least_usd", or_null(NUMBER), "Least cost on the trend, in US dollars"),
    DataField("most_usd", or_null(NUMBER), "Most cost on the trend, in US dollars"),
    DataField("published", nested(PRINTED_GAP), "The same as printed", lambda it: it.printed),
)
CONTINUATION: Fields[Continuation] = (
    DataField("trend", NAME, "The track whose trend it is", lambda it: it.old.leaderboard.track.id),
    DataField("runs", NAME, "The track of the later runs", lambda it: it.runs.leaderboard.track.id),
    DataField(
        "published_months", NUMBER, "The published doubling time, in months", lambda it: it.printed_months
    ),
    DataField(
        "published_is_excluded",
        BOOLEAN,
        "Whether no interval of ours holds it",
        lambda it: it.excludes_printed,
    ),
    DataField("tests", many(nested(TEST)), "Fits of the later runs"),
    DataField(
        "sensitivity",
        many(nested(tuple(field for field in SENSITIVITY if field.name != "factor"))),
        "The first fit by other estimates on file",
        lambda it: it.sensitivities,
    ),
    DataField("gaps", many(nested(GAP)), "How far the largest run lies below the trend"),
    DataField(
        "continued",
        many(nested(PRICED)),
        "What the trend would have cost, had it gone on",
        lambda it: it.priced,
    ),
)
