"""`effsota new` as a person meets it: before a terminal, one answer a line."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from effsota.disk.folder import read_tree
from effsota.model import RESOURCES
from effsota.pipeline.assessment import assess
from effsota.reading.document import parse_document
from effsota.text.yaml_writer import to_yaml
from tests.acceptance.terminal import conversation

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from effsota.model import Resource
    from tests.acceptance.conftest import Run

SUBMISSIONS = Path(__file__).parents[2] / "submissions"
TODAY = date(2026, 11, 27)
# What a track asks of each record that comes without.
ASKED = {"fineweb-3-28": {"runs-missing": "The source prints no values of single runs"}}
ENDING = ["https://example.org/mine", "2026-11-20", "", "", "my-model", "y"]


def read(path: Path) -> dict[str, object]:
    """Return what a file holds."""
    document = parse_document(path.read_bytes()).document
    assert document is not None
    return document.data


# What decides on a record; what speaks of the other records is left out, as they are.
KEPT = (
    *("name", "level", "kind", "resource", "domain", "metric", "baseline"),
    *("boundary", "rules", "closed", "unit"),
)
ON_FILE = {path.parent.name: read(path) for path in sorted(SUBMISSIONS.glob("*/track.yaml"))}
KINDS = {name: str(track["kind"]) for name, track in ON_FILE.items()}


def asks(name: str) -> tuple[object, ...]:
    """Return what decides on the questions that a track asks."""
    track = ON_FILE[name]
    metric = track.get("metric", {})
    assert isinstance(metric, dict)
    measured = metric.get("unit"), metric.get("better"), track.get("unit")
    return KINDS[name], track.get("resource"), *measured, "closed" in track, name in ASKED


# One track of those that ask alike.
ALIKE = sorted({asks(name): name for name in sorted(ON_FILE, reverse=True)}.values())
RANKING_COMPUTE = [name for name in ALIKE if "resource" not in ON_FILE[name]]
RANKING_OTHERS = [name for name in ALIKE if "resource" in ON_FILE[name]]
TRACKS = sorted({*ALIKE, "resnet50-imagenet"})


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """A tracker with a track of every sort on file, each with its baseline alone."""
    room = tmp_path / "tracker/submissions"
    for name in TRACKS:
        (room / name).mkdir(parents=True)
        track = ON_FILE[name]
        for path in (SUBMISSIONS / name).glob(f"{track['baseline']}.*"):
            shutil.copy(path, room / name / path.name)
        (room / name / "track.yaml").write_text(to_yaml({key: track[key] for key in KEPT if key in track}))
    shutil.copy(SUBMISSIONS / "tracker.yaml", room / "tracker.yaml")
    return room.parent


def talk(board: Path, *words: str, answers: Sequence[str]) -> tuple[int, str]:
    """Return how a conversation ends, and what stands on the terminal."""
    surroundings = {"EFFSOTA_CACHE": str(board.parent / "cache"), "SOURCE_DATE_EPOCH": "1795737600"}
    return conversation("new", *words, answers=answers, folder=board, environment=surroundings)


def estimate_of(track: str, board: Path) -> tuple[list[str], list[str]]:
    """Return the options, and the answers, of an estimate that a track can take: about its baseline's."""
    boards = {each.leaderboard.track.id: each for each in assess(read_tree(board), TODAY).boards}
    baseline = boards[track].leaderboard.baseline
    assert baseline is not None
    flop = baseline.record.estimates[0].compute_flop
    if KINDS[track] == "inference-efficiency":
        forward = f"{0.9 * flop:.3g} FLOP"
        return (
            ["--method", "operations", "--set", f"forward={forward}", "--set", "examples=1"],
            ["operations", forward, "", "", ""],
        )
    compute = f"{0.9 * flop:.3g} FLOP"
    return ["--method", "reported", "--set", f"compute={compute}"], ["reported", compute, ""]


