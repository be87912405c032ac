"""A PyTorch module counted on the meta device: parameters and operations, without weights or work."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import torch  # an optional extra
from torch.utils.flop_counter import FlopCounterMode

from effsota.frozen import Frozen
from effsota.measure.named_modules import build_named
from effsota.units import FLOP_PER_MULTIPLY_ADD

_META = "meta"


class CountedModule(Frozen):
    """What a module costs: its parameters, shared ones once, and the FLOP of a forward pass."""

    parameters: int
    forward_flop: int

    @property
    def multiply_adds(self) -> float:
        """The multiply-adds of a forward pass of the example."""
        return self.forward_flop / FLOP_PER_MULTIPLY_ADD


def count(module: torch.nn.Module | str, *example: Any, **keyed: Any) -> CountedModule:
    """Return what a module costs for an example, by the counter of PyTorch.

    Nothing is computed, and the module stays as it is: shapes alone go through it. Matrix products,
    convolutions and attention are counted; element-wise work is not, as everywhere here.

    Args:
        module: a module; or the name of one, made without its weights, where its package is installed:
            `timm:resnet50`, `torchvision:alexnet`, `transformers:gpt2` (a family at its default size),
            `transformers:config.json` (a file).
        example: what its `forward` takes: tensors, of which only shape and type matter. Of a named module
            nothing has to be said: it gets one image of its own size, or one text of `context` tokens.
        keyed: the same by name; of a named module, what it is made with (`size=160`, `context=512`).

    Raises:
        MeterError: if the name leads to no module.
    """
    if isinstance(module, str):
        module, example, keyed = build_named(module, example, keyed)
    state = {name: _hollow(each) for name, each in _tensors(module).items()}
    with FlopCounterMode(display=False) as counter, torch.no_grad():
        torch.func.functional_call(module, state, _hollow(example), _hollow(keyed), tie_weights=True)
    own = {id(each): each.numel() for each in module.parameters()}
    return CountedModule(parameters=sum(own.values()), forward_flop=counter.get_total_flops())


def _tensors(module: torch.nn.Module) -> dict[str, torch.Tensor]:
    return {**dict(module.named_parameters()), **dict(module.named_buffers())}


def _hollow(value: Any) -> Any:
    """Return a value with every tensor in it on the meta device: its shape and type, and no numbers."""
    if isinstance(value, torch.Tensor):
        return torch.empty_like(value, device=_META)
    if isinstance(value, Mapping):
        return {key: _hollow(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_hollow(each) for each in value)
    return value
