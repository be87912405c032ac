"""A tracker's own chips and reference trends are added to the packaged ones, and win over them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from effsota.disk.folder import read_bundle, read_tree
from effsota.disk.revision import State, read_folder_state
from effsota.disk.stale import Replayed
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.assessment import assess
from effsota.pipeline.comparison import compare
from tests.present import present

if TYPE_CHECKING:
    from tests.acceptance.conftest import Run

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 22)
HARDWARE = "schema/hardware.yaml"
OWN_CHIP = """\
chips:
  my-chip:
    name: My chip
    kind: gpu
    peaks: {fp32: 3 TFLOP/s}
    aliases: [%s]
    source: {title: Its datasheet}
"""
RECORD = """\
model: %s
date: 2024-02-01
publication: {title: A paper, url: https://example.org/a-paper}
result: {value: 91, is: measured}
compute:
  - {method: hardware-time, hardware: %s, count: 8, time: 3 hours}
"""


@pytest.fixture
def own(tracker: Path) -> Path:
    """A tracker with one chip of its own, and a record on it and on a packaged one."""
    (tracker / "schema").mkdir()
    (tracker / HARDWARE).write_text(OWN_CHIP % "mine", "utf-8")
    for name, chip in (("one", "mine"), ("two", "GTX 580")):
        file = tracker / f"submissions/example-level/{name}.yaml"
        file.write_text(RECORD % (name.title(), chip), "utf-8")
    return tracker


def test_an_own_chip_stands_beside_the_packaged_ones(run: Run, own: Path) -> None:
    """A record may name either."""
    assert run("validate", "--root", own).out.endswith("3 submissions in 1 track: no errors, no warnings\n")
    assert run("estimate", "hardware-time", "--hardware", "mine", "--time", "1 hour", "--root", own).code == 0


def test_an_own_chip_wins_by_id_and_by_alias(own: Path) -> None:
    """Of a packaged chip of its id nothing is left, not its aliases either."""
    (own / HARDWARE).write_text((OWN_CHIP % "gtx 580").replace("my-chip", "nvidia-tesla-k20c"), "utf-8")
    hardware = assess(read_tree(own), TODAY).hardware
    found = [hardware.find(name) for name in ("GTX 580", "nvidia-tesla-k20c", "nvidia-geforce-gtx-580")]
    names = [chip and chip.name for chip in found]
    assert (names, hardware.find("k20c")) == (["My chip", "My chip", "NVIDIA GeForce GTX 580"], None)


def test_a_whole_vocabulary_stands_alone(own: Path) -> None:
    """`whole: true` says that no other chip is to be known."""
    (own / HARDWARE).write_text("whole: true\n" + OWN_CHIP % "mine", "utf-8")
    assessment = assess(read_tree(own), TODAY)
    assert list(assessment.hardware.chips) == ["my-chip"]
    assert [problem.rule for problem in assessment.errors] == ["hardware-unknown"]


def test_a_problem_is_told_where_it_stands_in_the_own_file(run: Run, own: Path) -> None:
    """With its line, and only there: the packaged file has none."""
    (own / HARDWARE).write_text((OWN_CHIP % "mine").replace("3 TFLOP/s", "3 TFLOPS"), "utf-8")
    told = [line for line in run("validate", "--root", own).out.splitlines() if "error[" in line]
    assert told[0].startswith("board/schema/hardware.yaml:5:19: error[")
    assert all("packaged" not in line for line in present(told))


def test_an_own_reference_trend_stands_beside_the_packaged_ones(own: Path) -> None:
    """And in the place of one of its id."""
    trend = "{name: Mine, doubling_time: 3 years, source: {title: A paper}}"
    text = f"trends:\n  moores-law: {trend}\n  mine: {trend}\n"
    (own / "schema/reference-trends.yaml").write_text(text, "utf-8")
    names = {each.id: each.name for each in assess(read_tree(own), TODAY).references}
    assert (names["moores-law"], names["mine"]) == ("Mine", "Mine")
    assert len(names) > 2


@pytest.fixture
def here(own: Path) -> State:
    """A repository that holds the whole vocabulary, as this one does, and a record on one of its chips."""
    (own / HARDWARE).write_bytes(read_bundle()[HARDWARE].data)
    (own / "submissions/example-level/one.yaml").unlink()
    return read_folder_state(own)


@pytest.mark.parametrize("is_said_whole", [True, False], ids=["whole", "no longer whole"])
def test_a_chip_that_a_pull_request_takes_out_is_missed(here: State, is_said_whole: bool) -> None:  # noqa: FBT001
    """In the repository whose vocabulary is whole: what the judge brings along does not stand in for it."""
    text = here.own[HARDWARE].data.decode()
    begin = text.index("  nvidia-geforce-gtx-580:")
    text = text[:begin] + text[text.index("  nvidia-tesla-k20c:") :]
    data = (text if is_said_whole else text.replace("whole: true", "# ")).encode()
    changed = {**here.own, HARDWARE: TreeFile(mode=REGULAR, data=data, size=len(data))}
    assert "hardware-unknown" in rules_of_errors(here, changed)


def test_a_vocabulary_that_a_pull_request_takes_out_is_missed(here: State) -> None:
    """Its chips are not those of the package then."""
    changed = {path: file for path, file in here.own.items() if path != HARDWARE}
    assert "hardware-unknown" in rules_of_errors(here, changed)


def rules_of_errors(base: State, changed: dict[str, TreeFile]) -> set[str]:
    """Return what a change to `base` is refused for."""
    head = Replayed(state=State(name="head", own=changed))
    judgement = compare(base, head, TODAY, is_vouched=True).judgement
    return {problem.rule for problem in judgement.problems if problem.is_error}


def test_an_own_chip_is_known_from_within_the_tracker(
    run: Run, own: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As validate finds the tracker, so do the list of chips and the calculator."""
    monkeypatch.chdir(own / "submissions")
    assert "my-chip" in run("chips", "mine").out
    asked = ("--hardware", "my-chip", "--count", "1", "--time", "1 hours", "--utilization", "0.5")
    assert run("estimate", "hardware-time", *asked).code == 0
