"""Typed data to claims: tracks, submissions and vocabularies of the files whose shape is right."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from effsota.frozen import Frozen
from effsota.methods import BY_NAME
from effsota.model import Curve, Hardware, ReferenceTrend, Submission, Track, Tree
from effsota.pipeline.isolation import isolating
from effsota.pipeline.shapes import ReadFile
from effsota.problems import Problem
from effsota.reading.as_written import as_written
from effsota.reading.document import Document


class Claims(Frozen):
    """All files whose shape is right, as types; `documents` are read again where a fault is looked for."""

    tracks: Mapping[str, Track]
    submissions: tuple[Submission, ...]
    hardware: Hardware
    references: tuple[ReferenceTrend, ...]
    documents: Mapping[str, Document]
    curves: Mapping[str, Curve | None]


def submission_paths(tree: Tree) -> frozenset[str]:
    """Return `<track>/<name>` of every submission file, also of those with faults."""
    files = [file for file in tree if file.endswith(".yaml") and file.startswith("submissions/")]
    paths = [file.removeprefix("submissions/").removesuffix(".yaml") for file in files]
    return frozenset([path for path in paths if path.count("/") == 1 and not path.endswith("/track")])


def build_claims(  # noqa: PLR0913  # what claims are made of, and what is wrong with it
    readings: Iterable[tuple[str, ReadFile]],
    curves: Mapping[str, Curve | None],
    *,
    documents: Mapping[str, Document],
    hardware: Hardware,
    references: tuple[ReferenceTrend, ...],
    problems: list[Problem],
    are_shown: bool = True,
) -> Claims:
    """Return the claims of the files as read; a file with faults is left out.

    What is wrong with a file, or breaks at it, is added to `problems`. Readings are taken one by one: of
    thousands none is held beside what it says. Where they are not shown, nobody asks what is written.
    """
    tracks: dict[str, Track] = {}
    submissions: list[Submission] = []
    for file, reading in readings:
        problems += reading.problems
        room, _, rest = file.partition("/")
        track_id, _, name = rest.removesuffix(".yaml").partition("/")
        if room != "submissions" or not name or reading.data is None or reading.document is None:
            continue
        with isolating(file, problems):
            told = as_written(reading.document.data, reading.data) if are_shown else {}
            if name == "track":
                track = Track.from_data(track_id, reading.data)
                tracks[track_id] = replace(track, as_written=told)
            else:
                submissions.append(
                    Submission.from_data(track_id, name, reading.data, BY_NAME, as_written=told)
                )
    return Claims(
        tracks=tracks,
        submissions=tuple(submissions),
        hardware=hardware,
        references=references,
        documents=documents,
        curves=curves,
    )
