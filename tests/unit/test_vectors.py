"""What Python and the site's scripts must both say: the vectors that a browser test reads too."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from effsota import figures
from effsota.disk.folder import read_bundle
from effsota.limits import propose_name
from effsota.methods import METHODS
from effsota.methods.sums import paper_sentence, range_line, sum_line
from effsota.pipeline.calculation import calculate
from effsota.pipeline.vocabularies import read_hardware
from effsota.text.yaml_writer import to_yaml

if TYPE_CHECKING:
    from effsota.model import Hardware, Tree

ROOM = Path(__file__).parents[1] / "vectors"
ESTIMATES = json.loads((ROOM / "estimates.json").read_text("utf-8"))
NAMES = json.loads((ROOM / "names.json").read_text("utf-8"))
YAML = json.loads((ROOM / "yaml.json").read_text("utf-8"))


@cache
def bundle() -> tuple[Tree, Hardware]:
    """Return the packaged vocabularies, and their chips."""
    return read_bundle(), read_hardware(read_bundle())


@pytest.mark.parametrize("vector", ESTIMATES, ids=lambda vector: vector["sum"][:40])
def test_an_estimate_is_priced_and_worded_as_the_vector_says(vector: dict[str, Any]) -> None:
    """FLOP and range, the sum, the sentence, the three units."""
    tree, hardware = bundle()
    priced = calculate(vector["estimate"], tree=tree, hardware=hardware).priced
    assert priced is not None
    ends = (priced.compute_flop, priced.low_flop, priced.high_flop)
    assert ends == pytest.approx([vector["flop"], vector["low"], vector["high"]], rel=1e-12)
    assert sum_line(priced) == vector["sum"]
    assert range_line(priced) == vector["range"]
    assert paper_sentence(priced) == vector["sentence"]
    shown = [figures.compute_text(end, unit) for unit in figures.COMPUTE_UNITS for end in ends]
    assert shown == vector["shown"]


def test_every_method_that_scripts_compute_has_vectors() -> None:
    """Both languages multiply the terms of a method as its module describes them."""
    scripted = {method.name for method in METHODS if method.script or method.is_as_its_parts}
    assert {vector["estimate"]["method"] for vector in ESTIMATES} == scripted


@pytest.mark.parametrize("vector", YAML, ids=lambda vector: vector["yaml"][:30])
def test_yaml_is_written_as_the_vector_says(vector: dict[str, Any]) -> None:
    """Quotes, lists, mappings and long texts."""
    assert to_yaml(vector["data"]) == vector["yaml"]


@pytest.mark.parametrize("vector", NAMES, ids=lambda vector: vector["text"][:20])
def test_a_model_gives_the_name_that_the_vector_says(vector: dict[str, str]) -> None:
    """Letters a to z, digits and single hyphens, at most 64 of them."""
    assert propose_name(vector["text"]) == vector["name"]
