"""The line that says what a command is at: after a second, now and then, and gone at the end."""

from __future__ import annotations

import io

import pytest

from effsota.cli.progress_line import ProgressLine


class Watched:
    """A line, the time, and what the terminal shows."""

    def __init__(self) -> None:
        self.now = 100.0
        self._terminal = io.StringIO()
        self.line = ProgressLine(self._terminal, lambda: self.now)

    @property
    def written(self) -> str:
        """All that was ever written."""
        return self._terminal.getvalue()

    def tell_after(self, seconds: float, *told: tuple[int, int, str]) -> str:
        """Tell of work once that time has passed; return what is written of it."""
        before = len(self.written)
        self.now += seconds
        for words in told:
            self.line.tell(*words)
        return self.written[before:]


@pytest.fixture
def watched(monkeypatch: pytest.MonkeyPatch) -> Watched:
    """A line on a terminal of 30 places."""
    monkeypatch.setenv("COLUMNS", "30")
    return Watched()


def test_what_is_done_within_a_second_needs_no_word(watched: Watched) -> None:
    """Then it is told, at the next step."""
    assert watched.tell_after(0.999, (1, 1200, "reading")) == ""
    assert watched.tell_after(0.001, (2, 1200, "reading")) == "\rreading: 2 of 1,200"


def test_it_is_rewritten_ten_times_a_second_at_most(watched: Watched) -> None:
    """A step in between is not shown."""
    watched.tell_after(1, (1, 9, "reading"))
    assert watched.tell_after(0.0625, (2, 9, "reading")) == ""
    assert watched.tell_after(0.0625, (3, 9, "reading")) == "\rreading: 3 of 9"


def test_a_shorter_line_leaves_nothing_of_a_longer_one(watched: Watched) -> None:
    """Work that cannot be counted is named."""
    watched.tell_after(1, (100, 100, "reading"))
    assert watched.tell_after(1, (0, 0, "writing")) == "\rwriting …          "


def test_a_line_never_breaks(watched: Watched) -> None:
    """The last place of the terminal stays free."""
    assert watched.tell_after(1, (0, 0, "x" * 40)) == "\r" + "x" * 29


def test_at_the_end_it_is_gone(watched: Watched) -> None:
    """Blank, and the next word begins where it began."""
    watched.tell_after(1, (1, 9, "reading"))
    before = watched.written
    watched.line.remove()
    assert watched.written == f"{before}\r{' ' * len('reading: 1 of 9')}\r"


def test_what_was_never_shown_is_not_taken_away(watched: Watched) -> None:
    """Nothing is written at all."""
    watched.tell_after(0.5, (1, 9, "reading"))
    watched.line.remove()
    assert watched.written == ""
