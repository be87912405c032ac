"""Submissions in the making: runs matched with tracks, curves thinned, claims written as commented YAML."""

from effsota.bringing.drafts.doubts import find_doubts, log_times
from effsota.bringing.drafts.draft import Draft, build_claim, render_claim
from effsota.bringing.drafts.match import Doubt, Match
from effsota.bringing.drafts.matches import Pricing, match_run
from effsota.bringing.drafts.several import average_runs
from effsota.bringing.drafts.thinning import MOST_POINTS, render_curve

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
    "render_claim",
    "render_curve",
]
