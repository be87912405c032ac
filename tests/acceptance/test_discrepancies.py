"""What a source prints against what follows is told alike by the rules, the audit and the record's page.

Whatever the audit holds against a source can be warned of and answered in the file; whatever is warned of
stands in the audit; an answer stands in all three.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from effsota.disk.folder import read_bundle
from effsota.judging.discrepancies import DiscrepancyKind
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.assessment import assess
from effsota.pipeline.building import Built, build
from tests.builders.own_tracks import own_tracks
from tests.builders.sites import Reader
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Mapping

    from effsota.judging.discrepancies import Discrepancy
    from effsota.model import Tree
    from effsota.pipeline.assessment import Assessment

SOURCES = [{"title": "The paper"}, {"title": "The release", "for": ["date"]}]
ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 27)
RULES = {
    "published-compute-differs",
    "published-factor-differs",
    "published-figures-disagree",
    "published-doubling-time-differs",
    "published-period-disagrees",
    "published-date-differs",
    "published-link-differs",
    "peak-is-whole-board",
    "utilizations-far-apart",
}
# The file itself says that these are wrong, or counted once.
DECLARED = {DiscrepancyKind.UNIT, DiscrepancyKind.MULTIPLY_ADD, DiscrepancyKind.MISPRINT}
PAPER = {"title": "A paper", "url": "https://arxiv.org/abs/1905.11946"}
TRACK: Mapping[str, Any] = {
    "name": "A level",
    "level": "A level",
    "kind": "training-efficiency",
    "domain": "vision",
    "metric": {"name": "accuracy", "unit": "%", "better": "higher", "target": 79.1},
    "baseline": "first",
}


def record(name: str, day: date, *, pflop: float, **keys: Any) -> dict[str, Any]:
    """Return a submission as YAML would say it, its compute as reported."""
    return {
        "model": name,
        "date": day,
        "publication": PAPER,
        "date_of": "release",
        "result": {"value": 79.1},
        "compute": [{"method": "reported", "compute": f"{pflop!r} PFLOP", "sources": SOURCES}],
        **keys,
    }


@cache
def bundle() -> Tree:
    """Return the schemas, the templates and the static files."""
    return read_bundle()


def tree_of(track: Mapping[str, Any], **records: Mapping[str, Any]) -> Tree:
    """Return a tracker of one track."""
    tracker = {"name": "T", "url": "https://example.org/t/", "repository": "https://github.com/example/t"}
    files = {
        "tracker": tracker,
        "level/track": track,
        **{f"level/{name}": each for name, each in records.items()},
    }
    data = {f"submissions/{name}.yaml": yaml.safe_dump(dict(each)).encode() for name, each in files.items()}
    return {
        **bundle(),
        **{file: TreeFile(mode=REGULAR, data=each, size=len(each)) for file, each in data.items()},
    }


def alike(found: Assessment) -> None:
    """Assert that each warning of these rules is a discrepancy and the other way round, answers included."""
    assert found.errors == ()
    warned = {
        (each.file, each.rule, each.pointer, each.message) for each in found.problems if each.rule in RULES
    }
    shown = {
        (each.owner.file, each.warning.rule, each.pointer, each.message)
        for each in found.discrepancies
        if each.warning and each.is_warned
    }
    assert warned == shown
    for each in found.discrepancies:
        assert (each.warning is None) == (each.kind in DECLARED)
        assert each.is_warned or each.kind in {*DECLARED, DiscrepancyKind.NEAR, DiscrepancyKind.ROUNDING}


def answered(track: Mapping[str, Any], records: Mapping[str, Mapping[str, Any]]) -> Assessment:
    """Return the same tracker with every discrepancy answered that can be."""
    found = assess(tree_of(track, **records), TODAY)
    answers: dict[str, dict[str, str]] = {}
    for each in found.discrepancies:
        if each.warning:
            answers.setdefault(each.owner.file, {})[each.warning.rule] = (
                f"The source rounds, hence {each.warning.rule}."
            )
    given = {
        name: {**value, "answers": own} if (own := answers.get(f"submissions/level/{name}.yaml")) else value
        for name, value in {"track": track, **records}.items()
    }
    return assess(tree_of(given.pop("track"), **given), TODAY)


def built(compute: str, **keys: Any) -> Built:
    """Return the site of two records, one of which comes to 15 PFLOP where its source prints `compute`."""
    first = record("first", date(2012, 6, 1), pflop=150.0)
    second = record("second", date(2019, 5, 28), pflop=15.0, published={"compute": compute}, **keys)
    return build(tree_of(TRACK, first=first, second=second), TODAY, has_pictures=False)


def told(found: Built) -> tuple[list[tuple[str, str | None]], list[tuple[str, str | None]], str]:
    """Return what the rules say, what the audit says, and the record's page."""
    problems = [(each.rule, each.answer) for each in found.assessment.problems]
    cases = json.loads(found.files["api/v1/audit.json"])["cases"]
    page = Reader(found.files["tracks/level/second/index.html"]).text
    return problems, [(case["kind"], case["reason"]) for case in cases], page


