"""The published rates beside ours, from the boards of this repository to the page and the commands."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from effsota.pipeline.building import build
from tests.builders.own_tracks import own_tracks
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.acceptance.conftest import Only, Run

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 27)
EFFECTIVE = "ai-and-compute", "alexnet-imagenet"  # of whose boards effective compute is made
SERIES = "{http://www.w3.org/2000/svg}g[@class='series']"
PRINTED = {
    "alexnet-imagenet": "16 months",
    "resnet50-imagenet": "17 months",
    "seq2seq-wmt14-en-fr": "6 months",
    "gnmt-wmt14-en-fr": "4 months",
    "openai-five-dota2": "25 days",
    "ai-and-compute": "3.4 months",
    "ai-and-compute-first-era": "2 years",
    "alexnet-imagenet-inference": "15 months",
    "resnet50-imagenet-inference": "13 months",
}


@pytest.fixture(scope="module")
def trends(site_files: Mapping[str, bytes]) -> dict[str, Any]:
    """The API's trends by track."""
    data: dict[str, Any] = json.loads(site_files["api/v1/trends.json"])
    return data | {"by_id": {track["id"]: track for track in data["tracks"]}}


def test_alexnet_level_doubles_in_16_months_with_an_interval(run: Run, only: Only) -> None:
    """15.8 to 16 months, an interval about it, and 11 times by Moore's law over the same period."""
    found = json.loads(run("trend", "alexnet-imagenet", "--json", "--root", only("alexnet-imagenet")).out)
    assert 15.8 <= found["doubling_time_months"] <= 16
    assert found["low"] < found["doubling_time_months"] < found["high"]
    assert found["reference"]["moores-law"] == pytest.approx(11.3, abs=0.1)


def test_the_trend_is_told_in_words(run: Run, only: Only) -> None:
    """The same figures in the terminal."""
    out = run("trend", "alexnet-imagenet", "--root", only("alexnet-imagenet")).out
    assert "Efficiency doubles every 16 months" in out
    assert "would give 11×" in out
    assert "Fragility: no weak point found" in out


def test_the_charted_points_give_3_4_months(run: Run, only: Only) -> None:
    """Fifteen points, 3.44 months; the modest results are off the fit."""
    found = json.loads(run("trend", "ai-and-compute", "--json", "--root", only("ai-and-compute")).out)
    assert found["points"] == 15
    assert found["doubling_time_months"] == pytest.approx(3.44, abs=0.005)
    assert found["reference"]["moores-law"] == pytest.approx(7, abs=0.3)


def test_the_four_eras_mark_what_lies_outside(trends: dict[str, Any]) -> None:
    """Ranges in FLOP: 0.001 to 0.1 and 0.1 to 10 PFS-days."""
    eras = trends["by_id"]["ai-and-compute"]["trend"]["eras"]
    assert [(era["least_flop"], era["most_flop"]) for era in eras] == [
        (None, None),
        (8.64e16, 8.64e18),
        (8.64e18, 8.64e20),
        (None, None),
    ]
    assert "ai-and-compute/dqn" in eras[1]["outside"]
    assert "ai-and-compute/vgg" in eras[2]["outside"]


def test_the_page_says_whether_and_when_the_trend_broke(
    site_files: Mapping[str, bytes], trends: dict[str, Any]
) -> None:
    """With a date and a p value, or that none is found."""
    found = next(each for each in trends["continuations"] if each["trend"] == "ai-and-compute")
    best = found["tests"][0]["break"]
    assert 0 < best["p_value"] <= 1
    page = site_files["trends/index.html"].decode()
    assert ("The rate changed around" if best["found"] else "No break is found") in page


def test_where_no_break_is_found_the_page_says_how_seldom_one_would_be(
    site_files: Mapping[str, bytes], trends: dict[str, Any]
) -> None:
    """A fall to a quarter of the rate, in as few records, as was measured."""
    for track_id, track in present(trends["by_id"].items()):
        best = track["trend"] and track["trend"]["break"]
        page = site_files[f"tracks/{track_id}/index.html"].decode()
        is_missed = bool(best) and best["p_value"] is not None and not best["found"]
        assert ("That says little: in simulated series of" in page) is is_missed


