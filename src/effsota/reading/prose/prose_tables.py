"""Tables in a text, of pipes or of HTML: each cell with the label of its column, or of its row."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import NamedTuple

from effsota.frozen import Frozen
from effsota.reading.prose.figure_labels import is_label
from effsota.reading.prose.plain_lines import plain_line

MOST_CELLS = 20_000
PAIR = 2
_NO_VALUE = "it stands beside the values of a table"
IN_HEAD = "it stands in the head of a table"
_NO_THING = re.compile(r"comment|note|descri|source", re.IGNORECASE)
_UNIT = re.compile(r"units?\W*$", re.IGNORECASE)
_NOT_OF_A_RUN = "its table does not tell of a training run"
MOST_SPAN = 50
_PIPE = re.compile(r"(?<!\\)\|")
_TABLE = re.compile(r"<table\b", re.IGNORECASE)
_TABLE_END = re.compile(r"</table\s*>", re.IGNORECASE)
TOTAL = re.compile(r"(?:grand )?(?:total|sum|overall|all|cumulative)\b", re.IGNORECASE)


class Row(NamedTuple):
    """Which row of which table: the line on which the table begins, the number of the row, its name."""

    table: int
    number: int
    name: str


class LabelledCell(NamedTuple):
    """A cell with its label, such as the heading of its column, and the line it stands on.

    `aside` says why nothing of it is of a training run; it is empty where it may be.
    """

    text: str
    line: int
    label: str
    row: Row | None
    aside: str = ""
    head: str = ""


class ProseTable(Frozen):
    """A table: its rows of texts, each with the line of every cell; the first row holds the headings."""

    line: int
    last_line: int
    rows: tuple[tuple[tuple[str, int], ...], ...]
    heading: str = ""

    def labelled_cells(self) -> Iterator[LabelledCell]:
        """Yield every cell with its label: a table lists values by name, or what is said of each thing."""
        head, *body = self.rows or ((),)
        names = [text for text, _ in head]
        known = sum(map(is_label, names[1:]))
        in_first = [row for row in body if row and is_label(row[0][0])]
        yield from (LabelledCell(text, line, "", None, IN_HEAD) for text, line in head)
        if known == 0 and (in_first or len(names) == PAIR):
            # A table of pairs has no heading, but that its Markdown needs one: the first pair stands there.
            read = list(self.rows) if len(names) == PAIR else in_first
            yield from self._by_row(read, names)
            yield from self._aside([row for row in body if row not in read], names)
        elif known and len(in_first) <= known:
            yield from self._by_column(body, names)
        else:
            yield from self._aside(body, names)

    def _aside(
        self, body: Sequence[Sequence[tuple[str, int]]], names: Sequence[str]
    ) -> Iterator[LabelledCell]:
        """Yield the cells of a table of something else."""
        for row in body:
            for at, (text, line) in enumerate(row):
                yield LabelledCell(text, line, names[at] if at < len(names) else "", None, _NOT_OF_A_RUN)

    def _by_row(
        self, body: Sequence[Sequence[tuple[str, int]]], names: Sequence[str]
    ) -> Iterator[LabelledCell]:
        """Yield the cells of rows that are a name and a value each, or a value for each of several things."""
        units = next((at for at, name in enumerate(names) if at > 1 and _UNIT.match(name)), None)
        things = [at for at, name in enumerate(names) if at and at != units]
        if len(names) > PAIR:
            things = [at for at in things if not _NO_THING.search(names[at])]
        for row in body:
            unit = f" {row[units][0]}" if units is not None and units < len(row) else ""
            for at, (text, line) in enumerate(row):
                name = names[at] if at < len(names) else ""
                if at in things:
                    place = Row(self.line, at - 1, name) if len(things) > 1 else None
                    yield LabelledCell(f"{text}{unit}", line, row[0][0], place, head=" ".join(names))
                elif at != units:
                    yield LabelledCell(text, line, "", None, _NO_VALUE)

    def _by_column(
        self, body: Sequence[Sequence[tuple[str, int]]], names: Sequence[str]
    ) -> Iterator[LabelledCell]:
        for number, row in enumerate(body):
            if not row:
                continue
            place = Row(self.line, number, " ".join(row[0][0].split()))
            yield LabelledCell(row[0][0], row[0][1], names[0] if is_label(names[0]) else "", place)
            for at, (text, line) in enumerate(row[1:], 1):
                is_below = at < len(names)
                yield LabelledCell(
                    text, line, names[at] if is_below else "", place, "" if is_below else _NO_VALUE
                )


def read_pipe_table(lines: Sequence[str], start: int, *, heading: str) -> tuple[ProseTable, int]:
    """Return the table of pipes that begins at a line, from 0, and the line behind it."""
    rows: list[tuple[tuple[str, int], ...]] = []
    at = start
    while at < len(lines) and "|" in lines[at] and len(rows) < MOST_CELLS:
        if at != start + 1:  # the rule below the headings
            rows.append(tuple((plain_line(cell), at + 1) for cell in _split(lines[at])))
        at += 1
    at = max(at, start + 2)
    return ProseTable(line=start + 1, last_line=at, rows=tuple(rows), heading=heading), at


def _split(line: str) -> list[str]:
    cells = _PIPE.split(line.strip())
    return cells[1 if line.strip().startswith("|") else 0 : -1 if line.strip().endswith("|") else None]


def find_html_tables(lines: Sequence[str], first: int) -> Iterator[ProseTable]:
    """Yield the tables of HTML among the lines of a text."""
    at = first
    while at < len(lines):
        if not _TABLE.search(lines[at]):
            at += 1
            continue
        end = next((n for n in range(at, len(lines)) if _TABLE_END.search(lines[n])), None)
        if end is None:  # a tag that is spoken of, or forgotten: what follows is prose
            return
        parser = _TableParser()
        parser.feed("\n".join(lines[at : end + 1]))
        rows = parser.filled()
        yield ProseTable(
            line=at + 1,
            last_line=end + 1,
            rows=tuple(tuple((plain_line(text), at + line) for text, line in row) for row in rows),
        )
        at = end + 1


class _HtmlCell(NamedTuple):
    text: str
    line: int
    columns: int
    rows: int


class _TableParser(HTMLParser):
    """Gathers the cells of a table, row by row, with what they span."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: list[list[_HtmlCell]] = []
        self.cells = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a row or a cell."""
        if tag == "tr":
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows and self.cells < MOST_CELLS:
            spans = {name: value for name, value in attrs if name in {"colspan", "rowspan"}}
            self.cells += 1
            self.rows[-1].append(
                _HtmlCell("", self.getpos()[0], _span(spans.get("colspan")), _span(spans.get("rowspan")))
            )

    def handle_data(self, data: str) -> None:
        """Add to the cell that is open."""
        if self.rows and self.rows[-1] and data.strip():
            cell = self.rows[-1][-1]
            line = (
                cell.line
                if cell.text
                else self.getpos()[0] + data[: len(data) - len(data.lstrip())].count("\n")
            )
            self.rows[-1][-1] = cell._replace(text=f"{cell.text} {' '.join(data.split())}".strip(), line=line)

    def filled(self) -> list[list[tuple[str, int]]]:
        """Return the rows with what spans several of their places written into each."""
        filled: list[list[tuple[str, int]]] = []
        below: dict[int, tuple[int, str, int]] = {}
        for row in self.rows:
            cells = iter(row)
            out: list[tuple[str, int]] = []
            taken = {column: each for column, each in below.items() if each[0] > 0}
            while True:
                column = len(out)
                if column in taken:
                    left, text, line = taken.pop(column)
                    below[column] = (left - 1, text, line)
                    out.append((text, line))
                    continue
                cell = next(cells, None)
                if cell is None:
                    break
                for _ in range(cell.columns):
                    below[len(out)] = (cell.rows - 1, cell.text, cell.line)
                    out.append((cell.text, cell.line))
            if out:
                filled.append(out)
        return filled


def _span(text: str | None) -> int:
    return min(int(text), MOST_SPAN) if text and text.isdecimal() and int(text) > 0 else 1
