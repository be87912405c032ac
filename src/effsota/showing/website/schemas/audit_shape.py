"""The shape of the audit."""

from __future__ import annotations

from effsota.showing.website.schemas.shapes import integer, many, mapping, number, or_null, text

AUDIT = mapping(
    {
        "cases": many(
            mapping(
                {
                    "id": text("Permanent name of the case"),
                    "kind": text("What kind of figure"),
                    "what": text("Which figure"),
                    "figures": many(
                        mapping(
                            {
                                "path": text("Track, or track/record"),
                                "printed": text("As printed"),
                                "follows": text("What follows from the inputs"),
                                "ratio": or_null(number("Printed / what follows")),
                                "days": or_null(integer("Printed - what follows, in days")),
                            }
                        ),
                        "Every figure of the case",
                    ),
                    "reason": or_null(text("Why it does not follow")),
                    "note": or_null(text("More about it")),
                    "sources": many(
                        mapping(
                            {
                                "title": text("Title"),
                                "url": or_null(text("Link")),
                                "where": or_null(text("Page")),
                            }
                        ),
                        "Where it is printed",
                    ),
                    "page": text("Its place on the site"),
                }
            ),
            "Published figures that do not follow from their own inputs",
        )
    }
)