def test_a_rate_of_all_eras_is_said_to_be_none_of_the_board(site_files: Mapping[str, bytes]) -> None:
    """Where the eras have rates of their own; where they have none, the whole is the board's."""
    page = site_files["trends/index.html"].decode()
    for track_id, is_told in (("fineweb-3-28", True), ("training-compute", True), ("ai-and-compute", False)):
        part = page.partition(f'id="eras-{track_id}"')[2].partition('id="eras-')[0]
        assert "Through all of it:" in part
        assert ("There is no single rate." in part) is is_told


def test_effective_compute_says_what_it_takes_for_granted(site_files: Mapping[str, bytes]) -> None:
    """A gain at one scale, a run on which sources disagree, and a year that has no run of its own."""
    page = site_files["trends/index.html"].decode()
    part = re.sub(r"<[^>]+>", "", page[page.index('id="effective-') : page.index('id="bought-')])
    assert (
        "An illustration, no measurement: it takes for granted that a gain found at AlexNet-level holds"
        in part
    )
    assert re.search(
        r"Sources disagree on AlphaGo Zero: its estimates differ by \d+×, which the tolerance", part
    )
    assert "AlphaGo Zero of Oct 2017 × EfficientNet-B0" in part
    assert "AlphaGo Zero × ShuffleNet v1 1x" in part


def test_the_first_era_broke(trends: dict[str, Any]) -> None:
    """Two years a doubling ended before 2011 in every series; each that is tested says so."""
    found = next(each for each in trends["continuations"] if each["trend"] == "ai-and-compute-first-era")
    breaks = [test["break"] for test in found["tests"]]
    assert max(best["date"] for best in breaks) < "2011"
    assert [best["found"] for best in breaks] == [best["p_value"] is not None for best in breaks]


def test_the_gap_in_2021_is_what_the_thread_says(trends: dict[str, Any]) -> None:
    """Roughly 100 times GPT-3, and $0.2 to 1.5 billion."""
    found = next(each for each in trends["continuations"] if each["trend"] == "ai-and-compute")
    (priced,) = found["continued"]
    assert priced["times"] == pytest.approx(priced["published"]["times"], rel=0.25)
    assert priced["published"]["least_usd"] < priced["least_usd"] < priced["most_usd"]
    assert priced["most_usd"] < priced["published"]["most_usd"]


@pytest.mark.parametrize(("track", "printed"), sorted(PRINTED.items()))
def test_every_published_doubling_time_stands_beside_ours(
    track: str, printed: str, site_files: Mapping[str, bytes], trends: dict[str, Any]
) -> None:
    """With the reason where the two differ."""
    found = trends["by_id"][track]
    assert found["published"]["doubling_time"] == printed
    assert found["reason"]
    assert "no reason is on file" not in found["reason"]
    assert f"Published {printed}" in site_files["trends/index.html"].decode()


def test_every_track_has_a_rate_or_says_that_it_has_none(trends: dict[str, Any]) -> None:
    """The ends that are unbounded are null, and the file is valid JSON."""
    for track in present(trends["tracks"]):
        assert track["trend"] is None or track["trend"]["doubling_time_months"] is not None


def test_every_board_to_choose_has_its_line(site_files: Mapping[str, bytes]) -> None:
    """The first box hides the first line, so there are as many of both; some are seen at first."""
    page = site_files["trends/compare/index.html"].decode()
    boxes = re.findall(r'<input type="checkbox"( checked)?>', page)
    charts = re.findall(r'<svg [^>]*class="chart .*?</svg>', page, re.DOTALL)
    parts = [len(each) for chart in charts for each in ET.fromstring(chart).iterfind(SERIES)]  # noqa: S314
    assert parts == [len(boxes)] * 4  # at two widths the lines, then their names
    assert 0 < boxes.count(" checked") < len(boxes)


def test_what_has_a_page_of_its_own_is_still_found_where_it_stood(site_files: Mapping[str, bytes]) -> None:
    """Links to the parts of the page of trends lead on."""
    page, theirs = (site_files[f"trends/{path}index.html"].decode() for path in ("", "published/"))
    moved = re.findall(r'<summary id="(rates-[^"]+)"', theirs)
    assert moved
    for name in moved:
        assert f'<a id="{name}" href="../trends/published/#{name}">' in page
    assert {"compare", "published-rates"} <= set(re.findall(r'<h2 id="([^"]+)"', page))


