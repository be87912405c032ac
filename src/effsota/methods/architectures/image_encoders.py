"""Encoders of images by patches: ViT and DeiT; an example is an image."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from effsota.methods.architectures.attention import Biases, Heads, attention_projections, over_context
from effsota.methods.architectures.config_keys import ConfigKeys
from effsota.methods.architectures.feed_forward import feed_forward
from effsota.methods.architectures.pieces_of_network import Counted, Piece, linear, projections, table

# How many tokens stand beside the patches: that of the class, and in DeiT that of the teacher.
IMAGES: Mapping[str, int] = MappingProxyType({"vit": 1, "deit": 2})


def read_image_encoder(keys: ConfigKeys, family: str, beside: int) -> Counted:
    """Return the pieces of an encoder of images; faults stay with the keys."""
    width, layers = keys.size("hidden_size"), keys.layers("num_hidden_layers")
    number = keys.size("num_attention_heads", most=100_000)
    size = keys.share(width, number, of="hidden_size", by="num_attention_heads")
    side, patch = keys.size("image_size", most=100_000), keys.size("patch_size", most=100_000)
    patches = keys.share(side, patch, of="image_size", by="patch_size") ** 2
    channels, tokens = keys.size("num_channels", otherwise=3), patches + beside
    has_bias = keys.flag("qkv_bias", otherwise=True)
    heads = Heads(number=number, size=size, shared=number)
    classes = keys.size("num_labels") if keys.has("num_labels") else 0
    return Counted(
        name=f"{family} encoder of {patches:,} patches, {layers} layers of width {width:,}",
        pieces=(
            projections("patches", [linear(patch**2 * channels, width, has_bias=True)], places=patches),
            table("learned positions", tokens + beside, width),
            attention_projections(
                width, heads, biases=Biases.alike(has=has_bias, output=True), times=layers, places=tokens
            ),
            over_context(heads, context=tokens, times=layers, is_causal=False),
            feed_forward(
                width,
                keys.size("intermediate_size"),
                is_gated=False,
                has_bias=True,
                times=layers,
                places=tokens,
            ),
            Piece(what="norms", parameters=2 * width * (2 * layers + 1)),
            *([projections("classes", [linear(width, classes, has_bias=True)])] if classes else []),
        ),
        unit="image",
    )