@pytest.mark.parametrize("track", RANKING_COMPUTE)
def test_every_sort_of_track_takes_a_record_by_options(run: Run, board: Path, track: str) -> None:
    """Whatever its kind: with a level or without, of training or of one forward pass."""
    reasons = (word for rule, why in ASKED.get(track, {}).items() for word in ("--answer", f"{rule}={why}"))
    found = run("new", track, *estimate_of(track, board)[0], *SAID, *reasons, "--yes", "--root", board)
    assert found.code == 0, found.err
    assert f"Wrote submissions/{track}/my-model.yaml" in found.out
    checked = run("validate", "--root", board)
    assert checked.code == 0, checked.out


@pytest.mark.parametrize("track", RANKING_COMPUTE)
def test_every_sort_of_track_takes_a_record_by_questions(board: Path, track: str) -> None:
    """The same record, typed."""
    level = [] if KINDS[track] == "compute-trend" else [""]
    reasons = ASKED.get(track, {}).values()
    answers = [*estimate_of(track, board)[1], *level, "My model", "T", *ENDING[:-1], *reasons, "y"]
    code, said = talk(board, track, answers=answers)
    assert code == 0, said
    assert (board / f"submissions/{track}/my-model.yaml").exists()
    assert ("backward: 0, since" in said) == (KINDS[track] == "inference-efficiency")


SAID = ("--model", "My model", "--title", "T", "--url", "https://example.org/x", "--date", "2026-11-20")
# What a record states of each resource that no estimate does, as it is typed.
STATED = {
    "price": {"usd_per_million_tokens": "0.0625", "date": "2026-11-20", "blend": "output"},
    "tokens": {"tokens": "100M"},
    "examples": {"examples": "64M images"},
    "dollars": {"usd": "12.5", "date": "2026-11-20"},
    "energy": {"kwh": "471", "basis": "metered", "boundary": "server"},
}
TIME = {
    "hardware": "nvidia-h100-sxm5-80gb",
    "precision": "bf16",
    "count": "8",
    "time": "40 minutes",
    "utilization": "0.33",
}


def as_options(keys: Mapping[str, str]) -> list[str]:
    """Return keys as options."""
    return [word for key, value in keys.items() for word in ("--set", f"{key}={value}")]


@pytest.mark.parametrize("track", RANKING_OTHERS)
def test_a_track_that_ranks_by_something_else_takes_a_record(run: Run, board: Path, track: str) -> None:
    """A price or a time, by options and by questions; what amounts have in common is the baseline's."""
    baseline = read(board / f"submissions/{track}/{ON_FILE[track]['baseline']}.yaml").get("price")
    keys = TIME
    if isinstance(baseline, dict):
        keys = {"usd_per_million_tokens": f"{float(baseline['usd_per_million_tokens']) / 2:g}"}
        keys["date"] = "2026-11-20"
    found = run("new", track, *as_options(keys), *SAID, "--yes", "--root", board)
    assert found.code == 0, found.err
    assert f"On {track}: rank " in found.out
    by_options = (board / f"submissions/{track}/my-model.yaml").read_text("utf-8")
    if isinstance(baseline, dict):
        assert f"  {to_yaml({'blend': baseline['blend']})}" in by_options
    assert run("validate", "--root", board).code == 0
    (board / f"submissions/{track}/my-model.yaml").unlink()
    # Enter takes the blend; the clock as long as the chips.
    blend, clock = ([""], []) if isinstance(baseline, dict) else ([], [""])
    answers = [*keys.values(), *blend, "", *["", "My model", "T", "https://example.org/x"], *ENDING[1:3]]
    code, said = talk(board, track, answers=[*answers, *clock, "", "my-model", "y"])
    assert code == 0, said
    assert (board / f"submissions/{track}/my-model.yaml").read_text("utf-8") == by_options


