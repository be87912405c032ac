"""The files of a made-up tracker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from benchmarks.tracker.records import build_record
from benchmarks.tracker.tracks import MadeTrack, build_track
from effsota.text.yaml_writer import as_texts, to_yaml

SIZE_EXPONENT = 0.6  # the n-th largest track holds n ** -0.6 of what the largest does: a few are large
TRACKER = {
    "name": "Made up",
    "description": "A made-up tracker to measure with.",
    "url": "https://example.org/tracker/",
    "repository": "https://github.com/example/tracker",
    "branch": "main",
    "contact": "https://github.com/example/tracker/issues",
    "data_licence": "CC-BY-4.0",
}


def usual_tracks(records: int) -> int:
    """Return in how many tracks so many records lie: 20 a track, and at least 20 tracks if there can be."""
    return max(1, min(records, max(20, records // 20)))


def build_tree(*, records: int, tracks: int, seed: int = 0) -> Iterator[tuple[str, str]]:
    """Yield every file of a tracker: its path and its text."""
    yield "submissions/tracker.yaml", _to_file(TRACKER, "../schema/tracker.schema.json")
    before = 0
    for number, size in enumerate(track_sizes(records, tracks)):
        track = build_track(number, size=size, records_before=before, seed=seed)
        before += size
        yield from _build_track_files(track)


def track_sizes(records: int, tracks: int) -> list[int]:
    """Return how many records each track holds, the largest first: at least one, all of them together."""
    weights = [(number + 1) ** -SIZE_EXPONENT for number in range(tracks)]
    spare, total = records - tracks, sum(weights)
    ends = [round(spare * sum(weights[: number + 1]) / total) for number in range(tracks)]
    return [1 + end - start for start, end in zip([0, *ends], ends, strict=False)]


def _build_track_files(track: MadeTrack) -> Iterator[tuple[str, str]]:
    folder = f"submissions/{track.id}"
    yield f"{folder}/track.yaml", _to_file(track.to_data(), "../../schema/track.schema.json")
    for place in range(track.size):
        record = build_record(track, place)
        yield f"{folder}/{record.name}.yaml", render_record(record.data)
        if record.curve is not None:
            yield f"{folder}/{record.name}.csv", record.curve


def render_record(data: Mapping[str, object]) -> str:
    """Return the file of a submission."""
    return _to_file(data, "../../schema/submission.schema.json")


def _to_file(data: Mapping[str, object], schema: str) -> str:
    return f"# yaml-language-server: $schema={schema}\n{to_yaml(as_texts(dict(data)))}"


def write_tree(files: Iterable[tuple[str, str]], folder: Path) -> int:
    """Write files into a folder; return how many."""
    count = 0
    for path, text in files:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")
        count += 1
    return count
