"""A line of CSV is split into cells that know where they start."""

from __future__ import annotations

from effsota.reading.curve.cells import Cell, split_line


def test_a_quoted_cell_keeps_its_separators() -> None:
    """A comma inside quotes is text, and a doubled quote is one."""
    assert split_line('"a,b",c,"say ""hi"""') == (Cell("a,b", 1), Cell("c", 7), Cell('say "hi"', 9))


def test_an_open_quote_swallows_only_its_own_line() -> None:
    """The fault stands where the quote stands."""
    assert split_line('1,"2,3') == (Cell("1", 1), Cell('"2,3', 3, "a quote that is not closed on its line"))


def test_a_trailing_separator_opens_an_empty_cell() -> None:
    """With quotes or without, the last cell is seen."""
    assert split_line('"1",') == (Cell("1", 1), Cell("", 5))
    assert split_line("1,") == (Cell("1", 1), Cell("", 3))
