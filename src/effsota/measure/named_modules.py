"""Modules by the name that a package has for them, on the meta device, each with an example."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

import torch  # an optional extra

from effsota.measure.curve_rows import MeterError

Made = tuple[torch.nn.Module, tuple[Any, ...], dict[str, Any]]
_SHORT, _IMAGE = 128, 224
_AUTO = ("AutoModelForSeq2SeqLM", "AutoModelForMaskedLM", "AutoModelForCausalLM")
_IMAGES = "AutoModelForImageClassification"


def build_named(name: str, example: tuple[Any, ...], keyed: Mapping[str, Any]) -> Made:
    """Return the module of a name, and what its `forward` takes: the example, or one that it is made for.

    Raises:
        MeterError: if the name leads to no module.
    """
    package, colon, own = name.partition(":")
    if not colon or package not in _BUILDERS:
        known = ", ".join(f"{each}:NAME" for each in _BUILDERS)
        raise MeterError(f"{name} is no name of a module; write {known}")
    try:
        installed = import_module(package)
    except ImportError as error:
        raise MeterError(f"{name} needs {package}: python -m pip install {package}") from error
    with torch.device("meta"):
        return _BUILDERS[package](installed, own, example, dict(keyed))


def _of_timm(timm: Any, name: str, example: tuple[Any, ...], keyed: dict[str, Any]) -> Made:
    size = keyed.pop("size", None)
    try:
        module = timm.create_model(name, pretrained=False, **keyed)
    except RuntimeError as error:
        raise MeterError(f"timm has no model {name}: {error}") from error
    channels, height, width = module.default_cfg["input_size"]
    image = torch.empty(1, channels, size or height, size or width)
    return module.eval(), example or (image,), {}


def _of_torchvision(vision: Any, name: str, example: tuple[Any, ...], keyed: dict[str, Any]) -> Made:
    size = keyed.pop("size", _IMAGE)
    try:
        module = vision.models.get_model(name, weights=None, **keyed)
    except ValueError as error:
        raise MeterError(f"torchvision has no model {name}") from error
    return module.eval(), example or (torch.empty(1, 3, size, size),), {}


def _of_transformers(transformers: Any, name: str, example: tuple[Any, ...], keyed: dict[str, Any]) -> Made:
    context, target = keyed.pop("context", _SHORT), keyed.pop("target", _SHORT)
    config = _config(transformers, name, keyed)
    # What chooses by numbers cannot be told by shapes: experts are counted as one product each.
    config._experts_implementation = "batched_mm"  # noqa: SLF001  # its only name
    config._attn_implementation = "eager"  # noqa: SLF001
    module = _model_of(transformers, config).eval()
    if example:
        return module, example, {}
    if hasattr(config, "image_size") and hasattr(config, "patch_size"):
        return module, (torch.empty(1, config.num_channels, config.image_size, config.image_size),), {}
    ids = torch.zeros(1, context, dtype=torch.long)
    if config.is_encoder_decoder:
        return module, (), {"input_ids": ids, "decoder_input_ids": torch.zeros(1, target, dtype=torch.long)}
    # With a mask of its own, a decoder looks nothing up in the positions, of which there are no numbers.
    mask = {"attention_mask": torch.ones(1, context, dtype=torch.long)} if module.can_generate() else {}
    return module, (), {"input_ids": ids, **mask}


def _config(transformers: Any, name: str, keyed: Mapping[str, Any]) -> Any:
    if name.endswith(".json"):
        told = {**json.loads(Path(name).read_text("utf-8")), **keyed}
        name = told.pop("model_type", "")
    else:
        told = dict(keyed)
    try:
        return transformers.AutoConfig.for_model(name, **told)
    except (ValueError, KeyError) as error:
        raise MeterError(f"transformers has no family {name}") from error


def _model_of(transformers: Any, config: Any) -> torch.nn.Module:
    """Return the model that a config names, else the one of its family that predicts."""
    named = [
        getattr(transformers, each) for each in config.architectures or () if hasattr(transformers, each)
    ]
    if named:
        return _made(named[0], config)
    for each in (_IMAGES, *_AUTO) if hasattr(config, "image_size") else _AUTO:
        models = getattr(transformers, each)._model_mapping  # noqa: SLF001  # there is no other question
        if type(config) in models:
            found = models[type(config)]
            return _made(found[0] if isinstance(found, tuple) else found, config)
    return _made(transformers.AutoModel.from_config, config)


def _made(make: Callable[..., torch.nn.Module], config: Any) -> torch.nn.Module:
    return make(config)


_BUILDERS: Mapping[str, Callable[..., Made]] = MappingProxyType(
    {"timm": _of_timm, "torchvision": _of_torchvision, "transformers": _of_transformers}
)
