"""The runs of which a text states figures: a row of a table, a sentence, and the whole where it is one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.judging.cards.agreeing_figures import settle
from effsota.judging.cards.run_machines import chip_of, precision_for, precisions_of
from effsota.judging.cards.run_notes import tell_several_figures, tell_several_models
from effsota.judging.cards.stated_run import SIZES, StatedRun, TextFacts
from effsota.judging.discrepancies.distance import apart
from effsota.reading.prose.chip_names import ChipNames
from effsota.reading.prose.experts import names_experts
from effsota.reading.prose.named_sizes import find_sizes_in_title
from effsota.reading.prose.passages import Prose
from effsota.reading.prose.precision_words import precisions_named
from effsota.reading.prose.prose_tables import TOTAL, Row
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind, TrainingStage
from effsota.text.late_pattern import LatePattern

# What holds for a text whichever of its models a sentence is of.
_OF_ALL_MODELS = {FigureKind.CHIP, FigureKind.OVERHEAD, FigureKind.INTENSITY}
_TOTALLED = {FigureKind.CHIP_TIME, FigureKind.EMISSIONS, FigureKind.ENERGY, FigureKind.POWER}
# A model by a name with its size, such as MPT-1.3B.
_NAMED = LatePattern(r"\b[A-Za-z][\w.]*-(\d+(?:\.\d+)?) ?([BM])\b")
_POWERS = {"B": 1e9, "M": 1e6}
OTHER_SIZE = 1.5
_OWN_SIZES = (FigureKind.TOTAL, FigureKind.PARAMETERS)


def gather_facts(prose: Prose, figures: Sequence[StatedFigure], names: ChipNames) -> TextFacts:
    """Return the runs of which a text states figures, the whole first, and why figures were not joined."""
    usable = [figure for figure in figures if not figure.unused]
    gathering = _Gathering(prose=prose, usable=usable, names=names)
    whole, notes, is_of_one = gathering.whole()
    runs = (
        whole,
        *gathering.in_all(whole),
        *gathering.rows(whole),
        *gathering.sections(whole),
        *gathering.sentences(whole, is_of_one=is_of_one),
    )
    return TextFacts(runs=runs, notes=notes)


class _Gathering(Frozen):
    """The figures of a text while they are sorted into runs."""

    prose: Prose
    usable: Sequence[StatedFigure]
    names: ChipNames

    def whole(self) -> tuple[StatedRun, tuple[str, ...], bool]:
        """Return what the text states of its one run, why it is not one, and whether it is of one model."""
        alone = self._rows_alone()
        several_sections = self._sections()
        mine = [
            figure
            for figure in self.usable
            if figure.stage is TrainingStage.MAIN
            and (figure.row is None or figure.row in alone)
            and not figure.is_of_several
            and self.prose.passages[figure.passage].section not in several_sections
        ]
        settled = settle(mine)
        own = next((settled.one[kind].value for kind in _OWN_SIZES if kind in settled.one), None)
        if own is not None:
            settled = settle([figure for figure in mine if not self._is_of_other(figure, own)])
        models = tuple(
            tell_several_models(self.prose, self.usable, settled.several, sections=several_sections, own=own)
        )
        one = {kind: each for kind, each in settled.one.items() if not models or kind in _OF_ALL_MODELS}
        texts = (passage.text for passage in self.prose.passages if passage.row is None)
        chip = chip_of(one, self.names)
        precision, is_assumed = precision_for(chip, precisions_of(self.prose))
        facts = StatedRun(
            name="the text",
            figures=one,
            several=settled.several,
            chip=chip,
            precision=precision,
            is_precision_assumed=is_assumed,
            is_of_experts=names_experts(" ".join([self.prose.title, *texts])),
        )
        untold = {FigureKind.TOKENS} if facts.counted_tokens else set()
        several = {kind: held for kind, held in settled.several.items() if kind not in untold}
        return facts, models or tuple(tell_several_figures(several)), not models

    def _is_of_other(self, figure: StatedFigure, size: float) -> bool:
        """Tell whether the sentence of a figure names a model of another size than the text's own."""
        named = _NAMED.findall(self.prose.passages[figure.passage].text)
        sizes = [float(number) * _POWERS[power] for number, power in named]
        return figure.row is None and any(apart(each, size) > OTHER_SIZE for each in sizes)

    def _sections(self) -> tuple[str, ...]:
        """Return the headings that each name the size of another model, none where fewer than two do."""
        named = dict.fromkeys(passage.section for passage in self.prose.passages if passage.section)
        sizes = {find_sizes_in_title(section)[0].amount.value for section in named}
        return tuple(named) if len(sizes) > 1 else ()

    def sections(self, whole: StatedRun) -> Iterator[StatedRun]:
        """Yield what stands under each heading that names a model of another size."""
        for section in self._sections():
            held = [
                figure
                for figure in self.usable
                if self.prose.passages[figure.passage].section == section
                and (figure.row is None and not figure.is_of_several)
                and figure.stage is TrainingStage.MAIN
            ]
            if held:
                settled = settle(held)
                own = {**_size_by_name(section, held[0]), **settled.one}
                yield replace(self._run(section, own, whole), several=settled.several)

    def _rows_alone(self) -> set[Row]:
        """Return the rows that are the only ones of their tables."""
        rows = {figure.row for figure in self.usable if figure.row is not None}
        return {row for row in rows if sum(row.table == other.table for other in rows) == 1}

    def in_all(self, whole: StatedRun) -> Iterator[StatedRun]:
        """Yield what sentences state as the total of all runs, where they state a time of all chips."""
        settled = settle(
            [
                figure
                for figure in self.usable
                if figure.kind in _TOTALLED
                and (figure.kind is FigureKind.POWER or (figure.row is None and figure.is_cumulative))
            ]
        )
        if settled.one.keys() >= {FigureKind.CHIP_TIME, FigureKind.EMISSIONS}:
            yield replace(self._run("all runs", settled.one, whole), is_of_all=True)

    def rows(self, whole: StatedRun) -> Iterator[StatedRun]:
        """Yield what the rows of tables state."""
        shared = {kind: each for kind, each in whole.figures.items() if kind in _OF_ALL_MODELS}
        rows: dict[Row, list[StatedFigure]] = {}
        for figure in self.usable:
            if figure.row is not None and not TOTAL.match(figure.row.name):
                rows.setdefault(figure.row, []).append(figure)
        for row, held in rows.items():
            own = {**_size_by_name(row.name, held[0]), **settle(held).one}
            if own.keys() & {FigureKind.ACTIVE, FigureKind.TOTAL}:
                own = {**settle(held).one}
            if len(own) > 1:
                yield self._run(_name_of_row(row, held), {**shared, **own}, whole)

    def sentences(self, whole: StatedRun, *, is_of_one: bool) -> Iterator[StatedRun]:
        """Yield what sentences state; in a text of one model each is of its parameters."""
        is_sure = is_of_one and FigureKind.TOKENS in whole.figures
        sizes = {kind: whole.figures[kind] for kind in SIZES if kind in whole.figures} if is_sure else {}
        passages: dict[int, list[StatedFigure]] = {}
        for figure in self.usable:
            if figure.row is None and not figure.is_of_several:
                passages.setdefault(figure.passage, []).append(figure)
        for at, held in passages.items():
            own, several = settle(held)
            is_of_main = held[0].stage is TrainingStage.MAIN
            about = self.prose.passages[at].text
            if is_of_main and not {*own, *several} & {*SIZES}:
                own = {**sizes, **own}
            if len(own) + len(several) > 1:
                facts = self._run(f"line {held[0].line}", own, whole, about=about)
                yield replace(facts, several=several, stage=held[0].stage)

    def _run(
        self, name: str, own: Mapping[FigureKind, StatedFigure], whole: StatedRun, *, about: str = ""
    ) -> StatedRun:
        chip = chip_of(own, self.names)
        is_known = whole.precision is not None and not whole.is_precision_assumed
        named = {whole.precision or ""} if is_known else precisions_named(about)
        precision, is_assumed = precision_for(chip, named)
        return StatedRun(
            name=name,
            figures=own,
            chip=chip,
            precision=precision,
            is_precision_assumed=is_assumed,
            is_of_experts=whole.is_of_experts or names_experts(f"{name} {about}"),
        )


def _name_of_row(row: Row, held: Sequence[StatedFigure]) -> str:
    """Return a name that no other row of a table has: several models may be called Llama 3."""
    lines = {figure.line for figure in held} - {row.table}
    where = f"line {lines.pop()}" if len(lines) == 1 else f"entry {row.number + 1}"
    return f"{row.name or 'a row'} (table in line {row.table}, {where})"


def _size_by_name(name: str, beside: StatedFigure) -> dict[FigureKind, StatedFigure]:
    """Return the parameters that a name gives, such as 7B; nothing where it gives no one size."""
    sizes = find_sizes_in_title(name)
    if len(sizes) != 1:
        return {}
    figure = replace(
        beside,
        kind=FigureKind.PARAMETERS,
        amount=sizes[0].amount,
        text=f"{name}, by its name",
        chip="",
        is_by_name=True,
    )
    return {FigureKind.PARAMETERS: figure}