@pytest.mark.parametrize("resource", [each for each in RESOURCES if each.part], ids=lambda each: each.key)
def test_every_resource_that_stands_by_itself_is_asked_for(run: Run, board: Path, resource: Resource) -> None:
    """On a track that still awaits its baseline; what is missing is named with the option that says it."""
    track = {**ON_FILE["alexnet-imagenet"], "resource": resource.key, "baseline": "my-model"}
    (board / "submissions/other").mkdir()
    file = board / "submissions/other/track.yaml"
    file.write_text(to_yaml({key: track[key] for key in (*KEPT, "resource") if key in track}))
    keys = STATED[resource.key]
    assert (*keys,) == resource.asked
    call = ("new", "other", *SAID, "--name", "my-model", "--yes", "--root", board)
    needed = next(key for key in keys if key not in resource.alike)
    short = run(*call, *as_options({key: each for key, each in keys.items() if key != needed}))
    assert (
        short.code,
        f"{needed} of {resource.part} is not given; say --set {needed}=VALUE." in short.err,
    ) == (2, True)
    found = run(*call, *as_options(keys), "--source", "Another https://example.org/y Table 2")
    assert found.code == 0, found.err
    stated = read(board / "submissions/other/my-model.yaml")[resource.part]
    assert isinstance(stated, dict)
    assert [*stated] == [*keys, "source"]
    assert stated["source"] == {"title": "Another", "url": "https://example.org/y", "where": "Table 2"}


def test_what_a_price_cannot_be_is_asked_again_and_kept(board: Path) -> None:
    """Each key by the schema, as it is typed; a call that ends early says all of it again."""
    track = next(name for name in RANKING_OTHERS if ON_FILE[name]["resource"] == "price")
    answers = [
        "free",
        "0.1",
        "2026-13-01",
        "2026-11-20",
        "",
        "who=x",
        "note=The cheapest.",
        "",
        "",
        "My model",
    ]
    code, said = talk(board, track, answers=answers)
    assert code != 0
    assert '"free" is not a number' in said
    assert '"2026-13-01" is not a' in said
    assert "price has no key who; it takes note" in said
    call = "--set usd_per_million_tokens=0.1 --set date=2026-11-20 --set 'blend=3 input : 1 output'"
    assert f"effsota new {track} {call} --set 'note=The cheapest.'" in said


def test_energy_is_stated_by_the_time_of_chips_as_well(run: Run, board: Path) -> None:
    """Instead of what a meter says."""
    track = {**ON_FILE["alexnet-imagenet"], "resource": "energy", "baseline": "my-model"}
    (board / "submissions/other").mkdir()
    (board / "submissions/other/track.yaml").write_text(
        to_yaml({key: track[key] for key in KEPT if key in track})
    )
    answers = ["chip_time", "184320 GPU-hours", "400", "assumed", "chips", "", *["", "My model", "T"]]
    code, said = talk(board, "other", answers=[*answers, *ENDING])
    assert code == 0, said
    assert "or chip_time to give that instead" in said
    assert run("validate", "--root", board).code == 0


def test_compute_does_not_stand_for_a_price(run: Run, board: Path) -> None:
    """A method on a track that ranks by what no method counts, and two sources of one price."""
    track = next(name for name in RANKING_OTHERS if ON_FILE[name]["resource"] == "price")
    refused = run("new", track, "--method", "reported", *SAID, "--yes", "--root", board)
    assert refused.code == 2
    assert (
        f"--method counts compute, and {track} ranks by price of inference: say that with --set usd"
        in refused.err
    )
    two = ("--source", "A https://example.org/a", "--source", "B https://example.org/b")
    refused = run("new", track, *as_options(STATED["price"]), *SAID, *two, "--yes", "--root", board)
    assert (refused.code, "--source: the price of a record has one; say it once." in refused.err) == (2, True)


HARDWARE = ["hardware-time", "a100", "bf16", "8", "3 days", "", "", ""]
CLAIM = ["My model", "My paper"]


