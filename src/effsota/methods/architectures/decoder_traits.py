"""What tells one family of decoders from another: biases, norms, gates, shared tables, experts.

As the code of each family in Hugging Face's transformers has it, and by that code checked to the last
parameter (`make test-measure`).
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType

from msgspec.structs import replace

from effsota.frozen import Frozen


class QueryNorm(Enum):
    """Over what queries and keys are normalized: not at all, each head, all heads together."""

    NONE = auto()
    HEAD = auto()
    ALL = auto()


class Switch(Frozen):
    """Whether something is there: by a key of the config, or as the family always has it."""

    key: str = ""
    usual: bool = False


NEVER, ALWAYS = Switch(), Switch(usual=True)


class Traits(Frozen):
    """The traits of a family.

    Attributes:
        tied: whether output and embedding share a table, where the config does not say.
        bias: of queries, keys and values.
        output_bias: of what joins the heads; None: as `bias`.
        feed_bias: of the feed-forward network.
        head_bias: of the output layer.
        is_gated: whether the feed-forward network has a gate.
        norm: parameters of a norm for each of its inputs: 2 with a bias, 0 without any.
        norms: how many a layer has, beside that of queries and keys.
        query_norm: over what queries and keys are normalized.
        position_rows: rows of learned positions beyond those of the context; None where none are learned.
        inner: feed-forward width in widths of the model, where the config does not say; None: it must say.
        is_head_size_said: whether the config has to say the size of a head, since it is not width over heads.
        head_extra: parameters of each head beside the projections.
        embedding_norms: norms behind the embedding.
        expert_width: the key of the inner width of an expert; empty in a dense family.
        has_expert_bias: whether router and experts have biases.
    """

    tied: bool = False
    bias: Switch = NEVER
    output_bias: Switch | None = None
    feed_bias: Switch = NEVER
    head_bias: bool = False
    is_gated: bool = True
    norm: int = 1
    norms: int = 2
    query_norm: QueryNorm = QueryNorm.NONE
    position_rows: int | None = None
    inner: int | None = None
    is_head_size_said: bool = False
    head_extra: int = 0
    embedding_norms: int = 0
    expert_width: str = ""
    has_expert_bias: bool = False


_BIAS = Switch(key="attention_bias")
_LLAMA = Traits(bias=_BIAS, feed_bias=Switch(key="mlp_bias"))
_PLAIN = Traits(bias=ALWAYS, feed_bias=ALWAYS, is_gated=False, norm=2)
_GEMMA = Traits(tied=True, bias=_BIAS, is_head_size_said=True)
_QWEN2 = Traits(bias=ALWAYS, output_bias=NEVER)
_QWEN3 = Traits(bias=_BIAS, query_norm=QueryNorm.HEAD, is_head_size_said=True)
_OLMO2 = Traits(bias=_BIAS, query_norm=QueryNorm.ALL)
DECODERS: Mapping[str, Traits] = MappingProxyType(
    {
        "llama": _LLAMA,
        "mistral": Traits(),
        "granite": _LLAMA,
        "smollm3": replace(_LLAMA, tied=True),
        "qwen2": _QWEN2,
        "qwen3": _QWEN3,
        "gemma": _GEMMA,
        "gemma2": replace(_GEMMA, norms=4),
        "gemma3_text": replace(_GEMMA, norms=4, query_norm=QueryNorm.HEAD),
        "phi3": Traits(),
        "olmo": Traits(bias=_BIAS, norm=0),
        "olmo2": _OLMO2,
        "olmo3": _OLMO2,
        "stablelm": Traits(bias=Switch(key="use_qkv_bias"), output_bias=NEVER, norm=2),
        "starcoder2": replace(
            _PLAIN,
            tied=True,
            bias=Switch(key="use_bias", usual=True),
            feed_bias=Switch(key="use_bias", usual=True),
        ),
        "phi": replace(_PLAIN, norms=1, head_bias=True),
        "gpt_neox": replace(_PLAIN, bias=Switch(key="attention_bias", usual=True)),
        "gpt2": replace(_PLAIN, tied=True, position_rows=0, inner=4),
        "gpt_bigcode": replace(_PLAIN, tied=True, position_rows=0, inner=4),
        "gptj": replace(_PLAIN, bias=NEVER, norms=1, head_bias=True, inner=4),
        "bloom": replace(_PLAIN, tied=True, inner=4, embedding_norms=1),
        "falcon": Traits(
            tied=True, bias=Switch(key="bias"), feed_bias=Switch(key="bias"), is_gated=False, norm=2, inner=4
        ),
        "opt": replace(
            _PLAIN,
            tied=True,
            position_rows=2,
            bias=Switch(key="enable_bias", usual=True),
            feed_bias=Switch(key="enable_bias", usual=True),
        ),
        "mixtral": Traits(expert_width="intermediate_size"),
        "olmoe": replace(_OLMO2, expert_width="intermediate_size"),
        "qwen2_moe": replace(_QWEN2, expert_width="moe_intermediate_size"),
        "qwen3_moe": replace(_QWEN3, is_head_size_said=False, expert_width="moe_intermediate_size"),
        "gpt_oss": Traits(
            bias=Switch(key="attention_bias", usual=True),
            is_head_size_said=True,
            head_extra=1,
            expert_width="intermediate_size",
            has_expert_bias=True,
        ),
    }
)
