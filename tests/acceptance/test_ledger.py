"""`effsota build --ledger`, `effsota ledger` and `effsota replay`: what was published, and who moved it."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from effsota import __version__
from tests.builders.ledgers import ledger_of, record
from tests.present import present

if TYPE_CHECKING:
    from tests.acceptance.conftest import Run

DOCUMENT = Path(__file__).parents[2] / "docs/ledger.md"
HOSTILE = "\u2028::set-output name=x::\u200b"
ONE = {**record("t/a", compute_flop=1e17, rank=1), **record("t/b", rank=2)}
TWO = {**record("t/a", compute_flop=2e17, rank=2), **record("t/b", rank=1, note=HOSTILE)}


def blocks(language: str) -> list[str]:
    """Return the fenced blocks of the document that are in a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", DOCUMENT.read_text("utf-8"), re.DOTALL | re.MULTILINE)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A ledger of two publications, of 2026-01-05 and the day after."""
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(ledger_of(ONE, TWO))
    return path


def test_the_document_says_what_a_publication_adds(
    run: Run, tracker: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its commands run as they stand, and the ledger's last lines are those that it shows."""
    monkeypatch.chdir(tracker)
    making, asking = (
        [shlex.split(line, comments=True) for line in each.splitlines()] for each in blocks("sh")
    )
    days = {0: ["--today", "2026-11-28", "--no-pictures"], 1: ["--today", "2026-11-29", "--no-pictures"]}
    for at, words in enumerate(present(making)):
        assert run(*words[1:], *days.get(at, [])).code == 0
        example = tracker / "submissions/example-level/example-baseline.yaml"
        example.write_text(example.read_text("utf-8").replace("epochs: 10", "epochs: 45"), "utf-8")
    (shown,) = blocks("json")
    lines = (tracker / "second/data/ledger.jsonl").read_text("ascii").splitlines()
    told = re.sub("[0-9a-f]{64}", "…", "\n".join(lines[-shown.count("\n") :])) + "\n"
    assert told == shown.replace('"program":"0.1.0"', f'"program":"{__version__}"')
    for words in present(asking):
        assert run(*words[1:], *(["--today", "2026-11-30"] if "replay" in words else [])).code == 0


def test_a_build_refuses_a_ledger_that_is_not_its_own(run: Run, tracker: Path, file: Path) -> None:
    """It writes nothing, and says what is wrong and what to do."""
    outcome = run("build", "--root", tracker, "--ledger", file, "-o", "site")
    *_, wrong, hint = outcome.err.splitlines()
    assert outcome.code == 1
    assert wrong.startswith(
        f"effsota: {file}: this is the ledger of another tracker, https://example.org/test/"
    )
    assert hint.startswith("  This tracker is https://example.org/tracker/ of https://github.com/you/")
    assert not Path("site").exists()


@pytest.mark.parametrize("words", [["--ledger", ""], ["--commit", "abc"], ["--commit", "0" * 40]])
def test_a_call_that_means_nothing_is_refused(run: Run, tracker: Path, words: list[str]) -> None:
    """A blank file, a commit cut short, a commit without a ledger."""
    outcome = run("build", "--root", tracker, "-o", "site", *words)
    assert (outcome.code, "Traceback" in outcome.err) == (2, False)


def test_a_whole_ledger_is_told_by_its_head(run: Run, file: Path) -> None:
    """With what it holds, for people and for programs."""
    shown = run("ledger", "verify", file).out
    told = json.loads(run("ledger", "verify", file, "--format", "json").out)
    assert f"Head: {told['head']}" in shown
    assert (told["publications"], told["events"], told["first"]) == (2, 2, "2026-01-05")


def test_a_ledger_that_was_tampered_with_is_refused_by_line(run: Run, file: Path) -> None:
    """The line that is not the published one."""
    file.write_bytes(file.read_bytes().replace(b'"new":1e+17', b'"new":3e+17', 1))
    outcome = run("ledger", "verify", file)
    assert outcome.code == 1
    assert outcome.err.startswith(f"effsota: {file}:5: the chain is broken: this is not the line")


def test_a_ledger_that_begins_otherwise_is_refused(run: Run, file: Path, tmp_path: Path) -> None:
    """One that was written anew has a whole chain."""
    other = tmp_path / "other.jsonl"
    other.write_bytes(ledger_of(TWO))
    assert run("ledger", "verify", file, "--starts-with", file).code == 0
    outcome = run("ledger", "verify", other, "--starts-with", file)
    assert (outcome.code, "this line is not the one that was published" in outcome.err) == (1, True)


@pytest.mark.parametrize("name", ["missing.jsonl", "."])
def test_what_is_no_file_is_refused(run: Run, name: str) -> None:
    """A folder, and nothing at all."""
    outcome = run("ledger", "verify", name)
    assert (outcome.code, outcome.err.startswith(f"effsota: {name}: ")) == (1, True)


def test_the_log_tells_what_happened_since_a_day(run: Run, file: Path) -> None:
    """Newest first, whatever stands in a name."""
    both = json.loads(run("ledger", "log", "--ledger", file, "--format", "json").out)
    assert [event["event"] for event in both] == [2, 1]
    shown = run("ledger", "log", "--ledger", file, "--since", "2026-01-06")
    assert shown.out.count("\n") == 2
    assert not {"\u2028", "\u200b"} & {*shown.out}


def test_blame_names_publication_and_cause(run: Run, file: Path) -> None:
    """And every value that the number had; a record may stand before it."""
    outcome = run("ledger", "blame", "t", "a:flop", "--ledger", file)
    assert outcome.code == 2
    moves = json.loads(run("ledger", "blame", "t", "b:rank", "--ledger", file, "--format", "json").out)
    assert [(each["old"], each["new"]) for each in moves] == [(2, 1), (None, 2)]
    assert moves[0]["event"]["causes"][0]["file"] == "submissions/t/a.yaml"
    assert moves[0]["through"] == "t/a compute_flop"
    assert [each["number"] for each in moves[0]["chain"]] == ["compute_flop"]


@pytest.mark.parametrize("words", [["nowhere", "rank"], ["t", "c:rank"], ["t", "a:rnak"], [".", "chip"]])
def test_blame_says_what_there_is(run: Run, file: Path, words: list[str]) -> None:
    """Of a track, a record or a number that the ledger does not tell of."""
    outcome = run("ledger", "blame", *words, "--ledger", file)
    assert (outcome.code, "The ledger tells of no" in outcome.err) == (2, True)


@pytest.mark.parametrize("form", ["json", "csv"])
def test_a_day_that_is_over_is_told_in_the_same_bytes(
    run: Run, file: Path, tmp_path: Path, form: str
) -> None:
    """However the ledger went on."""
    other = tmp_path / "other.jsonl"
    other.write_bytes(ledger_of(ONE))
    calls = [run("replay", "2026-01-05", "--ledger", each, "--format", form) for each in (other, file)]
    assert calls[0].out == calls[1].out != ""
    later = run("replay", "2026-01-06", "--ledger", file, "--format", form).out
    assert later != calls[0].out
    assert not {"\u2028", "\u200b"} & {*later}


@pytest.mark.parametrize(("day", "says"), [("2026-01-04", "the ledger begins on"), ("2030-01-01", "to come")])
def test_a_day_of_which_nothing_is_known_is_refused(run: Run, file: Path, day: str, says: str) -> None:
    """Before the ledger begins, and after today."""
    outcome = run("replay", day, "--ledger", file)
    assert (outcome.code, says in outcome.err) == (2, True)