def test_the_refused_answer_alone_is_asked_again(board: Path) -> None:
    """A chip that is not known, a precision that it has not, a result short of the target, an odd date."""
    answers = ["hardware-time", "rtx 9999", "a100", "fp9", "bf16", "8", "3 days", "", "", "12", ""]
    answers += [*CLAIM, "https://arxiv.org/abs/2103.00001", "2019-01-01", "2021-03-02", "", "", "", "y"]
    code, said = talk(board, "alexnet-imagenet", answers=answers)
    assert code == 0, said
    assert '"rtx 9999" is not a known chip' in said
    assert 'NVIDIA A100 has no precision "fp9"' in said
    assert "12 does not reach 79.1 %" in said
    assert "2019-01-01 is before 2021-03, the month of arXiv 2103.00001" in said
    assert (said.count("count ("), said.count("time ("), said.count("Its link")) == (1, 1, 1)


def test_the_peak_of_a_chip_that_is_not_listed_can_be_given(board: Path) -> None:
    """The way out is offered where the chip is asked for, and no precision is asked for then."""
    answers = ["hardware-time", "peak", "82 TFLOP/s", "1", "2 days", "0.3", "", "", *CLAIM, *ENDING]
    code, said = talk(board, "alexnet-imagenet", answers=answers)
    assert code == 0, said
    assert "or peak to give that instead" in said
    assert "precision (" not in said
    text = (board / "submissions/alexnet-imagenet/my-model.yaml").read_text("utf-8")
    assert "peak: 82 TFLOP/s" in text


def test_chip_time_can_be_given_for_count_and_time(board: Path) -> None:
    """As papers print it: the chips are counted in it already."""
    answers = ["hardware-time", "a100", "bf16", "8", "16 GPU-days", "chip_time", "16 GPU-days", "", "", ""]
    code, said = talk(board, "alexnet-imagenet", answers=[*answers, *CLAIM, *ENDING])
    assert code == 0, said
    assert "or chip_time to give that instead" in said
    text = (board / "submissions/alexnet-imagenet/my-model.yaml").read_text("utf-8")
    assert ("chip_time: 16 GPU-days" in text, "count: " in text) == (True, False)


def test_what_only_the_whole_file_shows_is_asked_again_at_its_question(board: Path) -> None:
    """An arXiv id of a month that does not exist: the link is asked for again, and no other answer is."""
    answers = [
        *HARDWARE,
        *CLAIM,
        "https://arxiv.org/abs/2013.00001",
        *ENDING[1:-1],
        "https://example.org/mine",
    ]
    code, said = talk(board, "alexnet-imagenet", answers=[*answers, "y"])
    assert code == 0, said
    assert (said.count("hardware ("), said.count("Its link"), said.count("Date on")) == (1, 2, 1)


def test_what_would_be_written_is_shown_and_agreed_to(board: Path) -> None:
    """The file, its sum, its rank, what the board would say; nothing is written before yes."""
    code, said = talk(board, "alexnet-imagenet", answers=[*HARDWARE, *CLAIM, *ENDING[:-1], "n"])
    shown = said[said.index("submissions/alexnet-imagenet/my-model.yaml:") : said.index("Write it?")]
    for words in (
        "  model: My model",
        "8 A100 × 3.12e14 FLOP/s × 259,200 s × 0.33",
        "On alexnet-imagenet: rank 2 of 2",
        "The board would say: ",
    ):
        assert words in shown
    assert code == 130
    assert not (board / "submissions/alexnet-imagenet/my-model.yaml").exists()


