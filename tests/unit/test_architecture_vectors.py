"""What the terminal says of an architecture: the vectors that a browser test reads too.

`UPDATE=1` writes anew what comes out; what goes in is written by hand.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import pytest

from effsota.disk.folder import read_bundle
from effsota.methods import Architecture
from effsota.methods.architectures import FAMILIES, keys_read, parse_config, refuse_config
from effsota.methods.counted_words import beside_lines
from effsota.methods.sums import paper_sentence, range_line, sum_line
from effsota.pipeline.calculation import calculate
from effsota.pipeline.vocabularies import read_hardware
from effsota.problems import Fault, Refusal
from effsota.reading.document import parse_document
from tests.architecture_vectors import ROOM, VECTORS, data_of, name_of

if TYPE_CHECKING:
    from effsota.model import Priced

BUNDLE = read_bundle()
HARDWARE = read_hardware(BUNDLE)
OUTCOMES = ("found", "refused")


def read_as_the_command_does(vector: Mapping[str, Any]) -> dict[str, Any] | list[list[str]]:
    """Return what an estimate holds of a vector's file, or why nothing."""
    data = data_of(vector)
    if vector.get("is", "config") == "layers":
        read = parse_document(data)
        assert read.document is not None
        return {"layers": read.document.data["layers"]}
    config = parse_config(data)
    if isinstance(config, Refusal):
        return [[config.message, config.hint]]
    refused = refuse_config(config)
    kept = {key: config[key] for key in keys_read(config)}
    return [[each.message, each.hint] for each in refused] if refused else {"config": kept}


def outcome_of(vector: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the terminal says of a vector."""
    read = read_as_the_command_does(vector)
    if isinstance(read, list):
        return {"refused": read}
    found = calculate({"method": "architecture", **read, **vector["given"]}, tree=BUNDLE, hardware=HARDWARE)
    if found.priced is None:
        return {"refused": [[_without_key(each), each.hint] for each in found.errors]}
    return {"found": told(found.priced)}


def _without_key(fault: Fault) -> str:
    """Return the message of a fault; the terminal tells its key in front of it."""
    return fault.message.removeprefix(f"{fault.pointer.rpartition('/')[2]}: ")


def told(priced: Priced) -> dict[str, Any]:
    """Return all that is told of an architecture that was counted and priced."""
    inputs = priced.estimate.inputs
    assert isinstance(inputs, Architecture)
    counted = inputs.counted
    one, multiply_adds = inputs.forward(counted)
    return {
        "name": counted.name,
        "parameters": [counted.parameters, counted.active_parameters, counted.embedding_parameters],
        "forward": [one, multiply_adds],
        "pieces": [
            [each.what, each.times, each.all_parameters, each.active_parameters, each.per_example]
            for each in counted.pieces
        ],
        "notes": [*counted.notes],
        "flop": priced.compute_flop,
        "words": [sum_line(priced), range_line(priced), paper_sentence(priced)],
        "beside": " ".join(line.strip() for line in beside_lines(priced)).strip(),
    }


@pytest.mark.parametrize("vector", VECTORS, ids=name_of)
def test_an_architecture_is_counted_and_worded_as_the_vector_says(vector: dict[str, Any]) -> None:
    """Numbers to the last digit, words to the last letter; or what is wrong, and what to do."""
    outcome = outcome_of(vector)
    if os.environ.get("UPDATE"):
        for each in OUTCOMES:
            vector.pop(each, None)
        vector.update(outcome)
        lines = ",\n".join(json.dumps(each, ensure_ascii=False) for each in VECTORS)
        (ROOM / "architectures.json").write_text(f"[\n{lines}\n]\n", "utf-8")
    assert json.loads(json.dumps(outcome)) == {each: vector[each] for each in OUTCOMES if each in vector}


def test_every_family_has_a_vector() -> None:
    """So that none is counted otherwise on a page."""
    told = {
        json.loads(data_of(each))["model_type"] for each in VECTORS if "found" in each and "known" in each
    }
    assert told == {*FAMILIES}
