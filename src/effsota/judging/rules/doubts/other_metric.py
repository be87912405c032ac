"""Other metrics: a result that by the words, or the column, is not that of the track."""

from __future__ import annotations

import re
from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.judging.rules.curves import curves_of
from effsota.judging.rules.doubts.estimate_words import words_of
from effsota.problems import Fault

_OF_TRAINING = re.compile(
    r"\b(?:train|training)[- ](?:set )?(?:top-?[15] )?(?:accuracy|loss|perplexity|error|bleu)\b",
    re.IGNORECASE,
)
_HELD_OUT = re.compile(r"\b(?:validation|valid|val|tests?|held[- ]out|dev|evaluat\w+|eval)\b", re.IGNORECASE)
_TOP = re.compile(r"\btop-?([15])\b", re.IGNORECASE)
_TRAIN_COLUMN = re.compile(r"^tr(?:ai)?n(?:ing)?(?:_|$)", re.IGNORECASE)
_HELD_PREFIXES = ("val_", "valid_", "validation_", "test_", "eval_")


def result_of_training(context: ClaimContext) -> Iterator[Fault]:
    """A result is of held-out data: neither words nor column say that it is the training's."""
    submission = context.submission
    if submission.result is None:
        return
    found = _OF_TRAINING.search(_words(context))
    if found and not _HELD_OUT.search(_words(context)):
        yield Fault(
            "/result",
            f"the words here speak of {quote(found[0])}, and of no held-out data",
            "write the value on the track's own data; where it is that, say so:"
            " answers: {result-of-training: why}",
        )
    for pointer, inputs, curve in curves_of(context):
        held = [f"{prefix}{inputs.y}" for prefix in _HELD_PREFIXES if f"{prefix}{inputs.y}" in curve.columns]
        if held or _TRAIN_COLUMN.search(inputs.y):
            yield Fault(
                f"{pointer}/y",
                f"{quote(inputs.y)} is by its name the metric on the training data",
                f"write y: {held[0] if held else 'the column of the held-out data'}; where it is that, say"
                " so: answers: {result-of-training: why}",
            )


def result_of_other_metric(context: ClaimContext) -> Iterator[Fault]:
    """A result is of the track's metric: top-1 is not top-5."""
    metric = context.track.metric if context.track else None
    if metric is None or context.submission.result is None:
        return
    asked, named = set(_TOP.findall(metric.name)), set(_TOP.findall(_words(context)))
    if asked and named and not asked & named:
        yield Fault(
            "/result",
            f"the words here speak of top-{min(named)}, and this track measures {quote(metric.name)}",
            "write the value of the track's metric; where it is that, say so:"
            " answers: {result-of-other-metric: why}",
        )


def _words(context: ClaimContext) -> str:
    return words_of(context.submission.estimates[0], context.submission)
