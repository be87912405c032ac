"""Files as values."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from effsota.disk.folder import read_bundle, read_own, read_tree
from effsota.limits import MOST_CURVE_BYTES

if TYPE_CHECKING:
    from pathlib import Path


def write(root: Path, path: str, data: bytes = b"x") -> Path:
    """Write a file under a root."""
    target = root / path
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(data)
    return target


def test_a_file_is_its_mode_and_bytes(tmp_path: Path) -> None:
    """Only submissions/, schema/ and site/ are read."""
    write(tmp_path, "submissions/a/b.yaml", b"model: x\n")
    write(tmp_path, "README.md")
    tree = read_tree(tmp_path)
    file = tree["submissions/a/b.yaml"]
    assert (file.mode, file.data, file.size, file.fault) == ("100644", b"model: x\n", 9, None)
    assert "README.md" not in tree


def test_an_executable_file_is_told_apart(tmp_path: Path) -> None:
    """Mode 100755, as git has it."""
    write(tmp_path, "submissions/a/b.yaml").chmod(0o755)
    assert read_tree(tmp_path)["submissions/a/b.yaml"].mode == "100755"


def test_a_symbolic_link_is_never_followed(tmp_path: Path) -> None:
    """Its target is its content, also where it is a folder."""
    write(tmp_path, "secret/token")
    write(tmp_path, "submissions/tracker.yaml")
    (tmp_path / "submissions" / "a.yaml").symlink_to("../secret/token")
    (tmp_path / "submissions" / "folder").symlink_to("../secret")
    tree = read_tree(tmp_path)
    assert (tree["submissions/a.yaml"].mode, tree["submissions/a.yaml"].data) == (
        "120000",
        b"../secret/token",
    )
    assert tree["submissions/folder"].mode == "120000"
    assert "submissions/folder/token" not in tree


def test_a_large_submission_is_not_read_whole(tmp_path: Path) -> None:
    """Its size says that there is more."""
    write(tmp_path, "submissions/a/b.csv", b"0" * (MOST_CURVE_BYTES + 10))
    file = read_tree(tmp_path)["submissions/a/b.csv"]
    assert (len(file.data), file.size) == (MOST_CURVE_BYTES + 1, MOST_CURVE_BYTES + 10)


def test_a_trackers_own_schema_comes_first(tmp_path: Path) -> None:
    """What it does not have comes with the package."""
    write(tmp_path, "schema/hardware.yaml", b"chips: {}\n")
    tree = read_tree(tmp_path)
    assert tree["schema/hardware.yaml"].data == b"chips: {}\n"
    assert tree["schema/submission.schema.json"] == read_bundle()["schema/submission.schema.json"]


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    """Reading it would wait for ever."""
    (tmp_path / "submissions").mkdir()
    os.mkfifo(tmp_path / "submissions" / "pipe.yaml")
    assert read_tree(tmp_path)["submissions/pipe.yaml"].fault == "it is not a regular file"


def test_files_of_editors_and_systems_are_nobodys(tmp_path: Path) -> None:
    """Neither read nor told of, links and folders that may not be entered included."""
    write(tmp_path, "submissions/a/b.yaml")
    for stray in (".b.yaml.swp", ".DS_Store", "b.yaml~", "../.idea/x.xml", "4913"):
        write(tmp_path, f"submissions/a/{stray}")
    write(tmp_path, "site/static/.DS_Store")
    (tmp_path / "submissions/a/.#b.yaml").symlink_to("ada@laptop.4711")
    own = read_own(tmp_path)
    assert list(own) == ["submissions/a/b.yaml"]


def test_what_git_ignores_is_left_out_but_a_submission(tmp_path: Path) -> None:
    """Only what has no place in a tracker anyway; and only where git is asked and there."""
    for path in (
        "submissions/a/b.yaml",
        "submissions/a/b.bak",
        "submissions/runs/x/y.yaml",
        "submissions/c.md",
    ):
        write(tmp_path, path)
    write(tmp_path, ".gitignore", b"*.bak\nruns/\nb.yaml\n")
    assert "submissions/a/b.bak" in read_own(tmp_path)
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    assert list(read_own(tmp_path)) == ["submissions/a/b.yaml", "submissions/c.md"]


def test_what_git_keeps_is_not_ignored(tmp_path: Path) -> None:
    """A file that is committed although it is on the list is a file of the tracker."""
    write(tmp_path, "submissions/a/b.bak")
    write(tmp_path, ".gitignore", b"*.bak\n")
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    subprocess.run(["git", "-C", tmp_path, "add", "-f", "submissions/a/b.bak"], check=True)
    assert list(read_own(tmp_path)) == ["submissions/a/b.bak"]
