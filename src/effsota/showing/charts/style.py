"""The looks of charts: one set of rules, as variables for pages and as literal colours for files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

MOST_SERIES = 48  # boards beside each other that can be chosen of
LIGHT: Mapping[str, str] = MappingProxyType(
    {
        "bg": "#ffffff",
        "text": "#14181d",
        "muted": "#545c66",
        "accent": "#0b5cad",
        "dim": "#737b86",
        "line": "#dde2e8",
        "accent-soft": "#0b5cad24",
    }
)
DARK: Mapping[str, str] = MappingProxyType(
    {
        "bg": "#0f1216",
        "text": "#e7eaee",
        "muted": "#a3acb7",
        "accent": "#78b6ff",
        "dim": "#8a94a0",
        "line": "#2b323b",
        "accent-soft": "#78b6ff2b",
    }
)
# A word in braces is a colour of the two palettes.
RULES: tuple[tuple[str, str], ...] = (
    ("text", "fill:{muted}"),
    (".paper", "fill:{bg}"),
    (".accent", "fill:{accent}"),
    (".brand", "stroke:{accent};stroke-width:8;stroke-linejoin:round;stroke-linecap:round"),
    (".grid", "stroke:{line};stroke-width:1"),
    (".axis", "stroke:{dim};stroke-width:1"),
    (".band", "fill:{accent-soft}"),
    (".leader", "stroke:{dim};stroke-width:1"),
    (".fit-line", "stroke:{accent};stroke-width:1.5;stroke-dasharray:6 4"),
    (".reference-line,.reference-lead", "stroke:{dim};stroke-width:1.25;stroke-dasharray:2 3"),
    (".frontier-line", "stroke:{accent};stroke-width:2.25;stroke-linejoin:round"),
    (".frontier-tail", "stroke:{accent};stroke-width:2.25;stroke-dasharray:2 4"),
    (
        ".label,.remark,.reference-label",
        "paint-order:stroke;stroke:{bg};stroke-width:3.5;stroke-linejoin:round",
    ),
    (".name", "unicode-bidi:isolate"),
    (".label.frontier", "font-weight:600"),
    (".label.frontier .name", "fill:{text}"),
    (".label.frontier .factor", "fill:{accent}"),
    (".frontier .mark", "fill:{accent};stroke:{bg};stroke-width:1.5"),
    (".whisker", "stroke:{accent};stroke-width:2"),
    (".grown .mark", "fill:{text};stroke:{bg};stroke-width:1.5"),
    (".grown .whisker", "stroke:{text};stroke-width:2"),
    (".open .mark", "fill:{bg};stroke:{accent};stroke-width:2"),
    (".grown.open .mark", "fill:{bg};stroke:{text};stroke-width:2"),
    (".dominated .mark", "fill:{dim};stroke:{bg};stroke-width:1"),
    (".hollow .mark", "fill:{bg};stroke:{dim};stroke-width:1.75"),
    (".point .arrow", "stroke:{dim};stroke-width:1.75"),
    (".ring", "stroke:{accent};stroke-width:1.5"),
    (".curve", "stroke:{accent};stroke-width:2;stroke-linejoin:round"),
    (".target", "stroke:{muted};stroke-width:1.25;stroke-dasharray:5 4"),
    (".heading", "fill:{text};font-weight:700"),
    (".number", "fill:{accent};font-weight:700"),
    (".plain", "fill:{text}"),
)
_PAGE_ONLY = """\
.chart{display:block;overflow:visible;font-variant-numeric:tabular-nums lining-nums}
.chart:not(.chart-symbol){width:100%;height:auto}
.chart-wide,.chart-middle{display:none}
.chart-narrow{max-width:520px}
.chart-middle{max-width:820px}
@media (min-width:600px){.chart-narrow{display:none}.chart-middle{display:block}}
@media (min-width:600px) and (max-width:1023px){figure:not(:has(.chart-middle)) .chart-narrow{display:block}}
@media (min-width:1024px){.chart-middle{display:none}.chart-wide{display:block}}
.views>:not(:target){display:none}
.views:not(:has(:target))>:first-child{display:block}
.chart .hit{r:14px;fill-opacity:0}
.chart a:hover .mark,.chart a:focus-visible .mark{stroke:var(--text);stroke-width:2.5}
.chart a:focus-visible{outline:none}
.chart a:focus-visible .hit{stroke:var(--accent);stroke-width:2}
@media (forced-colors:active){
.chart text{fill:CanvasText}
.chart .label,.chart .remark,.chart .reference-label{stroke:Canvas}
.chart .frontier-line,.chart .frontier-tail,.chart .frontier .mark,.chart .ring{stroke:LinkText}
.chart .frontier .mark{fill:LinkText}
}
"""
_PICKS = """\
.picks{display:flex;flex-wrap:wrap;gap:4px 20px;margin:0 0 8px;border:0;padding:0;font-size:0.9375rem}
.picks label{display:inline-flex;align-items:center;gap:8px;min-height:28px}
"""


def page_style() -> str:
    """Return the style sheet of charts inside a page, whose colours are the page's variables."""
    rules = "".join(
        f"{_each(selector)}{{{_fill(body, {key: f'var(--{key})' for key in LIGHT})}}}\n"
        for selector, body in RULES
    )
    return rules + _PAGE_ONLY


def comparison_style() -> str:
    """Return the style sheet of boards beside each other: the first check box hides the first one."""
    return _PICKS + "".join(
        f".compare:has(label:nth-of-type({at}) :not(:checked)) .series>:nth-child({at}){{display:none}}\n"
        for at in range(1, MOST_SERIES + 1)
    )


def file_style() -> str:
    """Return the style of a chart that stands alone: literal colours, light, and dark where preferred."""
    light = "".join(f"{selector}{{{_fill(body, LIGHT)}}}" for selector, body in RULES)
    dark = "".join(f"{selector}{{{_fill(body, DARK)}}}" for selector, body in RULES if "{" in body)
    return f"{light}@media (prefers-color-scheme:dark){{{dark}}}"


def _each(selector: str) -> str:
    return ",".join(f".chart {part}" for part in selector.split(","))


def _fill(body: str, colours: Mapping[str, str]) -> str:
    for name, colour in colours.items():
        body = body.replace(f"{{{name}}}", colour)
    return body
