"""A counted architecture in words: its pieces line by line, and what other ways of counting would say."""

from __future__ import annotations

import math
from collections.abc import Iterator

from effsota import figures
from effsota.methods.architecture import Architecture
from effsota.methods.architectures import Counted, Piece
from effsota.methods.parameters import FLOP_PER_PARAMETER_AND_TOKEN_FORWARD
from effsota.methods.terms import amount_text
from effsota.model import Priced
from effsota.units import FLOP_PER_MULTIPLY_ADD


def count_lines(priced: Priced) -> Iterator[str]:
    """Yield the pieces of a counted architecture with what each has; nothing of other estimates."""
    inputs = priced.estimate.inputs
    if not isinstance(inputs, Architecture):
        return
    counted = inputs.counted
    one, _ = inputs.forward(counted)
    places = counted.tokens if one == "token" else 1
    has_active = counted.active_parameters != counted.parameters
    yield f"{counted.name}{_lengths(inputs)}:"
    heads = ("parameters", *(["active"] if has_active else []), f"multiply-adds per {one}")
    rows = [
        (
            _figures(piece, places, has_active=has_active),
            f"{piece.times:,} x {piece.what}" if piece.times > 1 else piece.what,
        )
        for piece in counted.pieces
    ]
    whole = (
        counted.parameters,
        *([counted.active_parameters] if has_active else []),
        counted.per_example / places,
    )
    cells = [
        (tuple(amount_text(each) if each else "" for each in numbers), what)
        for numbers, what in (*rows, (whole, "in all"))
    ]
    widths = [max(len(head), *(len(row[at]) for row, _ in cells)) for at, head in enumerate(heads)]
    for row, what in ((heads, ""), *cells):
        shown = "  ".join(f"{cell:>{width}}" for cell, width in zip(row, widths, strict=True))
        yield f"  {shown}   {what}".rstrip()
    yield from (f"  {note}" for note in counted.notes)
    yield ""


def _lengths(inputs: Architecture) -> str:
    lengths = (("context", inputs.context), ("target", inputs.target))
    return "".join(f", {name} {amount_text(length)}" for name, length in lengths if length is not None)


def _figures(piece: Piece, places: float, *, has_active: bool) -> tuple[float, ...]:
    active = [piece.active_parameters] if has_active else []
    return (piece.all_parameters, *active, piece.per_example / places)


def beside_lines(priced: Priced) -> Iterator[str]:
    """Yield what 6 N D says, and why it differs; and what a causal mask would leave."""
    inputs = priced.estimate.inputs
    if not isinstance(inputs, Architecture) or inputs.tokens is None or inputs.layers is not None:
        return
    counted = inputs.counted
    pair = FLOP_PER_PARAMETER_AND_TOKEN_FORWARD * (1 + inputs.backward)
    which = "active parameters" if counted.active_parameters != counted.parameters else "parameters"
    context = counted.over_context_per_token
    idle = counted.active_parameters + context - counted.per_token
    yield ""
    yield (
        f"By {pair:g} FLOP for each of {amount_text(counted.active_parameters)} {which} and each token:"
        f" {_told(priced, _by_parameters(counted))}."
    )
    yield (
        f"  It leaves out attention over the context, {_percent(context / counted.per_token)},"
        f" and counts {_percent(idle / counted.per_token)} for parameters"
    )
    yield "  that are looked up or added, or that only some of the tokens are multiplied by."
    share = counted.masked_per_token / counted.per_token
    if not math.isclose(share, 1):
        yield f"Without what the causal mask hides: {_told(priced, share)}."


def _told(priced: Priced, share: float) -> str:
    flop = figures.compute_text(priced.compute_flop * share, figures.FLOP, ascii_only=True)
    return f"{flop}, {_percent(share)} of what is counted"


def _percent(share: float) -> str:
    return f"{figures.number_text(100 * share, ascii_only=True)}%"


def _by_parameters(counted: Counted) -> float:
    """Return what parameters x tokens make of the multiply-adds of a token."""
    return (
        counted.active_parameters
        * FLOP_PER_PARAMETER_AND_TOKEN_FORWARD
        / (counted.per_token * FLOP_PER_MULTIPLY_ADD)
    )


def count_fields(priced: Priced) -> dict[str, float | str | None]:
    """Return what data hold of a counted architecture beside its compute; nothing of other estimates."""
    inputs = priced.estimate.inputs
    if not isinstance(inputs, Architecture):
        return {}
    counted = inputs.counted
    one, multiply_adds = inputs.forward(counted)
    fields: dict[str, float | str | None] = {
        "parameters": counted.parameters,
        "active_parameters": counted.active_parameters,
        "embedding_parameters": counted.embedding_parameters,
        "forward_multiply_adds": multiply_adds,
        "forward_of": one,
    }
    if inputs.tokens is not None and inputs.layers is None:
        share = counted.masked_per_token / counted.per_token
        fields["flop_by_parameters"] = figures.data_number(priced.compute_flop * _by_parameters(counted))
        fields["flop_without_masked"] = figures.data_number(priced.compute_flop * share)
    return fields
