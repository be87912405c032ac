"""What of a repository cannot be read is said, with the command that mends it; nothing is fetched."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from effsota.disk.git import count_left_out, find_commit, find_merge_base, find_repository, list_entries
from effsota.disk.git_answers import Repository, RevisionError
from effsota.disk.revision import read_revision
from tests.builders.privileges import as_a_user
from tests.throwaway import ENVIRONMENT, git

RECORD = "submissions/a/b.yaml"


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository with a branch that began before the last commit of main."""
    folder = tmp_path / "origin"
    (folder / RECORD).parent.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    git(folder, "config", "uploadpack.allowFilter", "true")
    for number, branch in enumerate(("main", "ours", "main")):
        git(folder, "checkout", "-q", *(["-b"] if branch == "ours" else []), branch) if number else None
        (folder / RECORD).write_text(f"model: {number}\n", "utf-8")
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", str(number))
    return folder


def clone(origin: Path, *words: str) -> Path:
    """Return a clone of a repository, as over a network."""
    target = origin.with_name("clone")
    git(origin, "clone", "-q", "--no-single-branch", *words, origin.as_uri(), str(target))
    return target


def test_where_history_is_cut_off_no_fork_is_made_up(origin: Path) -> None:
    """The branch would seem to take out what main has gained since; the command that is told mends it."""
    here = clone(origin, "--depth", "1")
    repository = find_repository(here)
    with pytest.raises(RevisionError, match=r"\(a shallow clone\).*Fetch the rest: git fetch --unshallow$"):
        find_merge_base(repository, "origin/main", "origin/ours")
    with pytest.raises(RevisionError, match=r"Or its history is cut off: git fetch --unshallow$"):
        find_commit(repository, "HEAD~1")
    git(here, "fetch", "-q", "--unshallow")
    fork = find_merge_base(repository, "origin/main", "origin/ours")
    assert fork == git(here, "rev-parse", "HEAD~1").strip()


def test_what_a_partial_clone_lacks_is_not_fetched(origin: Path) -> None:
    """But told, with the command that fetches it."""
    here = clone(origin, "--filter=blob:none", "--no-checkout")
    count = git(here, "count-objects", "-v")
    told = "This clone has not all of the files .* git fetch --refetch --no-filter origin$"
    with pytest.raises(RevisionError, match=told):
        read_revision(find_repository(here), "origin/ours")
    assert git(here, "count-objects", "-v") == count
    git(here, "fetch", "-q", "--refetch", "--no-filter", "origin")
    assert read_revision(find_repository(here), "origin/ours").own[RECORD].data == b"model: 1\n"


@pytest.mark.parametrize("data", [None, b"", b"garbage", b"x\x9c\x03"])
@pytest.mark.parametrize("what", ["HEAD:submissions/a/b.yaml", "HEAD:submissions/a", "HEAD^{tree}", "HEAD"])
def test_an_object_that_is_missing_or_broken_is_told(origin: Path, what: str, data: bytes | None) -> None:
    """Whichever it is, in words: `git fsck` tells more."""
    name = git(origin, "rev-parse", what).strip()
    file = origin / f".git/objects/{name[:2]}/{name[2:]}"
    file.unlink()
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(RevisionError, match=r"git cannot read all of .*origin: .*See git fsck"):
        read_revision(find_repository(origin), "HEAD")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to another")
def test_a_repository_of_another_owner_is_read_where_the_user_trusts_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As git does; else it is told whose it is, and what to do."""
    folder = tmp_path / "it's"
    folder.mkdir()
    git(folder, "init", "-q")
    os.chown(folder, 12_345, 12_345)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.delenv("GIT_CONFIG_GLOBAL", raising=False)
    with pytest.raises(RevisionError, match=r"belongs to another user\. If you trust it: ") as told:
        find_repository(folder)
    command = str(told.value).partition("trust it: ")[2]
    subprocess.run(["sh", "-c", command], env={**os.environ, "HOME": str(tmp_path)}, check=True)
    repository = find_repository(folder)
    assert (repository.room, repository.trusted) == ("", (str(folder),))


@pytest.mark.parametrize(
    "line", ["[x", "[extensions]\n\tnonsense = true", "[core]\n\trepositoryformatversion = 9"]
)
def test_a_repository_that_git_cannot_read_is_one(origin: Path, line: str) -> None:
    """It is not said that there is none."""
    config = origin / ".git/config"
    old = config.read_text("utf-8").replace("repositoryformatversion = 0", "repositoryformatversion = 1")
    config.write_text(f"{old}{line}\n", "utf-8")
    with pytest.raises(RevisionError, match=r"git cannot read the repository of .*origin: .*[^.]\.$"):
        find_repository(origin)


def test_what_a_sparse_checkout_leaves_out_is_counted(origin: Path) -> None:
    """It would seem to be taken out."""
    (origin / "submissions/a/c.yaml").write_text("model: c\n", "utf-8")
    git(origin, "add", ".")
    git(origin, "commit", "-q", "-m", "c")
    assert count_left_out(find_repository(origin)) == 0
    git(origin, "sparse-checkout", "set", "--no-cone", "/submissions/a/c.yaml")
    assert count_left_out(find_repository(origin)) == 1


def test_two_files_of_one_name_are_no_tree(origin: Path) -> None:
    """Which of them counts nobody could say; GitHub takes no such commit."""
    blob = git(origin, "rev-parse", f"HEAD:{RECORD}").strip()
    entry = b"100644 b.yaml\0" + bytes.fromhex(blob)
    call = ["git", "hash-object", "--literally", "-t", "tree", "-w", "--stdin"]
    made = subprocess.run(call, cwd=origin, env=ENVIRONMENT, input=entry * 2, capture_output=True, check=True)
    commit = git(origin, "commit-tree", "-m", "x", made.stdout.decode().strip()).strip()
    with pytest.raises(RevisionError, match="holds two files of one name"):
        list_entries(Repository(folder=origin), commit)


def test_a_submodule_is_an_entry_and_is_not_entered(origin: Path) -> None:
    """What it holds is another repository's."""
    git(
        origin,
        "-c",
        "protocol.file.allow=always",
        "submodule",
        "add",
        "-q",
        origin.as_uri(),
        "submissions/sub",
    )
    git(origin, "commit", "-q", "-m", "sub")
    file = read_revision(find_repository(origin), "HEAD").own["submissions/sub"]
    assert (file.mode, file.data) == ("160000", b"")


def test_a_folder_that_may_not_be_entered_is_no_repository(tmp_path: Path) -> None:
    """A user without the right to look into it."""
    git(tmp_path, "init", "-q")
    (tmp_path / ".git").chmod(0)
    with (
        as_a_user(),
        pytest.raises(RevisionError, match=r"does not lie in a git repository|git cannot read"),
    ):
        find_repository(tmp_path)
    (tmp_path / ".git").chmod(0o755)
