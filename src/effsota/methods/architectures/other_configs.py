"""Configs that are not that of one model: of adapters, of several models joined, of what lies beside one."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from effsota.methods.architectures.config_file import NESTED, NESTED_CONFIG
from effsota.methods.architectures.config_keys import ConfigKeys
from effsota.problems import Fault
from effsota.text import shorten

_ADAPTER, _FAMILY = "peft_type", "model_type"
# The config of the text alone, in the order in which it is looked for.
_TEXT = ("text_config", "llm_config", "language_config")
_PARTS = frozenset({*_TEXT, "vision_config", "audio_config"})
_WIDTHS = frozenset({"hidden_size", "n_embd", "d_model", "dim"})
_SEES = ("mm_vision_tower", "vision_tower", "mm_projector_type")
_BESIDE = "hand in the config.json that lies beside a model's weights, and says model_type"
_LAYERS = "write layers instead: a list of what it multiplies by"
# By a key that stands in none but them, what files are that are handed in for it, and what to do.
_OTHERS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "_class_name": ("in configs of diffusers, whose models are no families of transformers", _LAYERS),
        "pretrained_cfg": ("in configs of timm", f"{_LAYERS}; or effsota.measure.count('timm:NAME')"),
        "model_cfg": ("in configs of OpenCLIP, which joins two models", _LAYERS),
        "word_embedding_dimension": ("in sentence-transformers' config of a pooling layer", _BESIDE),
        "max_seq_length": ("in a config of sentence-transformers that says no sizes", _BESIDE),
        "__version__": ("in a config of sentence-transformers that says no sizes", _BESIDE),
        "weight_map": ("in the index of a model's weights", _BESIDE),
        "lora_alpha": ("in the config of an adapter", "hand in the config.json of what it adapts"),
        "n_kv_heads": ("in params.json, as some makers have it", _BESIDE),
        "image_processor_type": ("in the config of what prepares images", _BESIDE),
        "feature_extractor_type": ("in the config of what prepares inputs", _BESIDE),
        "tokenizer_class": ("in the config of a tokenizer", _BESIDE),
        "eos_token_id": ("in the config of how a model generates text", _BESIDE),
    }
)


def refuse_other_config(keys: ConfigKeys) -> Fault | None:
    """Return what a config is, where it is not that of one model."""
    if keys.has(_ADAPTER):
        base = keys.word("base_model_name_or_path") or "base_model_name_or_path"
        return Fault(
            "/config",
            f"this is the config of an adapter ({shorten(keys.word(_ADAPTER))}), not of a model",
            f"hand in the config.json of the model that it adapts ({shorten(base)}), with backward: 1,"
            " since its weights stay as they are",
        )
    return _refuse_joined(keys) or (None if keys.has(_FAMILY) else _refuse_beside(keys))


def _refuse_joined(keys: ConfigKeys) -> Fault | None:
    """Return which models are joined, such as one of text and one that sees images."""
    below = [
        name
        for name in keys.names
        if keys.is_said(name, NESTED_CONFIG) or (name in _PARTS and keys.is_said(name, NESTED))
    ]
    found = [*below, *(name for name in _SEES if name in keys.names)]
    keys.mark(*found)
    if not found:
        return None
    named = " and ".join(found)
    if not below or not _WIDTHS.isdisjoint(keys.names):
        return Fault(
            f"/config/{found[0]}",
            f"beside the model whose sizes stand here there is another, by {named}",
            f"to count the one alone, take {named} out",
        )
    text = next((name for name in _TEXT if name in below), below[0])
    shown = f"jq .{text} config.json | effsota estimate architecture --config -"
    return Fault(
        "/config",
        f"the sizes of a model stand below {named}, of each for itself",
        f"hand in one, as in: {shown}; what the others cost is not in the count then",
    )


def _refuse_beside(keys: ConfigKeys) -> Fault | None:
    """Return what a file without a family is, where one of its keys tells."""
    found = next((name for name in _OTHERS if name in keys.names), None)
    if found is None:
        return None
    keys.mark(found)
    where, hint = _OTHERS[found]
    return Fault("/config", f"{found} stands {where}, and here is no {_FAMILY}", hint)
