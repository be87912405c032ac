"""What a network is made of: pieces, each with its parameters and the multiply-adds of one place; their sums.

A place is where a piece is applied once: a token, an image, a time step. A lookup, a norm, an activation and
a sum of two layers are no multiply-adds here, as in every count of the field.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from effsota.frozen import Frozen


class Role(StrEnum):
    """What a piece is for, where a count has to tell it from others."""

    LAYER = "layer"
    EMBEDDING = "embedding"
    CONTEXT = "attention over the context"
    OUTPUT = "output layer"
    EXPERTS = "experts"


class Piece(Frozen):
    """One kind of layer: `times` of it, each applied at `places` of an example.

    `parameters`, `active` (those that a token uses, None: all) and `multiply_adds` (at one place) are of one.
    `masked` are the multiply-adds that a causal mask leaves, on average over the places; None where it
    leaves all.
    """

    what: str
    parameters: int = 0
    multiply_adds: float = 0
    times: int = 1
    places: float = 1
    active: int | None = None
    masked: float | None = None
    role: Role = Role.LAYER

    @property
    def all_parameters(self) -> int:
        """Parameters of all of them."""
        return self.times * self.parameters

    @property
    def active_parameters(self) -> int:
        """Parameters of all of them that one token uses."""
        return self.times * (self.parameters if self.active is None else self.active)

    @property
    def per_example(self) -> float:
        """Multiply-adds of all of them for one example."""
        return self.times * self.places * self.multiply_adds

    @property
    def masked_per_example(self) -> float:
        """Multiply-adds for one example of which a causal mask is made use of."""
        return self.times * self.places * (self.multiply_adds if self.masked is None else self.masked)


class Counted(Frozen):
    """A network that was counted; `unit` is what an example is, `tokens` how many tokens it has.

    `unit` is token where an example is told by its tokens: a text of `tokens` tokens. `notes` say what a
    reader should know of the count.
    """

    name: str
    pieces: tuple[Piece, ...]
    unit: str
    tokens: float = 1
    notes: tuple[str, ...] = ()

    @property
    def parameters(self) -> int:
        """All parameters; what two layers share is counted once."""
        return sum(piece.all_parameters for piece in self.pieces)

    @property
    def active_parameters(self) -> int:
        """Parameters that one token uses: fewer than all in a mixture of experts."""
        return sum(piece.active_parameters for piece in self.pieces)

    @property
    def embedding_parameters(self) -> int:
        """Parameters that are looked up, not multiplied."""
        return self._parameters_of(Role.EMBEDDING)

    @property
    def per_example(self) -> float:
        """Multiply-adds of a forward pass of one example."""
        return sum(piece.per_example for piece in self.pieces)

    @property
    def per_token(self) -> float:
        """Multiply-adds of a forward pass of one token, on average over an example."""
        return self.per_example / self.tokens

    @property
    def masked_per_token(self) -> float:
        """Multiply-adds of one token, where what a causal mask hides is left out."""
        return sum(piece.masked_per_example for piece in self.pieces) / self.tokens

    @property
    def over_context_per_token(self) -> float:
        """Multiply-adds of one token that no parameter has a share in: attention over the context."""
        own = (piece.per_example for piece in self.pieces if piece.role is Role.CONTEXT)
        return sum(own) / self.tokens

    def _parameters_of(self, role: Role) -> int:
        return sum(piece.all_parameters for piece in self.pieces if piece.role is role)


def linear(inputs: int, outputs: int, *, has_bias: bool = False) -> tuple[int, int]:
    """Return the parameters of a matrix, and its multiply-adds at one place."""
    return inputs * outputs + (outputs if has_bias else 0), inputs * outputs


def projections(
    what: str, matrices: Iterable[tuple[int, int]], *, times: int = 1, places: float = 1, extra: int = 0
) -> Piece:
    """Return matrices that stand side by side in a layer as one piece; `extra` parameters go with them."""
    found = [*matrices]
    return Piece(
        what=what,
        parameters=sum(parameters for parameters, _ in found) + extra,
        multiply_adds=sum(multiply_adds for _, multiply_adds in found),
        times=times,
        places=places,
    )


def table(what: str, rows: int, width: int) -> Piece:
    """Return an embedding: rows that are looked up."""
    return Piece(what=what, parameters=rows * width, role=Role.EMBEDDING)
