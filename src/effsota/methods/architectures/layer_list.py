"""A network as a list of layers with their sizes: what each has in parameters and multiply-adds."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

from effsota.frozen import field_names
from effsota.methods.architectures.attention import Biases, Heads, attention_projections, over_context
from effsota.methods.architectures.pieces_of_network import Counted, Piece, linear, table
from effsota.model.given import Given
from effsota.problems import Fault

MOST_OPERATIONS = 1e30


class LayerKind(StrEnum):
    """What a layer is."""

    CONV = "conv"
    DENSE = "dense"
    ATTENTION = "attention"
    LSTM = "lstm"
    GRU = "gru"
    RNN = "rnn"
    EMBEDDING = "embedding"
    NORM = "norm"


class Layer(Given):
    """A layer as a person writes it; what a key means stands in the schema."""

    KEYS: ClassVar[Mapping[str, str]] = {"inputs": "in", "outputs": "out"}

    layer: LayerKind
    what: str | None = None
    times: int = 1
    places: float = 1
    inputs: int | None = None
    outputs: int | None = None
    kernel: int | None = None
    kernel_width: int | None = None
    size: int | None = None
    size_width: int | None = None
    groups: int | None = None
    heads: int | None = None
    kv_heads: int | None = None
    head_size: int | None = None
    length: int | None = None
    both_ways: bool | None = None
    bias: bool | None = None

    @property
    def has_bias(self) -> bool:
        """Whether it has a bias: it does where nobody says."""
        return self.bias is not False

    def has(self, key: str) -> bool:
        """Tell whether a key of the file stands there."""
        names = {each: name for name, each in self.KEYS.items()}
        return getattr(self, names.get(key, key)) is not None


_EVERYWHERE = frozenset({"layer", "what", "times", "places"})
_GATES: Mapping[LayerKind, int] = MappingProxyType({LayerKind.LSTM: 4, LayerKind.GRU: 3, LayerKind.RNN: 1})
# What each kind needs, and what else it may say.
_KEYS: Mapping[LayerKind, tuple[tuple[str, ...], tuple[str, ...]]] = MappingProxyType(
    {
        LayerKind.CONV: (("kernel", "in", "out", "size"), ("kernel_width", "size_width", "groups", "bias")),
        LayerKind.DENSE: (("in", "out"), ("bias",)),
        LayerKind.ATTENTION: (("in", "heads"), ("kv_heads", "head_size", "length", "bias")),
        **dict.fromkeys(_GATES, (("in", "out"), ("both_ways", "bias"))),
        LayerKind.EMBEDDING: (("in", "out"), ()),
        LayerKind.NORM: (("out",), ()),
    }
)


def count_layers(layers: Sequence[Layer]) -> Counted | tuple[Fault, ...]:
    """Return what layers cost for one example, or what is wrong: pointers lead from the estimate."""
    faults = tuple(fault for at, layer in enumerate(layers) for fault in _check(layer, f"/layers/{at}"))
    if faults:
        return faults
    pieces = tuple(_PIECES[layer.layer](layer, _name(layer)) for layer in layers)
    number = sum(layer.times for layer in layers)
    counted = Counted(name=f"{number:,} layers", pieces=pieces, unit="example")
    if not counted.per_example:
        return (Fault("/layers", "these layers multiply nothing", "list the layers that do"),)
    if counted.per_example > MOST_OPERATIONS:
        return (Fault("/layers", "these layers are larger than any there is", "a size is wrong"),)
    return counted


def _check(layer: Layer, pointer: str) -> Iterator[Fault]:
    kind = layer.layer
    needed, allowed = _KEYS[kind]
    missing = [key for key in needed if not layer.has(key)]
    if missing:
        yield Fault(
            pointer,
            f"{kind} without {' and '.join(missing)}",
            f"write {', '.join(needed)} of every {kind}",
        )
        return
    known = {*_EVERYWHERE, *needed, *allowed}
    keys = [layer.KEYS.get(name, name) for name in field_names(layer)]
    for key in keys:
        if key not in known and layer.has(key):
            yield Fault(
                f"{pointer}/{key}",
                f"{key} says nothing of {kind}",
                f"take it out; {kind} has {', '.join((*needed, *allowed))}",
            )
    yield from _check_division(layer, pointer)


def _check_division(layer: Layer, pointer: str) -> Iterator[Fault]:
    sizes = {"in": layer.inputs, "out": layer.outputs, "heads": layer.heads}
    divided = [("in", "groups", layer.groups), ("out", "groups", layer.groups)]
    if layer.layer is LayerKind.ATTENTION:
        divided.append(("heads", "kv_heads", layer.kv_heads))
        if layer.head_size is None:
            divided.append(("in", "heads", layer.heads))
    for key, by, parts in divided:
        whole = sizes[key]
        if whole and parts and whole % parts:
            yield Fault(
                f"{pointer}/{key}",
                f"{key} {whole:,} does not divide by {by} {parts:,}",
                "one of them is wrong",
            )


def _name(layer: Layer) -> str:
    shown = (str(size) for size in (layer.kernel, layer.inputs, layer.outputs) if size is not None)
    return layer.what or f"{layer.layer} {' '.join(shown)}"


def _area(side: int | None, width: int | None) -> int:
    """Return how many points a square has, or what is wider or narrower than high."""
    return (side or 1) * (width or side or 1)


def _conv(layer: Layer, what: str) -> Piece:
    inputs, outputs = layer.inputs or 1, layer.outputs or 1
    weights = _area(layer.kernel, layer.kernel_width) * (inputs // (layer.groups or 1)) * outputs
    return Piece(
        what=what,
        parameters=weights + (outputs if layer.has_bias else 0),
        multiply_adds=weights,
        times=layer.times,
        places=layer.places * _area(layer.size, layer.size_width),
    )


def _dense(layer: Layer, what: str) -> Piece:
    parameters, multiply_adds = linear(layer.inputs or 1, layer.outputs or 1, has_bias=layer.has_bias)
    return Piece(
        what=what,
        parameters=parameters,
        multiply_adds=multiply_adds,
        times=layer.times,
        places=layer.places,
    )


def _recurrent(layer: Layer, what: str) -> Piece:
    """Return a recurrent layer: each gate has a matrix of what comes in, one of its state, and a bias."""
    inputs, state = layer.inputs or 1, layer.outputs or 1
    weights = _GATES[layer.layer] * (inputs + state) * state
    biases = _GATES[layer.layer] * state if layer.has_bias else 0
    ways = 2 if layer.both_ways else 1
    return Piece(
        what=what,
        parameters=ways * (weights + biases),
        multiply_adds=ways * weights,
        times=layer.times,
        places=layer.places,
    )


def _attention(layer: Layer, what: str) -> Piece:
    width, number = layer.inputs or 1, layer.heads or 1
    heads = Heads(number=number, size=layer.head_size or width // number, shared=layer.kv_heads or number)
    own = attention_projections(width, heads, biases=Biases.alike(has=layer.has_bias), times=1)
    seen = over_context(heads, context=layer.length or int(layer.places), times=1, is_causal=False)
    return Piece(
        what=what,
        parameters=own.parameters,
        multiply_adds=own.multiply_adds + seen.multiply_adds,
        times=layer.times,
        places=layer.places,
    )


def _embedding(layer: Layer, what: str) -> Piece:
    one = table(what, layer.inputs or 1, layer.outputs or 1)
    return Piece(what=what, parameters=one.parameters, times=layer.times, role=one.role)


def _norm(layer: Layer, what: str) -> Piece:
    return Piece(what=what, parameters=2 * (layer.outputs or 1), times=layer.times)


_PIECES: Mapping[LayerKind, Callable[[Layer, str], Piece]] = MappingProxyType(
    {
        LayerKind.CONV: _conv,
        LayerKind.DENSE: _dense,
        LayerKind.ATTENTION: _attention,
        **dict.fromkeys(_GATES, _recurrent),
        LayerKind.EMBEDDING: _embedding,
        LayerKind.NORM: _norm,
    }
)
