"""Training compute: the FLOP of the final training run."""

from __future__ import annotations

from effsota import figures
from effsota.model.records import Record
from effsota.model.resources.resource import Amount, Resource, Share
from effsota.units import UNITS, Dimension


def headline_amount(record: Record) -> Amount | None:
    """Return the compute that a record's first estimate gives, in FLOP; None where it has no estimate."""
    headline = record.headline
    return None if headline is None else Amount(value=headline.compute_flop, margin=headline.margin)


def shares_of_compute(record: Record, baseline: Record) -> tuple[Share, ...]:
    """Return a factor as fewer examples × fewer FLOP per example, nothing unless both count examples.

    Source: "Measuring the Algorithmic Efficiency of Neural Networks" (Hernandez and Brown, 2020), table 1.
    """
    own, first = record.headline, baseline.headline
    if own is None or first is None:
        return ()
    ours, theirs = own.estimate, first.estimate
    seen, seen_before = ours.inputs.examples_seen, theirs.inputs.examples_seen
    if seen is None or seen_before is None or ours.factors or theirs.factors:
        return ()
    fewer_examples = seen_before / seen
    per_example = first.compute_flop / own.compute_flop / fewer_examples
    return (
        Share(key="examples_factor", words="fewer examples", worse="more examples", factor=fewer_examples),
        Share(
            key="flop_per_example_factor",
            words="fewer FLOP per example",
            worse="more FLOP per example",
            factor=per_example,
        ),
    )


TRAINING_COMPUTE = Resource(
    key="compute",
    stated_at="/compute/0",
    example="compute: [{method: operations, ...}]",
    name="training compute",
    word="compute",
    of_what="of training compute",
    boundary="the final training run only",
    unit=figures.FLOP,
    units=figures.COMPUTE_UNITS,
    scales=UNITS[Dimension.COMPUTE],
    number_text=figures.compute_number,
    amount_of=headline_amount,
    shares_of=shares_of_compute,
)
