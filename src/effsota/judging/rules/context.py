"""What a rule on submissions is given to judge: one frozen value for each scope, built by the pipeline."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Protocol

from msgspec import field

from effsota.boards.leaderboard import Standing, find_condition, find_frontier, standing_of
from effsota.frozen import Frozen, found_once
from effsota.judging.discrepancies import Discrepancy
from effsota.judging.discrepancies.chip_peaks import ChipUse, chip_uses
from effsota.judging.rules.curve_reading import CurveReading
from effsota.judging.rules.doubts.citing_links import Texts, texts_of
from effsota.judging.rules.estimate_words import layers_of, words_of
from effsota.judging.rules.sayings import Aspect, Groups, Saying
from effsota.judging.rules.stated import Stated
from effsota.methods import HardwareTime, LearningCurve, all_estimates, leaf_estimates
from effsota.model import (
    Alias,
    Amount,
    Curve,
    Decision,
    Estimate,
    Hardware,
    Inputs,
    Priced,
    Record,
    Submission,
    Track,
)

NO_CHIPS = Hardware(chips={}, names={})


class Positioned(Protocol):
    """A document that knows where its values stand."""

    def position(self, pointer: str) -> tuple[int, int]:
        """Return the 1-based line and column of a JSON pointer."""


class ClaimContext(Frozen, dict=True):
    """A submission before anything is computed; `track` is None where its track.yaml has faults.

    `curves` are all learning curves by file, None where the CSV has faults of its own; `discrepancies` what
    its source prints wrongly, as far as that shows before a price. `home` are the addresses of the tracker's
    site and of its files: none where the site's is one that is kept for examples, for there nobody has a
    source.
    """

    submission: Submission
    track: Track | None
    hardware: Hardware
    today: date
    curves: Mapping[str, Curve | None] = field(default_factory=dict)
    discrepancies: tuple[Discrepancy, ...] = ()
    home: tuple[str, ...] = ()

    @found_once
    def texts(self) -> Texts:
        """Every text with its pointer."""
        return texts_of(self.submission)

    @found_once
    def all_estimates(self) -> tuple[tuple[str, Estimate], ...]:
        """Every estimate with its pointer: of a sum the whole and its parts."""
        return tuple(all_estimates(self.submission))

    @found_once
    def leaf_estimates(self) -> tuple[tuple[str, Estimate], ...]:
        """Every estimate that is no sum with its pointer: of a sum its parts."""
        return tuple(leaf_estimates(self.submission))

    @found_once
    def nested(self) -> tuple[tuple[int, str, Inputs], ...]:
        """All inputs, those that others hold too: place of the estimate, pointer below it, inputs."""
        estimates = enumerate(self.submission.estimates)
        return tuple((at, below, each) for at, one in estimates for below, each in one.inputs.nested())

    @found_once
    def kinds(self) -> frozenset[type[Inputs]]:
        """What all inputs are, such as those of hardware-time."""
        return frozenset(type(each) for _, _, each in self.nested)

    @found_once
    def chip_uses(self) -> tuple[ChipUse, ...]:
        """Every use of hardware."""
        return tuple(chip_uses(self.submission, self.hardware)) if HardwareTime in self.kinds else ()

    @found_once
    def curve_uses(self) -> tuple[tuple[str, LearningCurve], ...]:
        """Every learning curve that an estimate rests on, with its pointer."""
        return tuple(
            (f"/compute/{at}{below}", each)
            for at, below, each in self.nested
            if isinstance(each, LearningCurve)
        )

    @found_once
    def read_curves(self) -> tuple[tuple[str, LearningCurve, Curve], ...]:
        """Every learning curve that an estimate rests on and that could be read, with the pointer."""
        folder = f"submissions/{self.submission.track_id}"
        found = ((at, each, self.curves.get(each.file_in(folder))) for at, each in self.curve_uses)
        return tuple((at, each, curve) for at, each, curve in found if curve is not None)

    @found_once
    def curve_readings(self) -> tuple[CurveReading, ...]:
        """Those that have the columns they are read by, against the level of the track; none without one."""
        metric = None if self.track is None else self.track.metric
        return tuple(
            CurveReading(at, each, curve, metric)
            for at, each, curve in self.read_curves
            if metric is not None and {each.x, each.y} <= curve.columns.keys()
        )

    @found_once
    def words(self) -> tuple[str, ...]:
        """The notes and all that stands beside an estimate and its parts, for each estimate."""
        return tuple(words_of(each, self.submission) for each in self.submission.estimates)

    @found_once
    def headline_words(self) -> str:
        """The words of the first estimate; the notes alone where there is none."""
        return self.words[0] if self.words else words_of(None, self.submission)

    @found_once
    def words_with_layers(self) -> tuple[str, ...]:
        """The words of each estimate, and what the parts of its forward passes are."""
        estimates = zip(self.words, self.submission.estimates, strict=True)
        return tuple("; ".join([words, *layers_of(each)]) for words, each in estimates)

    @found_once
    def said(self) -> str:
        """All that rules look for words in: names, and what stands beside the estimates, once or more."""
        claim = self.submission
        names = (claim.model, claim.publication.title, *(each.what for each in claim.not_counted))
        return "; ".join([*names, *(self.words_with_layers or [self.headline_words])])

    @found_once
    def spoken_leaves(self) -> tuple[tuple[str, Estimate, str], ...]:
        """Every estimate that is no sum with its pointer and its own words."""
        return tuple((at, each, words_of(each, self.submission)) for at, each in self.leaf_estimates)


class RecordContext(Frozen):
    """A record beside its baseline (None: there is none), all chips, and what its source prints wrongly."""

    record: Record
    track: Track | None
    baseline: Record | None
    hardware: Hardware = NO_CHIPS
    discrepancies: tuple[Discrepancy, ...] = ()

    @property
    def submission(self) -> Submission:
        """What was claimed."""
        return self.record.submission

    @property
    def estimates(self) -> tuple[Priced, ...]:
        """The computed estimates, the headline first."""
        return self.record.estimates


class TrackContext(Frozen, dict=True):
    """A track with its records; `names` are all its submission files', also of those with faults.

    `discrepancies` is what its source prints wrongly.
    """

    track: Track
    names: frozenset[str]
    records: tuple[Record, ...]
    discrepancies: tuple[Discrepancy, ...] = ()

    @property
    def file(self) -> str:
        """The file that declares the track."""
        return self.track.file

    @found_once
    def ranked(self) -> tuple[tuple[Record, Amount], ...]:
        """The ranked records by date, then path, each with how much it took of what the track ranks by."""
        found = ((record, self.track.resource.amount_of(record)) for record in self.records)
        ranked = [(record, amount) for record, amount in found if amount is not None and record.is_ranked]
        return tuple(sorted(ranked, key=lambda each: (each[0].submission.date, each[0].submission.path)))

    @found_once
    def condition(self) -> str:
        """The condition under which most of them stand."""
        return find_condition(self.ranked)

    @found_once
    def leaps(self) -> tuple[tuple[Standing, Standing], ...]:
        """Each record of the frontier with the one before it, of what the track ranks by."""
        standings = [
            standing_of(record, amount, self.track.kind)
            for record, amount in self.ranked
            if amount.condition == self.condition
        ]
        return tuple(pairwise(find_frontier(standings)))


FindOnFile = Callable[[Sequence[str]], frozenset[str]]


def nothing_on_file(files: Sequence[str]) -> frozenset[str]:
    """Return of no file that it was there before: nobody knows."""
    del files
    return frozenset()


class TrackerContext(Frozen):
    """What all submissions whose shape is right say; `paths` are those of all submission files.

    `repeated` are submissions of a track that make the same claim, `refiled` two that may be one run.
    `find_on_file` returns which of some files were there before those that are looked at now, if it is known.
    `aliases` are the spellings that the tracker says are one, `decisions` what maintainers decided up to
    `today`.
    """

    groups: Groups
    paths: frozenset[str]
    repeated: tuple[tuple[Stated, ...], ...] = ()
    refiled: tuple[tuple[Stated, Stated], ...] = ()
    find_on_file: FindOnFile = nothing_on_file
    aliases: tuple[Alias, ...] = ()
    decisions: tuple[Decision, ...] = ()
    today: date = date.max - timedelta(days=1)

    def odd(self, aspect: Aspect) -> Iterator[tuple[str, Sequence[Saying]]]:
        """Yield each thing of which a rule may have something to say, with what is said of it by file."""
        return ((thing, said) for (name, thing), said in self.groups.odd.items() if name == aspect.name)

    def said_of(self, aspect: Aspect, thing: str) -> Sequence[Saying]:
        """Return what is said of a thing, by file."""
        return self.groups.find((aspect.name, thing))
