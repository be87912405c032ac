"""What a function of JAX computes, counted in its jaxpr: without a run, and without sampling."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

import jax  # an optional extra

from effsota.measure.curve_rows import MeterError
from effsota.units import FLOP_PER_MULTIPLY_ADD

_UNSEEN = ("pallas_call", "ffi_call", "custom_call", "attention", "triton")


def count_jax(function: Callable[..., Any], *arguments: Any, **keyed: Any) -> float:
    """Return the FLOP of one call of a function, such as a training step with its gradients.

    Nothing is computed: shapes alone go through it, so arrays may be `jax.ShapeDtypeStruct` too. Matrix
    products and convolutions are counted, of all devices together; element-wise work is not, as everywhere
    here. What is computed again (`jax.checkpoint`) is counted again.

    Raises:
        MeterError: if it has work whose amount cannot be seen: a loop of unknown length, a kernel of its own.
    """
    return FLOP_PER_MULTIPLY_ADD * _multiply_adds(jax.make_jaxpr(function)(*arguments, **keyed).jaxpr)


def _multiply_adds(jaxpr: Any) -> float:
    return sum(_of_equation(each) for each in jaxpr.eqns)


def _of_equation(equation: Any) -> float:
    name = equation.primitive.name
    if name in _COUNTED:
        return _COUNTED[name](equation)
    if any(each in name for each in _UNSEEN):
        raise MeterError(f"what {name} computes cannot be seen: say flop_per_step, counted by hand")
    inner = [_multiply_adds(each) for each in _jaxprs(equation.params)]
    if name == "while" and any(inner):
        raise MeterError(
            "a while loop computes who knows how often: use jax.lax.scan, or fori_loop with fixed ends"
        )
    if name == "cond":
        if len({*inner}) > 1:
            raise MeterError("the branches of a jax.lax.cond cost differently: count each, and say which ran")
        return max(inner)
    times = {"scan": equation.params.get("length"), "shard_map": _devices(equation.params)}.get(name) or 1
    return times * sum(inner)


def _devices(params: Mapping[str, Any]) -> int:
    """Return how many devices each do what stands inside."""
    return int(params["mesh"].size) if "mesh" in params else 1


def _jaxprs(params: Mapping[str, Any]) -> Iterator[Any]:
    for value in params.values():
        for each in value if isinstance(value, list | tuple) else (value,):
            inner = getattr(each, "jaxpr", each)
            if hasattr(inner, "eqns"):
                yield inner


def _of_product(equation: Any) -> float:
    (contracted, _), _ = equation.params["dimension_numbers"]
    shape = equation.invars[0].aval.shape
    return float(math.prod(equation.outvars[0].aval.shape) * math.prod(shape[at] for at in contracted))


def _of_convolution(equation: Any) -> float:
    """Return the multiply-adds of a convolution; those with zeros put between its inputs are none."""
    kernel, numbers = equation.invars[1].aval.shape, equation.params["dimension_numbers"]
    _, into, *spatial = numbers.rhs_spec
    each = kernel[into] * math.prod(kernel[at] for at in spatial)
    zeros = math.prod(equation.params["lhs_dilation"])
    return float(math.prod(equation.outvars[0].aval.shape) * each / zeros)


def _of_ragged(equation: Any) -> float:
    rows, inner = equation.invars[0].aval.shape[-2:]
    return float(rows * inner * equation.invars[1].aval.shape[-1])


_COUNTED: Mapping[str, Callable[[Any], float]] = MappingProxyType(
    {"dot_general": _of_product, "conv_general_dilated": _of_convolution, "ragged_dot": _of_ragged}
)