def test_nothing_typed_is_lost_where_it_ends(board: Path) -> None:
    """One call says it again, and `--resume` goes on with the question that was open."""
    code, said = talk(board, "alexnet-imagenet", answers=[*HARDWARE, *CLAIM, "https://example.org/mine"])
    assert code != 0
    call = re.findall(r"^  (effsota new .*)$", said, re.MULTILINE)
    words = (
        "effsota new alexnet-imagenet --method hardware-time --set hardware=a100 --set precision=bf16"
        " --set count=8 --set 'time=3 days' --set utilization=0.33"
        " --model 'My model' --title 'My paper' --url https://example.org/mine"
    )
    assert call == [words]
    code, said = talk(board, "--resume", answers=["", "", "2026-11-20", "", "", "", "y"])
    assert code == 0, said
    assert "time: 3 days" in (board / "submissions/alexnet-imagenet/my-model.yaml").read_text("utf-8")
    code, said = talk(board, "--resume", answers=[])
    assert (code, "Nothing is kept of an earlier call" in said) == (2, True)


def test_a_track_is_chosen_by_number_name_or_what_is_near(board: Path) -> None:
    """A list of a dozen names is not to be typed out."""
    in_order = sorted(TRACKS, key="{}/track.yaml".format)
    number = in_order.index("alexnet-imagenet") + 1
    code, said = talk(board, answers=["resnet50", "zzz", "99", str(number), "2", "1e8", "1e9", ""])
    assert f"  {number} alexnet-imagenet: " in said
    assert code != 0
    assert '"resnet50" is none of them; did you mean resnet50-imagenet' in said
    assert said.count(f"write a number from 1 to {len(TRACKS)}") == 2
    assert "effsota new alexnet-imagenet --method parameters --set parameters=1e8" in said


def test_methods_are_listed_with_a_word_about_each(board: Path) -> None:
    """Who does not know the names can choose."""
    _, said = talk(board, "alexnet-imagenet", answers=[])
    assert "  5 reported: as given\n      What a source says it took" in said


def test_an_inference_track_offers_no_method_of_training_alone(board: Path) -> None:
    """Parameters times tokens counts a backward pass."""
    _, said = talk(board, "alexnet-imagenet-inference", answers=[])
    assert "operations: " in said
    assert "parameters: " not in said


def test_what_else_a_method_takes_is_accepted_and_checked(board: Path) -> None:
    """Every key of the schema, each by its own check."""
    more = ["uncertainty=x", "nokey=1", "uncertainty=2", "uncertainty=3", 'run={step: 5, log: "log.txt"}', ""]
    answers = [*HARDWARE[:6], *more, "", *CLAIM, *ENDING]
    code, said = talk(board, "alexnet-imagenet", answers=answers)
    assert code == 0, said
    assert "hardware-time has no key nokey; it takes " in said
    assert "uncertainty is said already" in said
    assert "uncertainty: 2" in (board / "submissions/alexnet-imagenet/my-model.yaml").read_text("utf-8")


LEAP = ["reported", "1e12 FLOP", "", "", *CLAIM, *ENDING[:-1]]


def test_what_has_to_be_answered_is_asked_there_and_then(board: Path) -> None:
    """A leap beyond the baseline: the doubt's own words; a reason that says nothing is asked for again."""
    code, said = talk(board, "alexnet-imagenet", answers=[*LEAP, "yes", "A table of answers, not a run", "y"])
    assert code == 0, said
    question = said.partition("Why it is right, for answers: giant-leap")[0]
    assert "less compute than alexnet-imagenet/alexnet, the best before it" in question
    assert '"yes" does not say why' in said
    file = board / "submissions/alexnet-imagenet/my-model.yaml"
    assert read(file)["answers"] == {"giant-leap": "A table of answers, not a run"}


def test_what_cannot_be_answered_is_typed_again(board: Path) -> None:
    """A power of ten that slipped: nothing but the estimate is asked for anew."""
    code, said = talk(board, "alexnet-imagenet", answers=[*LEAP, "", "1e17 FLOP", "", "y"])
    assert code == 0, said
    assert (said.count("compute ("), said.count("Its link")) == (2, 1)
    file = board / "submissions/alexnet-imagenet/my-model.yaml"
    assert "answers" not in read(file)
