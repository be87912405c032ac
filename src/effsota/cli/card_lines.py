"""What `effsota check` says of a text: for people, as YAML, and as data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from effsota import figures
from effsota.judging.cards.card_finding import CardFinding, CardVerdict
from effsota.methods.sums import range_line
from effsota.pipeline.card_checking import CardReport, PricedCard
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind
from effsota.text import to_log_line
from effsota.text.yaml_writer import to_yaml

_WORDS = {
    CardVerdict.CONTRADICTS: "Contradicts",
    CardVerdict.ASKS: "To ask",
    CardVerdict.AGREES: "Agrees",
}
SECONDS_PER_HOUR = 3600.0
_SHOWN_UNUSED = 20
_COLUMN = 34
_WHOLE = {FigureKind.CHIPS, FigureKind.STEPS, FigureKind.EPOCHS}
_UNITS = {
    FigureKind.TIME: "s",
    FigureKind.CHIP_TIME: "chip-seconds",
    FigureKind.RATE: "FLOP/s",
    FigureKind.COMPUTE: "FLOP",
    FigureKind.DOLLARS: "USD",
    FigureKind.PRICE: "USD",
    FigureKind.ENERGY: "kWh",
    FigureKind.POWER: "W",
    FigureKind.EMISSIONS: "kg CO2",
    FigureKind.INTENSITY: "g CO2/kWh",
}


def card_lines(name: str, report: CardReport) -> Iterator[str]:
    """Yield what is told to people of a text: its figures, how they stand to each other, what follows."""
    used = [figure for figure in report.figures if not figure.unused]
    unused = sorted(
        (figure for figure in report.figures if figure.unused),
        key=lambda figure: figure.kind is FigureKind.OTHER,
    )
    yield to_log_line(f"{name}: {figures.count_text(len(used), 'figure')} of a training run")
    yield from (_figure_line(figure) for figure in used)
    if unused:
        yield "Not used:"
        yield from (f"{_figure_line(figure)} ({figure.unused})" for figure in unused[:_SHOWN_UNUSED])
        if len(unused) > _SHOWN_UNUSED:
            yield f"  and {len(unused) - _SHOWN_UNUSED} more: --json has them all"
    for verdict, words in _WORDS.items():
        found = [finding for finding in report.findings if finding.verdict is verdict]
        if found:
            yield f"{words}:"
            yield from (_finding_line(finding) for finding in found)
    yield from (to_log_line(f"Note: {note}") for note in report.notes)
    yield from estimate_lines(name, report)
    yield _last_line(report)


def _last_line(report: CardReport) -> str:
    found = [finding for finding in report.findings if finding.verdict is CardVerdict.CONTRADICTS]
    if found:
        return f"{figures.count_text(len(found), 'contradiction')}."
    if not report.is_read_whole:
        return "Not all of it was read, as the notes say."
    if not report.figures:
        return "Nothing here tells of a training run in figures."
    if report.findings:
        return "No contradiction."
    if any(not figure.unused for figure in report.figures):
        return "Nothing was checked: no two of the figures that are used bear on each other."
    return "Nothing was checked: no figure here is used, for the reasons above."


def _figure_line(figure: StatedFigure) -> str:
    kind = f"{figure.kind.value}{' of a later stage' if figure.stage.name == 'TUNING' else ''}"
    value = "" if figure.kind is FigureKind.CHIP else _value(figure)
    return to_log_line(f"  line {figure.line:<5} {f'{kind} {value}'.strip():{_COLUMN}} {figure.text}")


def _value(figure: StatedFigure) -> str:
    value, unit = figure.value, _UNITS.get(figure.kind, "")
    if figure.unused:  # its unit may be what is missing
        return ""
    if figure.kind is FigureKind.TIME:
        return figures.duration_text(value)
    if figure.kind is FigureKind.CHIP_TIME:
        value, unit = value / SECONDS_PER_HOUR, "chip-hours"
    written = f"{value:,.10g}" if figure.kind in _WHOLE else figures.large_number(value)
    return f"{written} {unit}".strip()


def _finding_line(finding: CardFinding) -> str:
    return to_log_line(f"  line{'s' * (len(finding.lines) > 1)} {_listed(finding.lines)}: {finding.message}")


def _listed(lines: tuple[int, ...]) -> str:
    return figures.join_words([str(line) for line in lines])


def estimate_lines(name: str, report: CardReport) -> Iterator[str]:
    """Yield the estimates as YAML: a list for every run, each key with the line that it comes from."""
    runs: dict[str, list[PricedCard]] = {}
    for card in report.estimates:
        runs.setdefault(card.estimate.run, []).append(card)
    for run, cards in runs.items():
        yield to_log_line(f"# {name}, {run}")
        yield "compute:"
        for card in cards:
            yield from _estimate(card)


def _estimate(card: PricedCard) -> Iterator[str]:
    for line in to_yaml({"compute": [dict(card.estimate.data)]}).splitlines()[1:]:
        key = line.strip(" -").partition(":")[0]
        told = [f"line {card.estimate.figures[key].line}"] if key in card.estimate.figures else []
        told += [card.estimate.remarks[key]] if key in card.estimate.remarks else []
        yield to_log_line(f"{line}  # {'; '.join(told)}" if told else line)
    yield "    # sources: [{title: ..., url: https://...}]"
    total = figures.compute_text(card.priced.compute_flop, figures.FLOP, 3, ascii_only=True)
    yield f"    # {total}; {range_line(card.priced)}"
    yield from (to_log_line(f"    # warning: {fault.message}") for fault in card.warnings)


def card_json(name: str, report: CardReport) -> dict[str, Any]:
    """Return everything that was read and found in a text, as data; a value without end is null."""
    return {
        "file": name,
        "figures": [_figure_json(figure) for figure in report.figures],
        "findings": [
            {
                "verdict": finding.verdict.value,
                "check": finding.check,
                "message": finding.message,
                "factor": figures.data_number(finding.factor),
                "lines": list(finding.lines),
            }
            for finding in report.findings
        ],
        "notes": list(report.notes),
        "estimates": [
            {
                "run": card.estimate.run,
                "estimate": dict(card.estimate.data),
                "lines": {key: figure.line for key, figure in card.estimate.figures.items()},
                "remarks": dict(card.estimate.remarks),
                "compute_flop": figures.data_number(card.priced.compute_flop),
                "low_flop": figures.data_number(card.priced.low_flop),
                "high_flop": figures.data_number(card.priced.high_flop),
            }
            for card in report.estimates
        ],
    }


def _figure_json(figure: StatedFigure) -> dict[str, Any]:
    return {
        "kind": figure.kind.value,
        "value": None if figure.kind is FigureKind.OTHER else figures.data_number(figure.value),
        "unit": _UNITS.get(figure.kind, ""),
        "low": figures.data_number(figure.amount.low),
        "high": figures.data_number(figure.amount.high),
        "text": figure.text,
        "line": figure.line,
        "of": figure.row.name if figure.row else figure.stage.value,
        "unused": figure.unused or None,
    }
