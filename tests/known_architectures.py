"""Models whose config.json is public, with the parameters that their weights have.

Each config has the keys that say its size, as the model's page on the Hugging Face hub has them; the
parameters are those that the page counts in the weights.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from effsota.methods.architectures import keys_read, parse_config
from effsota.problems import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownModel:
    """A model: its config, how many parameters it has, and the lengths at which it is counted.

    `not_made` of the parameters its weights have, and the class of today's transformers does not.
    """

    config: Mapping[str, Any]
    parameters: int
    context: int | None = 512
    target: int | None = None
    not_made: int = 0

    @property
    def flat(self) -> dict[str, str]:
        """The config as a submission holds it."""
        return flat_texts(self.config)

    @property
    def for_transformers(self) -> dict[str, Any]:
        """The config as its file has it."""
        head = self.config.get("architectures")
        return {**self.config, **({"architectures": [head]} if head else {})}


def flat_texts(config: Mapping[str, Any]) -> dict[str, str]:
    """Return a config as a submission holds it."""
    read = parse_config(json.dumps(config).encode())
    assert not isinstance(read, Refusal)
    return dict(read)


def _decoder(  # noqa: PLR0917  # the sizes of a model, as they are named everywhere
    family: str, width: int, layers: int, heads: int, inner: int, vocabulary: int, **more: Any
) -> dict[str, Any]:
    return {
        "model_type": family,
        "hidden_size": width,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "intermediate_size": inner,
        "vocab_size": vocabulary,
        "max_position_embeddings": 4096,
        **more,
    }


def _gpt2(width: int, layers: int, heads: int) -> dict[str, Any]:
    return {
        "model_type": "gpt2",
        "n_embd": width,
        "n_layer": layers,
        "n_head": heads,
        "n_positions": 1024,
        "vocab_size": 50257,
    }


def _t5(width: int, inner: int, layers: int, heads: int, **more: Any) -> dict[str, Any]:
    return {
        "model_type": "t5",
        "d_model": width,
        "d_ff": inner,
        "d_kv": 64,
        "num_layers": layers,
        "num_heads": heads,
        "vocab_size": 32128,
        **more,
    }


def _bart(width: int, layers: int, heads: int) -> dict[str, Any]:
    sides = ("encoder", "decoder")
    return {
        "model_type": "bart",
        "d_model": width,
        "vocab_size": 50265,
        "max_position_embeddings": 1024,
        **{f"{side}_layers": layers for side in sides},
        **{f"{side}_attention_heads": heads for side in sides},
        **{f"{side}_ffn_dim": 4 * width for side in sides},
    }


def _deepseek(family: str, width: int, layers: int, heads: int, **more: Any) -> dict[str, Any]:
    ranks = {"kv_lora_rank": 512, "qk_rope_head_dim": 64, "qk_nope_head_dim": 128, "v_head_dim": 128}
    return {
        **_decoder(family, width, layers, heads, more.pop("inner"), more.pop("vocabulary")),
        **ranks,
        **more,
    }


def _vit(width: int, layers: int, heads: int) -> dict[str, Any]:
    return {
        "model_type": "vit",
        "hidden_size": width,
        "num_hidden_layers": layers,
        "num_attention_heads": heads,
        "intermediate_size": 4 * width,
        "image_size": 224,
        "patch_size": 16,
        "num_labels": 1000,
    }


_LM = {"architectures": "BertForMaskedLM", "type_vocab_size": 2}
KNOWN: Mapping[str, KnownModel] = {
    "gpt2": KnownModel(config=_gpt2(768, 12, 12), parameters=124_439_808),
    "gpt2-xl": KnownModel(config=_gpt2(1600, 48, 25), parameters=1_557_611_200),
    "opt-350m": KnownModel(
        config={
            "model_type": "opt",
            "hidden_size": 1024,
            "num_hidden_layers": 24,
            "num_attention_heads": 16,
            "ffn_dim": 4096,
            "vocab_size": 50272,
            "max_position_embeddings": 2048,
            "word_embed_proj_dim": 512,
            "do_layer_norm_before": False,
        },
        parameters=331_196_416,
    ),
    "pythia-410m": KnownModel(config=_decoder("gpt_neox", 1024, 24, 16, 4096, 50304), parameters=405_334_016),
    "gpt-j-6b": KnownModel(
        config={**_gpt2(4096, 28, 16), "model_type": "gptj", "n_positions": 2048, "vocab_size": 50400},
        parameters=6_050_882_784,
    ),
    "bloom-7b1": KnownModel(
        config={
            "model_type": "bloom",
            "hidden_size": 4096,
            "n_layer": 30,
            "n_head": 32,
            "vocab_size": 250880,
        },
        parameters=7_069_016_064,
    ),
    "falcon-7b": KnownModel(
        config={
            "model_type": "falcon",
            "hidden_size": 4544,
            "num_hidden_layers": 32,
            "num_attention_heads": 71,
            "vocab_size": 65024,
            "multi_query": True,
            "parallel_attn": True,
            "bias": False,
        },
        parameters=6_921_720_704,
    ),
    "llama-2-7b": KnownModel(
        config=_decoder("llama", 4096, 32, 32, 11008, 32000), parameters=6_738_415_616, context=4096
    ),
    "llama-2-70b": KnownModel(
        config=_decoder("llama", 8192, 80, 64, 28672, 32000, num_key_value_heads=8), parameters=68_976_648_192
    ),
    "llama-3-8b": KnownModel(
        config=_decoder("llama", 4096, 32, 32, 14336, 128256, num_key_value_heads=8), parameters=8_030_261_248
    ),
    "llama-3.1-405b": KnownModel(
        config=_decoder("llama", 16384, 126, 128, 53248, 128256, num_key_value_heads=8),
        parameters=405_853_388_800,
    ),
    "llama-3.2-1b": KnownModel(
        config=_decoder(
            "llama", 2048, 16, 32, 8192, 128256, num_key_value_heads=8, head_dim=64, tie_word_embeddings=True
        ),
        parameters=1_235_814_400,
    ),
    "mistral-7b": KnownModel(
        config=_decoder("mistral", 4096, 32, 32, 14336, 32000, num_key_value_heads=8, sliding_window=4096),
        parameters=7_241_732_096,
    ),
    "mixtral-8x7b": KnownModel(
        config=_decoder(
            "mixtral",
            4096,
            32,
            32,
            14336,
            32000,
            num_key_value_heads=8,
            num_local_experts=8,
            num_experts_per_tok=2,
        ),
        parameters=46_702_792_704,
    ),
    "qwen2.5-0.5b": KnownModel(
        config=_decoder("qwen2", 896, 24, 14, 4864, 151936, num_key_value_heads=2, tie_word_embeddings=True),
        parameters=494_032_768,
    ),
    "qwen3-8b": KnownModel(
        config=_decoder("qwen3", 4096, 36, 32, 12288, 151936, num_key_value_heads=8, head_dim=128),
        parameters=8_190_735_360,
    ),
    "qwen1.5-moe-a2.7b": KnownModel(
        config=_decoder(
            "qwen2_moe",
            2048,
            24,
            16,
            5632,
            151936,
            num_key_value_heads=16,
            num_experts=60,
            num_experts_per_tok=4,
            moe_intermediate_size=1408,
            shared_expert_intermediate_size=5632,
        ),
        parameters=14_315_784_192,
    ),
    "qwen3-30b-a3b": KnownModel(
        config=_decoder(
            "qwen3_moe",
            2048,
            48,
            32,
            6144,
            151936,
            num_key_value_heads=4,
            head_dim=128,
            num_experts=128,
            num_experts_per_tok=8,
            moe_intermediate_size=768,
        ),
        parameters=30_532_122_624,
    ),
    "gemma-7b": KnownModel(
        config=_decoder("gemma", 3072, 28, 16, 24576, 256000, num_key_value_heads=16, head_dim=256),
        parameters=8_537_680_896,
    ),
    "gemma-2-9b": KnownModel(
        config=_decoder(
            "gemma2", 3584, 42, 16, 14336, 256000, num_key_value_heads=8, head_dim=256, sliding_window=4096
        ),
        parameters=9_241_705_984,
    ),
    "gemma-3-1b": KnownModel(
        config=_decoder(
            "gemma3_text", 1152, 26, 4, 6912, 262144, num_key_value_heads=1, head_dim=256, sliding_window=512
        ),
        parameters=999_885_952,
    ),
    "phi-2": KnownModel(config=_decoder("phi", 2560, 32, 32, 10240, 51200), parameters=2_779_683_840),
    "phi-3-mini": KnownModel(config=_decoder("phi3", 3072, 32, 32, 8192, 32064), parameters=3_821_079_552),
    "olmo-1b": KnownModel(
        config=_decoder("olmo", 2048, 16, 16, 8192, 50304, tie_word_embeddings=True), parameters=1_176_764_416
    ),
    "olmo-2-7b": KnownModel(config=_decoder("olmo2", 4096, 32, 32, 11008, 100352), parameters=7_298_617_344),
    "olmoe-1b-7b": KnownModel(
        config=_decoder("olmoe", 2048, 16, 16, 1024, 50304, num_experts=64, num_experts_per_tok=8),
        parameters=6_919_161_856,
    ),
    "starcoder2-3b": KnownModel(
        config=_decoder("starcoder2", 3072, 30, 24, 12288, 49152, num_key_value_heads=2),
        parameters=3_030_371_328,
    ),
    "stablelm-3b": KnownModel(
        config=_decoder("stablelm", 2560, 32, 32, 6912, 50304), parameters=2_795_443_200
    ),
    "smollm3-3b": KnownModel(
        config=_decoder("smollm3", 2048, 36, 16, 11008, 128256, num_key_value_heads=4),
        parameters=3_075_098_624,
    ),
    "deepseek-v2-lite": KnownModel(
        config=_deepseek(
            "deepseek_v2",
            2048,
            27,
            16,
            inner=10944,
            vocabulary=102400,
            q_lora_rank=None,
            first_k_dense_replace=1,
            n_routed_experts=64,
            n_shared_experts=2,
            num_experts_per_tok=6,
            moe_intermediate_size=1408,
        ),
        parameters=15_706_484_224,
    ),
    "deepseek-v3": KnownModel(
        config=_deepseek(
            "deepseek_v3",
            7168,
            61,
            128,
            inner=18432,
            vocabulary=129280,
            q_lora_rank=1536,
            first_k_dense_replace=3,
            n_routed_experts=256,
            n_shared_experts=1,
            num_experts_per_tok=8,
            moe_intermediate_size=2048,
        ),
        # Beside 14,848 numbers that choose experts and are no weights: 671,026,419,200 in the files.
        parameters=671_026_404_352,
    ),
    "gpt-oss-20b": KnownModel(
        config=_decoder(
            "gpt_oss",
            2880,
            24,
            64,
            2880,
            201088,
            num_key_value_heads=8,
            head_dim=64,
            num_local_experts=32,
            num_experts_per_tok=4,
            sliding_window=128,
        ),
        parameters=20_914_757_184,
        context=128,
    ),
    "bert-base": KnownModel(
        config={**_decoder("bert", 768, 12, 12, 3072, 30522, max_position_embeddings=512), **_LM},
        parameters=109_514_298,
    ),
    "bert-large": KnownModel(
        config={
            **_decoder("bert", 1024, 24, 16, 4096, 30522, max_position_embeddings=512),
            "architectures": "BertModel",
        },
        parameters=335_141_888,
    ),
    "roberta-base": KnownModel(
        config={
            **_decoder("roberta", 768, 12, 12, 3072, 50265, max_position_embeddings=514),
            "architectures": "RobertaForMaskedLM",
            "type_vocab_size": 1,
        },
        parameters=124_697_433,
    ),
    "t5-base": KnownModel(config=_t5(768, 3072, 12, 12), parameters=222_903_552, target=114),
    "t5-11b": KnownModel(
        config={**_t5(1024, 65536, 24, 128), "d_kv": 128}, parameters=11_307_321_344, target=114
    ),
    "flan-t5-base": KnownModel(
        config=_t5(768, 2048, 12, 12, feed_forward_proj="gated-gelu", tie_word_embeddings=False),
        parameters=247_577_856,
        target=128,
        not_made=32128 * 768,  # since version 5 the class ties the tables of every T5
    ),
    "bart-large": KnownModel(config=_bart(1024, 12, 16), parameters=406_291_456, target=128),
    "vit-base": KnownModel(config=_vit(768, 12, 12), parameters=86_567_656, context=None),
    "vit-large": KnownModel(config=_vit(1024, 24, 16), parameters=304_326_632, context=None),
}


_HEADS = {"bert": "Bert", "roberta": "Roberta", "xlm-roberta": "XLMRoberta", "distilbert": "DistilBert"}
_IMAGES, _PAIRS = ("vit", "deit"), ("t5", "mt5", "bart", "mbart", "marian")


def family_defaults(transformers: Any, family: str) -> tuple[dict[str, str], dict[str, int], dict[str, Any]]:
    """Return the config of a family at its default size, lengths to count it at, and what it lacks.

    Some classes leave out what every model of theirs has.
    """
    lacking = {"num_experts_per_tok": 6} if family == "deepseek_v2" else {}
    config = transformers.AutoConfig.for_model(family, **lacking).to_dict()
    own = {"architectures": f"{_HEADS[family]}ForMaskedLM"} if family in _HEADS else {}
    lengths = {"context": 128, "target": 96} if family in _PAIRS else {"context": 128}
    texts = flat_texts({**config, **own})
    kept = {key: texts[key] for key in keys_read(texts)}
    return kept, {} if family in _IMAGES else lengths, lacking
