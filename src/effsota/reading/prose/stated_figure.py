"""A figure that a text states of a training run, in the unit of its kind, with its line."""

from __future__ import annotations

from effsota.frozen import Frozen
from effsota.reading.prose.amounts_said import AmountSaid
from effsota.reading.prose.prose_tables import Row
from effsota.reading.prose.stated_kinds import FigureKind, TrainingStage


class StatedFigure(Frozen):
    """A figure with the words that state it.

    `unused` says in plain words why no sum may be made with it, empty where one may. `chip` is the name of a
    chip beside it, without its memory. `is_of_several` tells that other models of the text have their own.
    """

    kind: FigureKind
    amount: AmountSaid
    text: str
    line: int
    passage: int
    stage: TrainingStage = TrainingStage.MAIN
    row: Row | None = None
    chip: str = ""
    unused: str = ""
    is_of_several: bool = False
    is_cumulative: bool = False
    is_by_name: bool = False  # a size that a model has by its name, such as 7B

    @property
    def value(self) -> float:
        """The value in the unit of its kind."""
        return self.amount.value
