"""Templates are compiled once, and again when one of them has changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from jinja2 import Environment

from effsota.disk.cache import Cache
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.compiled_templates import compiling_templates
from effsota.showing.website import templates

if TYPE_CHECKING:
    from pathlib import Path

    from effsota.model import Tree


def tree_of(text: str) -> Tree:
    """Return a tree with one template."""
    data = text.encode()
    return {"site/templates/page.html": TreeFile(mode=REGULAR, data=data, size=len(data))}


def show(text: str, cache: Cache) -> str:
    """Return what a template shows in a program that has just begun."""
    templates._templates.cache_clear()  # noqa: SLF001  # what a program that has ended has forgotten
    with compiling_templates(tree_of(text), cache) as have_ready:
        have_ready()
    return templates.find_templates(tree_of(text)).at("").get_template("page.html").render()


def test_a_template_is_compiled_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next program finds it so; one that has changed is compiled."""
    cache = Cache(tmp_path)
    assert show("{{ 1 + 1 }}", cache) == "2"

    def compile_(*_: object) -> None:
        pytest.fail("it is compiled")

    with monkeypatch.context() as patched:
        patched.setattr(Environment, "compile", compile_)
        assert show("{{ 1 + 1 }}", cache) == "2"
    assert show("{{ 1 + 2 }}", cache) == "3"
