"""Encoders of text: BERT and its kin, with the head that their config names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from effsota.frozen import Frozen
from effsota.methods.architectures.attention import Biases, Heads, attention_projections, over_context
from effsota.methods.architectures.config_keys import ConfigKeys
from effsota.methods.architectures.feed_forward import feed_forward
from effsota.methods.architectures.pieces_of_network import Counted, Piece, Role, linear, projections, table

_PREDICTS = ("MaskedLM", "PreTraining")
_EVERYWHERE = "the output layer counts at every token; a training may predict the masked ones only"


class EncoderTraits(Frozen):
    """What tells one family of encoders from another: its keys, and what stands around the layers."""

    width: str = "hidden_size"
    layers: str = "num_hidden_layers"
    heads: str = "num_attention_heads"
    inner: str = "intermediate_size"
    positions: str = "max_position_embeddings"
    positions_lost: int = 0
    types: int | None = 2
    has_pooler: bool = True


ENCODERS: Mapping[str, EncoderTraits] = MappingProxyType(
    {
        "bert": EncoderTraits(),
        # Positions are numbered from the row behind that of padding.
        "roberta": EncoderTraits(positions_lost=2),
        "xlm-roberta": EncoderTraits(positions_lost=2),
        "distilbert": EncoderTraits(
            width="dim", layers="n_layers", heads="n_heads", inner="hidden_dim", types=None, has_pooler=False
        ),
    }
)


def read_encoder(keys: ConfigKeys, family: str, traits: EncoderTraits, *, context: int) -> Counted:
    """Return the pieces of an encoder; faults stay with the keys."""
    width, layers = keys.size(traits.width), keys.layers(traits.layers)
    number = keys.size(traits.heads, most=100_000)
    size = keys.share(width, number, of=traits.width, by=traits.heads)
    heads = Heads(number=number, size=size, shared=number)
    head = next((each for each in keys.words("architectures") if each.endswith(_PREDICTS)), "")
    types = 0 if traits.types is None else keys.size("type_vocab_size", otherwise=traits.types, least=0)
    vocabulary = keys.size("vocab_size")
    return Counted(
        name=f"{family} encoder, {layers} layers of width {width:,}",
        pieces=(
            table("embedding", vocabulary, width),
            table("learned positions and types", keys.size(traits.positions) + types, width),
            attention_projections(width, heads, biases=Biases.alike(has=True), times=layers, places=context),
            over_context(heads, context=context, times=layers, is_causal=False),
            feed_forward(
                width, keys.size(traits.inner), is_gated=False, has_bias=True, times=layers, places=context
            ),
            Piece(what="norms", parameters=2 * width * (2 * layers + 1)),
            *_head(head, traits, width=width, vocabulary=vocabulary, context=context),
        ),
        unit="token",
        tokens=context,
        notes=(_EVERYWHERE,) if head else (),
    )


def _head(head: str, traits: EncoderTraits, *, width: int, vocabulary: int, context: int) -> Iterator[Piece]:
    """Yield what stands behind the layers: a pooler of one token, and what predicts the masked ones."""
    if traits.has_pooler and not head.endswith("MaskedLM"):
        yield projections("pooler", [linear(width, width, has_bias=True)])
    if head.endswith("PreTraining"):
        yield projections("whether two sentences follow", [linear(width, 2, has_bias=True)])
    if head:
        turned = [linear(width, width, has_bias=True)]
        yield projections("before the output layer", turned, places=context, extra=2 * width)
        yield Piece(
            what="output layer, the table of the embedding",
            parameters=vocabulary,
            multiply_adds=width * vocabulary,
            places=context,
            role=Role.OUTPUT,
        )