def test_two_builds_give_identical_intervals() -> None:
    """Seeded: the same bytes, of a board of each kind and of the long one."""
    chosen = ("ai-and-compute", "alexnet-imagenet", "digits-mlp", "fineweb-3-28")
    tree = own_tracks(*chosen)
    some = {path: file for path, file in tree.items() if path != "schema/published-rates.yaml"}
    one, again = (build(some, TODAY, has_pictures=False) for _ in range(2))
    assert one.assessment.errors == ()
    names = [name for name in one.files if name.startswith(("trends/", "data/trends", "api/v1/"))]
    assert len(names) > len(chosen)
    assert [name for name in names if again.files[name] != one.files[name]] == []


def test_effective_compute_is_8_million_for_7_5_printed(
    run: Run, only: Only, site_files: Mapping[str, bytes]
) -> None:
    """300,000 × 25 for 2012 to 2018, with an interval around ours."""
    found = json.loads(run("effective-compute", "--json", "--root", only(*EFFECTIVE)).out)
    assert (found["from"], found["to"]) == (2012, 2018)
    assert found["effective_factor"] == pytest.approx(8.04e6, rel=0.01)
    assert found["effective_low"] < 7.5e6 < found["effective_high"]
    (published,) = json.loads(site_files["api/v1/effective-compute.json"])["effective_compute"]
    assert published["published"]["effective_factor"] == 7.5e6


def test_effective_compute_takes_other_years(run: Run, only: Only) -> None:
    """And refuses a period that runs backwards, or one without records."""
    root = only(*EFFECTIVE)
    out = run("effective-compute", "--from", "2012", "--to", "2019", "--root", root).out
    assert "2012 to 2019" in out
    assert "14 million× (tolerance 3.5–60 million)" in out
    doubt = (
        "Sources disagree on AlphaGo Zero: its estimates differ by 530×, which the tolerance does not cover."
    )
    assert doubt in " ".join(out.split())
    earlier = run("effective-compute", "--from", "2012", "--to", "2016", "--root", root).out
    assert "Sources disagree" not in earlier
    backwards = run("effective-compute", "--from", "2018", "--to", "2012", "--root", root)
    assert (backwards.code, backwards.out) == (2, "")
    assert "--to 2012 is not after --from 2018." in backwards.err


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (("effective-compute", "--efficiency", "price-mmlu-gpt-3"), "what it saves of that is no compute"),
        (
            ("new", "price-mmlu-gpt-3", "--method", "reported"),
            "--method counts compute, and price-mmlu-gpt-3",
        ),
    ],
)
def test_what_ranks_by_a_price_is_no_training_compute(
    run: Run, only: Only, command: tuple[str, ...], words: str
) -> None:
    """Neither multiplied with it, nor stated by a method of it."""
    found = run(*command, "--root", only(*EFFECTIVE, "price-mmlu-gpt-3"))
    assert (found.code, words in found.err) == (2, True)


def test_a_trend_of_no_track_is_a_wrong_call(run: Run, tracker: Path) -> None:
    """The right names are listed."""
    outcome = run("trend", "nonsense", "--root", tracker)
    assert outcome.code == 2
    assert 'There is no track "nonsense". Tracks: example-level.' in outcome.err


def test_one_record_has_no_trend(run: Run, tracker: Path) -> None:
    """Words in the terminal, null as JSON."""
    assert "No doubling time: too few records." in run("trend", "example-level", "--root", tracker).out
    assert run("trend", "example-level", "--json", "--root", tracker).out == "null\n"


def test_the_terminal_says_whether_a_published_trend_went_on(run: Run, only: Only) -> None:
    """The sentences of the page, and no rate of an era that may as well stand still."""
    out = run("trend", "ai-and-compute", "--root", only("ai-and-compute", "training-compute")).out
    assert "Did it go on?" in out
    assert "Era 2012 to 2014: no growth measured (4 records)" in out
    assert "Era 2014 to 2016: no certain growth (5 records)" in out


def test_nothing_is_said_of_the_time_after_the_data_of_a_board(trends: dict[str, Any]) -> None:
    """The list of notable runs ends on 9 July 2025: no gap is counted after that day."""
    found = next(each for each in trends["continuations"] if each["trend"] == "ai-and-compute")
    assert max(gap["date"] for gap in present(found["gaps"])) == "2025-07-09"
