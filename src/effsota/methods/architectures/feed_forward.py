"""What stands behind attention: a plain or a gated network of two or three matrices, or experts of it."""

from __future__ import annotations

from effsota.methods.architectures.pieces_of_network import Piece, Role, linear, projections


def feed_forward(  # noqa: PLR0913  # sizes, keyword-only
    width: int, inner: int, *, is_gated: bool, times: int, has_bias: bool = False, places: float = 1
) -> Piece:
    """Return matrices up and down, and the gate beside the one up, where there is one."""
    up = linear(width, inner, has_bias=has_bias)
    matrices = (up, *([up] if is_gated else []), linear(inner, width, has_bias=has_bias))
    what = f"{'gated ' if is_gated else ''}feed-forward of {inner:,}"
    return projections(what, matrices, times=times, places=places)


def experts(  # noqa: PLR0913  # sizes, keyword-only
    width: int, inner: int, *, number: int, used: int, times: int, places: float = 1, has_bias: bool = False
) -> Piece:
    """Return gated experts, of which a token uses some."""
    one = feed_forward(width, inner, is_gated=True, times=1, has_bias=has_bias)
    return Piece(
        what=f"{used} of {number} experts of {inner:,}",
        parameters=number * one.parameters,
        active=used * one.parameters,
        multiply_adds=used * one.multiply_adds,
        times=times,
        places=places,
        role=Role.EXPERTS,
    )


def router(  # noqa: PLR0913  # sizes, keyword-only
    width: int, number: int, *, times: int, places: float = 1, has_bias: bool = False, extra: int = 0
) -> Piece:
    """Return the matrix that chooses among experts; `extra` parameters go with it."""
    matrix = linear(width, number, has_bias=has_bias)
    return projections("router", [matrix], times=times, places=places, extra=extra)
