"""A site reaches the disk whole or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from effsota.disk.output import OutputError, open_output

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILES = {"index.html": b"new", "api/v1/index.json": b"{}"}


def write_site(files: Mapping[str, bytes], folder: Path) -> None:
    """Write the files of a site, one after the other."""
    with open_output(folder) as fresh:
        for path, data in files.items():
            fresh.write(path, data)


def test_a_new_folder_holds_exactly_the_files(tmp_path: Path) -> None:
    """Nothing else is left beside them."""
    write_site(FILES, tmp_path / "deep" / "site")
    found = {path.relative_to(tmp_path / "deep").as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert found == {"site/index.html", "site/api/v1/index.json"}


def test_the_old_site_is_replaced(tmp_path: Path) -> None:
    """A page that no longer exists is gone."""
    write_site({**FILES, "old.html": b"old"}, tmp_path / "site")
    write_site(FILES, tmp_path / "site")
    assert not (tmp_path / "site" / "old.html").exists()


def test_a_folder_that_is_no_site_is_left_alone(tmp_path: Path) -> None:
    """`-o ~` must not empty a home."""
    (tmp_path / "letter.txt").write_text("dear")
    with pytest.raises(OutputError, match="holds something that is no site"):
        write_site(FILES, tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "dear"


def test_a_file_in_the_way_is_left_alone(tmp_path: Path) -> None:
    """The output is a folder."""
    (tmp_path / "site").write_text("dear")
    with pytest.raises(OutputError, match="is not a folder"):
        write_site(FILES, tmp_path / "site")


def test_a_failed_write_leaves_the_old_site(tmp_path: Path) -> None:
    """A path that cannot be written spoils nothing."""
    write_site(FILES, tmp_path / "site")
    with pytest.raises(OutputError, match="cannot be written"):
        write_site({"index.html": b"newer", "index.html/below": b""}, tmp_path / "site")
    assert (tmp_path / "site" / "index.html").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_link_is_no_folder_to_write_a_site_to(tmp_path: Path) -> None:
    """What it leads to would be replaced unasked."""
    (tmp_path / "real").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "real", target_is_directory=True)
    with pytest.raises(OutputError, match="is not a folder"):
        write_site(FILES, tmp_path / "site")
