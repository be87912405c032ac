"""Doubts between submissions: sources, placeholders, titles, and a run that is filed again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota.judging.rules import ClaimContext, TrackerContext, tell_of
from effsota.judging.rules.doubts import linked_titles, placeholders, refiled_runs, unsourced
from effsota.judging.rules.relations import state
from effsota.pipeline.packed_values import pack, unpack
from tests.builders.claims import make_record, make_submission
from tests.builders.judged import between, claim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from effsota.model import Submission
    from effsota.problems import Fault


OWN = ("https://board.page/site/", "https://github.com/Board/board")


def on_board(submission: Submission, *, is_example: bool = False) -> ClaimContext:
    """Return a submission to be judged on the tracker of `OWN`, or on one that is an example."""
    return replace(claim(), submission=submission, home=() if is_example else OWN)


def among(*submissions: Submission, on_file: Sequence[str] = ()) -> TrackerContext:
    """Return what is stated on a tracker; `on_file` are names of what was there before."""
    files = {f"submissions/level/{name}.yaml" for name in on_file}
    return between(*submissions, find_on_file=lambda asked: frozenset(files.intersection(asked)))


def pointers(found: Iterator[Fault]) -> list[str]:
    """Return the pointers of what was found."""
    return [each.pointer for each in found]


def places(found: Iterator[Fault]) -> list[tuple[str, str]]:
    """Return name and pointer of what was found."""
    return [(each.file.rpartition("/")[2].removesuffix(".yaml"), each.pointer) for each in found]


def reported(pflop: float = 1, **keys: Any) -> dict[str, Any]:
    """Return an estimate as reported."""
    return {"method": "reported", "compute": f"{pflop:g} PFLOP", "sources": [], **keys}


PAGE = {"title": "A page", "url": "https://arxiv.org/abs/1905.11946"}
CURVE = {"method": "learning-curve", "curve": "a.csv", "x": "flop", "y": "accuracy"}


@pytest.mark.parametrize(
    ("estimate", "is_bare"),
    [
        (reported(), True),
        (reported(sources=[PAGE]), False),
        (reported(sources=[{"title": "personal communication"}]), False),
        (reported(sources=[{**PAGE, "for": ["date"]}]), True),
        (reported(published={"compute": "1 PFLOP", "source": PAGE}), False),
        (CURVE, False),
    ],
)
def test_an_estimate_names_a_source(estimate: dict[str, Any], *, is_bare: bool) -> None:
    """That of the day is none of its numbers; a curve on file is one."""
    submission = make_submission("a", "2019-05-28", estimate)
    assert pointers(unsourced.estimate_without_source(on_board(submission))) == ["/compute/0"] * is_bare
    assert pointers(unsourced.estimate_without_source(on_board(submission, is_example=True))) == []


@pytest.mark.parametrize(
    ("url", "is_own"),
    [
        ("https://board.page/site", True),
        ("https://BOARD.page./site/tracks/x/?y#z", True),
        ("https://board.page/%73ite/x", True),
        ("https://github.com/board/Board/blob/main/x.yaml", True),
        ("https://board.page/sites/x", False),
        ("https://board.page/", False),
        ("https://www.board.page/site", False),
        ("https://arxiv.org/abs/1905.11946?x=https://board.page/site", False),
        ("https://github.com/board/board-2", False),
        ("https://[", False),
    ],
)
def test_a_tracker_is_no_source_of_itself(url: str, *, is_own: bool) -> None:
    """By the whole host and whole steps of the path; not beside another source, nor for a curve on file."""
    own = {"title": "A page", "url": url}

    def asked(**keys: Any) -> list[str]:
        submission = make_submission("a", "2019-05-28", keys)
        return pointers(unsourced.source_is_this_tracker(on_board(submission)))

    assert asked(**reported(sources=[own])) == ["/compute/0/sources/0/url"] * is_own
    assert asked(**reported(sources=[own, PAGE])) == []
    assert asked(**CURVE, sources=[own]) == []


@pytest.mark.parametrize(
    ("given", "is_ranked"),
    [
        (reported(), False),
        (reported(sources=[PAGE]), True),
        ({"method": "parameters", "parameters": "1e6", "tokens": "1e9"}, True),
        ({"method": "sum", "parts": [reported(), reported(sources=[PAGE])]}, False),
        ({"method": "sum", "parts": [reported(sources=[PAGE]), reported(sources=[PAGE])]}, True),
        ({"method": "sum", "parts": [reported(), reported()], "sources": [PAGE]}, True),
    ],
)
def test_a_bare_figure_is_not_ranked(given: dict[str, Any], *, is_ranked: bool) -> None:
    """Inputs can be weighed without a source; a figure alone cannot."""
    assert make_record("a", "2019-05-28", given).is_ranked is is_ranked


@pytest.mark.parametrize(
    ("url", "is_reserved"),
    [
        ("https://example.org/my", True),
        ("https://www.example.com", True),
        ("https://EXAMPLE.net./x", True),
        ("https://board.test/x", True),
        ("https://a.b.invalid", True),
        ("https://my.example/x", True),
        ("https://printer.local/x", True),
        ("https://example.organic/x", False),
        ("https://counterexample.org/x", False),
        ("https://arxiv.org/abs/1905.11946?x=example.org", False),
        ("https://test.com/", False),
        ("https://[", False),
    ],
)
def test_reserved_hosts_are_known(url: str, *, is_reserved: bool) -> None:
    """By the end of the host, not by what stands elsewhere."""
    assert placeholders.is_reserved_host(url) is is_reserved


def test_a_reserved_host_is_asked_about_wherever_a_link_stands() -> None:
    """Not on a board that has one itself."""
    code = {"url": "https://example.org/code"}
    submission = make_submission("a", "2019-05-28", publication=PAGE, code=code)
    assert pointers(placeholders.reserved_host(on_board(submission))) == ["/code/url"]
    assert pointers(placeholders.reserved_host(on_board(submission, is_example=True))) == []


def test_a_part_of_a_sum_has_links_too() -> None:
    """Each with its own sources."""
    example = {"title": "Another", "url": "https://example.org/a"}
    given = {"method": "sum", "parts": [reported(sources=[PAGE]), reported(sources=[example])]}
    submission = make_submission("a", "2019-05-28", given, publication=PAGE)
    found = pointers(placeholders.reserved_host(on_board(submission)))
    assert found == ["/compute/0/parts/1/sources/0/url"]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ({"model": "My model"}, ["/model"]),
        ({"model": "TODO"}, ["/model"]),
        ({"publication": {**PAGE, "title": "FIXME: title"}}, ["/publication/title"]),
        ({"publication": {**PAGE, "title": "Lorem ipsum dolor sit amet"}}, ["/publication/title"]),
        ({"publication": {**PAGE, "authors": ["Your name"]}}, ["/publication/authors/0"]),
        ({"publication": {"title": "T", "url": "https://a.com/my-paper"}}, ["/publication/url"]),
        ({"model": "xxx"}, ["/model"]),
        ({"model": "Know Your Model"}, []),
        ({"model": "Todo o nada"}, []),
        ({"model": "XXL"}, []),
        ({"notes": "TODO: nothing."}, []),
        ({"publication": {**PAGE, "title": "Name That Tune"}}, []),
    ],
)
def test_what_a_template_holds_is_asked_about(keys: dict[str, Any], told: list[str]) -> None:
    """In names, titles and links."""
    submission = make_submission("a", "2019-05-28", **{"model": "A", "publication": PAGE, **keys})
    assert pointers(placeholders.template_text(on_board(submission))) == told


def run(name: str, url: str = PAGE["url"], value: str = "79.1", **keys: Any) -> Submission:
    """Return a run of 1e9 tokens in one way of writing it."""
    given = {"method": "parameters", "parameters": "1e6", "tokens": "1e9"}
    paper = {"title": f"On {url}", "url": url}
    own = {"publication": paper, "result": {"value": value}, "model": "One", **keys}
    return make_submission(name, "2019-05-28", own.pop("estimate", given), **own)


OTHERWISE = {"method": "parameters", "parameters": "1000000", "tokens": "0.5e9", "epochs": "2"}
ELSEWHERE = "https://openreview.net/forum?id=one"


@pytest.mark.parametrize(
    ("again", "is_asked"),
    [
        (run("b", model="one", estimate=OTHERWISE), True),
        (run("b", value="79.179", estimate=OTHERWISE), True),
        (run("b", value="79.18", estimate=OTHERWISE), False),
        (run("b", ELSEWHERE, estimate=OTHERWISE), True),
        (run("b", ELSEWHERE, model="Two", estimate=OTHERWISE), False),
        (run("b", model="Two", estimate=OTHERWISE), True),
        (run("b", estimate={**OTHERWISE, "tokens": "0.6e9"}), False),
        (run("b"), False),  # letter by letter: duplicate-submission tells
    ],
)
def test_a_run_in_other_words_is_asked_about(again: Submission, *, is_asked: bool) -> None:
    """By its inputs, its result and what it is of."""
    assert places(refiled_runs.run_refiled(among(run("a"), again))) == [("b", "")] * is_asked


@pytest.mark.parametrize(
    "shared",
    [
        {"model": "a-"},
        {"publication": {"title": "Another", "url": "https://example.org/a"}},
        {"publication": {"title": "ON A", "url": "https://example.org/other"}},
        {"log": {"title": "Log", "url": "https://example.org/log"}},
    ],
    ids=["model", "paper", "title", "log"],
)
def test_who_shares_something_is_not_alone(shared: dict[str, Any]) -> None:
    """In its own track: there one may be the other."""
    log = {"log": {"title": "Log", "url": "https://example.org/log"}}
    first, second, third = (
        make_submission("a", "2019-05-28", **log),
        make_submission("b", "2019-05-29", **shared),
        make_submission("c", "2019-05-28"),
    )
    assert refiled_runs.find_alone([first, second, third]) == {"level/c"}
    elsewhere = replace(second, track_id="elsewhere")
    assert refiled_runs.find_alone([first, elsewhere, third]) == {"level/a", "elsewhere/b", "level/c"}


@pytest.mark.parametrize(("on_file", "blamed"), [(["a"], "b"), (["b"], "a"), ([], "b")])
def test_the_newcomer_of_two_runs_is_asked(on_file: list[str], blamed: str) -> None:
    """Whatever its name."""
    again = run("b", model="one", estimate=OTHERWISE)
    assert places(refiled_runs.run_refiled(among(run("a"), again, on_file=on_file))) == [(blamed, "")]


def test_the_later_of_two_runs_is_asked_where_files_say() -> None:
    """By the day on which they were filed."""
    first = run("z", submitted={"by": "a", "date": "2020-01-01"})
    second = run("a", model="one", estimate=OTHERWISE, submitted={"by": "a", "date": "2020-01-02"})
    assert places(refiled_runs.run_refiled(among(second, first))) == [("a", "")]


def test_a_source_has_the_title_of_its_document() -> None:
    """As the publication or most others have it."""
    first = make_submission("a", "2019-05-28", reported(sources=[PAGE]), publication=PAGE)
    other = make_submission("b", "2019-05-28", reported(sources=[{**PAGE, "title": "Another"}]))
    found = places(linked_titles.link_under_two_titles(among(other, first)))
    assert found == [("b", "/compute/0/sources/0/title")]


@pytest.mark.parametrize(("on_file", "blamed"), [(["a", "b"], "c"), (["c"], "a")])
def test_the_newcomer_of_two_titles_is_asked(on_file: list[str], blamed: str) -> None:
    """Also where more newcomers have another title than what is on file."""
    sources = {"a": PAGE, "b": PAGE, "c": {**PAGE, "title": "Another"}}
    claims = [make_submission(name, "2019-05-28", reported(sources=[each])) for name, each in sources.items()]
    found = places(linked_titles.link_under_two_titles(among(*claims, on_file=on_file)))
    assert found[0] == (blamed, "/compute/0/sources/0/title")


def test_two_publications_of_one_link_are_another_rules() -> None:
    """Asked about once."""
    claims = [make_submission("a", "2019-05-28", publication={**PAGE, "title": each}) for each in ("X", "Y")]
    assert places(linked_titles.link_under_two_titles(among(*claims))) == []


def test_what_is_stated_is_kept() -> None:
    """And comes back the same; so does what it says."""
    stated = state(make_submission("a", "2019-05-28", reported(sources=[PAGE]), builds_on=["level/b"]))
    assert unpack(pack(stated)) == stated
    told = tell_of([stated])
    assert len({(name, thing) for name, thing, _ in told}) > 3
    assert unpack(pack(told)) == told
