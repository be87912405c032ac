"""Outcomes as Markdown tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.measuring import Contest, Outcome
from effsota.frozen import Frozen

MEGABYTE = 1_000_000
NOTHING = "–"
HEAD = ("work", "records", "program", "CPU s", "wall s", "MB", "ours ÷ it", "runs")
SIZE_HEAD = ("file", "of", "bytes", "gzip", "bound", "within")


class Size(Frozen):
    """How large a file is, and how large it may be: in bytes, or in what `unit` says."""

    file: str
    of: str
    size: int
    packed: int
    most: int | None
    unit: str = ""


def render_table(results: Iterable[tuple[Contest, Sequence[Outcome]]]) -> str:
    """Return a row for every contender, what ours takes divided by what it takes in CPU seconds."""
    rows = [row for contest, outcomes in results for row in _rows(contest, outcomes)]
    return _markdown(HEAD, rows, texts=3)


def render_rows(contest: Contest, outcomes: Sequence[Outcome]) -> list[str]:
    """Return the lines of one piece of work, as they stand in the table."""
    return [_line(row) for row in _rows(contest, outcomes)]


def _rows(contest: Contest, outcomes: Sequence[Outcome]) -> Iterator[tuple[str, ...]]:
    ours = outcomes[0].median
    for at, outcome in enumerate(outcomes):
        work = contest.work if at == 0 else ""
        records = f"{contest.records:,}" if at == 0 and contest.records else ""
        taken = outcome.median
        if taken is None:
            yield work, records, f"{outcome.name}: {_one_line(outcome.reason)}", *[NOTHING] * 5
            continue
        ratio = f"{_digits(ours.cpu / taken.cpu)}×" if at and ours and taken.cpu else ""
        yield (
            work,
            records,
            outcome.name,
            _digits(taken.cpu),
            _digits(taken.wall),
            f"{taken.memory / MEGABYTE:.0f}",
            ratio,
            str(len(outcome.timings)),
        )


def render_sizes(sizes: Iterable[Size]) -> str:
    """Return a row for every file that was weighed."""
    rows = [
        (
            size.file,
            size.of,
            f"{size.size:,}{size.unit}",
            f"{size.packed:,}" if size.packed else NOTHING,
            f"{size.most:,}{size.unit}" if size.most else NOTHING,
            ("yes" if size.size <= size.most else "**no**") if size.most else NOTHING,
        )
        for size in sizes
    ]
    return _markdown(SIZE_HEAD, rows, texts=2)


def _markdown(head: Sequence[str], rows: Iterable[Sequence[str]], *, texts: int) -> str:
    line = ["---" if at < texts else "--:" for at in range(len(head))]
    return "".join(f"{_line(cells)}\n" for cells in (head, line, *rows))


def _line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _digits(value: float) -> str:
    """Return a number with two digits after the first: 0.0123, 1.23, 12.3, 123."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}" if value >= 0.1 else f"{value:.2g}"


def _one_line(text: str | None) -> str:
    return " ".join((text or "").replace("|", "/").split())
