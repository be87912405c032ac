"""Where the program breaks at one file, that file says so, and every other file is judged as ever."""

from __future__ import annotations

from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota.disk.cache import Cache
from effsota.disk.folder import read_bundle
from effsota.disk.revision import read_folder_state
from effsota.disk.stale import Replayed
from effsota.judging.changes import Verdict, render_markdown
from effsota.model import ChangedMeanwhileError, Tree, TreeFile
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.building import build
from effsota.pipeline.comparison import compare
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.isolation import is_broken
from effsota.pipeline.kept_results import KeptResults
from effsota.pipeline.packed_values import pack, unpack
from effsota.pipeline.publishing import Wanted, publish
from effsota.problems import BrokenAtError, BrokenFilesError

if TYPE_CHECKING:
    from effsota.problems import Problem

TODAY = date(2026, 11, 22)
BASE = read_folder_state(Path(__file__).parents[2] / "changes/base")
ROOM = "submissions/alexnet-level"
RECORD, TRACK, TRACKER = f"{ROOM}/efficientnet-b0.yaml", f"{ROOM}/track.yaml", "submissions/tracker.yaml"
CURVE = f"{ROOM}/googlenet.csv"
OTHER = f"{ROOM}/wrong.yaml"
MARK = "EfficientNet-B0"
HINT = "this is a fault of effsota, and the file may be fine: report it with the file to the maintainers"


def tree_of() -> Tree:
    """Return the small board with the schemas, and another file that is wrong in an ordinary way."""
    wrong = b"licence: MIT\n"
    return {**read_bundle(), **BASE.own, OTHER: TreeFile(mode="100644", data=wrong, size=len(wrong))}


def break_at(monkeypatch: pytest.MonkeyPatch, place: str, mark: str) -> None:
    """Make a function raise where its arguments name `mark`; of some, where the first does."""
    module, _, name = place.rpartition(".")
    try:
        owner: Any = import_module(f"effsota.{module}")
    except ModuleNotFoundError:
        room, _, kind = module.rpartition(".")
        owner = getattr(import_module(f"effsota.{room}"), kind)
    whole = getattr(owner, name)

    def broken(*given: Any, **named: Any) -> Any:
        looked = given[0] if name in {"build_submission_page", "check_shape"} else (given, named)
        if mark in f"{looked}":
            raise ZeroDivisionError("division by zero")
        return whole(*given, **named)

    monkeypatch.setattr(owner, name, staticmethod(broken) if isinstance(owner, type) else broken)


PLACES = {
    "pipeline.shapes.parse_document": (MARK, RECORD),
    "pipeline.shapes.check_shape": (MARK, RECORD),
    "pipeline.shapes.load_schema": ("reference-trends", "schema/reference-trends.schema.json"),
    "reading.curve.csvfile.parse_curve": ("", CURVE),
    "model.Submission.from_data": (MARK, RECORD),
    "model.Track.from_data": ("alexnet-level", TRACK),
    "model.Tracker.from_data": ("", TRACKER),
    "pipeline.shared_files.build_hardware": ("", "schema/hardware.yaml"),
    "pipeline.shared_files.build_references": ("", "schema/reference-trends.yaml"),
    "pipeline.judging.find_in_claim": (MARK, RECORD),
    "pipeline.judging.check_claim": (MARK, RECORD),
    "pipeline.judging.build_record": (MARK, RECORD),
    "pipeline.judging.check_price": (MARK, RECORD),
    "pipeline.judging.find_in_record": (MARK, RECORD),
    "pipeline.judging.check_record": (MARK, RECORD),
    "pipeline.judging.find_in_track": ("", TRACK),
    "pipeline.judging.check_track": ("", TRACK),
    "pipeline.judging.state": (MARK, RECORD),
    "pipeline.shared_files.check_tree": ("", TRACKER),
    "pipeline.assessing.check_tracker": ("", TRACKER),
    "pipeline.assessing.settle_answers": ("", TRACKER),
}


