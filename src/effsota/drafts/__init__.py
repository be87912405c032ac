"""Submissions in the making: runs matched with tracks, curves thinned, claims written as commented YAML."""

from effsota.drafts.claim import Draft, arxiv_month, build_claim, name_of, render_claim
from effsota.drafts.matches import Match, Pricing, match_run
from effsota.drafts.thinning import MOST_POINTS, render_curve

__all__ = [
    "MOST_POINTS",
    "Draft",
    "Match",
    "Pricing",
    "arxiv_month",
    "build_claim",
    "match_run",
    "name_of",
    "render_claim",
    "render_curve",
]
