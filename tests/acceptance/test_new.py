"""`effsota new`: a submission by questions or options."""

from __future__ import annotations

import json
import resource
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from effsota.cli.commands import cli
from effsota.disk.folder import read_bundle
from effsota.methods import ASKED
from effsota.reading.document import parse_document
from effsota.reading.schema import read_schema
from effsota.showing.forms import worked_example
from tests.known_architectures import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from effsota.model import Method
    from tests.acceptance.conftest import Run

OPTIONS = ("--method", "operations", "--set", "forward=0.1e9 multiply-adds", "--set", "examples=1e6")
DATED = ("--date", "2024-01-20")
SAID = ("--model", "My model", "--title", "My paper", "--arxiv", "2401.12345", *DATED, "--yes")


def test_options_write_a_valid_file(run: Run, tracker: Path) -> None:
    """Link and date follow from the arXiv id, the level from the track."""
    found = run("new", "example-level", *OPTIONS, *SAID, "--root", tracker)
    assert found.code == 0
    text = (tracker / "submissions/example-level/my-model.yaml").read_text("utf-8")
    assert 'url: "https://arxiv.org/abs/2401.12345"' in text
    assert "date: 2024-01-20" in text
    assert "  value: 90\n  is: at-least" in text
    assert run("validate", "--root", tracker).code == 0


def test_no_day_is_made_up_of_a_month(run: Run, tracker: Path) -> None:
    """An arXiv id tells no day: where it stands is said, and nothing is written."""
    said = [word for word in SAID if word not in DATED]
    found = run("new", "example-level", *OPTIONS, *said, "--root", tracker)
    assert found.code == 2
    assert "Its date is not given; say --date YYYY-MM-DD: its id tells the month only, 2024-01" in found.err
    assert "https://arxiv.org/abs/2401.12345 gives the day under Submission history, [v1]." in found.err
    assert not (tracker / "submissions/example-level/my-model.yaml").exists()


def test_today_is_taken_only_where_it_is_said(run: Run, tracker: Path) -> None:
    """Of a link that tells no date."""
    said = ("--model", "My model", "--title", "My paper", "--url", "https://example.org/x", "--yes")
    found = run("new", "example-level", *OPTIONS, *said, "--root", tracker)
    assert found.code == 2
    assert "Its date is not given; say --date YYYY-MM-DD, or: today." in found.err
    assert run("new", "example-level", *OPTIONS, *said, "--date", "today", "--root", tracker).code == 0
    assert "date: 2026-11-27" in (tracker / "submissions/example-level/my-model.yaml").read_text("utf-8")


def test_a_curve_gives_compute_and_result(run: Run, tracker: Path, tmp_path: Path) -> None:
    """Compute is counted up to the crossing, and the curve is filed beside."""
    (tmp_path / "run.csv").write_text("flop,accuracy\n1e14,50\n2e14,90.4\n", "utf-8")
    found = run("new", "example-level", "--from", "run.csv", *SAID, "--root", tracker)
    assert found.code == 0
    assert "curve: my-model.csv" in (tracker / "submissions/example-level/my-model.yaml").read_text("utf-8")


def test_a_claim_in_doubt_is_written_for_its_file_to_answer(run: Run, tracker: Path) -> None:
    """Also where nothing is merged before that; whom nobody asks can answer in the call."""
    (tracker / "tiny.csv").write_text("flop,accuracy\n1e9,50\n2e9,90.4\n", "utf-8")
    said = (*SAID, "--date", "2024-01-20", "--root", tracker)
    found = run("new", "example-level", "--from", str(tracker / "tiny.csv"), *said)
    file = tracker / "submissions/example-level/my-model.yaml"
    assert (found.code, "error[giant-leap]" in found.err) == (0, True)
    assert "waits for you: mend the file, or say in it why it is right" in found.out
    assert "Nothing can be merged before that" in found.out
    assert run("validate", "--root", tracker).code == 1
    file.unlink()
    file.with_suffix(".csv").unlink()
    answer = ("--answer", "giant-leap=The log counts FLOP.")
    assert run("new", "example-level", "--from", str(tracker / "tiny.csv"), *said, *answer).code == 0
    (tracker / "tiny.csv").unlink()
    assert run("validate", "--root", tracker).code == 0


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
    assert "There is no track exampel. Did you mean example-level? Tracks: example-level." in found.err


