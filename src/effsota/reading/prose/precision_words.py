"""Words for the precision in which a run multiplied, and the precisions that each may mean."""

from __future__ import annotations

from collections.abc import Mapping

from effsota.text.prose_patterns import ProsePattern

# What a word may mean: mixed precision is half precision with sums in single, on the tensor cores.
PRECISIONS_OF: Mapping[str, tuple[str, ...]] = {
    "fp4": ("fp4",),
    "nvfp4": ("fp4",),
    "mxfp4": ("fp4",),
    "fp8": ("fp8",),
    "mxfp8": ("fp8",),
    "fp16": ("fp16", "fp16-vector"),
    "float16": ("fp16", "fp16-vector"),
    "half precision": ("fp16", "fp16-vector", "bf16"),
    "bf16": ("bf16",),
    "bfloat16": ("bf16",),
    "mixed precision": ("fp16", "bf16", "fp8", "tf32"),
    "amp": ("fp16", "bf16"),
    "tf32": ("tf32",),
    "fp32": ("fp32",),
    "float32": ("fp32",),
    "single precision": ("fp32",),
    "full precision": ("fp32",),
    "fp64": ("fp64",),
    "double precision": ("fp64",),
}
PRECISION = (
    r"(?:(?:nv|mx)?fp4|mxfp8|fp8|fp16|float16|bf16|bfloat16|tf32|fp32|float32|fp64"
    r"|(?:half|mixed|single|full|double)[- ]precision)"
)
NAMES_PRECISION = ProsePattern(
    rf"(?<![\w-])(?:{PRECISION}|(?-i:AMP))(?!\w)", signs="fp|float|bf16|tf32|precision|amp"
)


def precisions_named(text: str) -> set[str]:
    """Return the precisions that the words of a text may mean."""
    named = (found.casefold().replace("-", " ") for found in NAMES_PRECISION.findall(text))
    return {precision for name in named for precision in PRECISIONS_OF[name]}
