"""What a caller types and no command can use: refused in words, in whatever script, length or colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ("2024-3-1", '"2024-3-1" is not a date; write YYYY-MM-DD'),
        ("２０２４-03-01", '"２０２４-03-01" is not a date'),
        (" 2024-03-01", '" 2024-03-01" is not a date'),
        ("2023-02-29", "is not a day of the calendar (no such date)"),
        ("0001-01-01", "is a date before 1950"),
        ("9999-12-31", "9999-12-31 lies too far ahead; write a day up to 2199-12-31"),
        ("2200-01-01", "2200-01-01 lies too far ahead"),
        ("", '"" is not a date'),
    ],
)
def test_a_day_is_written_in_one_way(run: Run, tracker: Path, day: str, words: str) -> None:
    """As in the files, and of a calendar that can be reckoned on from."""
    found = run("show", "--root", tracker, "--today", day)
    assert (found.code, words in found.err) == (2, True)


@pytest.mark.parametrize("day", ["2024-02-29", "2199-12-31"])
def test_a_day_up_to_the_last_is_taken(run: Run, tracker: Path, day: str) -> None:
    """Leap days too; from every page of a site."""
    assert run("build", "--root", tracker, "--today", day, "--no-pictures").code == 0


@pytest.mark.parametrize("seconds", ["253402300800", "9" * 30, "-1", "abc", "１", "1e9", " 1"])
def test_a_clock_that_says_no_day_is_refused(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch, seconds: str
) -> None:
    """SOURCE_DATE_EPOCH is seconds since 1970 in digits; anything else would be another day in silence."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds)
    found = run("show", "--root", tracker)
    assert found.code == 2
    assert f'SOURCE_DATE_EPOCH="{seconds}" is no day up to the year 2199' in found.err


@pytest.mark.parametrize("scale", ["nan", "inf", "-inf", "0", "-1", "1e309", "1e7", "1_0", "１", "", "x"])
def test_a_scale_is_a_positive_number(run: Run, tracker: Path, tmp_path: Path, scale: str) -> None:
    """Nothing that Python alone would take for one."""
    (tmp_path / "a.csv").write_text("flop,acc\n1e14,50\n", "utf-8")
    found = run("scan", "a.csv", f"--metric-scale={scale}", "--root", tracker)
    assert found.code == 2
    assert (
        f"Invalid value for '--metric-scale': \"{scale}\" is not a number above 0, at most 1,000,000"
        in found.err
    )


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("reported", "--compute", ""), "--compute: compute is blank"),
        (
            ("reported", "--compute", "5 \u202eFLOP"),
            "--compute: compute holds an invisible text-direction character",
        ),
        (("reported", "--compute", "9" * 5_000), 'error: --compute: "99999'),
        (("reported", "--compute", "5 FLOP", "--uncertainty", ""), "--uncertainty: uncertainty is blank"),
        (("reported", "--compute", "5 FLOP", "--factor", ""), "--factor: value is blank"),
        (("reported", "--compute", "1e999 FLOP"), "error: --compute: "),
        (("operations", "--forward", "", "--examples", "1", "--epochs", "1"), "--forward: forward is blank"),
        (("operations", "--forward", "1 FLOP", "--examples", "x" * 9_999, "--epochs", "1"), "--examples: "),
        (("parameters", "--parameters", "1e9", "--tokens", "\udcff"), "--tokens: "),
    ],
    ids=lambda value: str(value)[:60].encode("ascii", "replace").decode(),
)
def test_an_estimate_says_what_it_cannot_use(run: Run, typed: tuple[str, ...], words: str) -> None:
    """Also what is blank, invisible or very long."""
    found = run("estimate", *typed)
    assert (found.code, words in found.err, "hint: " in found.err) == (2, True, True)


@pytest.mark.parametrize(
    "call",
    [
        ("{}",),
        ("--{}",),
        ("show", "{}"),
        ("show", "--{}"),
        ("show", "--today", "{}"),
        ("show", "--root", "{}"),
        ("validate", "{}"),
        ("scan", "{}"),
        ("scan", ".", "--method", "{}"),
        ("scan", ".", "--metric-scale", "{}"),
        ("new", "{}", "--yes"),
        ("new", "--set", "{}", "--yes"),
        ("diff", "{}"),
        ("trend", "{}"),
        ("estimate", "{}"),
        ("estimate", "reported", "--compute", "{}"),
        ("import", "epoch", "{}", "-o", "x"),
        ("init", "a", "--branch", "{}"),
        ("init", "a", "--name", "{}"),
    ],
    ids=" ".join,
)
def test_what_a_caller_typed_is_shown_inert(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...]
) -> None:
    """No terminal is told what to do by its own command line, which may have been pasted."""
    monkeypatch.chdir(tracker)
    found = run(*(word.format("a\x1b[31mb\x07\u202e") for word in call))
    assert found.code == 2
    assert not {"\x1b", "\x07", "\u202e"} & set(found.out + found.err)


@pytest.mark.parametrize(
    "call", [("init", ""), ("validate", ""), ("show", "--root", ""), ("build", "-o", "")]
)
def test_a_blank_path_is_not_the_folder_that_one_is_in(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[str, ...]
) -> None:
    """As a variable that is not set leaves it; nothing is written."""
    monkeypatch.chdir(tracker)
    before = sorted(path.name for path in tracker.iterdir())
    found = run(*call)
    assert found.code == 2
    assert "it is blank; name a file or a folder (the one that you are in is .)" in found.err
    assert sorted(path.name for path in tracker.iterdir()) == before


def test_choices_are_listed_one_a_line(run: Run, tracker: Path) -> None:
    """As they are typed: the signs by which the library sets them in are no caller's."""
    found = run("decide", "--root", tracker)
    assert (found.code, found.err.splitlines()[-4:]) == (
        2,
        ["    accepted,", "    refused,", "    disputed,", "    withdrawn"],
    )
