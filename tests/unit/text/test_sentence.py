"""How a submitted name stands in a sentence."""

from __future__ import annotations

import pytest

from effsota.text import spoken


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("EfficientNet-B0", "EfficientNet-B0"),
        ("Transformer (big)", "Transformer (big)"),
        ("#85: MUDD gates", "record 85 (MUDD gates)"),
        ("#85", "record 85"),
        ("#12: FlexAttention (64K)", "record 12, FlexAttention (64K)"),
        ("Two layers, momentum", '"Two layers, momentum"'),
        ("MLP that broke the record", '"MLP that broke the record"'),
        ("GPT-2 small", "GPT-2 small"),
        ("fastText", "fastText"),
        ("GNMT (an ensemble of eight, tuned)", "GNMT (an ensemble of eight, tuned)"),
        ("ShuffleNet v1 1x", "ShuffleNet v1 1x"),
        ('the "large" one of 1995', 'the "large" one of 1995'),
        ("#85a: of no number", '"#85a: of no number"'),
    ],
)
def test_a_name_that_is_none_is_told_as_what_it_is(name: str, told: str) -> None:
    """A record by its number, words that would read like ours in quotes."""
    assert spoken(name) == told


def test_a_number_may_be_told_with_the_series_that_it_is_of() -> None:
    """A name has none."""
    assert spoken("#85: MUDD gates", of="the speedrun") == "record 85 of the speedrun (MUDD gates)"
    assert spoken("AlexNet", of="the speedrun") == "AlexNet"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("#85: MUDD gates and more", "Record 85 (MUDD gat…)"),
        ("A name of many, many words", '"A name of many, man…"'),
        ("Transformer", "Transformer"),
    ],
)
def test_a_long_name_is_cut_inside_its_brackets_and_quotes(name: str, told: str) -> None:
    """So that both are closed; a number has a capital where it begins a sentence."""
    assert spoken(name, 18 if name[0] == "#" else 20, begins=True) == told
