"""Fields of the thresholds of training compute, of the runs beside them, and of levels that fell."""

from __future__ import annotations

from effsota.boards.known_runs import AmountSide, KnownRun, LevelDrift
from effsota.model import ComputeThreshold, MetBy, ReadOfLaw, Source, ThresholdStatus
from effsota.model.training_phases import CountedFor
from effsota.showing.fields.data_field import DataField, Fields, inside
from effsota.showing.fields.holds import DAY, NAME, NUMBER, TEXT, choice, or_null

_SOURCE: Fields[Source] = (
    DataField("title", TEXT, "Title of the text"),
    DataField("url", or_null(TEXT), "Link to it"),
)
THRESHOLD: Fields[ComputeThreshold] = (
    DataField("id", NAME, "Name of the threshold"),
    DataField("name", TEXT, "Where it holds and for which models"),
    DataField("where", TEXT, "The jurisdiction"),
    DataField("flop", or_null(NUMBER), "The amount of training compute in FLOP"),
    DataField(
        "share_of_original",
        or_null(TEXT),
        "Instead of an amount: the share of what the original of a modification took",
        lambda it: None if it.share_of_original is None else it.share_of_original.share,
    ),
    DataField(
        "counted", choice(CountedFor), "What a statement holds against it; cumulative: all that trained it"
    ),
    DataField("met_by", choice(MetBy), "Met by more than it, or by as much"),
    DataField("instrument", TEXT, "The law, order or proposal, and where in it"),
    DataField("counts", TEXT, "What is counted towards it"),
    DataField("follows", TEXT, "What it asks"),
    DataField("status", choice(ThresholdStatus), "Whether it holds"),
    DataField("since", or_null(DAY), "From which day it holds, or will"),
    DataField("until", or_null(DAY), "On which day it ended"),
    DataField("read", choice(ReadOfLaw), "What was read of it; none: not verified"),
    *inside(lambda it: it.source, _SOURCE),
    DataField("note", or_null(TEXT), "What a reader should know about it"),
)
KNOWN_RUN: Fields[KnownRun] = (
    DataField("flop", NUMBER, "The amount in FLOP that it is held against"),
    DataField("side", choice(AmountSide), "Whether it lies above, or its range holds the amount"),
    DataField("path", TEXT, "Permanent id of the record", lambda it: it.entry.record.submission.path),
    DataField("model", TEXT, "Name of the model", lambda it: it.entry.record.submission.model),
    DataField("date", DAY, "Date of the record", lambda it: it.entry.record.submission.date),
    DataField("compute_flop", NUMBER, "Training compute in FLOP", lambda it: it.entry.amount.value),
    DataField(
        "low_flop", NUMBER, "Lowest end of its estimates' tolerances in FLOP", lambda it: it.reach.low_flop
    ),
    DataField("high_flop", NUMBER, "Highest end of them in FLOP", lambda it: it.reach.high_flop),
)
LEVEL_DRIFT: Fields[LevelDrift] = (
    DataField("track", NAME, "Name of the track", lambda it: it.board.leaderboard.track.id),
    DataField("from", DAY, "Date of its baseline", lambda it: it.first.record.submission.date),
    DataField("to", DAY, "Date of its record", lambda it: it.last.record.submission.date),
    DataField("factor", NUMBER, "How many times less compute the record took"),
    DataField("low", NUMBER, "Lower end of the tolerance of that"),
    DataField("high", NUMBER, "Upper end of it"),
)
