"""A stale branch replayed on the state it is to be merged into, file by file, without git's merging."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from effsota.disk.git import find_commit, find_merge_base
from effsota.disk.git_answers import Repository
from effsota.disk.revision import State, read_revision
from effsota.frozen import Frozen
from effsota.model import TreeFile


class Replayed(Frozen):
    """What merging a branch would give; `moved` are the paths that both sides have changed."""

    state: State
    moved: tuple[str, ...] = ()


def find_fork(repository: Repository, base: State, head: State) -> State:
    """Return the state where the branch began; `base` itself where they share no history, or it is no commit.

    Raises:
        RevisionError: if that commit cannot be read.
    """
    if base.commit is None:
        return base
    tip = head.commit or find_commit(repository, "HEAD")
    fork = find_merge_base(repository, base.commit, tip)
    return base if fork in {None, base.commit} else read_revision(repository, str(fork))


def replay(*, base: State, fork: State, head: State) -> Replayed:
    """Return what the branch changed since its fork, on top of the base."""
    if fork is base:
        return Replayed(state=head if head.commit else replace(head, others=base.others))
    own, moved = _merge(base.own, fork.own, head.own)
    others: Mapping[str, TreeFile] = base.others
    moved_elsewhere: list[str] = []
    if head.commit:
        others, moved_elsewhere = _merge(base.others, fork.others, head.others)
    return Replayed(
        state=replace(head, own=MappingProxyType(own), others=MappingProxyType(dict(others))),
        moved=tuple(moved + moved_elsewhere),
    )


def _merge(
    base: Mapping[str, TreeFile], fork: Mapping[str, TreeFile], head: Mapping[str, TreeFile]
) -> tuple[dict[str, TreeFile], list[str]]:
    merged, moved = {}, []
    for path in sorted({*base, *fork, *head}):
        ours, before, theirs = base.get(path), fork.get(path), head.get(path)
        file = ours if _is_same(theirs, before) else theirs
        if not any((_is_same(theirs, before), _is_same(ours, before), _is_same(ours, theirs))):
            moved.append(path)
        if file is not None:
            merged[path] = file
    return merged, moved


def _is_same(first: TreeFile | None, second: TreeFile | None) -> bool:
    if first is None or second is None:
        return first is second
    return first.is_same(second)
