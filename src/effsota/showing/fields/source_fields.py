"""Fields of what sources print, and of the sources themselves."""

from __future__ import annotations

from dataclasses import replace

from effsota.model import Published, Source
from effsota.showing.fields.data_field import DataField, Fields
from effsota.showing.fields.holds import DAY, INTEGER, NUMBER, TEXT, many, or_null
from effsota.units import FLOP_PER_TFS_DAY, Quantity

LINK: Fields[Source] = (
    DataField("title", TEXT, "Title"),
    DataField("url", or_null(TEXT), "Link; null for a personal communication"),
)
PLACE: Fields[Source] = (*LINK, DataField("where", or_null(TEXT), "Page or table"))
SOURCE: Fields[Source] = (
    *PLACE,
    DataField("for", many(TEXT), "Inputs it vouches for, as YAML names them; empty: all", lambda it: it.keys),
)


def written(quantity: Quantity | None) -> str | None:
    """Return a quantity as it is printed."""
    return None if quantity is None else quantity.text


_PRINTED: Fields[Published] = (
    DataField(
        "compute_tfs_days",
        NUMBER,
        "Compute in teraflop/s-days, operations counted as the source counts them",
        lambda it: it.compute and it.compute.base / FLOP_PER_TFS_DAY,
    ),
    DataField("compute", TEXT, "Compute exactly as printed", lambda it: written(it.compute)),
    DataField(
        "also",
        many(TEXT),
        "The same compute, printed a second time",
        lambda it: [other.text for other in it.also] or None,
    ),
    DataField(
        "headed",
        TEXT,
        "Compute under the unit that stands over it, where that is wrong",
        lambda it: written(it.headed),
    ),
    DataField(
        "counts_multiply_add_as",
        INTEGER,
        "1 where the source counts a multiply-add as one operation, else 2",
        lambda it: it.counts_multiply_add_as if it.compute else None,
    ),
    DataField("reduction_factor", NUMBER, "Reduction factor as printed"),
    DataField("growth_factor", NUMBER, "Growth factor as printed"),
    DataField("doubling_time", TEXT, "Doubling time as printed", lambda it: written(it.doubling_time)),
    DataField("period", TEXT, "Time in which the factor was reached", lambda it: written(it.period)),
    DataField("date", DAY, "Date as printed"),
)
# A source prints some of it.
PUBLISHED: Fields[Published] = tuple(replace(each, is_optional=True) for each in _PRINTED)
OF_A_TRACK: Fields[Published] = (
    *PUBLISHED,
    DataField("until", DAY, "Day up to which the doubling time tells", is_optional=True),
)
