"""Other metrics: a result that by the words, or the column, is not that of the track."""

from __future__ import annotations

import re
from collections.abc import Iterator

from effsota.figures import join_words
from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.model import Metric
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern
from effsota.text.prose_patterns import ProsePattern

_OF_TRAINING = ProsePattern(
    r"\b(?:train|training)[- ](?:set )?(?:top-?[15] )?(?:accuracy|loss|perplexity|error|bleu)\b"
    r"|\b(?:accuracy|loss|perplexity|error|bleu) (?:on|over) (?:the )?(?:train|training)"
    r" (?:sets?|data|split|images|text|examples)\b",
    signs="train",
)
_HELD_OUT = ProsePattern(
    r"\b(?:validation|valid|val|tests?|held[- ]out|dev|evaluat\w+|eval)\b", signs="val|test|held|dev"
)
TOP = ProsePattern(r"\btop-?([15])\b", signs="top")
_OF_TOKENS = ProsePattern(r"\bloss\b|perplexity", signs="loss|perplexity")
# The same quantity in another unit; a loss of 3.28 nats is 4.73 bits, and a perplexity of 26.6.
UNITS = {
    "nats": ProsePattern(r"\bnats?\b", signs="nat"),
    "bits": ProsePattern(r"\bbits? per\b|\bbp[bc]\b|\bin bits\b", signs="bit|bpb|bpc"),
    "perplexity": ProsePattern(r"\bperplexit(?:y|ies)\b|\bPPL\b", signs="perplexit|ppl"),
}
# A loss by token is of the track's tokens alone: with fewer of them each holds more text.
TOKENIZER = ProsePattern(
    r"\b(?:own|custom|new|different|other|another|larger|smaller|our|retrained|modified) (?:\w+ )?"
    r"(?:tokeni[sz]er|tokeni[sz]ation|vocabulary|BPE)\b",
    signs="tokeni|vocabulary|bpe",
)
# Without any of them no other metric is spoken of.
SIGNS = (*TOP.signs, *TOKENIZER.signs, *(sign for unit in UNITS.values() for sign in unit.signs))
_SAME_TOKENS = ProsePattern(
    r"\b(?:per|by) byte\b|\bsame tokeni[sz]er\b|\bno (?:new|own|other)\b", signs="byte|token|no "
)
BEST = ProsePattern(
    r"\b(?:best|luckiest|highest|lowest) (?:one |run |seed )?(?:out )?(?:of|over|among) (?:the |our |all )?"
    r"(?:\d+|two|three|four|five|six|seven|eight|nine|ten|several|many)(?: \w+)?"
    r" (?:runs|seeds|trials|restarts)\b",
    signs="runs|seeds|trials|restarts",
)
_TRAIN_COLUMN = LatePattern(r"^tr(?:ai)?n(?:ing)?(?:_|$)", re.IGNORECASE)
_HELD_PREFIXES = ("val_", "valid_", "validation_", "test_", "eval_")


def result_of_training(context: ClaimContext) -> Iterator[Fault]:
    """A result is of held-out data: neither words nor column say that it is the training's."""
    submission = context.submission
    if submission.result is None:
        return
    found = _OF_TRAINING.search(context.headline_words)
    if found and not _HELD_OUT.search(context.headline_words):
        yield Fault(
            "/result",
            f"the words here speak of {quote(found[0])}, and of no held-out data",
            "write the value on the track's own data; where it is that, say so:"
            " answers: {result-of-training: why}",
        )
    for pointer, inputs, curve in context.read_curves:
        held = [f"{prefix}{inputs.y}" for prefix in _HELD_PREFIXES if f"{prefix}{inputs.y}" in curve.columns]
        if held or _TRAIN_COLUMN.search(inputs.y):
            yield Fault(
                f"{pointer}/y",
                f"{quote(inputs.y)} is by its name the metric on the training data",
                f"write y: {held[0] if held else 'the column of the held-out data'}; where it is that, say"
                " so: answers: {result-of-training: why}",
            )


def result_of_other_metric(context: ClaimContext) -> Iterator[Fault]:
    """A result is of the track's metric and in its unit: top-1 is not top-5, bits are not nats."""
    metric = context.track.metric if context.track else None
    if metric is None or context.submission.result is None:
        return
    asked = set(TOP.findall(metric.name))
    named = set(TOP.findall(context.headline_words)) if asked else set()
    if not (asked and named):
        yield from _in_other_unit(metric, context.headline_words)
    tokenizer = TOKENIZER.search(context.headline_words) if _is_of_tokens(metric) else None
    if tokenizer and not _SAME_TOKENS.search(context.headline_words):
        yield Fault(
            "/result",
            f"the words here speak of {quote(tokenizer[0])}, and a loss per token is of the track's tokens",
            "write the loss on the track's own tokens; where it is that, say so:"
            " answers: {result-of-other-metric: why}",
        )
    if asked and named and not asked & named:
        yield Fault(
            "/result",
            f"the words here speak of top-{min(named)}, and this track measures {quote(metric.name)}",
            "write the value of the track's metric; where it is that, say so:"
            " answers: {result-of-other-metric: why}",
        )


def _is_of_tokens(metric: Metric) -> bool:
    return _OF_TOKENS.search(metric.name) is not None


def _in_other_unit(metric: Metric, words: str) -> Iterator[Fault]:
    about = f"{metric.name} {metric.unit}"
    named = {unit for unit, pattern in UNITS.items() if pattern.search(words)}
    own = {unit for unit, pattern in UNITS.items() if named and pattern.search(about)}
    if own and named and not own & named:
        yield Fault(
            "/result",
            f"the words here speak of {join_words(sorted(named))}, and this track measures"
            f" {quote(metric.name)} in {metric.unit}",
            "write the value in the track's unit; where it is that, say so:"
            " answers: {result-of-other-metric: why}",
        )


def best_run_chosen(context: ClaimContext) -> Iterator[Fault]:
    """A result is that of a run, or the mean of several: not the best that was picked out of them."""
    found = BEST.search(context.headline_words) if context.submission.result is not None else None
    if found:
        yield Fault(
            "/result",
            f"by the words here this is the {found[0]}: it was picked, and the others count too",
            "write the mean and all values under result: runs: {values: [...]}; where none was picked, say"
            " so: answers: {best-run-chosen: why}",
        )
