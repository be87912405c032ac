"""`effsota show`: for a person a table that fits the terminal, for a program rows parted by tabs."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from effsota.disk.folder import read_tree
from tests.acceptance.terminal import on_terminal, without_styles
from tests.present import present

if TYPE_CHECKING:
    from tests.acceptance.conftest import Only, Run

ROOT = Path(__file__).parents[2]


def table(out: str) -> list[dict[str, str]]:
    """Return rows parted by tabs, by their headings."""
    heading, *rows = (line.split("\t") for line in out.splitlines())
    return [dict(zip(heading, row, strict=True)) for row in rows]


def names(track: str) -> set[str]:
    """Return the permanent ids of a track's records in this repository."""
    folder = f"submissions/{track}/"
    files = {path.removeprefix(folder) for path in read_tree(ROOT) if path.startswith(folder)}
    return {f"{track}/{name[:-5]}" for name in files if name.endswith(".yaml")} - {f"{track}/track"}


def test_a_pipe_gets_one_board_a_line(run: Run, tracker: Path) -> None:
    """With plain numbers under headings."""
    (row,) = table(run("show", "--root", tracker).out)
    assert (row["track"], row["kind"], row["records"]) == ("example-level", "training-efficiency", "1")
    assert (row["record"], row["compute_flop"]) == ("example-level/example-baseline", "3e+16")


def test_a_pipe_gets_every_record_with_its_whole_id(run: Run, only: Only) -> None:
    """However long; the ids are those of the files."""
    rows = table(run("show", "training-compute", "--root", only("training-compute")).out)
    assert {row["record"] for row in rows} == names("training-compute")


def test_another_board_ranks_by_what_its_column_names(run: Run, only: Only) -> None:
    """In its unit of account; what systems alone gained is marked."""
    rows = table(run("show", "fineweb-3-28", "--by", "time", "--root", only("fineweb-3-28")).out)
    best, last = rows[0], next(row for row in rows if row["record"] == "fineweb-3-28/record-01")
    assert (best["rank"], best["time_s"], last["time_s"]) == ("1", "73.8", "2700")
    assert best["marks"].startswith("frontier, systems only")
    assert float(best["factor"]) == pytest.approx(2700 / 73.8, rel=1e-5)


def test_how_a_record_came_about_is_told_step_by_step(run: Run, only: Only) -> None:
    """In a pipe a step a line, whose shares add up; the baseline is not on the way."""
    rows = table(run("show", "nanochat-gpt2", "--ancestry", "--root", only("nanochat-gpt2")).out)
    assert [row["parent"] for row in rows] == [f"nanochat-gpt2/run-{at}" for at in range(1, len(rows) + 1)]
    assert sum(float(row["log2_share"]) for row in rows) == pytest.approx(1, abs=1e-5)
    assert {row["record"][-1] for row in rows if row["made_by"] == "agents"} == {"5", "6"}


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (["--ancestry"], "--ancestry asks for one track or record"),
        (
            ["example-level", "--by", "time"],
            'state "time" so that they compare. It has boards by: compute',
        ),
        (["--by", "time"], "--by asks for another board of one track"),
    ],
)
def test_a_board_that_is_not_there_is_refused(run: Run, tracker: Path, call: list[str], why: str) -> None:
    """With what there is instead."""
    done = run("show", *call, "--root", tracker)
    assert done.code == 2
    assert why in done.err


def test_a_unit_of_compute_is_refused_where_a_price_is_told(run: Run, only: Only) -> None:
    """Of the board, and of a record on it."""
    for what in ("price-mmlu-gpt-3", "price-mmlu-gpt-3/gpt-3-2021-11-20"):
        done = run("show", what, "--unit", "PFS-days", "--root", only("price-mmlu-gpt-3"))
        assert done.code == 2
        assert "price-mmlu-gpt-3 by price of inference is in US dollars per million tokens" in done.err


def test_a_unit_that_is_asked_for_names_its_column(run: Run, tracker: Path) -> None:
    """3e16 FLOP are 30 PFLOP."""
    (row,) = table(run("show", "example-level", "--unit", "PFLOP", "--root", tracker).out)
    assert row["compute_pflop"] == "30"


def test_a_bound_has_no_tolerance_around_it(run: Run, only: Only) -> None:
    """At most so much, and how well that is known; it is accepted, and no rank is told."""
    out = run("show", "ai-and-compute/gan", "--root", only("ai-and-compute")).out
    assert "not ranked (an upper bound), at most 1.1× the compute of AlexNet" in out
    assert "at most 5.18×10¹⁷ FLOP, by reported:" in out
    assert "  the bound itself is right within a factor 2\n" in out
    assert "tolerance" not in out


def test_where_sources_disagree_the_terminal_says_so_too(run: Run, only: Only) -> None:
    """In the board beside the record, and below its cross-checks by how much; of no other."""
    root = only("ai-and-compute")
    marks = {row["record"]: row["marks"] for row in table(run("show", "ai-and-compute", "--root", root).out)}
    found = {name for name, mark in marks.items() if "sources disagree" in mark}
    assert found == {f"ai-and-compute/{name}" for name in ("alphago-zero", "alphazero", "seq2seq")}
    for name in present([*found, *sorted(marks.keys() - found)[::7]]):
        assert ("sources disagree: the estimates differ by " in run("show", name, "--root", root).out) == (
            name in found
        )


