"""What a text states of one run: the figures that may be joined, each kind once."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import field

from effsota.frozen import Frozen
from effsota.judging.discrepancies.distance import apart
from effsota.model import Chip
from effsota.reading.prose.amounts_said import AmountSaid
from effsota.reading.prose.named_sizes import BY_NAME
from effsota.reading.prose.stated_figure import StatedFigure
from effsota.reading.prose.stated_kinds import FigureKind, TrainingStage

TWO = 2
EPOCHS_APART = 1.1
SIZES = (FigureKind.PARAMETERS, FigureKind.ACTIVE, FigureKind.TOTAL, FigureKind.TRAINABLE)


class StatedRun(Frozen):
    """The figures of one run, each kind once; `name` says where they stand.

    `several` are kinds of which the text gives several figures, so that none is taken. `precision` is the one
    whose peak the chips are held against, None where they have but one. `is_of_all` tells a total of runs.
    """

    name: str
    figures: Mapping[FigureKind, StatedFigure]
    several: Mapping[FigureKind, tuple[StatedFigure, ...]] = field(default_factory=dict)
    chip: Chip | None = None
    precision: str | None = None
    is_precision_assumed: bool = False
    stage: TrainingStage = TrainingStage.MAIN
    is_of_experts: bool = False
    is_of_all: bool = False

    def get(self, kind: FigureKind) -> StatedFigure | None:
        """Return the figure of a kind, None where there is none."""
        return self.figures.get(kind)

    @property
    def counted_parameters(self) -> StatedFigure | None:
        """The parameters that one token goes through, None where nobody says which these are."""
        active = self.get(FigureKind.ACTIVE)
        if active is not None:
            return active
        size = self.get(FigureKind.PARAMETERS) or self.get(FigureKind.TOTAL)
        trainable = self.get(FigureKind.TRAINABLE)
        is_part = trainable is not None and (size is None or apart(size.value, trainable.value) > BY_NAME)
        return None if self.is_of_experts or is_part else size

    @property
    def counted_tokens(self) -> tuple[AmountSaid, tuple[StatedFigure, ...]] | None:
        """The tokens that a run read, as stated or as steps times batch, with the figures they come from."""
        tokens, steps, batch = map(self.get, (FigureKind.TOKENS, FigureKind.STEPS, FigureKind.BATCH))
        tokens = tokens or self._tokens_of_all_epochs()
        if tokens is not None:
            return tokens.amount, (tokens,)
        if steps is None or batch is None or FigureKind.TOKENS in self.several:
            return None
        many, each = steps.amount, batch.amount
        return AmountSaid(many.value * each.value, many.low * each.low, many.high * each.high), (steps, batch)

    def _tokens_of_all_epochs(self) -> StatedFigure | None:
        """Return the tokens of all passes, where a text has those of one too, and both fit its epochs."""
        epochs, held = self.get(FigureKind.EPOCHS), self.several.get(FigureKind.TOKENS, ())
        if epochs is None or len(held) != TWO:
            return None
        one, whole = sorted(held, key=lambda figure: figure.value)
        return whole if apart(one.value * epochs.value, whole.value) <= EPOCHS_APART else None


class TextFacts(Frozen):
    """What a text states in all: its runs, the whole text among them where that is of one; plain notes."""

    runs: tuple[StatedRun, ...]
    notes: tuple[str, ...]
