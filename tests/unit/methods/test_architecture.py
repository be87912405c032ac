"""The method architecture: terms of a sum, from a config or a list of layers."""

from __future__ import annotations

import math
from typing import Any

import pytest

from effsota.methods import ARCHITECTURE, Architecture
from effsota.methods.architectures import Layer, LayerKind
from effsota.model import Evidence
from tests.builders.claims import HARDWARE
from tests.known_architectures import KNOWN

NO_EVIDENCE = Evidence(hardware=HARDWARE)
LAYERS = (Layer(layer=LayerKind.DENSE, inputs=10, outputs=20),)


def priced(**keys: Any) -> list[tuple[str, float]]:
    """Return the terms of an estimate, each with its value."""
    return [(term.what, term.value) for term in Architecture(**keys).terms(NO_EVIDENCE)]


def test_tokens_are_priced_by_what_a_token_is_multiplied_by() -> None:
    """2 FLOP each, forward and twice back."""
    model = KNOWN["llama-2-7b"]
    assert priced(config=model.flat, context=4096, tokens=2e12, epochs=3) == [
        ("forward pass, per token", 7_680_819_200),
        ("an add and a multiply each", 2),
        ("passes", 3),
        ("tokens", 2e12),
        ("epochs", 3),
    ]


def test_examples_are_priced_by_a_whole_one() -> None:
    """Of a text, all tokens of its context; of an image, the image."""
    text, image = KNOWN["gpt2"].flat, KNOWN["vit-base"].flat
    by_tokens = math.prod(value for _, value in priced(config=text, context=1024, tokens=1024))
    assert math.prod(value for _, value in priced(config=text, context=1024, examples=1)) == by_tokens
    assert priced(config=image, examples=2)[0] == ("forward pass, per image", 17_563_828_224)


def test_a_token_of_a_source_and_a_target_is_one_of_both() -> None:
    """On average, in whole multiply-adds."""
    model = KNOWN["t5-base"].flat
    assert priced(config=model, context=512, target=114, tokens=1)[0] == (
        "forward pass, per token",
        113_403_675,
    )


def test_a_list_of_layers_is_priced_by_its_example() -> None:
    """Without a backward pass, forward alone."""
    assert [value for _, value in priced(layers=LAYERS, examples=5, backward=0)] == [200, 2, 5]


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"layers": LAYERS, "config": {"model_type": "gpt2"}}, "the architecture stands here twice"),
        ({"layers": LAYERS, "context": 3.0}, "a list of layers has no context"),
        ({"config": KNOWN["vit-base"].flat, "tokens": 3.0}, "an image is an example, and not told by tokens"),
    ],
)
def test_what_does_not_fit_together_is_told(keys: dict[str, Any], message: str) -> None:
    """Before anything is counted."""
    found = Architecture(**keys).count()
    assert isinstance(found, tuple)
    assert [fault.message for fault in found] == [message]


def test_what_was_counted_stands_beside_it() -> None:
    """Kind and size, the context, the parameters, and those that a token uses."""
    model = KNOWN["mixtral-8x7b"]
    term, *_ = Architecture(config=model.flat, context=512, tokens=1).terms(NO_EVIDENCE)
    assert term.note == (
        "mixtral decoder, 32 layers of width 4,096; context 512; 46,702,792,704 parameters,"
        " 12,879,925,248 of them active"
    )
    assert ARCHITECTURE.is_derived
