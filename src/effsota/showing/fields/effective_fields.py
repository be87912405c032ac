"""Fields of effective compute: growth of compute times growth of efficiency."""

from __future__ import annotations

from effsota.boards.trend.effective import EffectiveCompute
from effsota.boards.trend.overview import Effective
from effsota.model import EffectivePrinted
from effsota.showing.fields.data_field import DataField, Fields, inside, nested
from effsota.showing.fields.holds import INTEGER, NAME, NUMBER, many, or_null

PRODUCT: Fields[EffectiveCompute] = (
    DataField("from", INTEGER, "First year", lambda it: it.start.year),
    DataField("to", INTEGER, "Last year", lambda it: it.end.year),
    DataField("compute_factor", NUMBER, "Growth of compute", lambda it: it.compute.factor),
    DataField("efficiency_factor", NUMBER, "Growth of efficiency", lambda it: it.efficiency.factor),
    DataField("effective_factor", NUMBER, "Their product", lambda it: it.factor),
    DataField("effective_low", or_null(NUMBER), "Lower end of its tolerance", lambda it: it.low),
    DataField("effective_high", or_null(NUMBER), "Upper end of its tolerance", lambda it: it.high),
)
PRINTED_PRODUCT: Fields[EffectivePrinted] = (
    DataField("compute_factor", or_null(NUMBER), "Growth of compute", lambda it: it.compute_growth),
    DataField("efficiency_factor", or_null(NUMBER), "Growth of efficiency", lambda it: it.efficiency_growth),
    DataField("effective_factor", or_null(NUMBER), "Their product", lambda it: it.product),
)
YEAR: Fields[tuple[int, float]] = (
    DataField("year", INTEGER, "Year", lambda it: it[0]),
    DataField("factor", NUMBER, "What one FLOP bought then", lambda it: it[1]),
)
EFFECTIVE: Fields[Effective] = (
    DataField("compute", NAME, "Track of the compute", lambda it: it.compute.leaderboard.track.id),
    DataField("efficiency", NAME, "Track of the efficiency", lambda it: it.efficiency.leaderboard.track.id),
    *inside(lambda it: it.ours, PRODUCT),
    DataField("published", nested(PRINTED_PRODUCT), "The same as printed", lambda it: it.printed),
    DataField("periods", many(nested(PRODUCT)), "The same over other periods"),
    DataField("inflation", many(nested(YEAR)), "What one FLOP bought, by year"),
)
