"""Seconds and memory that a large tracker takes to be checked and built: `python -m benchmarks.site`."""

from __future__ import annotations

import argparse
import resource
from datetime import date, timedelta
from functools import partial
from time import perf_counter

from effsota.disk.folder import read_bundle
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.assessment import check
from effsota.pipeline.building import build

TODAY = date(2026, 11, 22)
TRACKER = "name: Benchmark\nurl: https://example.org/\nrepository: https://example.org/repository\n"
TRACK = """name: Level {track}
level: Level {track}
kind: training-efficiency
domain: vision
metric: {{name: accuracy, unit: "%", better: higher, target: 70}}
baseline: r0
"""
RECORD = """model: Model {track}-{record}
date: {day}
publication: {{title: On model {track}-{record}, url: "https://example.org/{track}/{record}"}}
result: {{value: 70}}
compute:
  - method: operations
    forward: {forward}e9 multiply-adds
    examples: 1.28e6
    epochs: {epochs}
"""


def main() -> None:
    """Build a made-up tracker and print seconds and peak memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tracks", type=int, default=500)
    parser.add_argument("--records", type=int, default=10)
    given = parser.parse_args()
    tree = {**read_bundle(), **_make_tracker(given.tracks, given.records)}
    print(f"{given.tracks} tracks with {given.records} records each")
    for what, run in (("check", check), ("build", partial(build, has_pictures=False))):
        start = perf_counter()
        run(tree, TODAY)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"{what:>6}: {perf_counter() - start:6.1f} s, at most {memory:,.0f} MiB")


def _make_tracker(tracks: int, records: int) -> dict[str, TreeFile]:
    files = {"submissions/tracker.yaml": TRACKER}
    for track in range(tracks):
        files[f"submissions/t{track}/track.yaml"] = TRACK.format(track=track)
        for record in range(records):
            files[f"submissions/t{track}/r{record}.yaml"] = RECORD.format(
                track=track,
                record=record,
                day=date(2012, 1, 1) + timedelta(days=200 * record),
                forward=round(2 / (1 + record / 3), 3),
                epochs=90 - 5 * record,
            )
    return {
        path: TreeFile(mode=REGULAR, data=text.encode(), size=len(text.encode()))
        for path, text in files.items()
    }


if __name__ == "__main__":
    main()
