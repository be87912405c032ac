"""A tracker judged: its files read, as far as they are not known already, and every rule asked."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from functools import cache as asked_once
from pathlib import Path

from effsota.cli.loading import with_tree
from effsota.disk.cache import Cache
from effsota.disk.standing import SeenTracker
from effsota.judging.rules.context import FindOnFile
from effsota.model import Tree
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.concerns import without
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.kept_problems import Judged
from effsota.progress import Tell


def judge(root: Path, today: date, cache: Cache, tell: Tell, *, seen: SeenTracker | None = None) -> Judged:
    """Return what there is to say of a tracker, and keep what was found in each of its tracks.

    `seen` is how it was seen to stand.
    """

    def say(tree: Tree) -> Judged:
        kept = KeptFindings(cache, str(root.resolve()))
        judged = _say(Assessing(tree, today, kept, tell, find_on_file=_ask_git(root)))
        kept.save()
        return judged

    return with_tree(root, cache, say, seen)


def judge_without(
    files: Collection[str], *, root: Path, today: date, cache: Cache, seen: SeenTracker | None = None
) -> Judged:
    """Return what there would be to say of a tracker if some of its files were not there."""
    kept = KeptFindings(cache, str(root.resolve()))

    def say(tree: Tree) -> Judged:
        return _say(Assessing(without(tree, files), today, kept, find_on_file=_ask_git(root)))

    return with_tree(root, cache, say, seen)


def _say(assessing: Assessing) -> Judged:
    return Judged(assessing.problems, len(assessing.paths), assessing.track_count)


def _ask_git(root: Path) -> FindOnFile:
    """Return what tells which files git keeps. It is asked once, for rules ask of every few files alike."""

    @asked_once
    def kept() -> frozenset[str]:
        from effsota.disk.git_files import find_kept  # noqa: PLC0415  # only where files are alike

        return find_kept(root)

    return lambda files: kept().intersection(files)
