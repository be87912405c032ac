"""Attention: its projections, and what it does over the context."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from effsota.frozen import Frozen
from effsota.methods.architectures.pieces_of_network import Piece, Role, linear, projections


class Heads(Frozen):
    """The heads of a layer: for queries, and those that keys and values have, each of `size`.

    `value_size` is that of a head's values, where it is another.
    """

    number: int
    size: int
    shared: int
    value_size: int | None = None

    @property
    def values(self) -> int:
        """The size of a head's values."""
        return self.size if self.value_size is None else self.value_size


class Biases(Frozen):
    """Which of the four projections have a bias."""

    query: bool = False
    key: bool = False
    value: bool = False
    output: bool = False

    @classmethod
    def alike(cls, *, has: bool, output: bool | None = None) -> Biases:
        """Return biases that are alike, but for that of the output where it is said."""
        return cls(query=has, key=has, value=has, output=has if output is None else output)


def attention_projections(  # noqa: PLR0913  # sizes, keyword-only
    width: int,
    heads: Heads,
    *,
    biases: Biases,
    times: int,
    places: float = 1,
    what: str = "attention projections",
    extra: int = 0,
) -> Piece:
    """Return the projections of queries, keys, values and output, with grouped queries where heads share."""
    return projections(
        what,
        (
            linear(width, heads.number * heads.size, has_bias=biases.query),
            linear(width, heads.shared * heads.size, has_bias=biases.key),
            linear(width, heads.shared * heads.values, has_bias=biases.value),
            linear(heads.number * heads.values, width, has_bias=biases.output),
        ),
        times=times,
        places=places,
        extra=extra,
    )


def over_context(  # noqa: PLR0913  # sizes, keyword-only
    heads: Heads,
    *,
    context: int,
    times: int,
    is_causal: bool,
    window: int | None = None,
    places: float | None = None,
    what: str = "attention over",
) -> Piece:
    """Return the products of queries with keys, and of the weights with values, over a context.

    All of the context is counted for every token, as the counters of frameworks do, and Chowdhery et al.,
    "PaLM" (2022), appendix B; `masked` is what a causal mask leaves. A window leaves as many keys as it has.
    """
    seen = context if window is None else min(window, context)
    per_key = heads.number * (heads.size + heads.values)
    average = (seen * (seen + 1) / 2 + (context - seen) * seen) / context
    return Piece(
        what=f"{what} {seen:,} tokens",
        multiply_adds=per_key * seen,
        masked=per_key * average if is_causal else None,
        times=times,
        places=context if places is None else places,
        role=Role.CONTEXT,
    )


def over_windows(heads: Heads, windows: Iterable[int | None], *, context: int) -> Iterator[Piece]:
    """Yield causal attention over the context, once for each window that layers have (None: all of it)."""
    seen = Counter(None if window is None or window >= context else window for window in windows)
    for window, times in sorted(seen.items(), key=lambda each: each[0] or context):
        yield over_context(heads, context=context, window=window, times=times, is_causal=True)
