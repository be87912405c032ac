"""Price: what providers ask for the inference of a model, in US dollars per million tokens of their day."""

from __future__ import annotations

from effsota import figures
from effsota.model.records import Record
from effsota.model.resources.resource import HEIGHT, Amount, Resource

UNIT = "US dollars per million tokens"


def price_of_its_day(record: Record) -> Amount | None:
    """Return what was asked for a million tokens of a blend; None where a record states no price."""
    price = record.submission.price
    if price is None:
        return None
    return Amount(value=price.usd_per_million_tokens, condition=price.blend or "")


PRICE = Resource(
    key="price",
    stated_at="/price",
    example="price: {usd_per_million_tokens: 0.6, date: 2025-01-02, source: {...}}",
    asked=("usd_per_million_tokens", "date", "blend"),
    alike=("blend",),
    name="price of inference",
    word="price",
    of_what="for inference",
    boundary="what a provider asked for a million tokens on the day, in US dollars of that day, not deflated;"
    " what it cost to train or to serve is not in it, and prices also fall by margins and competition",
    unit=UNIT,
    units=(UNIT,),
    scales={UNIT: 1.0},
    number_text=lambda usd, _: figures.exact_text(usd),
    amount_of=price_of_its_day,
    compared=HEIGHT,
    efficiency="price efficiency",
    under="for",
)
