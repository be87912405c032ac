"""What `make bench` prints, of made-up timings."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.measuring import Contender, Contest, FailedError, Outcome, Timing, measure, run_contest
from benchmarks.table import Size, render_sizes, render_table

CONTEST = Contest(work="`validate`", records=1_000, contenders=())


def outcome(name: str, *cpu: float) -> Outcome:
    """Return an outcome with so many CPU seconds a run, twice the wall time and 40 MB."""
    timings = (Timing(cpu=each, wall=2 * each, memory=40_000_000) for each in cpu)
    return Outcome(name=name, timings=tuple(timings))


def lines_of(*outcomes: Outcome) -> list[str]:
    """Return the table's lines below its head."""
    return render_table([(CONTEST, outcomes)]).splitlines()[2:]


def test_a_row_shows_medians_and_what_ours_takes_beside_it() -> None:
    """Ours comes first, without a ratio to itself."""
    assert lines_of(outcome("ours", 1.0, 9.0, 2.0), outcome("theirs", 8.0)) == [
        "| `validate` | 1,000 | ours | 2.00 | 4.00 | 40 |  | 3 |",
        "|  |  | theirs | 8.00 | 16.0 | 40 | 0.25× | 1 |",
    ]


def test_what_is_not_installed_is_a_row_without_numbers() -> None:
    """The reason stands beside the name, on one line and inside its cell."""
    missing = Outcome(name="theirs", timings=(), reason="not\ninstalled | here")
    assert lines_of(outcome("ours", 1.0), missing)[1] == (
        "|  |  | theirs: not installed / here | – | – | – | – | – |"
    )


@pytest.mark.parametrize(("size", "within"), [(300_000, "yes"), (300_001, "**no**")])
def test_a_size_is_told_beside_its_bound(size: int, within: str) -> None:
    """A file that is as large as its bound is within it."""
    weighed = Size(file="a page", of="5,000 records", size=size, packed=9, most=300_000)
    assert render_sizes([weighed]).splitlines()[2] == (
        f"| a page | 5,000 records | {size:,} | 9 | 300,000 | {within} |"
    )


def say(word: str, folder: Path) -> Contender:
    """Return a contender that adds a word to the file `said` of a folder."""
    command = (sys.executable, "-c", f"open('said', 'a').write('{word}')")
    return Contender(name=word, command=command, folder=folder)


def test_contenders_take_turns(tmp_path: Path) -> None:
    """A B A B: what slows the machine for a while slows all of them."""
    contenders = (say("a", tmp_path), say("b", tmp_path))
    run_contest(Contest(work="", records=0, contenders=contenders), rounds=2, seconds=1_000)
    assert (tmp_path / "said").read_text("utf-8") == "abab"


def test_what_was_measured_while_preparing_counts_as_a_run(tmp_path: Path) -> None:
    """Of a long build, so that it need not be run once more; it may also be a row of its own."""
    first = Timing(cpu=7.0, wall=7.0, memory=1)
    contest = Contest(
        work="",
        records=0,
        contenders=(say("a", tmp_path), say("b", tmp_path)),
        earlier={"a": first, "before": first},
    )
    found = run_contest(contest, rounds=1, seconds=1_000)
    assert [(each.name, len(each.timings)) for each in found] == [("a", 1), ("b", 1), ("before", 1)]
    assert (tmp_path / "said").read_text("utf-8") == "b"


def test_one_that_fails_is_told_and_the_others_go_on() -> None:
    """A peer that is broken here fails no measurement."""
    broken = Contender(name="broken", command=(sys.executable, "-c", "raise SystemExit('no such thing')"))
    fine = Contender(name="fine", command=(sys.executable, "-c", "pass"))
    found = run_contest(Contest(work="", records=0, contenders=(broken, fine)), rounds=2, seconds=1_000)
    told = [(each.reason, len(each.timings)) for each in found]
    assert told == [("broken ended with 1: no such thing", 0), (None, 2)]


def test_children_are_measured_too() -> None:
    """What a program lets others do is its own work: 0.2 CPU seconds of a child are among its own."""
    child = "import time\nwhile time.process_time() < 0.2: pass"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    assert measure(Contender(name="parent", command=(sys.executable, "-c", parent))).cpu >= 0.2


def test_another_ending_than_0_is_no_timing() -> None:
    """What did not do its work has not been quick."""
    with pytest.raises(FailedError, match="ended with 3"):
        measure(Contender(name="it", command=(sys.executable, "-c", "raise SystemExit(3)")))
