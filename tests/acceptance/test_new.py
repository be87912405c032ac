"""`effsota new`: a submission by questions or options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click.testing import CliRunner

from effsota.cli import cli

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

OPTIONS = ("--method", "operations", "--set", "forward=0.1e9 multiply-adds", "--set", "examples=1e6")
SAID = ("--model", "My model", "--title", "My paper", "--arxiv", "2401.12345", "--yes")


def test_options_write_a_valid_file(run: Run, tracker: Path) -> None:
    """Link and date follow from the arXiv id, the level from the track."""
    found = run("new", "example-level", *OPTIONS, *SAID, "--date", "2024-01-20", "--root", tracker)
    assert found.code == 0
    text = (tracker / "submissions/example-level/my-model.yaml").read_text("utf-8")
    assert 'url: "https://arxiv.org/abs/2401.12345"' in text
    assert "date: 2024-01-20" in text
    assert "  value: 90\n  is: at-least" in text
    assert run("validate", "--root", tracker).code == 0


def test_the_date_defaults_to_the_month_of_the_arxiv_id(run: Run, tracker: Path) -> None:
    """Nothing is looked up on the network."""
    run("new", "example-level", *OPTIONS, *SAID, "--root", tracker)
    assert "date: 2024-01-01" in (tracker / "submissions/example-level/my-model.yaml").read_text("utf-8")


def test_a_curve_gives_compute_and_result(run: Run, tracker: Path, tmp_path: Path) -> None:
    """Compute is counted up to the crossing, and the curve is filed beside."""
    (tmp_path / "run.csv").write_text("flop,accuracy\n1e14,50\n2e14,90.4\n", "utf-8")
    found = run("new", "example-level", "--from", "run.csv", *SAID, "--date", "2024-01-20", "--root", tracker)
    assert found.code == 0
    assert "curve: my-model.csv" in (tracker / "submissions/example-level/my-model.yaml").read_text("utf-8")


def test_what_is_missing_is_named_with_its_option(run: Run, tracker: Path) -> None:
    """Scripts get no questions."""
    found = run("new", "example-level", *OPTIONS, "--yes", "--root", tracker)
    assert found.code == 2
    assert "Model is not given; say --model." in found.err


def test_a_claim_with_an_error_is_not_written(run: Run, tracker: Path) -> None:
    """Its problems are printed as `validate` prints them."""
    found = run("new", "example-level", *OPTIONS, *SAID, "--value", "12", "--root", tracker)
    assert found.code == 1
    assert "error[result-misses-target]" in found.err
    assert not (tracker / "submissions/example-level/my-model.yaml").exists()


def test_an_unknown_track_lists_the_known_ones(run: Run, tracker: Path) -> None:
    """The list is short."""
    found = run("new", "exampel", *SAID, "--root", tracker)
    assert "There is no track exampel. Tracks: example-level." in found.err


def test_questions_lead_to_the_same_file(tracker: Path) -> None:
    """A person who types one answer a line ends with a valid submission."""
    answers = "reported\n1e15 FLOP\nMy model\nMy paper\nhttps://example.org/mine\n2024-01-20\n"
    found = CliRunner().invoke(cli, ["new", "example-level", "--root", str(tracker)], input=answers)
    assert found.exit_code == 0
    assert (tracker / "submissions/example-level/my-model.yaml").exists()
