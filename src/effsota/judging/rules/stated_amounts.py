"""Stated amounts: what a track ranks by is stated by its records, and fits its kind."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext, RecordContext, TrackContext
from effsota.model.resources import PRICE, TRAINING_COMPUTE
from effsota.problems import Fault

NOTHING = "nothing said"


def amount_missing(context: RecordContext) -> Iterator[Fault]:
    """A record states what its track ranks by: compute, where the track names no other resource."""
    track = context.track
    resource = TRAINING_COMPUTE if track is None else track.resource
    if resource.amount_of(context.record) is None:
        yield Fault(
            "",
            f"this track ranks by {resource.name}, and the record states none",
            f"write {resource.example}",
        )


def data_without_amount(context: ClaimContext) -> Iterator[Fault]:
    """Data are a number of tokens or of examples."""
    data = context.submission.data
    if data is not None and data.tokens is None and data.examples is None:
        yield Fault("/data", "data are named, and no amount of them", "add tokens: 100M, or examples: 1.28M")


def price_of_another_day(context: ClaimContext) -> Iterator[Fault]:
    """A price was asked on the day of its record, by which it ranks."""
    price, day = context.submission.price, context.submission.date
    if price is not None and price.date != day:
        side = "before" if price.date < day else "after"
        yield Fault(
            "/price/date",
            f"the price is of {price.date}, {side} {day}, the day on which the record takes its place",
            f"write the price that was asked on {day}; or a record of its own, dated by the day of the price;"
            " where it was the same on both days, say how that is known:"
            " answers: {price-of-another-day: why}",
        )


def resource_unfit(context: TrackContext) -> Iterator[Fault]:
    """A track ranks by a resource that its kind has: one of inference by compute or price."""
    track = context.track
    is_compute = track.resource.key == TRAINING_COMPUTE.key
    is_fit = track.kind.has_level and (track.kind.counts_training or track.resource == PRICE)
    if not is_compute and not is_fit:
        yield Fault(
            "/resource",
            f"{quote(track.resource.key)} is nothing that a {track.kind.id} ranks by",
            "take resource out, or write kind: training-efficiency",
            file=context.file,
        )


def under_another_condition(context: TrackContext) -> Iterator[Fault]:
    """Amounts of what a track ranks by are taken under one condition, such as on the same chips."""
    for record, amount in context.ranked:
        if amount.condition != context.condition:
            yield Fault(
                context.track.resource.stated_at,
                f"{quote(amount.condition or NOTHING)} is another condition than that of most records here,"
                f" {quote(context.condition or NOTHING)}: the record is shown without a rank",
                "write both in the same words where they are one; where they are not, say why it stands here:"
                " answers: {under-another-condition: why}",
                file=record.submission.file,
            )


def unit_unfit(context: TrackContext) -> Iterator[Fault]:
    """Only a track that ranks by compute names a unit of compute."""
    track = context.track
    if track.unit is not None and track.resource.key != TRAINING_COMPUTE.key:
        yield Fault(
            "/unit",
            f"{quote(track.unit)} is a unit of compute, and this track ranks by {track.resource.name}",
            "take unit out",
            file=context.file,
        )