def test_questions_lead_to_the_same_file(tracker: Path) -> None:
    """A person who types one answer a line ends with a valid submission."""
    answers = (
        "reported\n1e15 FLOP\n\n90.4\nMy model\nMy paper\nhttps://example.org/mine\n"
        "2024-01-20\nTable 2\nhttps://example.org/code\n\ny\n"
    )
    found = CliRunner().invoke(cli, ["new", "example-level", "--root", str(tracker)], input=answers)
    assert found.exit_code == 0
    text = (tracker / "submissions/example-level/my-model.yaml").read_text("utf-8")
    assert "where: Table 2" in text
    assert 'url: "https://example.org/code"' in text


@pytest.mark.parametrize("method", ASKED, ids=lambda each: each.name)
def test_the_worked_example_of_every_method_can_be_filed(run: Run, tracker: Path, method: Method) -> None:
    """What a question suggests is an answer that it takes."""
    schema = read_schema(read_bundle()["schema/submission.schema.json"].data)
    example = worked_example(schema, method)
    assert {*example} == {*method.asked}
    keys = [word for key, value in example.items() for word in ("--set", f"{key}={value}")]
    found = run("new", "example-level", "--method", method.name, *keys, *SAID, "--root", tracker)
    assert found.code == 0, found.err


def test_an_architecture_is_read_from_the_file_that_is_named(tracker: Path, tmp_path: Path) -> None:
    """Asked for until it is one; then what its kind needs: of images no context, and examples."""
    file, other = tmp_path / "config.json", tmp_path / "index.json"
    file.write_text(json.dumps(KNOWN["vit-base"].config), "utf-8")
    other.write_text('{"weight_map": {}}', "utf-8")
    answers = (
        f"architecture\n{tmp_path / 'none'}\n{other}\n{file}\n1e6\n5\n\n90.4\nMy model\nMy paper\n"
        "https://example.org/mine\n2024-01-20\n\n\n\ny\n"
    )
    found = CliRunner().invoke(cli, ["new", "example-level", "--root", str(tracker)], input=answers)
    assert found.exit_code == 0, found.stderr
    assert f"  there is no file {tmp_path / 'none'}; write the path of one." in found.stderr
    assert "  weight_map stands in the index of a model's weights, and here is no model_type;" in found.stderr
    text = (tracker / "submissions/example-level/my-model.yaml").read_text("utf-8")
    assert "    examples: 1e6\n    epochs: 5\n" in text


def test_a_wrong_answer_is_asked_for_again(tracker: Path) -> None:
    """At once, with what to write instead."""
    answers = (
        "reported\n1e15\n1e15 FLOP\n\n12\n\nMy model\nMy paper\n"
        "example.org\nhttps://example.org/mine\ntoday\n\n\nA b\n\ny\n"
    )
    found = CliRunner().invoke(cli, ["new", "example-level", "--root", str(tracker)], input=answers)
    assert found.exit_code == 0
    assert "  12 does not reach 90 %; only runs that reach the level are listed." in found.stderr
    assert "  A b is not a file name; write lower-case letters, digits and single hyphens." in found.stderr


def test_sources_and_code_are_options_too(run: Run, tracker: Path) -> None:
    """A source is a title, a link and the place in it."""
    more = ("--source", "Their log https://example.org/log line 7", "--code", "https://example.org/code")
    assert run("new", "example-level", *OPTIONS, *SAID, *more, "--root", tracker).code == 0
    text = (tracker / "submissions/example-level/my-model.yaml").read_text("utf-8")
    assert 'title: Their log\n        url: "https://example.org/log"\n        where: line 7' in text
    assert 'code:\n  url: "https://example.org/code"' in text


def test_a_source_without_a_link_is_refused(run: Run, tracker: Path) -> None:
    """What to write stands in the message."""
    found = run("new", "example-level", *OPTIONS, *SAID, "--source", "Their log", "--root", tracker)
    assert found.code == 2
    assert 'write TITLE LINK WHERE, such as "My paper https://example.org/paper Table 2"' in found.err


def test_an_old_arxiv_id_tells_its_month_too(run: Run, tracker: Path) -> None:
    """Before April 2007 an id began with its subject."""
    claim = ("--title", "T", "--model", "Old", "--arxiv", "cs/0112017", "--date", "2001-12-10")
    options = (*claim, "--yes", "--root", tracker)
    run("new", "example-level", *OPTIONS, *options, "--name", "old")
    found = run("new", "example-level", *OPTIONS, *options, "--arxiv", "cs/0113017")
    assert found.code == 2
    assert "--arxiv cs/0113017 is not an arXiv id; write one such as 1905.11946 or cs/0112017." in found.err


