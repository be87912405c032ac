"""Why the figures of a text are not joined, in plain words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from effsota.figures import join_words
from effsota.judging.cards.stated_run import SIZES
from effsota.reading.prose.passages import Prose
from effsota.reading.prose.prose_tables import TOTAL, Row
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind

MOST_LISTED = 4
_OF_A_RUN = {FigureKind.TOKENS, FigureKind.CHIP_TIME, FigureKind.COMPUTE, FigureKind.TIME, FigureKind.STEPS}
_TOLD = (FigureKind.TOKENS, FigureKind.CHIPS, FigureKind.TIME, FigureKind.CHIP_TIME, FigureKind.COMPUTE)
_INSIDE = "figures are held against each other only inside one sentence or one row of a table"


def tell_several_models(
    prose: Prose,
    usable: Sequence[StatedFigure],
    several: Mapping[FigureKind, tuple[StatedFigure, ...]],
    *,
    sections: Sequence[str],
    own: float | None,
) -> Iterator[str]:
    """Yield why the figures of a text are not those of one model; nothing where they are.

    `own` is the size of the text's model, None where it has no one size.
    """
    listed = [
        figure
        for figure in usable
        if figure.is_of_several and figure.kind in SIZES and not (own and _is_of_own(figure, own))
    ]
    sizes = next((several[kind] for kind in SIZES if kind in several), ())
    families = _rows_of_models(usable)
    if listed or sizes:
        told = listed[0] if listed else sizes[0]
        yield f"several models are described (line {told.line}: {told.text}): {_INSIDE}"
    elif sections:
        yield f"several models have sections, {join_words(sections[:MOST_LISTED])}: {_INSIDE}, or a section"
    elif len(families) > 1:
        yield f"the table in line {families[0].table} is of several models: {_INSIDE}"
    if prose.front.is_adapter:
        line = prose.front.line or 1
        yield f"line {line}: this is an adapter to another model, whose figures are not taken for its own"


def _is_of_own(figure: StatedFigure, own: float) -> bool:
    """Tell whether a size by name in a list of models is that of the text's own."""
    return figure.is_by_name and figure.amount.low <= own <= figure.amount.high


def _rows_of_models(usable: Sequence[StatedFigure]) -> list[Row]:
    """Return the rows of tables that give the size of a model beside a figure of its run."""
    rows: dict[Row, set[FigureKind]] = {}
    for figure in usable:
        if figure.row is not None and not TOTAL.match(figure.row.name):
            rows.setdefault(figure.row, set()).add(figure.kind)
    return [row for row, kinds in rows.items() if kinds & {*SIZES} and kinds & _OF_A_RUN]


def tell_several_figures(several: Mapping[FigureKind, tuple[StatedFigure, ...]]) -> Iterator[str]:
    """Yield of which kinds a text gives several figures, so that none is taken for the whole."""
    for kind in _TOLD:
        told = list(dict.fromkeys(f"{each.text} (line {each.line})" for each in several.get(kind, ())))
        if told:
            shown = join_words([*told[:MOST_LISTED], *(["others"] if len(told) > MOST_LISTED else [])])
            yield f"several figures of {kind.value}, {shown}: none is taken for the whole text"
