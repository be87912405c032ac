"""What every track of a tree is assessed by: schemas, vocabularies, what the tracker says of itself."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cached_property, partial
from itertools import chain
from typing import Any

from effsota.disk.cache import key_of
from effsota.frozen import Frozen
from effsota.judging.rules import TreeContext, check_tree
from effsota.judging.rules.doubts.placeholders import is_reserved_host
from effsota.model import ComputeThreshold, Decision, Hardware, PublishedRate, ReferenceTrend, Tracker, Tree
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.isolation import is_broken, isolating
from effsota.pipeline.parted_tree import PartedTree
from effsota.pipeline.shapes import (
    DECIDED,
    SCHEMA_UNUSABLE,
    TRACKER,
    ReadFile,
    load_schemas,
    read_shapes,
    schema_of,
)
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
from effsota.reading.schema import Schema

# A folder without submissions/tracker.yaml is still a board; a warning says that these are made up.
UNTITLED = {
    "name": "Untitled tracker",
    "url": "https://example.org/",
    "repository": "https://example.org/repository",
}
_OF_TRACKS = {"submission", "track"}


class SharedValues(Frozen):
    """What the files of a tree say that are of no track, and what is wrong with them and with the schemas.

    `tracker` is None where its file has faults; what has faults elsewhere adds nothing.
    """

    tracker: Tracker | None
    decisions: tuple[Decision, ...]
    hardware: Hardware
    references: tuple[ReferenceTrend, ...]
    published_rates: tuple[PublishedRate, ...]
    thresholds: tuple[ComputeThreshold, ...]
    problems: tuple[Problem, ...]


class SharedFiles:
    """The files of a tree that are of no track, read when they are asked for, with what is wrong there.

    What they say is kept between runs, under the digest of each of them and of the schemas.
    """

    def __init__(self, parted: PartedTree, today: date, kept: KeptFindings | None = None) -> None:
        self.tree, self._parted = parted.whole, parted
        self.today, self._kept = today, kept

    @property
    def problems(self) -> list[Problem]:
        """What is wrong with the tree itself, its schemas, and these files."""
        return [*self._of_tree, *self.values.problems]

    @cached_property
    def _of_tree(self) -> list[Problem]:
        """What is wrong with names, modes and sizes; a track that was found sound is not looked at again."""
        problems: list[Problem] = []
        sound = self._kept.sound if self._kept else ()
        with isolating(TRACKER, problems):
            problems += check_tree(TreeContext(files=self._parted.without(sound)))
        if self._kept and not is_broken(problems):
            odd = {problem.file.rpartition("/")[0] for problem in problems}
            tracks = (folder for folder in self._parted.tracks if folder not in odd)
            self._kept.keep_sound(map(self._parted.digest, tracks))
        return problems

    @cached_property
    def unfit(self) -> frozenset[str]:
        """The files that are not read: the tree itself shows what is wrong with them."""
        of_files = (problem for problem in self._of_tree if problem.rule != INTERNAL_ERROR)
        return frozenset(problem.file for problem in of_files if problem.is_error)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """The kinds of the files that are read."""
        found = {kind for file in self._shared if (kind := schema_of(file))}
        for file in chain(*self._parted.tracks.values()):
            if found >= _OF_TRACKS:
                break
            if (kind := schema_of(file)) and file not in self.unfit:
                found.add(kind)
        return frozenset(found)

    @cached_property
    def _shared(self) -> Tree:
        """The tracker's own files and the vocabularies, as far as they are read."""
        others = self._parted.others.items()
        return {file: entry for file, entry in others if schema_of(file) and file not in self.unfit}

    @cached_property
    def values(self) -> SharedValues:
        """What these files say."""
        if self._kept_values is not None:
            return self._kept_values
        values = self._read()
        is_sound = not any(file.fault for file in self._shared.values())
        if self._kept and is_sound and not is_broken(values.problems):
            self._kept.keep_shared(self._key_of_values, values)
        return values

    @cached_property
    def _kept_values(self) -> SharedValues | None:
        """What an earlier run found these files to say."""
        found = self._kept.find_shared(self._key_of_values) if self._kept else None
        return found if isinstance(found, SharedValues) else None

    @cached_property
    def _key_of_values(self) -> str:
        """Return the digest of all that these values are made from: these files, and all schemas."""
        schemas = (f"schema/{kind}.schema.json" for kind in sorted(self._kinds))
        files = sorted({*self._shared, *(file for file in schemas if file in self.tree)})
        return key_of([*sorted(self._kinds), *(f"{file}\n{self.tree[file].digest}" for file in files)])

    def _read(self) -> SharedValues:
        """Return what these files say, read anew; at whichever the program breaks, it adds nothing."""
        schemas, problems = load_schemas(self.tree, self._kinds)
        read = dict(read_shapes(self._shared, schemas, without=()))
        problems += [problem for file in read.values() for problem in file.problems]

        def build(file: str, make: Callable[[], Any], otherwise: Any) -> Any:
            with isolating(file, problems):
                return make()
            return otherwise

        return SharedValues(
            tracker=build(TRACKER, partial(_tracker_of, read), None),
            decisions=build(DECIDED, partial(_decisions_of, read), ()),
            hardware=build(HARDWARE, partial(build_hardware, read), Hardware.from_data({"chips": {}})),
            references=build(REFERENCES, partial(build_references, read), ()),
            published_rates=build(RATES, partial(build_published_rates, read), ()),
            thresholds=build(THRESHOLDS, partial(build_thresholds, read), ()),
            problems=tuple(problems),
        )

    @cached_property
    def key(self) -> str:
        """The digest of what every track is assessed by: schemas, vocabularies, the day, its home."""
        rooms = sorted(file for file in self._parted.others if file.startswith(("schema/", "packaged/")))
        whole = hashlib.sha256(f"{self.today} {self.home!r}".encode())
        for file in rooms:
            told = f"\n{file} {self.tree[file].digest} {file in self.unfit}"
            whole.update(told.encode("utf-8", "surrogateescape"))
        return whole.hexdigest()

    @property
    def tracker(self) -> Tracker | None:
        """What the tracker says of itself, None where its file has faults."""
        return self.values.tracker

    @property
    def decisions(self) -> tuple[Decision, ...]:
        """What maintainers decided, in the order of the file; nothing where that has faults."""
        return self.values.decisions

    @cached_property
    def around(self) -> Surroundings:
        """What every track is assessed by."""
        return Surroundings(
            schemas=self._schemas_of_tracks(),
            hardware=self.values.hardware,
            references=self.values.references,
            today=self.today,
            home=self.home,
        )

    @property
    def home(self) -> tuple[str, ...]:
        """Where the tracker's site and its files are; nowhere, where its site is but an example."""
        tracker = self.tracker
        is_example = tracker is None or is_reserved_host(tracker.url)
        return () if tracker is None or is_example else (tracker.url, tracker.repository)

    def _schemas_of_tracks(self) -> dict[str, Schema]:
        """Return the schemas of tracks and submissions; what is wrong with them is told with the values."""
        kept = self._kept_values
        are_sound = kept is not None and all(each.rule != SCHEMA_UNUSABLE for each in kept.problems)
        schemas, _ = load_schemas(self.tree, _OF_TRACKS & self._kinds, are_sound=are_sound)
        return schemas

    @property
    def published_rates(self) -> tuple[PublishedRate, ...]:
        """What others print of rates of progress; no track is assessed by it."""
        return self.values.published_rates

    @property
    def thresholds(self) -> tuple[ComputeThreshold, ...]:
        """From which amounts of compute laws ask something; no track is assessed by it."""
        return self.values.thresholds


def _tracker_of(read: Mapping[str, ReadFile]) -> Tracker | None:
    told = read[TRACKER].data if TRACKER in read else UNTITLED
    return None if told is None else Tracker.from_data(told)


def _decisions_of(read: Mapping[str, ReadFile]) -> tuple[Decision, ...]:
    told = read[DECIDED].data if DECIDED in read else None
    return tuple(map(Decision.from_data, (told or {}).get("decisions", ())))
