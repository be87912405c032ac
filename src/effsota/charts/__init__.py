"""Charts as SVG text: the board over time and a few small ones, drawn without a plotting library."""

from effsota.charts.board import render_board
from effsota.charts.geometry import MIDDLE, NARROW, SIZES, WIDE, Size
from effsota.charts.style import page_style

__all__ = ["MIDDLE", "NARROW", "SIZES", "WIDE", "Size", "page_style", "render_board"]
