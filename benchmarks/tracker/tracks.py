"""Made-up tracks: kind, level, metric, and how compute falls or grows on them."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from benchmarks.tracker.words import analysis, person, remark
from effsota.frozen import Frozen

LAST_DAY = date(2026, 10, 31)
DAYS_A_MONTH = 365.25 / 12
DOUBLING_MONTHS = 16.0
GROWTH_MONTHS = 6.0
SCATTER, MOST_SCATTER = 0.5, 1.0  # of the logarithm to base 2
KINDS = (
    "training-efficiency",
    "training-efficiency",
    "training-efficiency",
    "compute-trend",
    "inference-efficiency",
)


class MadeMetric(Frozen, kw_only=False):
    """What a track measures; `step` is what one better result adds to the target."""

    name: str
    column: str
    unit: str
    better: str
    target: float
    step: float
    domain: str
    dataset: str


METRICS = (
    MadeMetric("top-5 accuracy", "accuracy", "%", "higher", 79.1, 0.05, "vision", "a million images"),
    MadeMetric("validation loss", "val_loss", "nats", "lower", 3.28, -0.002, "language", "text of the web"),
    MadeMetric("BLEU on newstest", "bleu", "BLEU", "higher", 28.4, 0.02, "translation", "parallel sentences"),
    MadeMetric("top-1 accuracy", "accuracy", "%", "higher", 75.9, 0.05, "vision", "a million images"),
)


class MadeTrack(Frozen):
    """A track of `size` records; `records_before` lie in the tracks before it."""

    id: str
    number: int
    seed: int
    size: int
    records_before: int
    kind: str
    start: date
    baseline_flop: float
    metric: MadeMetric | None

    def random(self, place: int | str) -> Random:
        """Return the chance of one record, which no other record moves."""
        return Random(f"{self.seed}/{self.number}/{place}")  # noqa: S311  # made-up data

    def name_of(self, place: int) -> str:
        """Return the name of a record's file."""
        return f"run-{place + 1:04}"

    def day_of(self, place: int) -> date:
        """Return the day of a record: evenly from the start to the last day, nearly in order."""
        days = (LAST_DAY - self.start).days
        late = self.random(f"{place}/day").random() if place else 0.0
        return self.start + timedelta(days=int(days * (place + late) / self.size))

    def flop_of(self, place: int) -> float:
        """Return about the compute that a record took, in FLOP."""
        months = (self.day_of(place) - self.start).days / DAYS_A_MONTH
        halvings = -months / GROWTH_MONTHS if self.kind == "compute-trend" else months / DOUBLING_MONTHS
        scatter = self.random(f"{place}/flop").gauss(0, SCATTER) if place else 0.0
        scatter = max(-MOST_SCATTER, min(scatter, MOST_SCATTER))
        return self.baseline_flop * 2 ** (scatter - halvings)

    def to_data(self) -> dict[str, object]:
        """Return what its file holds."""
        random = self.random("track")
        what = f"{self.metric.name} of {self.metric.target:g}" if self.metric else "notable runs"
        data: dict[str, object] = {
            "name": f"Made-up track {self.number + 1}: {what}",
            "level": f"Level {self.number + 1}",
            "kind": self.kind,
            "domain": self.metric.domain if self.metric else "other",
            "dataset": self.metric.dataset if self.metric else "runs of their day",
        }
        if self.metric:
            data["metric"] = _metric_data(self.metric)
        return {
            **data,
            "baseline": self.name_of(0),
            "fit": "frontier" if self.metric else "all",
            "boundary": [
                "forward pass of one example"
                if self.kind.startswith("inference")
                else "final training run, forward and backward pass",
                "a multiply-add counts as two operations",
            ],
            "rules": ["The data that the level names are the only ones for training.", "The code is public."],
            "source": {**analysis(random), "where": f"section {random.randint(1, 9)}"},
            "limitations": f"{remark(random, 3)} Kept by {person(random)}.",
        }


def _metric_data(metric: MadeMetric) -> dict[str, object]:
    return {"name": metric.name, "unit": metric.unit, "better": metric.better, "target": metric.target}


def build_track(number: int, *, size: int, records_before: int, seed: int) -> MadeTrack:
    """Return a made-up track; its kind goes round, all else is by chance."""
    random = Random(f"{seed}/{number}")  # noqa: S311  # made-up data
    kind = KINDS[number % len(KINDS)]
    exponent = random.uniform(17, 20)
    if kind != KINDS[0]:
        exponent = random.uniform(8, 10) if kind.startswith("inference") else random.uniform(14, 17)
    return MadeTrack(
        id=f"{kind.partition('-')[0]}-{number + 1:04}",
        number=number,
        seed=seed,
        size=size,
        records_before=records_before,
        kind=kind,
        start=date(random.randint(2012, 2020), random.randint(1, 12), random.randint(1, 28)),
        baseline_flop=10**exponent,
        metric=None if kind == "compute-trend" else METRICS[random.randrange(len(METRICS))],
    )
