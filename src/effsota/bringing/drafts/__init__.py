"""Submissions in the making: runs matched with tracks, curves thinned, claims written as commented YAML."""

from effsota.bringing.drafts.citing import arxiv_month, read_source
from effsota.bringing.drafts.doubts import log_times
from effsota.bringing.drafts.draft import COMPUTE, Draft, build_claim, render_claim
from effsota.bringing.drafts.match import Match
from effsota.bringing.drafts.matches import match_run
from effsota.bringing.drafts.priced_x import Pricing, sweeps_of_cost
from effsota.bringing.drafts.refusals import (
    default_name,
    first_version,
    lacks_baseline,
    refuse_day,
    refuse_file_name,
    refuse_number,
    refuse_optional_link,
    refuse_source,
    refuse_value,
)
from effsota.bringing.drafts.several import average_runs, doubt_one_run
from effsota.bringing.drafts.thinning import MOST_POINTS, render_curve
from effsota.bringing.drafts.trial import Trial, try_draft

__all__ = [
    "COMPUTE",
    "MOST_POINTS",
    "Draft",
    "Match",
    "Pricing",
    "Trial",
    "arxiv_month",
    "average_runs",
    "build_claim",
    "default_name",
    "doubt_one_run",
    "first_version",
    "lacks_baseline",
    "log_times",
    "match_run",
    "read_source",
    "refuse_day",
    "refuse_file_name",
    "refuse_number",
    "refuse_optional_link",
    "refuse_source",
    "refuse_value",
    "render_claim",
    "render_curve",
    "sweeps_of_cost",
    "try_draft",
]
