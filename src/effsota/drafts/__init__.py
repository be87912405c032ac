"""Submissions in the making: runs matched with tracks, curves thinned, claims written as commented YAML."""

from effsota.drafts.claim import Draft, build_claim, name_of, render_claim
from effsota.drafts.doubts import Doubt, find_doubts, log_times
from effsota.drafts.matches import Match, Pricing, match_run
from effsota.drafts.several import average_runs
from effsota.drafts.thinning import MOST_POINTS, render_curve

__all__ = [
    "MOST_POINTS",
    "Doubt",
    "Draft",
    "Match",
    "Pricing",
    "average_runs",
    "build_claim",
    "find_doubts",
    "log_times",
    "match_run",
    "name_of",
    "render_claim",
    "render_curve",
]
