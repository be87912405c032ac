"""`effsota decide`: from what a maintainer says to the file, the page and the API."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest

from effsota.disk.folder import read_tree
from effsota.pipeline.building import build
from effsota.text import to_log_line
from tests.builders.trackers import small_tracker
from tests.conftest import TODAY

if TYPE_CHECKING:
    from pathlib import Path

    from tests.acceptance.conftest import Run

WHY = "The log ends before the level was reached."
SPARE, CHIP = "alpha/spare", "alpha/chip"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A tracker with two boards and one decision."""
    for path, data in small_tracker().items():
        (tmp_path / "board" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "board" / path).write_bytes(data)
    return tmp_path / "board"


def words_of(page: bytes) -> str:
    """Return the words of a page, one blank between them."""
    return " ".join(re.sub("<[^>]*>", "", page.decode().partition("<main")[2]).split())


def test_each_decision_is_written_and_shown(run: Run, root: Path) -> None:
    """One accepted and one refused, one record disputed and one withdrawn: in its file, page and API."""
    file = root / "submissions/decisions.yaml"
    before = file.read_text("utf-8")
    calls = (
        ("accepted", "--issue", "#14", "--record", SPARE, "--why", "Table 3 has 9 epochs.", "--by", "owner"),
        ("refused", "--pull", "15", "--record", CHIP, "--why", WHY),
        ("disputed", CHIP, "--why", "Another table has 2 hours.", "--url", "https://example.org/15"),
        ("withdrawn", f"submissions/{SPARE}.yaml", "--why", "It was run twice as long.", "--by", "submitter"),
    )
    outcomes = [run("decide", *call, "--root", root) for call in calls]
    assert [(each.code, each.err) for each in outcomes] == [(0, "")] * 4
    assert outcomes[1].out.startswith("Wrote board/submissions/decisions.yaml:4: {date: 2026-11-27, pull: 15")
    assert "The board would say: In 2012 First took" in outcomes[2].out
    assert file.read_text("utf-8").startswith(before)
    built = build(read_tree(root), TODAY, has_pictures=False)
    assert built.assessment.errors == ()
    spare, chip = (words_of(built.files[f"tracks/{path}/index.html"]) for path in (SPARE, CHIP))
    assert "Withdrawn since 27 Nov 2026 by the submitter: It was run twice as long." in spare
    assert "27 Nov 2026Issue 14 accepted by an owner: Table 3 has 9 epochs." in spare
    assert "Disputed since 27 Nov 2026 by a maintainer: Another table has 2 hours. More" in chip
    assert f"27 Nov 2026Pull request 15 refused by a maintainer: {WHY}" in chip
    told = json.loads(built.files[f"api/v1/submissions/{CHIP}.json"])
    assert [(each["pull"], each["decision"]) for each in told["decisions"]] == [
        (12, "accepted"),
        (15, "refused"),
    ]
    assert (told["status"], told["status_detail"]["by"]) == ("disputed", "maintainer")
    assert len(json.loads(built.files["api/v1/decisions.json"])["decisions"]) == 3


def test_a_tracker_without_decisions_gets_its_file(run: Run, tracker: Path) -> None:
    """With the line by which an editor finds the schema; a link leads to the tracker's own repository."""
    assert run("decide", "refused", "--pull", "3", "--why", WHY, "--root", tracker).code == 0
    text = (tracker / "submissions/decisions.yaml").read_text("utf-8")
    assert text == (
        "# yaml-language-server: $schema=https://effsota.github.io/effsota/schema/decisions.schema.json\n"
        f"decisions:\n  - {{date: 2026-11-27, pull: 3, decision: refused, by: maintainer, why: {WHY}}}\n"
    )
    assert run("validate", "--root", tracker).code == 0


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("refused", "--why", WHY), "Which one is refused? Say --pull 12, or --issue 13."),
        (("refused", "--pull", "1", "--issue", "2", "--why", WHY), "One line is of one of them."),
        (("refused", "--pull", "1x", "--why", WHY), '"1x" is no number of a pull request or an issue'),
        (("refused", "--pull", "0", "--why", WHY), '"0" is no number of a pull request or an issue'),
        (("refused", "--pull", "3"), "The reason in a sentence is not given; say --why."),
        (("refused", "--pull", "3", "--why", "Not accepted."), '"Not accepted." does not say why'),
        (("refused", "--pull", "3", "--why", "a" * 501), "--why: "),
        (
            ("refused", "--pull", "3", "--why", WHY, "--by", "submitter"),
            "say --by maintainer, editor or owner",
        ),
        (("refused", "--pull", "3", "--why", WHY, "--url", "https://a.org/"), "--url is for a dispute"),
        (("accepted", CHIP, "--why", WHY), "say --pull 12 --record alpha/chip."),
        (("disputed", "--record", CHIP, "--why", WHY), "Say: effsota decide disputed alpha/chip --why ..."),
        (("disputed", CHIP, "--pull", "3", "--why", WHY), "leave --pull, --issue and --record out."),
        (("disputed", "alpha/chap", "--why", WHY), 'no record "alpha/chap". Did you mean alpha/chip?'),
        (("disputed", CHIP, "--why", WHY, "--url", "http://a.org/"), "--url: is not a link that begins"),
        (("withdrawn", CHIP, "--why", WHY, "--by", "owner"), "say --by submitter, maintainer or editor"),
    ],
)
def test_a_wrong_call_is_told_what_to_say(call: tuple[str, ...], told: str, run: Run, root: Path) -> None:
    """And writes nothing."""
    before = read_tree(root)
    outcome = run("decide", *call, "--root", root)
    assert (outcome.code, told in outcome.err) == (2, True), outcome.err
    assert read_tree(root) == before


@pytest.mark.parametrize(
    ("call", "rule"),
    [
        (("refused", "--pull", "12", "--why", WHY), "decision-twice"),
        (("accepted", "--pull", "13", "--record", "alpha/chap", "--why", WHY), "decision-of-unknown-record"),
        (("disputed", "alpha/first", "--why", WHY), "baseline-not-ranked"),
    ],
)
def test_a_decision_that_would_be_an_error_is_not_written(
    call: tuple[str, ...], rule: str, run: Run, root: Path
) -> None:
    """The error is told as `validate` would."""
    before = read_tree(root)
    outcome = run("decide", *call, "--root", root)
    assert (outcome.code, f"error[{rule}]" in outcome.err) == (1, True), outcome.err
    assert "Nothing was written: mend what stands above, and call again." in outcome.err
    assert read_tree(root) == before


def test_a_list_in_brackets_is_left_to_its_author(run: Run, root: Path) -> None:
    """Who is told what to write."""
    (root / "submissions/decisions.yaml").write_text(
        f"decisions: [{{date: 2026-11-02, pull: 12, decision: refused, by: owner, why: {WHY}}}]\n", "utf-8"
    )
    outcome = run("decide", "refused", "--pull", "13", "--why", WHY, "--root", root)
    assert outcome.code == 2
    assert "by hand, where it belongs: - {date: 2026-11-27, pull: 13, decision: refused" in to_log_line(
        outcome.err
    )
