"""What was taken for granted when a log was read, in a sentence for the record."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.bringing.drafts.priced_x import Pricing
from effsota.bringing.logs import MetricColumns, Run
from effsota.text import cut

MOST_NOTE = 450


def describe_assumed(run: Run, found: MetricColumns, x: str, pricing: Pricing) -> str:
    """Return what a reader of the record must know of how its curve came out of the log."""
    parts = [cut(_inert(part), MOST_NOTE // 3) for part in _assumed(run, found, x, pricing)]
    return cut(f"Of the log: {'; '.join(parts)}.", MOST_NOTE) if parts else ""


def _assumed(run: Run, found: MetricColumns, x: str, pricing: Pricing) -> Iterator[str]:
    if found.training:
        yield f"{found.metric[0]} is the metric, {', '.join(found.training)} the training data's"
    yield from run.assumed
    if pricing.epochs_from_zero and not run.counts_passes and "epoch" in run.columns:
        yield "epochs count from 0: epoch k is k+1 passes"
    if pricing.scale != 1:
        yield f"values are those of the log times {pricing.scale:g}"
    if x == "flop" and run.total_flos is not None:
        total, steps, _ = run.total_flos
        yield f"flop is total_flos {total:.6g}, of text alone, spread evenly over {steps:,.12g} steps"


def _inert(text: str) -> str:
    """Return a text with question marks for what a record could not hold: names of columns are anybody's."""
    return "".join(sign if " " <= sign <= "~" else "?" for sign in text)
