"""Charts as SVG text: the board over time and a few small ones, drawn without a plotting library."""

from effsota.showing.charts.bars import render_bars
from effsota.showing.charts.board import render_board
from effsota.showing.charts.card import BELOW as CARD_BELOW
from effsota.showing.charts.card import DRAWING as CARD
from effsota.showing.charts.card import CardText, draw_card, render_card
from effsota.showing.charts.compare import Staircase, render_comparison, render_lines
from effsota.showing.charts.curve import CurveView, render_curve
from effsota.showing.charts.geometry import MIDDLE, NARROW, SIZES, WIDE, Size
from effsota.showing.charts.legend import LegendItem, build_legend, rates_legend, render_symbol
from effsota.showing.charts.rates import WIDE_AND_NARROW, Rate, render_rates, render_rows
from effsota.showing.charts.ratios import Ratio, render_ratios
from effsota.showing.charts.scene import Level, drawn_trends
from effsota.showing.charts.sparkline import render_sparkline
from effsota.showing.charts.standalone import render_standalone
from effsota.showing.charts.style import MOST_SERIES, comparison_style, page_style
from effsota.showing.charts.views import COMPUTE_LINEAR, COMPUTE_LOG, FACTOR_LINEAR, FACTOR_LOG, View
from effsota.showing.charts.waterfall import StepBar, Waterfall, render_waterfall
from effsota.showing.charts.whiskers import Estimated, render_estimates

__all__ = [
    "CARD",
    "CARD_BELOW",
    "COMPUTE_LINEAR",
    "COMPUTE_LOG",
    "FACTOR_LINEAR",
    "FACTOR_LOG",
    "MIDDLE",
    "MOST_SERIES",
    "NARROW",
    "SIZES",
    "WIDE",
    "WIDE_AND_NARROW",
    "CardText",
    "CurveView",
    "Estimated",
    "LegendItem",
    "Level",
    "Rate",
    "Ratio",
    "Size",
    "Staircase",
    "StepBar",
    "View",
    "Waterfall",
    "build_legend",
    "comparison_style",
    "draw_card",
    "drawn_trends",
    "page_style",
    "rates_legend",
    "render_bars",
    "render_board",
    "render_card",
    "render_comparison",
    "render_curve",
    "render_estimates",
    "render_lines",
    "render_rates",
    "render_ratios",
    "render_rows",
    "render_sparkline",
    "render_standalone",
    "render_symbol",
    "render_waterfall",
]
