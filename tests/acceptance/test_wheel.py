"""The wheel alone is enough: installed in a fresh environment, it builds trackers that it has never seen."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from effsota.disk.kit import read_kit

if TYPE_CHECKING:
    from collections.abc import Callable

    Call = Callable[..., str]

ROOT = Path(__file__).parents[2]
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")
UV = ("-m", "uv", "--quiet")  # installs as pip does, in a tenth of its time


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with the tools that are installed already."""
    folder = tmp_path_factory.mktemp("wheel")
    options = ("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder)
    subprocess.run([sys.executable, *PIP, *options, ROOT], check=True)
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fresh Python, far from this checkout."""
    home = tmp_path_factory.mktemp("fresh")
    subprocess.run([sys.executable, *UV, "venv", home / "environment"], check=True)
    return home / "environment/bin/python"


@pytest.fixture(scope="module")
def gate(wheel: Path, python: Path) -> Call:
    """A function that calls the program as a hook installs it: the wheel and what it asks for."""
    return install(python, str(wheel))


@pytest.fixture(scope="module")
def effsota(wheel: Path, python: Path, gate: Call) -> Call:  # noqa: ARG001  # what the gate lacks comes after it
    """A function that calls the program with its extra `site`."""
    return install(python, f"{wheel}[site]")


def install(python: Path, what: str) -> Call:
    """Install with all that it asks for; return a function that calls the installed program."""
    subprocess.run([sys.executable, *UV, "pip", "install", "--python", python, what], check=True)
    home = python.parents[2]
    environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}

    def call(*arguments: str | Path) -> str:
        program = python.with_name("effsota")
        return subprocess.check_output([program, *arguments], cwd=home, env=environment, text=True)

    return call


def test_schema_and_site_are_inside(wheel: Path) -> None:
    """Every file of schema/ and site/ travels, under effsota/_bundle."""
    names = set(zipfile.ZipFile(wheel).namelist())
    ours = (path for room in ("schema", "site") for path in (ROOT / room).rglob("*") if path.is_file())
    assert {f"effsota/_bundle/{path.relative_to(ROOT).as_posix()}" for path in ours} <= names


def test_the_wheel_alone_judges(gate: Call, tmp_path: Path) -> None:
    """What the pre-commit hook of another tracker installs is enough for it, and explains its rules."""
    gate("init", tmp_path)
    assert "no errors" in gate("validate", "--root", tmp_path)
    assert "\nRight:\n" in gate("rule", "utilization-above-one")


def test_what_runs_a_tracker_is_inside(wheel: Path) -> None:
    """Every file that `init` writes of this repository's own, under effsota/_bundle/kit, and no other."""
    room = "effsota/_bundle/kit/"
    names = {name.removeprefix(room) for name in zipfile.ZipFile(wheel).namelist() if name.startswith(room)}
    assert names == set(read_kit())


def test_an_empty_tracker_can_be_built(effsota: Call, tmp_path: Path) -> None:
    """A board without a single track has a home page."""
    (tmp_path / "submissions").mkdir()
    text = "name: Nothing yet\nurl: https://example.org/\nrepository: https://example.org/repository\n"
    (tmp_path / "submissions/tracker.yaml").write_text(text, "utf-8")
    effsota("build", "--root", tmp_path)
    assert "Nothing yet" in (tmp_path / "_site/index.html").read_text("utf-8")


def test_a_foreign_tracker_can_be_built(effsota: Call, tmp_path: Path) -> None:
    """A board with its own name and its own track has both on its pages, and nothing of ours."""
    effsota("init", tmp_path, "--name", "Chess by compute")
    (tmp_path / "submissions/example-level").rename(tmp_path / "submissions/chess-2000-elo")
    effsota("build", "--no-pictures", "--root", tmp_path)
    pages = (tmp_path / "_site").rglob("*.html")
    home = (tmp_path / "_site/index.html").read_text("utf-8")
    assert "Chess by compute" in home
    assert (tmp_path / "_site/tracks/chess-2000-elo/index.html").is_file()
    assert not [page for page in pages if "alexnet-imagenet" in page.read_text("utf-8")]
