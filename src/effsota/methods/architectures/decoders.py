"""Decoders of text, dense or with experts: from the keys of a config to pieces."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.methods.architectures.attention import Biases, Heads, attention_projections, over_windows
from effsota.methods.architectures.config_keys import ConfigKeys
from effsota.methods.architectures.decoder_traits import QueryNorm, Switch, Traits
from effsota.methods.architectures.expert_layers import expert_layers, refuse_experts
from effsota.methods.architectures.feed_forward import feed_forward
from effsota.methods.architectures.layer_windows import read_windows
from effsota.methods.architectures.output_layers import WIDTH, Trunk, read_output_layer
from effsota.methods.architectures.pieces_of_network import Counted, Piece, linear, table

HEADS = ("num_attention_heads", "n_head")
INNER = ("intermediate_size", "n_inner", "ffn_dim", "ffn_hidden_size")
CONTEXT = ("max_position_embeddings", "n_positions")


def read_decoder(keys: ConfigKeys, family: str, traits: Traits, *, context: int) -> Counted:
    """Return the pieces of a decoder; faults stay with the keys."""
    trunk = Trunk.read(keys, context=context, tied=traits.tied)
    heads = _read_heads(keys, family, traits, trunk)
    behind = read_output_layer(
        keys, trunk, has_bias=traits.head_bias, width=_embedding_width(keys, family, trunk)
    )
    return Counted(
        name=f"{family} decoder, {trunk.layers} layers of width {trunk.width:,}",
        pieces=(
            *_embeddings(keys, family, traits, trunk),
            _projections(keys, traits, trunk, heads),
            *over_windows(heads, read_windows(keys, family, trunk.layers), context=context),
            *_behind_attention(keys, family, traits, trunk),
            _norms(keys, family, traits, trunk),
            *behind.pieces,
        ),
        unit="token",
        tokens=context,
        notes=behind.notes,
    )


def _is_on(keys: ConfigKeys, switch: Switch) -> bool:
    return keys.flag(switch.key, otherwise=switch.usual) if switch.key else switch.usual


def _read_heads(keys: ConfigKeys, family: str, traits: Traits, trunk: Trunk) -> Heads:
    number = keys.size(*HEADS, most=100_000)
    shared = _read_shared(keys, family, number)
    keys.share(number, shared, of=keys.named(*HEADS), by="heads of keys and values")
    if traits.is_head_size_said or keys.has("head_dim"):
        return Heads(number=number, size=keys.size("head_dim", most=100_000), shared=shared)
    return Heads(
        number=number,
        size=keys.share(trunk.width, number, of=keys.named(*WIDTH), by=keys.named(*HEADS)),
        shared=shared,
    )


def _read_shared(keys: ConfigKeys, family: str, number: int) -> int:
    """Return how many heads keys and values have."""
    if family == "falcon":
        if keys.flag("new_decoder_architecture", otherwise=False):
            return keys.size("num_kv_heads", otherwise=number)
        return 1 if keys.flag("multi_query", otherwise=True) else number
    if family == "gpt_bigcode":
        return 1 if keys.flag("multi_query", otherwise=True) else number
    return keys.size("num_key_value_heads", otherwise=number)


def _embedding_width(keys: ConfigKeys, family: str, trunk: Trunk) -> int:
    return keys.size("word_embed_proj_dim", otherwise=trunk.width) if family == "opt" else trunk.width


def _embeddings(keys: ConfigKeys, family: str, traits: Traits, trunk: Trunk) -> Iterator[Piece]:
    width = _embedding_width(keys, family, trunk)
    yield table("embedding", trunk.vocabulary, width)
    if width != trunk.width:
        parameters, multiply_adds = linear(width, trunk.width)
        what = "projections to and from the embedding"
        yield Piece(
            what=what, parameters=parameters, multiply_adds=multiply_adds, times=2, places=trunk.context
        )
    if traits.position_rows is not None:
        yield table("learned positions", keys.size(*CONTEXT) + traits.position_rows, trunk.width)


def _projections(keys: ConfigKeys, traits: Traits, trunk: Trunk, heads: Heads) -> Piece:
    has_bias = _is_on(keys, traits.bias)
    output = None if traits.output_bias is None else _is_on(keys, traits.output_bias)
    normed = {
        QueryNorm.NONE: 0,
        QueryNorm.HEAD: 2 * heads.size,
        QueryNorm.ALL: (heads.number + heads.shared) * heads.size,
    }
    return attention_projections(
        trunk.width,
        heads,
        biases=Biases.alike(has=has_bias, output=output),
        times=trunk.layers,
        places=trunk.context,
        extra=normed[traits.query_norm] + traits.head_extra * heads.number,
    )


def _behind_attention(keys: ConfigKeys, family: str, traits: Traits, trunk: Trunk) -> Iterator[Piece]:
    has_bias = _is_on(keys, traits.feed_bias)
    sparse: frozenset[int] = frozenset()
    if traits.expert_width:
        pieces, sparse = expert_layers(
            keys, family, traits, width=trunk.width, layers=trunk.layers, context=trunk.context
        )
        yield from pieces
    else:
        refuse_experts(keys, family)
    dense = trunk.layers - len(sparse)
    keys.mark(*INNER)  # it stands in configs of experts too, where no layer is dense
    if dense:
        usual = None if traits.inner is None else traits.inner * trunk.width
        yield feed_forward(
            trunk.width,
            keys.size(*INNER, otherwise=usual),
            is_gated=traits.is_gated,
            has_bias=has_bias,
            times=dense,
            places=trunk.context,
        )


def _norms(keys: ConfigKeys, family: str, traits: Traits, trunk: Trunk) -> Piece:
    """Return the norms of all layers, and those before and behind them, as one piece."""
    norms, final = traits.norms, 1
    if family == "falcon":
        is_two = keys.flag("new_decoder_architecture", otherwise=False) or not keys.flag(
            "parallel_attn", otherwise=True
        )
        norms = 2 if is_two else 1
    if family == "stablelm" and keys.flag("use_parallel_residual", otherwise=False):
        norms = 1
    if family == "opt" and not keys.flag("do_layer_norm_before", otherwise=True):
        final = 0
    number = trunk.layers * norms + traits.embedding_norms + final
    return Piece(what="norms", parameters=number * traits.norm * trunk.width)
