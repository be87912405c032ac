"""A function of JAX costs what a count by hand gives, and what cannot be seen is no number."""

from __future__ import annotations

from importlib.util import find_spec
from typing import Any

import pytest

from effsota.measure import MeterError

if not find_spec("jax"):
    pytest.skip("jax is not installed: make test-measure", allow_module_level=True)

import jax
import jax.numpy as jnp

from effsota.measure import count_jax

X, W = jnp.ones((8, 12)), jnp.ones((12, 12))
PRODUCT = 2 * 8 * 12 * 12


def times(x: Any, w: Any) -> Any:
    """Return a product."""
    return x @ w


@pytest.mark.parametrize(
    ("function", "flop"),
    [
        (times, PRODUCT),
        (jax.jit(times), PRODUCT),
        (jax.grad(lambda x, w: ((x @ w) ** 2).sum()), 2 * PRODUCT),
        (jax.grad(lambda x, w: ((x @ w) ** 2).sum(), argnums=(0, 1)), 3 * PRODUCT),
        (jax.grad(jax.checkpoint(lambda x, w: (jnp.sin(x @ w) ** 2).sum()), argnums=1), 3 * PRODUCT),
        (lambda x, w: jax.lax.scan(lambda c, _: (c @ w, None), x, length=5)[0], 5 * PRODUCT),
        (lambda x, w: jax.lax.fori_loop(0, 5, lambda _, c: c @ w, x), 5 * PRODUCT),
        (lambda x, w: jax.vmap(lambda row: row @ w)(x), PRODUCT),
        (lambda x, w: jax.lax.cond(x.sum() > 0, lambda: x @ w, lambda: 2 * x @ w), PRODUCT),
        (lambda x, w: jax.lax.while_loop(lambda c: c.sum() < 0, lambda c: c + 1, x) + w.sum(), 0),
        (lambda x, w: x.sum() + w.sum(), 0),
    ],
)
def test_a_function_costs_its_products(function: Any, flop: float) -> None:
    """Through loops of fixed length, gradients and what is computed again."""
    assert count_jax(function, X, W) == flop


@pytest.mark.parametrize("stride", [1, 2])
def test_a_convolution_and_each_of_its_gradients_cost_the_same(stride: int) -> None:
    """Zeros that a stride puts between the gradients are no work."""

    def loss(image: Any, kernel: Any) -> Any:
        return (jax.lax.conv(image, kernel, (stride, stride), "SAME") ** 2).sum()

    image, kernel = jnp.ones((2, 3, 16, 16)), jnp.ones((5, 3, 3, 3))
    forward = 2 * (2 * 5 * (16 // stride) ** 2) * (3 * 3 * 3)
    assert count_jax(loss, image, kernel) == forward
    assert count_jax(jax.grad(loss, argnums=(0, 1)), image, kernel) == 3 * forward


def test_nothing_is_computed_for_it() -> None:
    """Shapes are enough."""
    large = jax.ShapeDtypeStruct((10**6, 10**6), jnp.float32)
    assert count_jax(times, large, large) == 2e18


@pytest.mark.parametrize(
    ("function", "told"),
    [
        (lambda x, w: jax.lax.while_loop(lambda c: c.sum() < 0, lambda c: c @ w, x), "a while loop computes"),
        (lambda x, w: jax.lax.cond(x.sum() > 0, lambda: x @ w, lambda: x), "the branches of a jax.lax.cond"),
        (
            jax.ffi.ffi_call("kernel", jax.ShapeDtypeStruct((8,), jnp.float32)),
            "what ffi_call computes cannot be seen: say flop_per_step",
        ),
    ],
)
def test_what_cannot_be_seen_is_told(function: Any, told: str) -> None:
    """Rather than a number that is too small."""
    with pytest.raises(MeterError, match=told):
        count_jax(function, X, W)
