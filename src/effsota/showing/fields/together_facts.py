"""What boards say together, as facts of the ledger: apart from the rest, for it needs statistics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from effsota.boards.trend.effective import EffectiveCompute
from effsota.boards.trend.overview import Effective, multiply_boards, pool_domains
from effsota.boards.trend.pooled import Pooled
from effsota.ledger.known_facts import EFFECTIVE, POOLED, Value
from effsota.model import Board
from effsota.showing.fields.data_field import Fields
from effsota.showing.fields.effective_fields import PRODUCT, YEAR
from effsota.showing.fields.fact_leaves import leaves, named
from effsota.showing.fields.pooled_fields import POOLED as POOLED_FIELDS

# Their names say the rest.
_POOLED: Fields[Pooled] = tuple(each for each in POOLED_FIELDS if each.name not in {"domain", "studies"})
_PRODUCT: Fields[EffectiveCompute] = tuple(each for each in PRODUCT if each.name not in {"from", "to"})
_BOUGHT: Fields[tuple[int, float]] = tuple(each for each in YEAR if each.name != "year")


def together_facts(boards: Sequence[Board], this_year: int) -> dict[str, Value]:
    """Return what boards that are analysed say together: rates that are pooled, and effective compute."""
    pooled = (
        named(f"{POOLED} {each.domain or 'all'} ", leaves(_POOLED, each)) for each in pool_domains(boards)
    )
    effective = (_of_effective(each) for each in multiply_boards(boards, this_year))
    return dict(chain(*pooled, *effective))


def _of_effective(effective: Effective) -> Iterator[tuple[str, Value]]:
    start = f"{EFFECTIVE} {effective.efficiency.leaderboard.track.id} "
    for period in (effective.ours, *effective.periods):  # ours is one of them, or lies beyond
        yield from named(f"{start}{period.start.year} to {period.end.year} ", leaves(_PRODUCT, period))
    for year in effective.inflation:
        yield from named(f"{start}{year[0]} one_flop_bought_", leaves(_BOUGHT, year))
