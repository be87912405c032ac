"""Templates are compiled once: the program's own beside it, a tracker's own in the cache."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment

from effsota.disk.cache import NO_CACHE, Cache
from effsota.model import REGULAR, TreeFile
from effsota.pipeline import compiled_templates
from effsota.showing.website import templates

if TYPE_CHECKING:
    from pathlib import Path

    from effsota.model import Tree

OF_PROGRAM = "{{ 1 + 1 }}"


def tree_of(text: str) -> Tree:
    """Return a tree with one template."""
    data = text.encode()
    return {"site/templates/page.html": TreeFile(mode=REGULAR, data=data, size=len(data))}


@pytest.fixture(autouse=True)
def program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Have a program with one template, and return where it keeps what it compiles."""
    monkeypatch.setattr(compiled_templates, "read_bundle", lambda: tree_of(OF_PROGRAM))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "program"))
    return tmp_path / "program"


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the texts that are compiled from now on."""
    found: list[str] = []
    own = Environment.compile

    def compile_(self: Environment, source: str, name: str) -> object:
        found.append(source)
        return own(self, source, name)

    monkeypatch.setattr(Environment, "compile", compile_)
    return found


def show(text: str, cache: Cache) -> str:
    """Return what a template shows in a program that has just begun."""
    templates._templates.cache_clear()  # noqa: SLF001  # what a program that has ended has forgotten
    compiled_templates.compile_templates(tree_of(text), cache)
    return templates.find_templates(tree_of(text)).at("").get_template("page.html").render()


def test_the_program_s_own_are_compiled_once(compiled: list[str]) -> None:
    """Without a cache too."""
    assert [show(OF_PROGRAM, NO_CACHE) for _ in range(2)] == ["2", "2"]
    assert compiled == [OF_PROGRAM]


def test_a_tracker_s_own_are_kept_in_the_cache(tmp_path: Path, program: Path, compiled: list[str]) -> None:
    """And never beside the program; one that has changed is compiled."""
    cache = Cache(tmp_path / "cache")
    assert [show(text, cache) for text in ("{{ 3 }}", "{{ 3 }}", "{{ 4 }}", "{{ 3 }}")] == [
        "3",
        "3",
        "4",
        "3",
    ]
    assert compiled == ["{{ 3 }}", "{{ 4 }}"]
    assert not program.exists()


@pytest.mark.parametrize("hindered_by", ["the user", "the disk"])
def test_where_nothing_may_stand_beside_the_program_the_cache_keeps_them(
    hindered_by: str, tmp_path: Path, program: Path, compiled: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Python is told to write nothing, or cannot."""
    if hindered_by == "the user":
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    else:
        program.touch()
    cache = Cache(tmp_path / "cache")
    assert [show(OF_PROGRAM, cache) for _ in range(2)] == ["2", "2"]
    assert compiled == [OF_PROGRAM]
    assert not program.is_dir()


@pytest.mark.skipif(
    not hasattr(os, "getuid") or os.getuid() != 0, reason="only root may give files to another"
)
def test_what_whoever_installed_the_program_has_compiled_is_used(program: Path, compiled: list[str]) -> None:
    """As the program is, which is his too."""
    show(OF_PROGRAM, NO_CACHE)
    for path in program.rglob("*"):
        os.chown(path, 1, 1)
    assert show(OF_PROGRAM, NO_CACHE) == "2"
    assert compiled == [OF_PROGRAM]


def test_what_is_damaged_beside_the_program_is_compiled_anew(program: Path, compiled: list[str]) -> None:
    """And stands there whole again."""
    show(OF_PROGRAM, NO_CACHE)
    (kept,) = (path for path in program.rglob("*") if path.is_file())
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-1])
    assert show(OF_PROGRAM, NO_CACHE) == "2"
    assert compiled == [OF_PROGRAM] * 2
    assert kept.read_bytes() == whole


def test_a_program_that_builds_again_does_not_look_for_them_again(program: Path, compiled: list[str]) -> None:
    """It has them."""
    show(OF_PROGRAM, NO_CACHE)
    for path in [path for path in program.rglob("*") if path.is_file()]:
        path.unlink()
    compiled_templates.compile_templates(tree_of(OF_PROGRAM), NO_CACHE)
    assert compiled == [OF_PROGRAM]
