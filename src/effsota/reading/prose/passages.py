"""A text as the passages that people read: sentences, lines with a label, rows of tables; each with its line.

Code, pictures, addresses and comments are no prose, and left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from effsota.frozen import Frozen
from effsota.reading.prose.figure_labels import is_label
from effsota.reading.prose.front_matter import FrontMatter, split_front_matter
from effsota.reading.prose.named_sizes import find_sizes_in_title
from effsota.reading.prose.plain_lines import TURNING, plain_line
from effsota.reading.prose.prose_tables import ProseTable, Row, find_html_tables, read_pipe_table

# In a list it stands farther in, or behind the sign of an item.
_FENCE = re.compile(r"\s*(?:(?:[-*+]|\d{1,3}[.)])\s+)?(```+(?=[^`]*$)|~~~+)")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*)")
_ITEM = re.compile(r"^\s*(?:[-*+•]|\d{1,3}[.)])\s+")
_RULE = re.compile(r"\s{0,3}(?:[-*_=]\s*){3,}$")
_PIPE_RULE = re.compile(r"\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
# What has a verb is no label, but a sentence that goes on: trained for 10 days: 61,000 hours.
_LABEL = re.compile(
    r"\s*(?![^:]*\b(?:was|were|is|are|took|takes|has|have|had|for|with)\b)"
    r"([A-Za-z#][^:.?!|]{1,60}?)\s*(?::|=)\s+(?=\S)(.*)",
    re.DOTALL,
)
# A point ends a sentence where a blank and a capital, a digit or a bracket follow, but for short forms.
_END = re.compile(
    r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\bvs\.)(?<!\bca\.)(?<!\bapprox\.)(?<!\bFig\.)(?<!\bSec\.)(?<!\bal\.)"
    r"(?<=[.!?;])[\"')\]]*\s+(?=[A-Z0-9(\"'$~])"
)
# A word that the end of a line divides, as in the text of a PDF: the line ends behind the whole word then.
_HYPHENATED = re.compile(r"([a-z])-\n([a-z]+)[ ]?")
MOST_SENTENCE, MOST_LINE = 2_000, 20_000


class Passage(Frozen):
    """A sentence, or a value with its label: `line` is that on which its text begins, from 1.

    `section` is the nearest heading above that names the size of one model. `row` names the row of a table
    that a cell is of, by the line and number of both; None elsewhere. `aside` says why nothing here is of a
    training run, `head` what stands above a cell.
    """

    text: str
    line: int
    label: str = ""
    heading: str = ""
    section: str = ""
    row: Row | None = None
    aside: str = ""
    head: str = ""

    def line_at(self, offset: int) -> int:
        """Return the line of a place in the text."""
        return self.line + self.text.count("\n", 0, offset)


class Prose(Frozen):
    """What a text holds for a reader, in its order; `unread` says what of it was too long to be read."""

    passages: tuple[Passage, ...]
    tables: tuple[ProseTable, ...]
    title: str
    title_line: int
    front: FrontMatter
    unread: tuple[str, ...] = ()


@dataclass(slots=True)
class _Reader:
    """The lines of a text while they are sorted; `at` is the next, from 0."""

    lines: Sequence[str]
    at: int
    heading: str = ""
    title: str = ""
    title_line: int = 0
    sections: list[tuple[int, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def passages(self, tables: list[ProseTable], skipped: frozenset[int]) -> Iterator[Passage]:
        """Yield the passages; tables are added to the list as they are met."""
        block: list[tuple[int, str]] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            if self._ends_block(line, skipped):
                yield from self._split(block)
                block = []
                yield from self._step(line, tables, skipped)
                continue
            if block and (_ITEM.match(line) or _has_label(line)):
                yield from self._split(block)
                block = []
            block.append((self.at + 1, line))
            self.at += 1
        yield from self._split(block)

    def _ends_block(self, line: str, skipped: frozenset[int]) -> bool:
        is_other = _FENCE.match(line) or _HEADING.match(line) or _RULE.match(line) or self._is_table(line)
        return bool(not line.strip() or is_other or self.at + 1 in skipped)

    def _is_table(self, line: str) -> bool:
        below = self.lines[self.at + 1] if self.at + 1 < len(self.lines) else ""
        return "|" in line and "|" in below and _PIPE_RULE.match(below) is not None

    def _step(self, line: str, tables: list[ProseTable], skipped: frozenset[int]) -> Iterator[Passage]:
        heading, fence = _HEADING.match(line), _FENCE.match(line)
        if self.at + 1 in skipped:
            self.at += 1
        elif heading:
            self.heading = plain_line(heading[2]).strip("# ")
            self.at += 1
            self._enter(len(heading[1]))
            yield Passage(text=self.heading, line=self.at, heading=self.heading, section=self._section())
        elif fence:
            self._skip_fence(fence[1])
        elif self._is_table(line):
            table, self.at = read_pipe_table(self.lines, self.at, heading=self.heading)
            tables.append(table)
        else:
            self.at += 1

    def _enter(self, level: int) -> None:
        """Note the title, or the section, that a heading begins."""
        self.sections = [each for each in self.sections if each[0] < level]
        if not self.title:
            self.title, self.title_line = self.heading, self.at
        elif len(find_sizes_in_title(self.heading)) == 1:
            self.sections.append((level, self.heading))

    def _section(self) -> str:
        return self.sections[-1][1] if self.sections else ""

    def _skip_fence(self, fence: str) -> None:
        self.at += 1
        first = self.at
        while self.at < len(self.lines):
            closing = _FENCE.match(self.lines[self.at])
            self.at += 1
            if closing and closing[1].startswith(fence):
                return
        self.unread.append(f"line {first}: code begins that does not end, and what follows is not read")

    def _split(self, block: Sequence[tuple[int, str]]) -> Iterator[Passage]:
        """Yield the sentences of lines that belong together, or the one value that has a label."""
        if not block:
            return
        text = "\n".join(
            plain_line(_ITEM.sub("", line, count=1) if at == 0 else line)
            for at, (_, line) in enumerate(block)
        )
        text = _HYPHENATED.sub(r"\1\2\n", text)
        first = block[0][0]
        begin = 0
        for end in [*(found.end() for found in _END.finditer(text)), len(text)]:
            sentence = text[begin:end]
            line = first + text.count("\n", 0, begin)
            if len(sentence) > MOST_SENTENCE:
                self.unread.append(
                    f"line {line}: a sentence of more than {MOST_SENTENCE:,} signs is not read"
                )
            elif sentence.strip():
                yield self._passage(sentence, line)
            begin = end

    def _passage(self, text: str, line: int) -> Passage:
        labelled = _LABEL.fullmatch(text.strip())
        line += len(text[: len(text) - len(text.lstrip())].split("\n")) - 1
        if labelled:
            line += text.strip()[: labelled.start(2)].count("\n")
            text, label = labelled[2], labelled[1]
            return Passage(text=text, line=line, label=label, heading=self.heading, section=self._section())
        return Passage(text=text.strip(), line=line, heading=self.heading, section=self._section())


def _has_label(line: str) -> bool:
    """Tell whether a line begins with the label of a figure, so that it is no part of the line before."""
    found = _LABEL.fullmatch(plain_line(line)) if len(line) <= MOST_SENTENCE else None
    return found is not None and is_label(found[1])


def read_prose(text: str) -> Prose:
    """Return what a text in Markdown, or a plain text, holds; its lines end as any system ends them."""
    ended = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    # No prose, such as a picture in letters.
    long = [at for at, line in enumerate(ended, 1) if len(line) > MOST_LINE]
    turned = [at for at, line in enumerate(ended, 1) if TURNING.search(line)]
    left_out = {*long, *turned}
    lines = ["" if at in left_out else line for at, line in enumerate(ended, 1)]
    front, first = split_front_matter(lines)
    tables = list(find_html_tables(lines, first))
    skipped = frozenset(number for table in tables for number in range(table.line, table.last_line + 1))
    reader = _Reader(lines=lines, at=first)
    found: list[ProseTable] = []
    passages = tuple(reader.passages(found, skipped))
    every = tuple(sorted((*tables, *found), key=lambda table: table.line))
    cells = (
        Passage(
            text=cell.text,
            line=cell.line,
            label=cell.label,
            heading=table.heading,
            row=cell.row,
            aside=cell.aside,
            head=cell.head,
        )
        for table in every
        for cell in table.labelled_cells()
    )
    keys = (
        Passage(text=plain_line(key.text), line=key.line, label=key.label, heading=key.heading)
        for key in front.keys
    )
    return Prose(
        passages=(*keys, *passages, *cells),
        tables=every,
        title=reader.title,
        title_line=reader.title_line,
        front=front,
        unread=(
            *(f"line {at}: signs turn the direction of writing, and it is not read" for at in turned),
            *(f"line {at}: a line of more than {MOST_LINE:,} signs is not read: divide it" for at in long),
            *reader.unread,
        ),
    )
