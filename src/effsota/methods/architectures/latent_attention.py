"""DeepSeek's decoders: attention over a compressed context, dense layers first, experts shared and chosen."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.methods.architectures.attention import Heads, over_context
from effsota.methods.architectures.config_keys import ConfigKeys
from effsota.methods.architectures.decoders import HEADS
from effsota.methods.architectures.expert_layers import read_experts
from effsota.methods.architectures.feed_forward import experts, feed_forward, router
from effsota.methods.architectures.output_layers import Trunk, read_output_layer
from effsota.methods.architectures.pieces_of_network import Counted, Piece, linear, projections, table

_FURTHER = "num_nextn_predict_layers"


def read_latent_decoder(keys: ConfigKeys, family: str, *, context: int) -> Counted:
    """Return the pieces of a decoder of DeepSeek-V2 or V3; faults stay with the keys.

    Source: DeepSeek-AI, "DeepSeek-V2" (2024), section 2.1.
    """
    trunk = Trunk.read(keys, context=context, tied=False)
    number = keys.size(*HEADS, most=100_000)
    turned = keys.size("qk_rope_head_dim")
    heads = Heads(
        number=number,
        size=keys.size("qk_nope_head_dim") + turned,
        shared=number,
        value_size=keys.size("v_head_dim"),
    )
    behind = read_output_layer(keys, trunk)
    further = keys.size(_FURTHER, least=0, otherwise=0)
    return Counted(
        name=f"{family} decoder, {trunk.layers} layers of width {trunk.width:,}",
        pieces=(
            table("embedding", trunk.vocabulary, trunk.width),
            _projections(keys, trunk, heads, turned),
            over_context(heads, context=context, times=trunk.layers, is_causal=True),
            *_behind_attention(keys, trunk),
            Piece(what="norms", parameters=(2 * trunk.layers + 1) * trunk.width),
            *behind.pieces,
        ),
        unit="token",
        tokens=context,
        notes=(*behind.notes, *([f"without the layers of {_FURTHER}: {further}"] if further else [])),
    )


def _projections(keys: ConfigKeys, trunk: Trunk, heads: Heads, turned: int) -> Piece:
    """Return the projections: queries straight or through a rank, keys and values through one they share."""
    width, number, queries = trunk.width, heads.number, heads.number * heads.size
    has_bias = keys.flag("attention_bias", otherwise=False)
    rank, extra = keys.size("kv_lora_rank"), 0
    if keys.has("q_lora_rank"):
        through = keys.size("q_lora_rank")
        extra += through
        query = [linear(width, through, has_bias=has_bias), linear(through, queries)]
    else:
        query = [linear(width, queries)]
    return projections(
        "attention projections, through ranks",
        (
            *query,
            linear(width, rank + turned, has_bias=has_bias),
            linear(rank, number * (heads.size - turned + heads.values)),
            linear(number * heads.values, width, has_bias=has_bias),
        ),
        times=trunk.layers,
        places=trunk.context,
        extra=extra + rank,
    )


def _behind_attention(keys: ConfigKeys, trunk: Trunk) -> Iterator[Piece]:
    number, used = read_experts(keys)
    first = min(keys.size("first_k_dense_replace", least=0, otherwise=0), trunk.layers)
    inner, shared = keys.size("moe_intermediate_size"), keys.size("n_shared_experts", least=0, otherwise=0)
    width, places, sparse = trunk.width, trunk.context, trunk.layers - first
    if keys.size("moe_layer_freq", otherwise=1) != 1:
        keys.refuse("moe_layer_freq", "experts in some layers only cannot be counted here", "count by layers")
    if first:
        yield feed_forward(width, keys.size("intermediate_size"), is_gated=True, times=first, places=places)
    if sparse:
        yield router(width, number, times=sparse, places=places)
        yield experts(width, inner, number=number, used=used, times=sparse, places=places)
    if sparse and shared:
        yield feed_forward(width, shared * inner, is_gated=True, times=sparse, places=places)
