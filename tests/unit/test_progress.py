"""Work tells how far it has come."""

from __future__ import annotations

from effsota.progress import counted, keep_quiet


def test_items_are_counted_as_they_are_taken() -> None:
    """Before each, how many are done; after the last, that all are."""
    told: list[tuple[int, int, str]] = []
    heard = [(item, told[-1]) for item in counted("ab", "reading", lambda *words: told.append(words))]
    assert heard == [("a", (0, 2, "reading")), ("b", (1, 2, "reading"))]
    assert told[-1] == (2, 2, "reading")


def test_nothing_is_told_where_nobody_looks() -> None:
    """The items come all the same."""
    assert list(counted({"a": 1, "b": 2}, "reading", keep_quiet)) == ["a", "b"]
