"""Terms of a sum."""

from __future__ import annotations

from typing import Any

from msgspec.structs import fields, replace

from effsota.model import Term


def test_a_vouched_term_has_all_that_it_had() -> None:
    """Whatever a term holds, but for its sources."""
    held: dict[str, Any] = {each.name: f"some {each.name}" for each in fields(Term)}
    term = Term(**held)
    assert term.vouched_by(()) == replace(term, sources=())
