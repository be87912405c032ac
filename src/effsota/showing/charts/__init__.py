"""Charts as SVG text: the board over time and a few small ones, drawn without a plotting library."""

from effsota.showing.charts.board import render_board
from effsota.showing.charts.curve import CurveView, render_curve
from effsota.showing.charts.geometry import MIDDLE, NARROW, SIZES, WIDE, Size
from effsota.showing.charts.legend import LegendItem, build_legend, render_symbol
from effsota.showing.charts.rates import Rate, render_rates
from effsota.showing.charts.ratios import Ratio, render_ratios
from effsota.showing.charts.standalone import render_card, render_site_card, render_standalone
from effsota.showing.charts.style import page_style

__all__ = [
    "MIDDLE",
    "NARROW",
    "SIZES",
    "WIDE",
    "CurveView",
    "LegendItem",
    "Rate",
    "Ratio",
    "Size",
    "build_legend",
    "page_style",
    "render_board",
    "render_card",
    "render_curve",
    "render_rates",
    "render_ratios",
    "render_site_card",
    "render_standalone",
    "render_symbol",
]
