"""Shapes of the index, of a board and of a record."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from effsota.showing.website.schemas.common import COMPUTE, KIND, METHOD, PUBLISHED
from effsota.showing.website.schemas.shapes import (
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
from effsota.showing.website.schemas.trend_shapes import TREND

if TYPE_CHECKING:
    from collections.abc import Mapping

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
CHALLENGE = mapping(
    {
        "by": text("Who objects"),
        "date": day("When"),
        "claim": text("To what"),
        "evidence": or_null(text("On what grounds")),
        "reply": or_null(text("What the submitter says")),
        "outcome": or_null(text("What came of it")),
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
        "status_detail": or_null(
            mapping(
                {
                    "reason": text("Why it does not count"),
                    "date": or_null(day("Since when")),
                    "url": or_null(text("Link")),
                }
            )
        ),
        "challenges": many(CHALLENGE, "What somebody objects to, and what came of it"),
        "estimates": many(ESTIMATE, "The first is the headline, the others are cross-checks"),
    },
    optional=tuple(FACTORS),
)
