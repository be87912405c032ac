"""What a page shows of a sum, of an interval with unlike sides, and of runs behind a mean."""

from __future__ import annotations

from effsota.boards.known_names import Names
from effsota.showing.fields.compute_fields import ESTIMATE
from effsota.showing.fields.data_field import to_data
from effsota.showing.pages.facts import build_facts
from effsota.showing.pages.sum_words import margin_text
from tests.builders.boards import alexnet_board
from tests.builders.claims import make_record, make_submission, make_track
from tests.builders.sites import shown, site

PART = {"what": "first half", "method": "reported", "compute": "1 PFLOP"}
SUM = {"method": "sum", "parts": [PART, {**PART, "what": "second half", "uncertainty": 1}]}
LOSS = {"name": "validation loss", "unit": "nats", "better": "lower", "target": 3.28, "runs": "mean"}


def test_every_part_stands_under_its_name() -> None:
    """With its own table and its own total, before the total of all."""
    record = make_record("second", "2014-01-01", SUM)
    page = shown(site(alexnet_board(record)), f"tracks/{record.submission.path}/")
    words = " ".join(page.words)
    assert "first half: as reported" in words
    assert words.index("first half") < words.index("second half") < words.index("sum of 2 parts")


def test_unlike_sides_are_told_apart() -> None:
    """And a sum says where its margin is from."""
    uneven = {"method": "reported", "compute": "1 PFLOP", "low": "0.5 PFLOP", "high": "5 PFLOP"}
    assert margin_text(make_record("a", "2014-01-01", uneven).estimates[0]) == "2× below, 5× above"
    assert margin_text(make_record("a", "2014-01-01", PART).estimates[0]) == "a factor of 2× either way"
    assert margin_text(make_record("a", "2014-01-01", SUM).estimates[0]) == (
        "1.33× below, 1.5× above, from its parts, as if all were off the same way"
    )


def test_programs_read_the_parts() -> None:
    """Each as an estimate of its own; the uncertainty is the larger of two sides."""
    data = to_data(ESTIMATE, make_record("a", "2014-01-01", SUM).estimates[0])
    assert [part["what"] for part in data["parts"]] == ["first half", "second half"]
    assert (data["compute_flop"], data["uncertainty"]) == (2e15, 1.5)


def test_the_runs_behind_a_mean_are_a_fact() -> None:
    """With their error and p; a bare number of runs stays what it is."""
    metric = make_track(metric=LOSS).metric
    result = {"value": 3.27883, "runs": {"values": [3.2783, 3.2789, 3.2795, 3.2786]}}
    given = build_facts(make_submission("a", "2026-02-16", result=result, runs=4), metric, Names())
    bare = build_facts(make_submission("a", "2026-02-16", runs=4), metric, Names())
    assert [fact.text for fact in given if fact.name == "Runs"] == [
        "mean of 4 runs 3.27883, standard error 0.000256, p = 0.00973 (one-sided t-test against 3.28)"
    ]
    assert [fact.text for fact in bare if fact.name == "Runs"] == ["4 runs"]
