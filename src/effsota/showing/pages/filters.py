"""What templates may ask of the model's values: every function of `figures`, and these of the pages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from effsota import figures
from effsota.boards.claims.entry_words import frontier_words, nothing_words
from effsota.boards.claims.factor_words import plain_factor, reads_factor, reads_tolerance
from effsota.boards.claims.fit_words import (
    behind_words,
    between_two_words,
    end_points_months,
    fitted_words,
    growth_words,
    interval_basis,
    population_words,
    references_words,
)
from effsota.boards.claims.fragility_words import fragility_word, fragility_words
from effsota.boards.claims.goal_words import goal_in_full, level_reached
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.lasting import asked_words, behind_text, dollars_between
from effsota.boards.claims.level_words import level_words
from effsota.boards.claims.rate_figure import told_rate
from effsota.boards.claims.rate_words import (
    claim_factor,
    doubling_title,
    growth_figure,
    months_with_interval,
    spread_ends,
)
from effsota.boards.claims.sentences import (
    alone_words,
    baseline_name,
    bound_words,
    closing_words,
    doubt_words,
    gain_words,
    opening_words,
    pace_words,
    since_words,
    took_words,
)
from effsota.boards.claims.share_words import split_words
from effsota.boards.trend import find_absence
from effsota.boards.trend.reasons import reason_of
from effsota.showing.pages.amount_cells import (
    entry_number,
    is_rate_only,
    units_of,
)
from effsota.showing.pages.audit_page import how_far
from effsota.showing.pages.hardware import chip_link
from effsota.showing.pages.page import https_only, level_link, page_of, record_link, spoken_link, track_link
from effsota.showing.pages.rates.continued import as_printed, runs_name
from effsota.showing.pages.rates.era_rates import era_period
from effsota.showing.pages.rows import method_title
from effsota.showing.pages.sum_words import margin_text, term_text, told_sources
from effsota.showing.pages.unbroken import unbroken
from effsota.showing.pages.words import date_meaning, target_text

_OF_PAGES: tuple[Callable[..., Any], ...] = (
    alone_words,
    as_printed,
    asked_words,
    baseline_name,
    behind_text,
    behind_words,
    between_two_words,
    bound_words,
    build_headline,
    chip_link,
    claim_factor,
    closing_words,
    date_meaning,
    dollars_between,
    doubling_title,
    doubt_words,
    end_points_months,
    entry_number,
    era_period,
    find_absence,
    fitted_words,
    fragility_word,
    fragility_words,
    frontier_words,
    gain_words,
    growth_figure,
    growth_words,
    how_far,
    goal_in_full,
    https_only,
    interval_basis,
    is_rate_only,
    level_link,
    level_reached,
    level_words,
    margin_text,
    months_with_interval,
    nothing_words,
    opening_words,
    method_title,
    pace_words,
    page_of,
    population_words,
    plain_factor,
    reads_factor,
    reads_tolerance,
    reason_of,
    record_link,
    references_words,
    runs_name,
    since_words,
    spoken_link,
    split_words,
    spread_ends,
    target_text,
    term_text,
    told_rate,
    told_sources,
    took_words,
    track_link,
    unbroken,
    units_of,
)
FILTERS: Mapping[str, Callable[..., Any]] = MappingProxyType(
    {name: getattr(figures, name) for name in figures.__all__ if callable(getattr(figures, name))}
    | {function.__name__: function for function in _OF_PAGES}
)