def test_a_near_miss_accuses_nobody_and_can_be_answered() -> None:
    """16.2 PFLOP for 15, 1.08 times: no warning, a near miss, and the answer is not stale but shown."""
    problems, cases, page = told(built("16.2 PFLOP"))
    assert (problems, cases) == ([], [("near-miss", None)])
    assert "nearly" in page
    problems, cases, page = told(
        built("16.2 PFLOP", answers={"published-compute-differs": "A rounded input."})
    )
    assert (problems, cases) == ([], [("near-miss", "A rounded input.")])
    assert "nearlyA rounded input." in page


def test_beyond_the_limit_all_three_say_so_and_show_the_answer() -> None:
    """16.6 PFLOP for 15, 1.107 times."""
    problems, cases, page = told(built("16.6 PFLOP"))
    assert (problems, cases) == ([("published-compute-differs", None)], [("compute", None)])
    assert "Sources disagree" in page
    problems, cases, page = told(
        built("16.6 PFLOP", answers={"published-compute-differs": "A slip of the pen."})
    )
    assert (problems, cases) == (
        [("published-compute-differs", "A slip of the pen.")],
        [("compute", "A slip of the pen.")],
    )
    assert "Sources disagreeA slip of the pen." in page


def test_an_answer_to_what_follows_is_stale() -> None:
    """15.1 PFLOP for 15 is rounding."""
    problems, cases, page = told(
        built("15.1 PFLOP", answers={"published-compute-differs": "No slip of the pen."})
    )
    assert (problems, cases) == ([("stale-answer", None)], [])
    assert "Sources disagree" not in page


def test_the_records_on_file_are_told_alike(own_assessment: Assessment) -> None:
    """Every warning of these rules is in the audit, and what that holds against a source is warned of."""
    assert len(present(own_assessment.discrepancies)) > 100
    alike(own_assessment)


def test_what_is_warned_of_on_file_shows_its_answer(own_assessment: Assessment) -> None:
    """Every figure that is warned of is answered in its file, and the audit says the same."""
    answers = {(each.file, each.rule): each.answer for each in own_assessment.problems}
    for each in present(found for found in own_assessment.discrepancies if found.is_warned):
        assert each.warning is not None
        assert each.reason == answers[each.owner.file, each.warning.rule]


def sizes(limit: float) -> st.SearchStrategy[float]:
    """Return ratios anywhere about 1, and those just below and just above a limit in both directions."""
    just = st.sampled_from([limit - 1e-4, limit + 1e-4, 1 / (limit - 1e-4), 1 / (limit + 1e-4)])
    return just | st.floats(0.3, 3)


RATIOS = sizes(1.10) | sizes(1.02)
NUMBERS = RATIOS.map(lambda ratio: f"{ratio:.6f}") | RATIOS.map(lambda ratio: f"{ratio:.1g}")


@st.composite
def published(draw: st.DrawFn, pflop: float, factor: float) -> dict[str, Any]:
    """Return what a source may print for a record of `pflop` PFLOP whose factor is `factor`."""
    value = {"compute": f"{float(draw(NUMBERS)) * pflop:.12g} PFLOP"}
    optional: dict[str, st.SearchStrategy[Any]] = {
        "also": st.lists(
            NUMBERS.map(lambda each: f"{float(each) * pflop / 86400:.12g} PFS-days"), min_size=1, max_size=2
        ),
        "counts_multiply_add_as": st.sampled_from([1, 2]),
        "reduction_factor": NUMBERS.map(lambda each: float(each) * factor),
        "growth_factor": NUMBERS.map(lambda each: float(each) / factor),
        "headed": st.just("3 TFS-days"),
        "date": st.integers(-5, 5).map(lambda days: date(2019, 5, 28) + timedelta(days=days)),
        "url": st.sampled_from(["https://arxiv.org/abs/1905.11946v2", "https://arxiv.org/abs/1706.03762"]),
        "note": st.just("As printed."),
    }
    for key in draw(st.sets(st.sampled_from(sorted(optional)))):
        value[key] = draw(optional[key])
    return value


