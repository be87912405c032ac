"""Pull requests made of the changes of a JSON file, judged from the commit to the words."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from effsota.disk.git_answers import Repository
from effsota.disk.revision import read_revision
from effsota.disk.stale import find_fork, replay
from effsota.pipeline.comparison import Comparison, compare
from tests.throwaway import Entry, Throwaway

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

TODAY = date(2026, 11, 22)


def read_folder(folder: Path) -> dict[str, Entry]:
    """Return the files of a folder as what a first commit adds."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): Entry(path.read_bytes()) for path in files}


def read_changes(file: Path) -> list[dict[str, Any]]:
    """Return the changes that a JSON file lists."""
    changes: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))["changes"]
    return changes


def to_entries(change: Mapping[str, Any], files: Mapping[str, Entry]) -> dict[str, Entry | None]:
    """Return what one change does to the files: add, gitlink, delete, rename, chmod, replace."""
    operation, path = change["op"], change["path"]
    if operation == "delete":
        return {path: None}
    if operation == "rename":
        return {path: None, change["to"]: files[path]}
    if operation == "chmod":
        return {path: Entry(files[path].data, change["mode"])}
    if operation == "replace":
        return {path: Entry(files[path].data.replace(change["old"].encode(), change["new"].encode(), 1))}
    if operation == "add-then-remove":
        return {}
    text = change.get("target") or change.get("content", "") * change.get("content_repeat", 1)
    numbers = range(change.get("repeat", 1))
    names = (path.replace("{i}", str(number)) for number in numbers)
    return {
        name: Entry(text.replace("{i}", str(index)).encode(), change["mode"])
        for index, name in enumerate(names)
    }


def make_pull_request(
    store: Throwaway, base: Mapping[str, Entry], changes: list[dict[str, Any]]
) -> list[str]:
    """Return the commits of a base and of the merge of a branch with the changes into it."""
    main = store.commit(dict(base))
    edits = {path: entry for change in changes for path, entry in to_entries(change, base).items()}
    branch = store.commit(edits, main)
    return [main, store.commit({}, main, branch, base=branch)]


def judge(store: Throwaway, commits: list[str], *, is_vouched: bool = False) -> Comparison:
    """Return the judgement on a merge, as the workflow asks for it."""
    repository = Repository(folder=store.folder)
    base, head = (read_revision(repository, commit) for commit in commits)
    replayed = replay(base=base, fork=find_fork(repository, base, head), head=head)
    return compare(base, replayed, TODAY, is_vouched=is_vouched)
