"""What stood published on a day, from the ledger: lead, factor and doubling time of each benchmark then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from datetime import date

from effsota.frozen import Frozen
from effsota.ledger.event_words import value_text
from effsota.ledger.folding import fold
from effsota.ledger.known_facts import FactPlace, Value
from effsota.ledger.verified_ledger import Ledger
from effsota.showing.pages.changes import page_paths
from effsota.showing.pages.page import Link
from effsota.showing.site import Site

_FACTORS = ("reduction_factor", "growth_factor")
NONE = "none"


class StoodBoard(Frozen):
    """One benchmark as it was published; links lead to pages of today, None where there is none any more."""

    track: str
    name: str
    board: Link | None
    lead: str
    record: Link | None
    compute: str
    factor: str
    rate: str
    records: int


def stood_published(site: Site, day: date) -> tuple[StoodBoard, ...] | None:
    """Return what stood published at the end of a day, None where the ledger does not reach back so far."""
    if site.ledger is None or site.ledger.editions[0].stamp.day > day:
        return None
    facts, pages = fold(site.ledger.events, day), page_paths(site)
    records: defaultdict[str, dict[FactPlace, Mapping[str, Value]]] = defaultdict(dict)
    for place, told in facts.items():
        if place.record:
            records[place.track][place] = told
    return tuple(
        _build(place, told, records[place.track], pages.of)
        for place, told in sorted(facts.items())
        if place.track and not place.record
    )


def published_in(ledger: Ledger | None, year: int) -> bool:
    """Tell whether anything was published in a year that the ledger tells of."""
    return ledger is not None and any(event.day.year == year for event in ledger.events)


def _build(
    place: FactPlace,
    told: Mapping[str, Value],
    records: Mapping[FactPlace, Mapping[str, Value]],
    page_of: Callable[[FactPlace], Link | None],
) -> StoodBoard:
    lead = next((each for each, numbers in records.items() if _is_lead(numbers)), None)
    numbers = records[lead] if lead is not None else {}
    link = None if lead is None else page_of(lead)
    factor = next((name for name in _FACTORS if name in numbers), _FACTORS[0])
    return StoodBoard(
        track=place.track,
        name=str(told.get("level", place.track)),
        board=page_of(place),
        lead=NONE if lead is None else link.text if link else lead.path,
        record=link,
        compute=value_text("compute_flop", numbers.get("compute_flop")) or NONE,
        factor=value_text(factor, numbers.get(factor)) or NONE,
        rate=value_text("trend.doubling_time_months", told.get("trend.doubling_time_months")) or NONE,
        records=len(records),
    )


def _is_lead(numbers: Mapping[str, Value]) -> bool:
    return numbers.get("rank") == 1 and numbers.get("frontier") is True
