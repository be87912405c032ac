"""Directions: a metric that is better the other way round."""

from __future__ import annotations

import re
from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import TrackContext
from effsota.problems import Fault
from effsota.text.late_pattern import LatePattern

_LOWER = LatePattern(
    r"\b(loss|perplexity|ppl|errors?|wer|cer|ter|fid|bpb|bpc|nll|rmse|mse|mae|entropy"
    r"|bits per (byte|character|dim))\b",
    re.IGNORECASE,
)
_HIGHER = LatePattern(
    r"\b(accuracy|acc|bleu|rouge|f1|m?ap[0-9]*|iou|miou|elo|auc|auroc|psnr|ssim|recall|precision"
    r"|(win|solve|pass|success) rate|exact match)\b",
    re.IGNORECASE,
)


def metric_direction(context: TrackContext) -> Iterator[Fault]:
    """Losses, perplexities and errors are better lower, accuracies, BLEU, F1, AP and Elo better higher."""
    metric = context.track.metric
    if metric is None:
        return
    lower, higher = (bool(words.search(metric.name)) for words in (_LOWER, _HIGHER))
    if lower != higher and lower == metric.is_higher_better:
        other = "lower" if lower else "higher"
        yield Fault(
            "/metric/better",
            f"{quote(metric.name)} is said to be better {metric.better}",
            f"write better: {other}; where the name means something else, say so:"
            " answers: {metric-direction: why}",
            file=context.file,
        )
