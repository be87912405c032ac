"""JSON Schemas of the API: what its files hold, as validators and readers of the documentation want it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota.website.api import API, to_json
from effsota.website.shapes import (
    ID,
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

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from effsota.pages import Site

KIND = choice("Kind of track", "training-efficiency", "inference-efficiency", "compute-trend")
METHOD = choice(
    "How compute is arrived at", "reported", "operations", "parameters", "hardware-time", "learning-curve"
)
COMPUTE: Mapping[str, Shape] = MappingProxyType(
    {
        "compute_flop": number("Compute in FLOP, a multiply-add counted as 2"),
        "compute_tfs_days": number("The same in teraflop/s-days, 8.64e16 FLOP each"),
        "compute_low_flop": number("Lower end of its 95 % range, in FLOP"),
        "compute_high_flop": number("Upper end of its 95 % range, in FLOP"),
    }
)
_PUBLISHED = {
    "compute_tfs_days": number("Compute in teraflop/s-days, operations counted as the source counts them"),
    "compute": text("Compute exactly as printed"),
    "counts_multiply_add_as": integer("1 where the source counts a multiply-add as one operation, else 2"),
    "also": many(text("Compute as printed"), "The same compute, printed a second time"),
    "headed": text("Compute under the unit that stands over it, where that is wrong"),
    "reduction_factor": number("Reduction factor as printed"),
    "growth_factor": number("Growth factor as printed"),
    "doubling_time": text("Doubling time exactly as printed"),
    "period": text("Time over which the factor was reached, as printed"),
    "date": day("Date as printed"),
}
PUBLISHED = or_null(mapping(_PUBLISHED, optional=tuple(_PUBLISHED), words="What the board's source prints"))


def _span(name: str, words: str) -> dict[str, Shape]:
    return {
        f"{name}_low": or_null(number(f"{words}: least, in months")),
        f"{name}_high": or_null(number(f"{words}: most, in months; null where it has no end")),
    }


_FIT = {
    "doubling_time_months": or_null(number("Doubling time in months; negative: halves")),
    "low": or_null(number("Lower end of its 95 % interval; null where two points leave none")),
    "high": or_null(number("Upper end; null where it has no end")),
    "points": integer("Records fitted"),
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
        **_FIT,
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
            **_FIT,
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
AGREEMENT = or_null(
    mapping(
        {
            "factor": number("Largest estimate / least"),
            "estimates": integer("How many there are"),
            "methods": many(METHOD, "Their methods"),
        },
        words="How far the estimates lie apart; null where there is one",
    )
)
FACTORS: Mapping[str, Shape] = MappingProxyType(
    {
        f"{name}_{end}": number(words)
        for name, what in (
            ("reduction", "baseline compute / compute"),
            ("growth", "compute / baseline compute"),
        )
        for end, words in (
            ("factor", f"Factor: {what}"),
            ("low", "Lower end of its 95 % range"),
            ("high", "Upper end of its 95 % range"),
        )
    }
)
RECORD: Mapping[str, Shape] = MappingProxyType(
    {
        "id": text("Name of the record", pattern=ID),
        "path": text("Permanent id: track/record", pattern=PATH),
        "model": text("What was trained"),
        "date": day("Date of the result"),
        **COMPUTE,
        **FACTORS,
        "rank": or_null(integer("Place on the board; null where it is not ranked")),
        "frontier": boolean("Whether it is on the efficiency frontier"),
        "bound": choice("upper: the compute is at most this", "exact", "upper"),
        "status": choice("Only accepted records are ranked", "accepted", "disputed", "withdrawn"),
        "method": METHOD,
        "published": PUBLISHED,
        "agreement": AGREEMENT,
    }
)
METRIC = or_null(
    mapping(
        {
            "name": text("What is measured"),
            "unit": text("Its unit"),
            "better": choice("Which way is better", "higher", "lower"),
            "target": number("The level to reach"),
        },
        words="Null in a compute trend",
    )
)
SOURCE = mapping(
    {
        "title": text("Title"),
        "url": or_null(text("Link; null for a personal communication")),
        "where": or_null(text("Page or table")),
        "for": many(text("YAML key"), "Inputs it vouches for; empty: all"),
    }
)
ESTIMATE = mapping(
    {
        "method": METHOD,
        **COMPUTE,
        "uncertainty": number("Factor either way, 95 %"),
        "terms": many(
            mapping(
                {
                    "what": text("What is multiplied"),
                    "value": number("Its value"),
                    "unit": text("Its unit"),
                    "written": text("As the file says it"),
                }
            ),
            "The factors whose product is the compute",
        ),
        "sources": many(SOURCE, "Where the inputs are from"),
    }
)
INDEX = mapping(
    {
        "name": text("Name of the tracker"),
        "url": text("Where the site stands"),
        "repository": text("Where the data is kept"),
        "data_licence": text("Licence of the data, as SPDX names it"),
        "built": day("Day of the build"),
        "version": text("Version of the software"),
        "tracks": many(
            mapping(
                {
                    "id": text("Name of the track", pattern=ID),
                    "name": text("Its name for people"),
                    "kind": KIND,
                    "level": text("Short label"),
                    "path": text("Its API file, from the site's root"),
                    "csv": text("Its CSV file"),
                    "submissions": integer("Records on file"),
                    "sota": or_null(text("Record that leads", pattern=PATH)),
                    "trend": TREND,
                }
            ),
            "Every track",
        ),
        "audit": text("API file of the audit"),
        "downloads": mapping({"csv": text("All records as CSV")}),
    }
)
TRACK = mapping(
    {
        "id": text("Name of the track", pattern=ID),
        "name": text("Its name for people"),
        "kind": KIND,
        "level": text("Short label"),
        "domain": choice("Field", "vision", "language", "translation", "games", "speech", "other"),
        "dataset": or_null(text("What is trained or measured on")),
        "baseline": text("Record that the factors are computed against", pattern=ID),
        "metric": METRIC,
        "trend": TREND,
        "published": PUBLISHED,
        "submissions": many(mapping(RECORD, optional=tuple(FACTORS)), "Every record, by date, then by path"),
    }
)
SUBMISSION = mapping(
    {
        "track": text("Name of the track", pattern=ID),
        **RECORD,
        "date_of": choice(
            "What the date is of", "first-public", "deadline", "release", "announcement", "rerun"
        ),
        "publication": mapping(
            {
                "title": text("Title"),
                "authors": many(text("Name"), "Authors"),
                "url": text("Link"),
            }
        ),
        "result": or_null(
            mapping(
                {
                    "value": number("The metric where compute was counted"),
                    "measured": boolean("False: at least the level"),
                }
            )
        ),
        "estimates": many(ESTIMATE, "The first is the headline, the others are cross-checks"),
    },
    optional=tuple(FACTORS),
)
SCHEMAS: Mapping[str, Shape] = MappingProxyType({"index": INDEX, "track": TRACK, "submission": SUBMISSION})


def render_schemas(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield every schema with its path."""
    for name, shape in SCHEMAS.items():
        path = f"{API}schema/{name}.schema.json"
        opening = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"{site.base_url}/{path}",
            "title": name.capitalize(),
        }
        yield path, to_json({**opening, **shape})