@st.composite
def boards(draw: st.DrawFn) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return a track and two records, with something printed at each of them."""
    factor = draw(st.floats(1.5, 100))
    timed = {"method": "hardware-time", "peak": "1 TFLOP/s", "time": "1 day"}
    track, records = {**TRACK}, {}
    for name, day, pflop in (
        ("first", date(2012, 5, 28), 10.0 * factor),
        ("second", date(2019, 5, 28), 10.0),
    ):
        estimates = [
            {
                "method": "reported",
                "compute": f"{pflop!r} PFLOP",
                "published": draw(published(pflop, factor)),
                "sources": SOURCES,
            },
            {**timed, "utilization": draw(st.floats(0.1, 0.7))},
        ]
        own = draw(published(pflop, factor if name == "second" else 1.0))
        records[name] = record(name, day, pflop=pflop, compute=estimates, published=own)
    if draw(st.booleans()):
        track["published"] = {
            "doubling_time": f"{draw(st.floats(5, 60)):.3g} months",
            "reduction_factor": draw(st.floats(1.01, 100)),
            "period": draw(st.sampled_from(["7 years", "7.0 years", "84 months"])),
        }
    return track, records


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(boards())
def test_whatever_is_printed_is_told_alike(board: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """Just below and just above each limit, both ways, whichever keys are printed together."""
    track, records = board
    alike(assess(tree_of(track, **records), TODAY))


def unanswered(found: Assessment) -> list[Discrepancy]:
    """Return the discrepancies that could be answered and do not show their answer."""
    return [
        each
        for each in found.discrepancies
        if each.warning and each.reason != f"The source rounds, hence {each.warning.rule}."
    ]


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(boards())
def test_whatever_the_audit_shows_can_be_answered(board: tuple[dict[str, Any], dict[str, Any]]) -> None:
    """No answer to it is stale, and it is the reason that all three show."""
    found = answered(*board)
    assert [each for each in found.problems if each.rule == "stale-answer"] == []
    assert [each for each in found.problems if each.rule in RULES and each.answer is None] == []
    assert unanswered(found) == []


def test_the_audit_counts_what_the_files_hold(site_files: Mapping[str, bytes]) -> None:
    """How many estimates have inputs, and how many stand as reported, counted from the files alone."""
    methods = [
        estimate["method"]
        for path in present((ROOT / "submissions").glob("*/*.yaml"))
        if path.stem != "track"
        for estimate in yaml.load(path.read_bytes(), yaml.CSafeLoader).get("compute", ())
    ]
    derived = sum(method != "reported" for method in methods)
    page = site_files["audit/index.html"].decode()
    assert f"{derived} of the {len(methods)} estimates on file are multiplied out from inputs" in page


LATER = b"""\
model: LaterNet
date: 2024-06-01
publication: {title: A network of a later day, url: https://arxiv.org/abs/2406.00001}
result: {value: 79.2, is: measured}
compute:
  - method: operations
    forward: 0.05e9 multiply-adds
    examples: 1281167
    epochs: 10
    sources: [{title: A network of a later day, url: https://arxiv.org/abs/2406.00001, where: table 1}]
"""


@pytest.mark.parametrize(("until", "blamed"), [("  until: 2020-05-08\n", False), ("", True)])
def test_a_later_record_makes_no_printed_doubling_time_wrong(until: str, *, blamed: bool) -> None:
    """It is held against the records up to the day that it tells of, where the track names that."""
    track, record = "submissions/alexnet-imagenet/track.yaml", "submissions/alexnet-imagenet/later.yaml"
    tree = dict(own_tracks("alexnet-imagenet"))
    parts = tree[track].data.split(b"  until: 2020-05-08\n")
    assert len(parts) == 2
    for path, data in ((track, until.encode().join(parts)), (record, LATER)):
        tree[path] = TreeFile(mode=REGULAR, data=data, size=len(data))
    told = {(each.file, each.rule) for each in assess(tree, TODAY).problems if each.answer is None}
    assert told == ({(track, "published-doubling-time-differs")} if blamed else set())
