"""The vocabularies in force: a tracker's own chips and reference trends, added to the packaged ones."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from effsota.disk.folder import BENEATH, VOCABULARIES
from effsota.model import ComputeThreshold, Hardware, PublishedRate, ReferenceTrend, Tree
from effsota.pipeline.shapes import ReadFile, read_files
from effsota.reading.document import VOCABULARY, parse_document

HARDWARE, REFERENCES, RATES, THRESHOLDS = VOCABULARIES


def build_hardware(readings: Mapping[str, ReadFile]) -> Hardware:
    """Return every chip, the tracker's own before the packaged ones; a file with faults is left out."""
    own, beneath = (Hardware.from_data(data or {"chips": {}}) for data in _data(readings, HARDWARE))
    return own.added_to(beneath)


def read_hardware(tree: Tree) -> Hardware:
    """Return the chips of a tree; a file with faults adds none."""
    return build_hardware(read_vocabularies(tree))


def read_vocabularies(tree: Tree) -> Mapping[str, ReadFile]:
    """Return the vocabularies of a tree by path, read and checked."""
    rooms = ("schema/", BENEATH)
    readings, _ = read_files({file: tree[file] for file in tree if file.startswith(rooms)}, without=())
    return readings


def build_references(readings: Mapping[str, ReadFile]) -> tuple[ReferenceTrend, ...]:
    """Return every reference trend, the tracker's own in the place of a packaged one of its id."""
    return tuple(map(ReferenceTrend.from_data, _named(readings, REFERENCES, "trends")))


def build_published_rates(readings: Mapping[str, ReadFile]) -> tuple[PublishedRate, ...]:
    """Return every published rate, the tracker's own in the place of a packaged one of its id."""
    return tuple(map(PublishedRate.from_data, _named(readings, RATES, "rates")))


def build_thresholds(readings: Mapping[str, ReadFile]) -> tuple[ComputeThreshold, ...]:
    """Return every threshold, the tracker's own in the place of a packaged one of its id."""
    return tuple(map(ComputeThreshold.from_data, _named(readings, THRESHOLDS, "thresholds")))


def _named(readings: Mapping[str, ReadFile], file: str, key: str) -> list[dict[str, Any]]:
    """Return what a vocabulary and the packaged one hold below a key, each with its id."""
    own, beneath = ((data or {key: {}})[key] for data in _data(readings, file))
    return [{"id": name, **data} for name, data in {**beneath, **own}.items()]


def _data(readings: Mapping[str, ReadFile], file: str) -> tuple[Any, Any]:
    """Return what a vocabulary holds, and what the packaged one adds to it."""
    own, beneath = (readings[path].data if path in readings else None for path in (file, f"{BENEATH}{file}"))
    return own, None if own and own.get("whole") else beneath


def is_whole(tree: Tree, file: str) -> bool:
    """Tell whether a tree's vocabulary says that it is all there is."""
    document = parse_document(tree[file].data, limits=VOCABULARY).document if file in tree else None
    return document is not None and document.data.get("whole") == "true"
