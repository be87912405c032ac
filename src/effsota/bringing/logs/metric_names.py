"""The names that logs give to metrics, and ours for them: what is measured, and on which data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from effsota.bringing.logs.axis_names import AXES, plain
from effsota.text import cut

MOST_NAMES, MOST_NAME = 50, 100


class Phase(StrEnum):
    """On which data a column was measured, where its name says so."""

    TRAINING = "training"
    VALIDATION = "validation"
    TEST = "test"
    UNSAID = ""


class Measured(NamedTuple):
    """A metric by our name, one that we do not know by its own, and the data that it was measured on."""

    metric: str
    phase: Phase


_PHASES = {
    **dict.fromkeys(("training", "train", "tr"), Phase.TRAINING),
    **dict.fromkeys(("validation", "valid", "val", "evaluation", "eval", "dev"), Phase.VALIDATION),
    **dict.fromkeys(("testing", "test"), Phase.TEST),
}
_METRICS = {
    "top-5 accuracy": "top5 top5accuracy top5acc acc5 acctop5 accuracytop5 prec5 topkcategoricalaccuracy"
    " sparsetopkcategoricalaccuracy",
    "accuracy": "accuracy acc top1 top1accuracy top1acc acc1 acctop1 accuracytop1 prec1 categoricalaccuracy"
    " sparsecategoricalaccuracy binaryaccuracy",
    "loss": "loss averageloss avgloss lmloss lmlossvalue",
    "perplexity": "perplexity ppl lmlossppl",
    "BLEU": "bleu bleuscore sacrebleu",
    "F1": "f1 f1score",
    "word error rate": "wer worderrorrate",
    "bits per byte": "bpb bitsperbyte",
    "box AP": "boxap bboxap bboxmap cocobboxmap map5095 map5095b",
    "mAP50": "map50 map50b bboxap50 bboxmap50 cocobboxmap50",
}
METRICS: Mapping[str, str] = MappingProxyType(
    {alias: metric for metric, aliases in _METRICS.items() for alias in aliases.split()}
)
_WHOLE = {
    "tel": Measured("loss", Phase.VALIDATION),
    "top1validationaccuracy": Measured("accuracy", Phase.VALIDATION),
    "ttavalacc": Measured("accuracy", Phase.VALIDATION),
    "emavalacc": Measured("accuracy", Phase.VALIDATION),
}
_WORD = "|".join(sorted(_PHASES, key=len, reverse=True))
_FIRST, _LAST = re.compile(rf"({_WORD})(.+)"), re.compile(rf"(.+?)({_WORD})")
_FIRST_APART = re.compile(rf"({_WORD})[\W_]+(.+)", re.IGNORECASE)
_LAST_APART = re.compile(rf"(.+?)[\W_]+({_WORD})", re.IGNORECASE)
_ON = re.compile(r"(.+?)\s+on\s+(.+)", re.IGNORECASE)


def phase_of(word: str) -> Phase | None:
    """Return the data that a word names, such as val or train; None where it names none."""
    return _PHASES.get(plain(word))


@cache
def measured_as(name: str) -> Measured:
    """Return what a column, or a track's metric, measures; an unknown name stands for itself."""
    bare = plain(name)
    if bare in _WHOLE:
        return _WHOLE[bare]
    bare = bare.removeprefix("metrics")
    if len(name) > MOST_NAME or bare in METRICS:
        return Measured(METRICS.get(bare, bare), Phase.UNSAID)
    return _known_with_phase(bare) or _on_data(name) or _apart(name) or Measured(bare, Phase.UNSAID)


def _known_with_phase(bare: str) -> Measured | None:
    if (first := _FIRST.fullmatch(bare)) and first[2] in METRICS:
        return Measured(METRICS[first[2]], _PHASES[first[1]])
    if (last := _LAST.fullmatch(bare)) and last[1] in METRICS:
        return Measured(METRICS[last[1]], _PHASES[last[2]])
    return None


def _on_data(name: str) -> Measured | None:
    """Return what a name says before the data that it names: BLEU on newstest2014 is BLEU."""
    said = _ON.fullmatch(name)
    found = measured_as(said[1]) if said else None
    if said is None or found is None or found.metric not in _METRICS:
        return None
    words = (phase_of(word) for word in said[2].split())
    return Measured(found.metric, found.phase or next((each for each in words if each), Phase.UNSAID))


def _apart(name: str) -> Measured | None:
    if first := _FIRST_APART.fullmatch(name):
        return Measured(plain(first[2]), _PHASES[first[1].lower()])
    if last := _LAST_APART.fullmatch(name):
        return Measured(plain(last[1]), _PHASES[last[2].lower()])
    return None


class MetricColumns(NamedTuple):
    """The columns that may be a metric, best known first, and those of the same name that are training's."""

    metric: tuple[str, ...]
    training: tuple[str, ...]


@lru_cache(maxsize=1_024)  # a folder holds many logs of one form
def columns_for(names: tuple[str, ...], wanted: Measured) -> MetricColumns:
    """Return which of a log's columns hold a metric.

    Validation, evaluation and test come before what says nothing. Where a log has some X beside its val_X,
    eval_X or test_X, every bare name in it is training's; a bare loss is training's in any log.
    """
    same = [(name, each.phase) for name in names if (each := measured_as(name)).metric == wanted.metric]
    if wanted.phase is Phase.TRAINING:
        return MetricColumns(
            tuple(name for name, phase in same if phase in {Phase.TRAINING, Phase.UNSAID}), ()
        )
    bare_is_training = _tells_training_by_bare_names(names) or (wanted.metric == "loss" and wanted.phase)
    ours = [each for each in same if each[1] in _phases_kept(bare_is_training=bool(bare_is_training))]
    exact = [name for name, phase in ours if phase is wanted.phase]
    said = [name for name, phase in ours if phase is not Phase.UNSAID]
    kept = (exact if wanted.phase else said) or said or [name for name, _ in ours]
    return MetricColumns(tuple(kept), tuple(name for name, phase in same if (name, phase) not in ours))


def _phases_kept(*, bare_is_training: bool) -> frozenset[Phase]:
    kept = frozenset({Phase.VALIDATION, Phase.TEST})
    return kept if bare_is_training else kept | {Phase.UNSAID}


@lru_cache(maxsize=1_024)
def _tells_training_by_bare_names(names: tuple[str, ...]) -> bool:
    all_measured = {measured_as(name) for name in names}
    return any(
        each.phase is Phase.UNSAID
        and {Measured(each.metric, Phase.VALIDATION), Measured(each.metric, Phase.TEST)} & all_measured
        for each in all_measured
    )


def few_of(names: Iterable[str]) -> str:
    """Return names in words; of a great many, the first and how many more there are."""
    listed = [cut(name, MOST_NAME) for name in names]
    more = f" and {len(listed) - MOST_NAMES:,} more" if len(listed) > MOST_NAMES else ""
    return ", ".join(listed[:MOST_NAMES]) + more


def describe_known(found: Iterable[str]) -> str:
    """Return what was found and what is known, in words."""
    axes = ", ".join(sorted({axis.name for axis in AXES.values()}))
    metrics = ", ".join(sorted(set(METRICS.values())))
    given = few_of(found) or "nothing"
    return f"found {given}; known x columns: {axes}; known metrics: {metrics}, and their aliases"
