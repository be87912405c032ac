"""Encoder-decoders of text: T5 and BART, with their kin; an example is a source and its target."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from effsota.frozen import Frozen
from effsota.methods.architectures.attention import Biases, Heads, attention_projections, over_context
from effsota.methods.architectures.config_keys import ConfigKeys
from effsota.methods.architectures.feed_forward import feed_forward
from effsota.methods.architectures.pieces_of_network import Counted, Piece, Role, linear, projections, table


class Half(Frozen):
    """The encoder or the decoder: its layers, heads, feed-forward width, and how many tokens it reads."""

    name: str
    layers: int
    heads: Heads
    inner: int
    tokens: int


class PairTraits(Frozen):
    """What tells one family from another: biases, parameters of a norm, learned or relative positions.

    `position_rows` are rows of learned positions beyond those of the context, None where none are learned;
    `is_relative` says that they are relative, a number for each head; `norms` stand around the layers
    beside those in them.
    """

    has_bias: bool
    norm: int
    position_rows: int | None
    is_relative: bool
    norms: int


# How the names of classes end whose encoder and decoder are not all that there is, or more than there is.
_OTHERWISE = (
    "EncoderModel",
    "ForSequenceClassification",
    "ForTokenClassification",
    "ForQuestionAnswering",
    "ForCausalLM",
)
_T5 = PairTraits(has_bias=False, norm=1, position_rows=None, is_relative=True, norms=2)
_BART = PairTraits(has_bias=True, norm=2, position_rows=2, is_relative=False, norms=2)
PAIRS: Mapping[str, PairTraits] = MappingProxyType(
    {
        "t5": _T5,
        "mt5": _T5,
        "bart": _BART,
        "mbart": PairTraits(has_bias=True, norm=2, position_rows=2, is_relative=False, norms=4),
        "marian": PairTraits(has_bias=True, norm=2, position_rows=0, is_relative=False, norms=0),
    }
)


def read_pair(keys: ConfigKeys, family: str, traits: PairTraits, *, context: int, target: int) -> Counted:
    """Return the pieces of an encoder-decoder for a source and a target; faults stay with the keys."""
    width, vocabulary = keys.size("d_model"), keys.size("vocab_size")
    _refuse_class(keys)
    source, output = _sides(keys, traits, width=width, context=context, target=target)
    is_tied = keys.flag("tie_word_embeddings", otherwise=family != "mt5")
    is_gated = "gated" in keys.word("feed_forward_proj")
    biases = Biases.alike(has=traits.has_bias)
    norms = 2 * source.layers + 3 * output.layers + traits.norms

    def layers(side: Half) -> Iterator[Piece]:
        yield attention_projections(
            width,
            side.heads,
            biases=biases,
            times=side.layers,
            places=side.tokens,
            what=f"{side.name}: attention projections",
        )
        yield over_context(
            side.heads,
            context=side.tokens,
            times=side.layers,
            is_causal=side is output,
            what=f"{side.name}: attention over",
        )
        one = feed_forward(
            width,
            side.inner,
            is_gated=is_gated,
            has_bias=traits.has_bias,
            times=side.layers,
            places=side.tokens,
        )
        yield Piece(
            what=f"{side.name}: {one.what}",
            parameters=one.parameters,
            multiply_adds=one.multiply_adds,
            times=one.times,
            places=one.places,
        )

    return Counted(
        name=f"{family} encoder-decoder, {source.layers} and {output.layers} layers of width {width:,}",
        pieces=(
            table("embedding", vocabulary, width),
            *_positions(keys, traits, width=width, heads=output.heads.number),
            *layers(source),
            *layers(output),
            *_across(width, output, source, biases=biases),
            Piece(what="norms", parameters=norms * traits.norm * width),
            Piece(
                what=f"output layer{', the table of the embedding' if is_tied else ''}",
                parameters=0 if is_tied else width * vocabulary,
                multiply_adds=width * vocabulary,
                places=target,
                role=Role.OUTPUT,
            ),
        ),
        unit="token",
        tokens=context + target,
        notes=(f"an example has {context:,} tokens of a source and {target:,} of a target",),
    )


def _refuse_class(keys: ConfigKeys) -> None:
    """Keep a fault where the class is one half alone, or has something else behind the decoder."""
    name = next(iter(keys.words("architectures")), "")
    if name.endswith(_OTHERWISE):
        keys.refuse(
            "architectures",
            f"{name} is no encoder-decoder that tells the next token, and its class alone can be counted",
            "take architectures out, where the run trained both halves and their output layer",
        )


def _sides(
    keys: ConfigKeys, traits: PairTraits, *, width: int, context: int, target: int
) -> tuple[Half, Half]:
    """Return the encoder and the decoder."""
    if traits.is_relative:
        number = keys.size("num_heads", most=100_000)
        heads = Heads(number=number, size=keys.size("d_kv", most=100_000), shared=number)
        inner, layers = keys.size("d_ff"), keys.layers("num_layers")
        below = keys.size("num_decoder_layers", otherwise=layers, most=10_000)
        return (
            Half(name="encoder", layers=layers, heads=heads, inner=inner, tokens=context),
            Half(name="decoder", layers=below, heads=heads, inner=inner, tokens=target),
        )
    found = []
    for name, tokens in (("encoder", context), ("decoder", target)):
        number = keys.size(f"{name}_attention_heads", most=100_000)
        size = keys.share(width, number, of="d_model", by=f"{name}_attention_heads")
        heads = Heads(number=number, size=size, shared=number)
        layers, inner = keys.layers(f"{name}_layers"), keys.size(f"{name}_ffn_dim")
        found.append(Half(name=name, layers=layers, heads=heads, inner=inner, tokens=tokens))
    return found[0], found[1]


def _positions(keys: ConfigKeys, traits: PairTraits, *, width: int, heads: int) -> Iterator[Piece]:
    if traits.is_relative:
        buckets = keys.size("relative_attention_num_buckets", otherwise=32)
        yield table("relative positions of both sides", 2 * buckets, heads)
    if traits.position_rows is not None:
        rows = keys.size("max_position_embeddings") + traits.position_rows
        yield table("learned positions of both sides", 2 * rows, width)


def _across(width: int, output: Half, source: Half, *, biases: Biases) -> Iterator[Piece]:
    """Yield what the decoder does over the source: queries of the target, keys and values of the source."""
    inner = output.heads.number * output.heads.size
    own = (
        linear(width, inner, has_bias=biases.query),
        linear(inner, width, has_bias=biases.output),
    )
    others = (linear(width, inner, has_bias=biases.key), linear(width, inner, has_bias=biases.value))
    yield projections(
        "decoder: queries to the source, and output", own, times=output.layers, places=output.tokens
    )
    yield projections(
        "decoder: keys and values of the source", others, times=output.layers, places=source.tokens
    )
    yield over_context(
        output.heads,
        context=source.tokens,
        times=output.layers,
        is_causal=False,
        places=output.tokens,
        what="decoder: attention over the source,",
    )
