"""Lists of layers: the examples of "AI and Compute", known networks, and what is no layer."""

from __future__ import annotations

from typing import Any

import pytest

from effsota.methods.architectures import Counted, Layer, LayerKind, count_layers


def layer(kind: str, **keys: Any) -> Layer:
    """Return a layer as a file has it."""
    named = {each.removesuffix("_"): value for each, value in keys.items()}
    return Layer.from_data({"layer": LayerKind(kind), **named})


def conv(kernel: int, in_: int, out: int, size: int, **keys: Any) -> Layer:
    """Return a convolution."""
    return layer("conv", kernel=kernel, in_=in_, out=out, size=size, **keys)


def counted(*layers: Layer) -> Counted:
    """Return what layers cost."""
    found = count_layers(layers)
    assert isinstance(found, Counted)
    return found


def test_dqn_is_counted_as_in_ai_and_compute() -> None:
    """20*20*3*16*8*8 = 1.23M, 9*9*16*32*4*4 = 0.66M, 9*9*32*256 = 0.66M, total 2.55M add-multiplies."""
    found = counted(conv(8, 3, 16, 20), conv(4, 16, 32, 9), layer("dense", in_=9 * 9 * 32, out=256))
    assert [piece.per_example for piece in found.pieces] == [1_228_800, 663_552, 663_552]


def test_deepspeech_2_is_counted_as_in_ai_and_compute() -> None:
    """A time step: 1280^2 * (7 RNN layers * 4 matrices + 2 DNN layers), 98M with its doubling."""
    found = counted(
        layer("rnn", in_=1280, out=1280, both_ways=True, times=7), layer("dense", in_=1280, out=1280, times=2)
    )
    assert found.per_example == 1280**2 * (7 * 4 + 2)
    assert 2 * found.per_example == pytest.approx(98e6, rel=0.005)


def test_seq2seq_has_the_parameters_that_its_paper_prints() -> None:
    """384M, 64M of them recurrent (Sutskever et al., 2014, section 3.4): the 0.380 GF of "AI and Compute".

    What that counts is every parameter; a look-up multiplies nothing, and a source word is not predicted.
    """
    source, target = layer("embedding", in_=160_000, out=1000), layer("embedding", in_=80_000, out=1000)
    recurrent = layer("lstm", in_=1000, out=1000, times=4, bias=False)
    output = layer("dense", in_=1000, out=80_000, bias=False)
    found = counted(source, target, recurrent, recurrent, output)
    assert (found.parameters, found.embedding_parameters) == (384_000_000, 240_000_000)
    assert [piece.per_example for piece in found.pieces] == [0, 0, 32e6, 32e6, 80e6]


def test_vgg_16_has_its_parameters_and_operations() -> None:
    """138,357,544 parameters and 15.47 billion multiply-adds (Simonyan and Zisserman, 2014)."""
    blocks = ((3, 64, 2, 224), (64, 128, 2, 112), (128, 256, 3, 56), (256, 512, 3, 28), (512, 512, 3, 14))
    found = counted(
        *(
            conv(3, inputs if at == 0 else width, width, size)
            for inputs, width, number, size in blocks
            for at in range(number)
        ),
        layer("dense", in_=25088, out=4096),
        layer("dense", in_=4096, out=4096),
        layer("dense", in_=4096, out=1000),
    )
    assert (found.parameters, found.per_example) == (138_357_544, 15_470_264_320)


@pytest.mark.parametrize(
    ("one", "parameters", "multiply_adds"),
    [
        (conv(3, 8, 4, 5, groups=2), 9 * 4 * 4 + 4, 9 * 4 * 4 * 25),
        (conv(3, 8, 4, 5, bias=False), 9 * 8 * 4, 9 * 8 * 4 * 25),
        (conv(1, 2, 3, 10, kernel_width=7, size_width=1), 7 * 2 * 3 + 3, 7 * 2 * 3 * 10),
        (layer("dense", in_=2, out=3, places=5, times=7), 7 * 9, 7 * 5 * 6),
        (layer("lstm", in_=2, out=3, places=5), 4 * (5 * 3 + 3), 4 * 5 * 3 * 5),
        (layer("gru", in_=2, out=3), 3 * (5 * 3 + 3), 3 * 5 * 3),
        (layer("rnn", in_=2, out=3, both_ways=True), 2 * (5 * 3 + 3), 2 * 5 * 3),
        (layer("attention", in_=8, heads=2, places=5), 4 * 72, 5 * (4 * 64 + 2 * 8 * 5)),
        (layer("attention", in_=8, heads=2, kv_heads=1, length=3, bias=False), 192, 192 + 2 * 8 * 3),
    ],
)
def test_a_layer_multiplies_what_its_sizes_say(one: Layer, parameters: int, multiply_adds: int) -> None:
    """Counted by hand."""
    found = counted(one)
    assert (found.parameters, found.per_example) == (parameters, multiply_adds)


@pytest.mark.parametrize(
    ("one", "pointer", "message"),
    [
        (layer("conv", kernel=3), "/layers/0", "conv without in and out and size"),
        (layer("dense", in_=2, out=3, kernel=3), "/layers/0/kernel", "kernel says nothing of dense"),
        (conv(3, 9, 4, 5, groups=2), "/layers/0/in", "in 9 does not divide by groups 2"),
        (layer("attention", in_=9, heads=2), "/layers/0/in", "in 9 does not divide by heads 2"),
        (
            layer("attention", in_=8, heads=4, kv_heads=3),
            "/layers/0/heads",
            "heads 4 does not divide by kv_heads 3",
        ),
        (layer("norm", out=8), "/layers", "these layers multiply nothing"),
        (
            layer("dense", in_=10**9, out=10**9, times=10**5, places=10**9),
            "/layers",
            "these layers are larger than any there is",
        ),
    ],
)
def test_what_is_no_layer_gives_no_number(one: Layer, pointer: str, message: str) -> None:
    """But a place, and what is wrong there."""
    found = count_layers([one])
    assert isinstance(found, tuple)
    assert [(each.pointer, each.message) for each in found] == [(pointer, message)]