@pytest.mark.parametrize("place", PLACES)
def test_a_fault_of_ours_is_told_of_its_file_and_hides_no_other(
    monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    """Read, shaped, priced, judged: whatever raises, the misspelt key of the other file is told too."""
    mark, file = PLACES[place]
    break_at(monkeypatch, place, mark)
    problems = Assessing(tree_of(), TODAY).problems
    broken = [problem for problem in problems if problem.rule == "internal-error"]
    assert {problem.file for problem in broken} == {file}
    message = "the check itself broke at this file (ZeroDivisionError: division by zero)"
    assert {(problem.line, problem.column, problem.message) for problem in broken} == {(1, 1, message)}
    assert broken[0].hint.startswith(HINT)
    assert any(problem.file == OTHER and problem.rule == "unknown-key" for problem in problems)


def test_a_board_that_cannot_be_built_is_told_of_its_track(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its records are judged all the same."""
    break_at(monkeypatch, "pipeline.judging.build_boards", "")
    problems = Assessing({**read_bundle(), **BASE.own}, TODAY).problems
    assert [problem.file for problem in problems if problem.rule == "internal-error"] == [TRACK]


def test_what_broke_is_not_kept_for_the_next_run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Neither findings nor results: the next run looks again."""
    tree = {**read_bundle(), **BASE.own}
    with monkeypatch.context() as patched:
        break_at(patched, "pipeline.judging.build_record", MARK)
        kept = KeptFindings(Cache(tmp_path), "here")
        assert is_broken(Assessing(tree, TODAY, kept).problems)
        kept.save()
        store = KeptResults(Cache(tmp_path))
        assert is_broken(
            each for one in Assessing(tree, TODAY, store=store).results() for each in one.findings.problems
        )
    assert not is_broken(Assessing(tree, TODAY, KeptFindings(Cache(tmp_path), "here")).problems)
    again = Assessing(tree, TODAY, store=KeptResults(Cache(tmp_path))).results()
    assert not is_broken(each for one in again for each in one.findings.problems)


def test_where_a_person_debugs_the_exception_is_raised(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a note of the file at which it broke."""
    monkeypatch.setenv("EFFSOTA_DEBUG", "1")
    break_at(monkeypatch, "pipeline.judging.build_record", MARK)
    with pytest.raises(ZeroDivisionError) as raised:
        Assessing(tree_of(), TODAY).problems  # noqa: B018
    assert raised.value.__notes__ == [f"This broke at {RECORD}."]


@pytest.mark.parametrize(
    "error", [ChangedMeanwhileError("x"), OSError("x"), MemoryError("x"), ImportError("x")]
)
def test_what_concerns_no_file_ends_the_run(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    """A disk, the memory, an installation, a tracker that changed under our hands."""

    def fail(*_: object, **__: object) -> None:
        raise error

    monkeypatch.setattr("effsota.pipeline.judging.build_record", fail)
    with pytest.raises(type(error)):
        Assessing(tree_of(), TODAY).problems  # noqa: B018


def compared(monkeypatch: pytest.MonkeyPatch, place: str, mark: str = "") -> tuple[Problem, ...]:
    """Return the errors of a small change where the program breaks."""
    data = BASE.own[RECORD].data.replace(b"model: EfficientNet-B0", b"model: EfficientNet-B0 again")
    own = {**BASE.own, RECORD: TreeFile(mode="100644", data=data, size=len(data))}
    break_at(monkeypatch, place, mark)
    judgement = compare(BASE, Replayed(state=replace(BASE, name="head", own=own)), TODAY).judgement
    assert judgement.verdict in {Verdict.MEND, Verdict.DECIDE}
    if judgement.verdict is Verdict.DECIDE:
        told = render_markdown(judgement)
        assert told.startswith(
            "**A maintainer's turn:** the check itself broke at a file, and so could not tell"
        )
        assert "Your turn" not in told
    return judgement.errors


@pytest.mark.parametrize(
    ("place", "file"),
    [
        ("pipeline.comparison.compare_boards", TRACK),
        ("pipeline.comparison.compare_memories", RECORD),
        ("pipeline.comparison.check_change", TRACKER),
    ],
)
def test_a_comparison_that_breaks_passes_nothing(
    monkeypatch: pytest.MonkeyPatch, place: str, file: str
) -> None:
    """It is an error of the file, so that the change is not called checked."""
    errors = compared(monkeypatch, place)
    assert [(each.file, each.rule) for each in errors if each.rule == "internal-error"] == [
        (file, "internal-error")
    ]


def test_a_record_at_which_only_the_head_breaks_is_no_fault_of_its_author(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The comment says so, and whose turn it is."""
    errors = compared(monkeypatch, "pipeline.judging.build_record", f"{MARK} again")
    assert [each.file for each in errors] == [RECORD]


DRAWN = {
    "pipeline.board_units.build_analysis": ("", TRACK),
    "showing.pages.all_pages.build_track_page": ("", TRACK),
    "showing.pages.all_pages.build_submission_page": (MARK, RECORD),
    "showing.website.site_units.render_badges": ("", TRACK),
}


@pytest.mark.parametrize("place", DRAWN)
def test_a_site_with_a_page_that_cannot_be_drawn_is_not_published(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str
) -> None:
    """It is said at which file, and the last site stays as it was."""
    mark, file = DRAWN[place]
    tree = {**read_bundle(), **BASE.own}
    wanted = Wanted(today=TODAY, has_pictures=False)
    publish(tree, wanted, tmp_path / "_site")
    before = {path: path.read_bytes() for path in (tmp_path / "_site").rglob("*") if path.is_file()}
    break_at(monkeypatch, place, mark)
    with pytest.raises(BrokenFilesError) as raised:
        publish(tree, replace(wanted, base_url="https://example.org/x"), tmp_path / "_site")
    assert [problem.file for problem in raised.value.problems] == [file]
    assert {path: path.read_bytes() for path in (tmp_path / "_site").rglob("*") if path.is_file()} == before
    assert [path.name for path in tmp_path.iterdir()] == ["_site"]
    if not place.startswith("pipeline"):
        with pytest.raises(BrokenAtError) as at:
            build(tree, TODAY, has_pictures=False)
        assert at.value.file == file


def test_a_problem_that_is_ours_is_one_in_every_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings are packed, also between processes."""
    break_at(monkeypatch, "pipeline.judging.build_record", MARK)
    found = Assessing({**read_bundle(), **BASE.own}, TODAY).findings(ROOM)
    assert found.problems
    assert unpack(pack(found)) == found
