"""The figures of a text, each with its line, and with a plain word where no sum may be made with it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from effsota.reading.prose.amounts_said import AmountSaid, amount_pattern, read_amount, why_no_amount
from effsota.reading.prose.chip_names import ChipNames, chip_core
from effsota.reading.prose.figure_forms import forms_for
from effsota.reading.prose.figure_labels import LabelMeaning, meaning_of
from effsota.reading.prose.form_amounts import (
    LEAST_PERCENT,
    NOTHING,
    SHARES,
    read_form,
    why_digits_are_in_doubt,
)
from effsota.reading.prose.left_over import find_left_over, find_left_over_cell
from effsota.reading.prose.named_sizes import (
    NamedSize,
    find_named_sizes,
    find_sizes_in_title,
    find_sizes_of_experts,
)
from effsota.reading.prose.passages import Passage, Prose
from effsota.reading.prose.plausible import SPANS, why_absurd
from effsota.reading.prose.prose_tables import IN_HEAD
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind
from effsota.reading.prose.surroundings import (
    TRAINING,
    is_in_other_section,
    is_one_of_several,
    stage_of,
    why_not_used,
    why_size_of_another,
)
from effsota.text import cut

MOST_FIGURES = 5_000
MOST_LABEL = 40
_HAS_NUMBER = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|ten|twelve|single|hundred|thousand"
    r"|dozen)\b",
    re.IGNORECASE,
)
_CUMULATIVE = re.compile(r"\b(?:cumulative\w*|total|altogether)\b", re.IGNORECASE)
_BARE = re.compile(rf"\s*\$?{amount_pattern()}\s*(?P<percent>%)?(?P<rest>[^,;(]*)", re.DOTALL)
_LEADING = re.compile(r"^(?:(?:a|the|just|only|of) )+", re.IGNORECASE)
_IN_BRACKETS = re.compile(rf"\s*\(\s*{amount_pattern()}\s*\)")
# What a label names as one kind a cell may tell apart: Params: 17B (Activated) 109B (Total).
_OF_ONE_LABEL = (
    {FigureKind.PARAMETERS, FigureKind.ACTIVE, FigureKind.TOTAL, FigureKind.TRAINABLE},
    {FigureKind.CHIPS, FigureKind.CHIP},
)
# Longer than any run by the clock it can only be the time of all chips.
_HOURS_USED = re.compile(r"\W*hours used", re.IGNORECASE)
_HOURS_OF_WHAT = "nothing says whether these are hours of all chips or of the clock"
_KIND_BEHIND = (
    (re.compile(r"\W*activ", re.IGNORECASE), FigureKind.ACTIVE),
    (re.compile(r"\W*(?:in )?total", re.IGNORECASE), FigureKind.TOTAL),
)


def find_figures(prose: Prose, names: ChipNames) -> list[StatedFigure]:
    """Return the figures of a text, in the order of its lines: `MOST_FIGURES` at the most."""
    found: list[StatedFigure] = []
    for at, passage in enumerate(prose.passages):
        if _HAS_NUMBER.search(f"{passage.label} {passage.text}") and len(found) <= MOST_FIGURES:
            found += _Passage(passage, at, names, is_title=passage.line == prose.title_line).figures()
    return sorted(found[:MOST_FIGURES], key=lambda figure: figure.line)


class _Passage:
    """A passage while its figures are sought."""

    def __init__(self, passage: Passage, number: int, names: ChipNames, *, is_title: bool) -> None:
        self._passage, self._number, self._text, self._names = passage, number, passage.text, names
        self._meaning = meaning_of(passage.label) if passage.label else None
        self._whole = f"{passage.label}: {passage.text}" if passage.label else passage.text
        self._is_title = is_title
        self._is_cumulative = _CUMULATIVE.search(self._whole) is not None

    def figures(self) -> Iterator[StatedFigure]:
        """Yield what patterns find; where they find nothing of what the label names, its bare number."""
        taken: list[tuple[int, int]] = []
        kinds = set()
        for kind, pattern, _ in forms_for(self._text, self._names.pattern):
            for found in pattern.finditer(self._text):
                if _is_free(found.span(), taken) and not self._is_told_by_rows(kind):
                    kinds.add(kind)
                    yield from self._stated(kind, found)
                    taken.append(found.span())
        if self._passage.row is not None and self._passage.label:
            yield from self._of_label()
        elif self._passage.head:
            yield from self._beside_chip(taken)
        yield from self._by_name(taken)
        if self._meaning is not None and not any(self._is_labelled(kind) for kind in kinds):
            yield from self._bare(self._meaning, taken)
        yield from self._left_over(taken)

    def _is_told_by_rows(self, kind: FigureKind) -> bool:
        """Tell whether a heading of a column says something for each of its rows, where it is read."""
        return self._passage.aside == IN_HEAD and kind is FigureKind.TOKENS

    def _by_name(self, taken: list[tuple[int, int]]) -> Iterator[StatedFigure]:
        """Yield the sizes that models have by their names."""
        find = find_sizes_in_title if self._is_title else find_named_sizes
        for named in find(self._text):
            if _is_free((named.start, named.end), taken):
                taken.append((named.start, named.end))
                yield self._named(named)
        for named in find_sizes_of_experts(self._text):
            taken.append((named.start, named.end))
            yield self._named(named)

    def _named(self, named: NamedSize) -> StatedFigure:
        figure = self._figure(named.kind, named.amount, (named.start, named.end), None, "")
        why = "" if self._is_title else why_size_of_another(self._whole, figure.text)
        return replace(figure, is_by_name=True, unused=figure.unused or why)

    def _left_over(self, taken: list[tuple[int, int]]) -> Iterator[StatedFigure]:
        """Yield what nothing else read."""
        above = f"{self._passage.label} {self._passage.head}"
        cell = find_left_over_cell(self._text, above)
        for left in (*find_left_over(self._text), *([cell] if cell else [])):
            if _is_free((left.start, left.end), taken):
                taken.append((left.start, left.end))
                yield self._figure(FigureKind.OTHER, NOTHING, (left.start, left.end), None, left.why)

    def _is_labelled(self, kind: FigureKind) -> bool:
        named = self._meaning.kind if self._meaning else None
        return named is kind or any(named in alike and kind in alike for alike in _OF_ONE_LABEL)

    def _stated(self, kind: FigureKind, found: re.Match[str]) -> Iterator[StatedFigure]:
        amount, why = read_form(kind, found)
        yield self._figure(kind, amount, found.span(), found, why)

    def _bare(self, meaning: LabelMeaning, taken: list[tuple[int, int]]) -> Iterator[StatedFigure]:
        """Yield the number behind a label, in the unit that the label says."""
        passage = self._passage
        found = _BARE.match(self._text)
        if found is None or any(begin < found.end("number") for begin, _ in taken):
            return
        span = (
            found.start(),
            found.end("plus")
            if found["plus"]
            else found.end("size")
            if found["size"]
            else found.end("number"),
        )
        amount = read_amount(found)
        kind = next((each for form, each in _KIND_BEHIND if form.match(found["rest"])), meaning.kind)
        kind = kind if self._is_labelled(kind) else meaning.kind
        amount = _more_exact(amount, self._text[found.end("size") if found["size"] else 0 :], kind)
        taken.append(span)
        if amount is None:
            yield self._figure(kind, NOTHING, span, found, why_no_amount(found))
            return
        why = "" if meaning.scale else "no unit stands with it"
        if _HOURS_USED.match(passage.label):
            why = "" if amount.value * 3600 > SPANS[FigureKind.TIME][1] else _HOURS_OF_WHAT
            amount = amount.scaled(3600.0)
        if meaning.needs_size and not found["size"]:
            why = "a size, and of what is not said"
        why = why or meaning.why
        scale = (meaning.scale or 1.0) * (1.0 if found["size"] else meaning.size)
        if kind in SHARES and (found["percent"] or amount.value > LEAST_PERCENT):
            scale = 0.01
        yield self._figure(kind, amount.scaled(scale), span, found, why)

    def _why_in_doubt(self, kind: FigureKind, span: tuple[int, int]) -> str:
        is_of_label = self._meaning is not None and self._meaning.size != 1
        return why_digits_are_in_doubt(kind, self._text, span, is_in_parts=is_of_label)

    def _chip_of_label(self) -> str:
        """Return the chip that a label names, such as A100 GPU hours."""
        found = re.search(self._names.pattern, self._passage.label)
        return _chip_beside(found) if found else ""

    def _of_label(self) -> Iterator[StatedFigure]:
        """Yield the tokens that a label of a column names for all of its rows."""
        for kind, pattern, _ in forms_for(self._passage.label, self._names.pattern):
            found = pattern.search(self._passage.label) if kind is FigureKind.TOKENS else None
            amount = read_amount(found) if found else None
            if found and amount and not why_absurd(kind, amount):
                yield StatedFigure(
                    kind=kind,
                    amount=amount,
                    text=" ".join(found[0].split()),
                    line=self._passage.row.table if self._passage.row else self._passage.line,
                    passage=self._number,
                    row=self._passage.row,
                )

    def _beside_chip(self, taken: list[tuple[int, int]]) -> Iterator[StatedFigure]:
        """Yield the bare number beside the name of a chip in a table of pairs: how many there are."""
        chip = re.fullmatch(rf"(?:\w+ )?{self._names.pattern}(?: (?:GPU|TPU|chip)s?)?", self._passage.label)
        number = re.fullmatch(rf"\s*{amount_pattern()}\s*", self._text)
        amount = read_amount(number) if chip and number else None
        if chip and number and amount:
            taken.append(number.span())
            is_of_training = TRAINING.search(f"{self._passage.head} {self._passage.heading}")
            why = "" if is_of_training else "its table does not speak of training"
            figure = self._figure(FigureKind.CHIPS, amount, number.span(), None, "")
            yield replace(figure, chip=_chip_beside(chip), unused=why)

    def _figure(
        self,
        kind: FigureKind,
        amount: AmountSaid,
        span: tuple[int, int],
        found: re.Match[str] | None,
        why: str,
    ) -> StatedFigure:
        passage, whole = self._passage, self._whole
        shift = len(whole) - len(self._text)
        is_labelled = self._is_labelled(kind) or passage.row is not None
        said = _LEADING.sub("", " ".join(self._text[span[0] : span[1]].split()))
        why = (
            passage.aside
            or why
            or self._why_in_doubt(kind, span)
            or why_absurd(kind, amount)
            or _why_no_size(kind, amount)
        )
        why = why or why_not_used(kind, whole, span[0] + shift, span[1] + shift, is_labelled=is_labelled)
        why = why or is_in_other_section(passage.heading, has_label=is_labelled)
        return StatedFigure(
            kind=kind,
            amount=amount,
            text=f"{cut(passage.label, MOST_LABEL)}: {said}" if passage.label else said,
            line=passage.line_at(
                span[0] + len(self._text[span[0] : span[1]]) - len(self._text[span[0] : span[1]].lstrip())
            ),
            passage=self._number,
            stage=stage_of(f"{passage.heading}. {whole}" if passage.row is None else whole),
            row=passage.row,
            chip=(_chip_beside(found) if found else "") or self._chip_of_label(),
            unused=why,
            is_of_several=is_one_of_several(self._text, *span) or _is_range(kind, amount),
            is_cumulative=self._is_cumulative,
        )


def _more_exact(amount: AmountSaid | None, behind: str, kind: FigureKind) -> AmountSaid | None:
    """Return the amount in brackets behind another of parameters, where it says the same: 1B (1.23B)."""
    found = _IN_BRACKETS.match(behind) if amount and kind is FigureKind.PARAMETERS else None
    inside = read_amount(found) if found else None
    return inside if amount and inside and amount.value / 1.5 < inside.value < amount.value * 1.5 else amount


def _chip_beside(found: re.Match[str]) -> str:
    """Return the name of the chip that a pattern found, without its memory; nothing where it found none."""
    named = found.groupdict().get("chip") or found.groupdict().get("slice") or ""
    return chip_core(re.sub(r"(?<=\w)s$", "", named.strip()))


def _why_no_size(kind: FigureKind, amount: AmountSaid) -> str:
    """Return why parameters are none of a model: fewer than 5 billion are a bound."""
    return (
        "it is a bound, and no size"
        if kind is FigureKind.PARAMETERS and amount.low == 0 and amount.value
        else ""
    )


def _is_range(kind: FigureKind, amount: AmountSaid) -> bool:
    """Tell whether parameters are given from a least to a most: of several models."""
    return kind is FigureKind.PARAMETERS and 0 < amount.low < amount.value / 2


def _is_free(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Tell whether nothing was read of a place yet."""
    return not any(span[0] < stop and begin < span[1] for begin, stop in taken)
