"""Who types options is told options."""

from __future__ import annotations

import shlex

import pytest

from effsota.cli.said_options import say_keys, say_option
from effsota.problems import Problem


@pytest.mark.parametrize(
    ("hint", "said"),
    [
        ("write utilization: 0.33 (usual for a GPU)", "say --utilization 0.33 (usual for a GPU)"),
        (
            "in place of both write chip_time: 24 GPU-hours",
            "in place of both say --chip-time '24 GPU-hours'",
        ),
        ('write precision: "fp32"', "say --precision fp32"),
        ("did you mean 3 hours?", "did you mean 3 hours?"),
        ("write parts: [{what: a}]", "write parts: [{what: a}]"),
    ],
)
def test_a_key_to_write_is_an_option_to_say(hint: str, said: str) -> None:
    """What has no option of its own stays."""
    assert say_option(hint) == said


@pytest.mark.parametrize(
    ("pointer", "said"),
    [
        ("/compute/0/parameters", "say --set parameters=124000000"),
        ("/compute/0/sources/0", "write parameters: 124000000"),
        ("/model", "write parameters: 124000000"),
    ],
)
def test_a_key_of_the_estimate_is_set(pointer: str, said: str) -> None:
    """What stands elsewhere in the file has an option of its own, or none."""
    problem = Problem(
        file="a.yaml",
        line=1,
        column=1,
        rule="r",
        pointer=pointer,
        message="m",
        hint="write parameters: 124000000",
    )
    (found,) = say_keys([problem])
    assert found.hint == said
    assert shlex.split(found.hint)
