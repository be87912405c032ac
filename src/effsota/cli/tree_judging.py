"""A tracker judged: its files read, as far as they are not known already, and every rule asked."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from effsota.cli.loading import with_tree
from effsota.disk.cache import Cache
from effsota.model import Tree
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.kept_problems import Judged
from effsota.progress import Tell


def judge(root: Path, today: date, cache: Cache, tell: Tell) -> Judged:
    """Return what there is to say of a tracker, and keep what was found in each of its tracks."""
    return with_tree(
        root, cache, lambda tree: _judge(tree, KeptFindings(cache, str(root.resolve())), today, tell)
    )


def _judge(tree: Tree, kept: KeptFindings, today: date, tell: Tell) -> Judged:
    assessing = Assessing(tree, today, kept, tell)
    judged = Judged(assessing.problems, len(assessing.paths), assessing.track_count)
    kept.save()
    return judged