def test_one_record_is_shown_with_its_sum(run: Run, tracker: Path) -> None:
    """By its id, or by the path of its file."""
    by_id = run("show", "example-level/example-baseline", "--root", tracker)
    by_path = run("show", "submissions/example-level/example-baseline.yaml", "--root", tracker)
    assert (by_id.code, by_id.out) == (0, by_path.out)
    assert "0.347 TFS-days, by operations:\n" in by_id.out
    assert "× 3 passes" in by_id.out
    assert "rank 1 of 1, baseline, on the frontier" in by_id.out


def test_a_record_that_is_not_there_is_a_wrong_call(run: Run, tracker: Path) -> None:
    """It says where the names are."""
    outcome = run("show", "example-level/nonsense", "--root", tracker)
    assert outcome.code == 2
    assert "All of them: effsota show example-level" in outcome.err


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_id_is_broken_on_a_terminal(width: int, only: Only) -> None:
    """Not even on a narrow one: every id stands whole in one line."""
    lines = without_styles(
        on_terminal("show", "training-compute", folder=only("training-compute"), width=width)
    )
    shown = {f"training-compute/{word}" for line in lines for word in line.split()}
    wanted = names("training-compute")
    assert wanted
    assert wanted <= shown


@pytest.mark.parametrize(
    ("call", "tracks"),
    [
        ("show training-compute", "training-compute"),
        ("show alexnet-imagenet", "alexnet-imagenet"),
        ("show alexnet-imagenet/vgg-11", "alexnet-imagenet"),
        ("trend ai-and-compute", "ai-and-compute training-compute"),
        ("effective-compute", "alexnet-imagenet ai-and-compute"),
        ("chips", "alexnet-imagenet"),
        ("chips a100", "alexnet-imagenet"),
    ],
)
def test_what_is_shown_fits_into_80_columns(call: str, tracks: str, only: Only) -> None:
    """No line about the boards and chips on file is longer, so that none is broken in a word."""
    lines = without_styles(on_terminal(*call.split(), folder=only(*tracks.split())))
    assert len(lines) > 4
    assert [line for line in lines if len(line) > 80] == []


def test_a_terminal_names_the_records_on_which_sources_disagree(only: Only) -> None:
    """Below the board, where there is room for it."""
    lines = without_styles(on_terminal("show", "ai-and-compute", folder=only("ai-and-compute")))
    assert lines[-1] == "Sources disagree on alphago-zero, alphazero and seq2seq."
    other = "gnmt-wmt14-en-fr"
    assert "Sources disagree" not in "".join(on_terminal("show", other, folder=only(other)))


def test_all_boards_fit_into_80_columns_and_the_largest_run_is_not_called_the_least() -> None:
    """Each kind of track has its own heading."""
    lines = without_styles(on_terminal("show", folder=ROOT))
    assert [line for line in lines if len(line) > 80] == []
    text = "\n".join(lines)
    trends = text.partition("Compute of the largest training runs\n")[2]
    assert "Most compute" in trends
    assert "Least compute" not in trends
    assert "PFS-days" in trends or "FLOP" in trends


def test_headings_are_bold_unless_the_user_wants_no_styles(tracker: Path) -> None:
    """NO_COLOR and a dumb terminal get plain text."""
    styled = on_terminal("show", folder=tracker)
    assert any("\x1b[1m" in line for line in styled)
    for wish in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        assert on_terminal("show", folder=tracker, environment=wish) == without_styles(styled)


def test_errors_of_another_track_keep_no_board_from_being_shown(
    run: Run, tracker: Path, record: Path
) -> None:
    """They are told of in a sentence; what is asked for is shown as it is. Its own errors keep it back."""
    good = run("show", "example-level", "--root", tracker)
    other = tracker / "submissions/other"
    shutil.copytree(record.parent, other)
    broken = record.read_text("utf-8").replace("date: ", "dat: ")
    (other / record.name).write_text(broken, "utf-8")
    outcome = run("show", "example-level", "--root", tracker)
    assert (outcome.code, outcome.out) == (0, good.out)
    told = "board/submissions/other/example-baseline.yaml of another track has errors"
    assert outcome.err == f"{told}, which effsota validate shows.\n"
    assert [run("show", *track, "--root", tracker).code for track in (("other",), ())] == [1, 1]
    record.write_text(broken, "utf-8")
    assert run("show", "example-level", "--root", tracker).code == 1


def test_what_is_kept_of_a_track_shows_the_same_and_nothing_of_what_it_was(
    run: Run, tracker: Path, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The boards of an earlier run are taken where nothing has changed; a changed record is priced anew."""
    call = ("show", "example-level", "--root", tracker)
    plain = run(*call).out
    monkeypatch.setenv("EFFSOTA_CACHE", str(tracker.parent / "kept"))
    first = run(*call).out
    assert list((tracker.parent / "kept/effsota/tracks").rglob("*/*"))
    assert plain == first == run(*call).out
    record.write_text(record.read_text("utf-8").replace("model: ", "model: Other "), "utf-8")
    assert run(*call).out == plain.replace("Example", "Other Example") != plain
