"""How a submitted name stands in a sentence."""

from __future__ import annotations

import pytest

from effsota.text import brief, spoken, told_apart


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


@pytest.mark.parametrize(
    ("name", "most", "told"),
    [
        ("AlexNet", 30, "AlexNet"),
        ("#4: Muon improvements", 30, "Muon improvements"),
        ("#2: Tuned learning rate & rotary embeddings", 30, "Tuned learning rate"),
        ("#11: U-net pattern skip connections", 30, "U-net pattern skip connections"),
        ("#12: 1024-ctx dense causal attention", 30, "1024-ctx dense causal…"),
        ("ResNet-50, Huawei Cloud with Moxing", 30, "ResNet-50, Huawei Cloud"),
        ("Seq2Seq (ensemble of 5)", 18, "Seq2Seq"),
        ("#7", 30, "#7"),
        ("A, which is too long to be said", 30, "A, which is too long to be…"),
        ("W" * 40, 30, "W" * 29 + "…"),
    ],
)
def test_a_label_is_brief_and_ends_where_a_name_may_end(name: str, most: int, told: str) -> None:
    """Without its number, which tells nobody anything beside a mark; else it is cut at a word."""
    assert brief(name, most) == told
    assert len(told) <= most


def test_names_that_are_as_brief_are_told_apart() -> None:
    """By the number, where there is one."""
    assert told_apart("#44: Setup from #41, plus warmup", 12) == "record 44"
    assert told_apart("ResNet-50, Google on a Cloud TPU", 12) == "ResNet-50,…"
