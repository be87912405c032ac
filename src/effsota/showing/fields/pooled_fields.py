"""Fields of the doubling times of several tracks put together."""

from __future__ import annotations

from effsota.boards.trend.pooled import Pooled, Study
from effsota.showing.fields.data_field import DataField, Fields, nested
from effsota.showing.fields.holds import NAME, NUMBER, TEXT, many

STUDY: Fields[Study] = (
    DataField("track", NAME, "Name of the track", lambda it: it.board.leaderboard.track.id),
    DataField("doubling_time_months", NUMBER, "Its doubling time, in months", lambda it: it.months),
    DataField("low", NUMBER, "Lower end of its interval, in months"),
    DataField("high", NUMBER, "Upper end, in months"),
)
POOLED: Fields[Pooled] = (
    DataField("domain", TEXT, "Which tracks are pooled: of one field, or all", lambda it: it.domain or "all"),
    DataField("doubling_time_months", NUMBER, "Mean doubling time, in months", lambda it: it.months),
    DataField("low", NUMBER, "Lower end of its 95% interval, in months"),
    DataField("high", NUMBER, "Upper end, in months"),
    DataField("spread", NUMBER, "Standard deviation between tracks, as a factor"),
    DataField("new_low", NUMBER, "Lower end of the 95% interval for a new track, in months"),
    DataField("new_high", NUMBER, "Upper end, in months"),
    DataField("studies", many(nested(STUDY)), "The tracks that are pooled"),
)
