"""What every track of a tree is assessed by: schemas, vocabularies, what the tracker says of itself."""

from __future__ import annotations

import hashlib
from datetime import date
from functools import cached_property
from typing import Any

from effsota.judging.rules import TreeContext, check_tree
from effsota.model import ComputeThreshold, Decision, Hardware, PublishedRate, ReferenceTrend, Tracker, Tree
from effsota.pipeline.isolation import isolating
from effsota.pipeline.shapes import DECIDED, TRACKER, ReadFile, load_schemas, read_shapes, schema_of
from effsota.pipeline.track_results import Surroundings
from effsota.pipeline.vocabularies import (
    HARDWARE,
    RATES,
    REFERENCES,
    THRESHOLDS,
    build_hardware,
    build_published_rates,
    build_references,
    build_thresholds,
)
from effsota.problems import INTERNAL_ERROR, Problem

# A folder without submissions/tracker.yaml is still a board; a warning says that these are made up.
UNTITLED = {
    "name": "Untitled tracker",
    "url": "https://example.org/",
    "repository": "https://example.org/repository",
}


class SharedFiles:
    """The files of a tree that are of no track, read when they are asked for, with what is wrong there."""

    def __init__(self, tree: Tree, today: date) -> None:
        self.tree, self.today = tree, today

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the tree itself, its schemas, and these files."""
        read = (problem for file in self.read.values() for problem in file.problems)
        broken = (
            *self._told[1],
            *self._vocabularies[1],
            *self._rates[1],
            *self._limits[1],
            *self._decided[1],
        )
        return [*self._of_tree, *self._schemas[1], *read, *broken]

    @cached_property
    def _of_tree(self) -> list[Problem]:
        problems: list[Problem] = []
        with isolating(TRACKER, problems):
            problems += check_tree(TreeContext(files=self.tree))
        return problems

    @cached_property
    def unfit(self) -> frozenset[str]:
        """The files that are not read: the tree itself shows what is wrong with them."""
        of_files = (problem for problem in self._of_tree if problem.rule != INTERNAL_ERROR)
        return frozenset(problem.file for problem in of_files if problem.is_error)

    @cached_property
    def _schemas(self) -> tuple[Any, list[Problem]]:
        kinds = {kind for file in self.tree if (kind := schema_of(file)) and file not in self.unfit}
        return load_schemas(self.tree, kinds)

    @cached_property
    def read(self) -> dict[str, ReadFile]:
        """The tracker's own files and the vocabularies, read."""
        kinds = {None, "submission", "track"}
        files = {file: entry for file, entry in self.tree.items() if schema_of(file) not in kinds}
        return dict(read_shapes(files, self._schemas[0], without=self.unfit))

    @cached_property
    def key(self) -> str:
        """The digest of what every track is assessed by: schemas, vocabularies, the day, and the program."""
        rooms = sorted(file for file in self.tree if file.startswith(("schema/", "packaged/")))
        whole = hashlib.sha256(self.today.isoformat().encode())
        for file in rooms:
            told = f"\n{file} {self.tree[file].digest} {file in self.unfit}"
            whole.update(told.encode("utf-8", "surrogateescape"))
        return whole.hexdigest()

    @property
    def tracker(self) -> Tracker | None:
        """What the tracker says of itself, None where its file has faults."""
        return self._told[0]

    @cached_property
    def _told(self) -> tuple[Tracker | None, list[Problem]]:
        """What the tracker says of itself, and what breaks at it."""
        broken: list[Problem] = []
        tracker = self.read[TRACKER].data if TRACKER in self.read else UNTITLED
        with isolating(TRACKER, broken):
            return None if tracker is None else Tracker.from_data(tracker), broken
        return None, broken

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What maintainers decided, in the order of the file; nothing where that has faults."""
        return self._decided[0]

    @cached_property
    def _decided(self) -> tuple[tuple[Decision, ...], list[Problem]]:
        """What was decided, and what breaks at it."""
        broken: list[Problem] = []
        told = self.read[DECIDED].data if DECIDED in self.read else None
        with isolating(DECIDED, broken):
            return tuple(map(Decision.from_data, (told or {}).get("decisions", ()))), broken
        return (), broken

    @cached_property
    def around(self) -> Surroundings:
        """What every track is assessed by."""
        return self._vocabularies[0]

    @cached_property
    def _vocabularies(self) -> tuple[Surroundings, list[Problem]]:
        """What every track is assessed by; a vocabulary at which the program breaks adds nothing."""
        broken: list[Problem] = []
        hardware = Hardware.from_data({"chips": {}})
        references: tuple[ReferenceTrend, ...] = ()
        with isolating(HARDWARE, broken):
            hardware = build_hardware(self.read)
        with isolating(REFERENCES, broken):
            references = build_references(self.read)
        around = Surroundings(
            schemas=self._schemas[0], hardware=hardware, references=references, today=self.today
        )
        return around, broken

    @cached_property
    def published_rates(self) -> tuple[PublishedRate, ...]:
        """What others print of rates of progress; no track is assessed by it."""
        return self._rates[0]

    @cached_property
    def _rates(self) -> tuple[tuple[PublishedRate, ...], list[Problem]]:
        """What others print, and what breaks at it."""
        broken: list[Problem] = []
        with isolating(RATES, broken):
            return build_published_rates(self.read), broken
        return (), broken

    @property
    def thresholds(self) -> tuple[ComputeThreshold, ...]:
        """From which amounts of compute laws ask something; no track is assessed by it."""
        return self._limits[0]

    @cached_property
    def _limits(self) -> tuple[tuple[ComputeThreshold, ...], list[Problem]]:
        """The thresholds, and what breaks at them."""
        broken: list[Problem] = []
        with isolating(THRESHOLDS, broken):
            return build_thresholds(self.read), broken
        return (), broken
