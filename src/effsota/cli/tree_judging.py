"""A tracker judged: its files read, as far as they are not known already, and every rule asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from effsota.cli.loading import load_tree, unchanged_files
from effsota.disk.cache import Cache
from effsota.disk.known_digests import KnownDigests
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.kept_problems import Judged
from effsota.progress import Tell


def judge(root: Path, today: date, cache: Cache, tell: Tell) -> Judged:
    """Return what there is to say of a tracker, and keep what was found in each of its tracks."""
    place = str(root.resolve())
    kept = KeptFindings(cache, place)
    assessing = Assessing(load_tree(root, KnownDigests(cache, place)), today, kept, tell)
    with unchanged_files():
        judged = Judged(assessing.problems, len(assessing.paths), assessing.track_count)
    kept.save()
    return judged
