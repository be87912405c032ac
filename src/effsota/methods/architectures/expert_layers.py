"""Layers with experts: which they are, how many experts a token uses, and what all tokens share."""

from __future__ import annotations

from effsota.methods.architectures.config_keys import ConfigKeys
from effsota.methods.architectures.decoder_traits import Traits
from effsota.methods.architectures.feed_forward import experts, feed_forward, router
from effsota.methods.architectures.pieces_of_network import Piece, linear, projections

EXPERTS = ("num_experts", "num_local_experts", "n_routed_experts")


def expert_layers(  # noqa: PLR0913  # sizes, keyword-only
    keys: ConfigKeys, family: str, traits: Traits, *, width: int, layers: int, context: int
) -> tuple[tuple[Piece, ...], frozenset[int]]:
    """Return the pieces of the layers with experts, and the numbers of those layers."""
    number, used = read_experts(keys)
    sparse = _sparse_layers(keys, family, layers)
    inner, times = keys.size(traits.expert_width), len(sparse)
    found = [
        router(width, number, times=times, places=context, has_bias=traits.has_expert_bias),
        experts(
            width,
            inner,
            number=number,
            used=used,
            times=times,
            places=context,
            has_bias=traits.has_expert_bias,
        ),
    ]
    if family == "qwen2_moe":
        shared = keys.size("shared_expert_intermediate_size")
        found.append(feed_forward(width, shared, is_gated=True, times=times, places=context))
        found.append(projections("gate of what is shared", [linear(width, 1)], times=times, places=context))
    return tuple(found) if times else (), sparse


def read_experts(keys: ConfigKeys) -> tuple[int, int]:
    """Return how many experts a layer has, and how many a token uses."""
    number = keys.size(*EXPERTS, most=1_000_000)
    used = keys.size("num_experts_per_tok", most=1_000_000)
    if used > number and not keys.faults:
        keys.refuse(
            "num_experts_per_tok",
            f"a token uses {used} experts, of {number} in all",
            "one of the two is wrong",
        )
    return number, used


def refuse_experts(keys: ConfigKeys, family: str) -> None:
    """Keep a fault where a config of a dense family has experts: by that family it is counted wrong."""
    for name in EXPERTS:
        # Merged models have them under the name of the family that they are made of.
        if keys.has(name) and keys.size(name, otherwise=0, least=0, most=1_000_000) > 1:
            keys.refuse(
                name,
                f"{name} is {keys.word(name)}, and {family} has no experts",
                "write the model_type that the model's code has; or layers, a list of what it multiplies by",
            )


def _sparse_layers(keys: ConfigKeys, family: str, layers: int) -> frozenset[int]:
    """Return the numbers, from 0, of the layers that have experts."""
    if family not in {"qwen2_moe", "qwen3_moe"}:
        return frozenset(range(layers))
    step = keys.size("decoder_sparse_step", otherwise=1)
    dense = set(keys.words("mlp_only_layers"))
    return frozenset(at for at in range(layers) if (at + 1) % step == 0 and str(at) not in dense)
