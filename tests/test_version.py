"""The version stands in one place: src/effsota/__init__.py."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml

from effsota import __version__

ROOT = Path(__file__).parents[1]


def test_the_build_reads_the_version_from_the_module() -> None:
    """pyproject.toml names the file, and no version of its own."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert (settings["project"]["dynamic"], settings["project"].get("version")) == (["version"], None)
    text = (ROOT / settings["tool"]["hatch"]["version"]["path"]).read_text("utf-8")
    assert re.findall(r'(?m)^__version__ = "(.*)"$', text) == [__version__]


def test_the_citation_names_the_version() -> None:
    """CITATION.cff is read by people and by the code host; it cannot read ours."""
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    assert citation["version"] == __version__
