"""Work tells how far it has come."""

from __future__ import annotations

from effsota.progress import counted, keep_quiet


def test_items_are_counted_as_they_are_taken() -> None:
    """Before each, how many are done; after the last, that all are."""
    told: list[object] = []
    for item in counted(["a", "b"], "reading", lambda *words: told.append(words)):
        told.append(f"took {item}")
    assert told == [(0, 2, "reading"), "took a", (1, 2, "reading"), "took b", (2, 2, "reading")]


def test_nothing_is_told_where_nobody_looks() -> None:
    """The items come all the same."""
    assert list(counted({"a": 1, "b": 2}, "reading", keep_quiet)) == ["a", "b"]
