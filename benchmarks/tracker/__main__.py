"""Writes a made-up tracker: `python -m benchmarks.tracker DIR --records 10000 --tracks 500`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from benchmarks.tracker.tree import build_tree, usual_tracks, write_tree


def main() -> int:
    """Write the tracker, and say what it holds."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.tracker", description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder that is not there yet, or empty")
    parser.add_argument("--records", type=int, default=1_000)
    parser.add_argument("--tracks", type=int, help="how many tracks (20 records a track on average)")
    parser.add_argument("--seed", type=int, default=0)
    given = parser.parse_args()
    tracks = given.tracks or usual_tracks(given.records)
    if not 1 <= tracks <= given.records:
        parser.error("every track has at least one record")
    if given.folder.exists() and any(given.folder.iterdir()):
        parser.error(f"{given.folder} is not empty")
    files = write_tree(build_tree(records=given.records, tracks=tracks, seed=given.seed), given.folder)
    print(f"{given.records} records in {tracks} tracks, {files} files, in {given.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
