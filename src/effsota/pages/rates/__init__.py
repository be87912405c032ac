"""The page of trends: doubling times side by side, compute trends, effective compute."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from effsota.pages.amounts import units_of
from effsota.pages.page import TRENDS, Page
from effsota.pages.rates.continued import ContinuedView, build_continued
from effsota.pages.rates.doublings import Doublings, build_doublings
from effsota.pages.rates.effective import EffectiveView, build_effective
from effsota.pages.rates.eras import EraBoard, build_era_boards

if TYPE_CHECKING:
    from effsota.pages.amounts import Unit
    from effsota.pages.site import Site

__all__ = ["build_trends_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsView:
    """Everything the page of trends shows."""

    doublings: Doublings
    eras: tuple[EraBoard, ...]
    continued: tuple[ContinuedView, ...]
    effective: tuple[EffectiveView, ...]
    units: tuple[Unit, ...]


def build_trends_page(site: Site) -> Page:
    """Return the page of trends."""
    view = TrendsView(
        doublings=build_doublings(site),
        eras=build_era_boards(site),
        continued=tuple(map(build_continued, site.overview.continuations)),
        effective=tuple(map(build_effective, site.overview.effective)),
        units=units_of(None),
    )
    return Page(
        path=TRENDS,
        template="trends.html",
        title="Trends",
        description="Every doubling time with its interval, beside the published one and Moore's law.",
        view=view,
        section=TRENDS,
    )