def test_the_first_record_of_a_track_becomes_its_baseline(run: Run, tracker: Path) -> None:
    """A track is made by its track.yaml; until then only the baseline is missing."""
    (tracker / "submissions/example-level/example-baseline.yaml").unlink()
    found = run("new", "example-level", *OPTIONS, *SAID, "--name", "example-baseline", "--root", tracker)
    assert found.code == 0
    assert "example-level has no baseline yet: its track.yaml awaits example-baseline" in found.err
    assert (
        "On example-level: rank 1 of 1, on the efficiency frontier, 0.00694 TFS-days, the baseline"
        in found.out
    )
    assert run("validate", "--root", tracker).code == 0


def test_a_date_in_the_future_is_asked_for_again(tracker: Path) -> None:
    """At the question, not at the end."""
    answers = (
        "reported\n1e15 FLOP\n\n\nMy model\nMy paper\nhttps://example.org/mine\n"
        "2999-01-01\n2024-01-20\n\n\n\ny\n"
    )
    found = CliRunner().invoke(cli, ["new", "example-level", "--root", str(tracker)], input=answers)
    assert found.exit_code == 0
    assert "  2999-01-01 is in the future; write a date up to today" in found.stderr


def test_who_stops_midway_hears_that_nothing_was_written(tracker: Path) -> None:
    """The end of the input is what Ctrl-C is to a person."""
    found = CliRunner().invoke(cli, ["new", "example-level", "--root", str(tracker)], input="reported\n")
    assert found.exit_code == 1
    assert "Stopped. Nothing was written.\nWhat you typed, as one call" in found.stderr
    assert "  effsota new example-level --method reported --root " in found.stderr


def test_the_first_record_is_not_taken_for_the_baseline_in_silence(run: Run, tracker: Path) -> None:
    """A name stays for ever: only who files the record knows whether it is that one."""
    (tracker / "submissions/example-level/example-baseline.yaml").unlink()
    found = run("new", "example-level", *OPTIONS, *SAID, "--root", tracker)
    assert found.code == 2
    assert "Say whether My model is that baseline: --name example-baseline if it is" in found.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("--set", "examples=2e6"), "--set examples is said twice, 1e6 and 2e6: say it once."),
        (("--set", "=4"), "--set =4 has no value; write --set KEY=VALUE."),
        (("--set", "run={a"), "is no list or mapping"),
        (("--value", "90"), ""),
    ],
)
def test_a_key_is_said_once(run: Run, tracker: Path, words: tuple[str, str], message: str) -> None:
    """The last one does not win in silence."""
    found = run("new", "example-level", *OPTIONS, *SAID, *words, "--root", tracker)
    assert found.code == (2 if message else 0)
    assert message in found.err


def test_a_list_or_mapping_is_a_value_too(run: Run, tracker: Path) -> None:
    """Whatever keys a method takes, `--set` gives them, in YAML's brackets."""
    parts = "forward=[{what: encoder, value: 0.1e9 multiply-adds}, {what: decoder, value: 1e8 FLOP}]"
    words = ("--method", "operations", "--set", parts, "--set", "examples=1e6", "--set", "note=Two parts")
    assert run("new", "example-level", *words, *SAID, "--root", tracker).code == 0
    document = parse_document((tracker / "submissions/example-level/my-model.yaml").read_bytes()).document
    assert document is not None
    assert document.data["compute"][0]["forward"][1] == {"what": "decoder", "value": "1e8 FLOP"}


def test_a_model_without_latin_letters_has_no_name_by_itself(run: Run, tracker: Path) -> None:
    """What is to be said, and how it has to look."""
    said = ["中文" if word == "My model" else word for word in SAID]
    found = run("new", "example-level", *OPTIONS, *said, "--root", tracker)
    assert found.code == 2
    assert "中文 has no letters a to z to make one of. Small letters, digits and hyphens" in found.err
    assert "is not given; say --name." in found.err


@pytest.fixture
def full_disk(tracker: Path) -> Iterator[None]:
    """A process that may write no byte into any file, as on a full disk or in a read-only folder."""
    assert tracker.is_dir()
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.usefixtures("full_disk")
def test_a_folder_that_cannot_be_written_is_a_wrong_call(run: Run, tracker: Path) -> None:
    """It is said in a line, and no half of a submission is left."""
    found = run("new", "example-level", *OPTIONS, *SAID, "--root", tracker)
    file = tracker / "submissions/example-level/my-model.yaml"
    assert (found.code, found.err.splitlines()[-1]) == (
        2,
        f"Error: {file} cannot be written: File too large.",
    )
    assert not file.exists()
