"""Fields of the rates that others print, each in its own form and converted."""

from __future__ import annotations

from effsota.model import PublishedRate, RateBasis, RateQuantity, ReadOf, Source
from effsota.showing.fields.data_field import DataField, Fields, inside
from effsota.showing.fields.data_table import DataTable
from effsota.showing.fields.holds import INTEGER, NAME, NUMBER, TEXT, choice, many, or_null

_SOURCE: Fields[Source] = (
    DataField("title", TEXT, "Title of the work"),
    DataField("authors", many(TEXT), "Its authors"),
    DataField("url", or_null(TEXT), "Link to it"),
)
PUBLISHED_RATE: Fields[PublishedRate] = (
    DataField("id", NAME, "Name of the rate"),
    DataField("name", TEXT, "Who prints it, when, and of what"),
    DataField("quantity", choice(RateQuantity), "What falls at a fixed level, or grows"),
    DataField("held_fixed", TEXT, "What stays the same meanwhile"),
    DataField("span", TEXT, "Over which years"),
    DataField("basis", choice(RateBasis), "fit, or two points"),
    DataField(
        "doubling_time_months", NUMBER, "Doubling or halving time in months", lambda it: it.doubling_months
    ),
    DataField(
        "low", or_null(NUMBER), "Shorter end of what is printed as its interval", lambda it: it.low_months
    ),
    DataField("high", or_null(NUMBER), "Longer end of its interval in months", lambda it: it.high_months),
    DataField(
        "level",
        or_null(NUMBER),
        "Level of that interval in percent; none where it is a plain range",
        lambda it: it.interval.level if it.interval else None,
    ),
    DataField("growth_per_year", NUMBER, "How many times in a year"),
    DataField("observations", or_null(INTEGER), "How many points it rests on"),
    DataField("version", or_null(TEXT), "Which version of the work prints it"),
    DataField("read", choice(ReadOf), "What was read of it; none: not verified"),
    *inside(lambda it: it.source, _SOURCE),
    DataField("beside", many(TEXT), "Tracks of the same quantity"),
    DataField("differs", or_null(TEXT), "Why it lies apart from these tracks"),
    DataField("note", or_null(TEXT), "What a reader should know about it"),
)
PUBLISHED_RATES: DataTable[PublishedRate] = DataTable(fields=PUBLISHED_RATE, key=("id",))
