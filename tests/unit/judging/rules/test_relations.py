"""Submissions against each other."""

from __future__ import annotations

from typing import Any

import pytest

from effsota.judging.rules import TrackerContext, relations
from tests.builders.claims import make_submission
from tests.builders.judged import between


def among(**builds_on: list[str]) -> TrackerContext:
    """Return a tracker of submissions by name, each with what it builds on."""
    return between(
        *(
            make_submission(name, "2019-05-28", builds_on=[f"level/{parent}" for parent in parents])
            for name, parents in builds_on.items()
        )
    )


def circles(**builds_on: list[str]) -> list[tuple[str, str, str]]:
    """Return file, pointer and message of the circles among submissions."""
    found = relations.builds_on_in_circle(among(**builds_on))
    return [(placed.file, placed.pointer, placed.message) for placed in found]


def test_a_chain_is_no_circle() -> None:
    """Two may build on one, one on two, and on what is missing."""
    assert circles(a=["b", "c"], b=["d"], c=["d", "gone"], d=[]) == []


def test_a_submission_does_not_build_on_itself() -> None:
    """The shortest circle."""
    assert circles(a=["a"]) == [
        ("submissions/level/a.yaml", "/builds_on/0", "level/a builds on level/a: a circle")
    ]


def test_a_circle_is_told_from_its_first_path() -> None:
    """Whatever the order of the files."""
    expected = "level/a builds on level/c builds on level/b builds on level/a: a circle"
    for given in ({"a": ["c"], "b": ["a"], "c": ["b"]}, {"c": ["b"], "b": ["a"], "a": ["c"]}):
        assert circles(**given) == [("submissions/level/a.yaml", "/builds_on/0", expected)]


def test_every_circle_is_found() -> None:
    """Two of them through one submission."""
    assert len(circles(a=["b", "c"], b=["a"], c=["a"])) == 2


def test_a_long_chain_is_followed_without_recursion() -> None:
    """Five thousand submissions, each on the one before."""
    chain = {f"n{at}": [f"n{at - 1}"] for at in range(1, 5000)}
    assert circles(n0=["n4999"], **chain)[0][0] == "submissions/level/n0.yaml"


def test_what_a_submission_builds_on_exists() -> None:
    """A near miss is suggested."""
    (placed,) = relations.builds_on_unknown(among(alexnet=[], vgg=["alexnte"]))
    assert placed.message == '"level/alexnte" is not a submission'
    assert placed.hint == (
        "did you mean level/alexnet? write <track>/<name> of a submission, without its ending, or take it out"
    )


PAPER = {"publication": {"title": "A paper", "url": "https://example.org/paper"}}


def duplicates(*on_file: str, first: str = "", **keys: Any) -> list[tuple[str, str]]:
    """Return file and message of the faults of two submissions of one model; `keys` change the second.

    `first` is the day on which the first was filed, `on_file` are the names of those that were there before.
    """
    filed = {"submitted": {"by": "ada", "date": first}} if first else {}
    pair = (
        make_submission("a", "2019-05-28", **{"model": "Net", **PAPER, **filed}),
        make_submission("b", "2019-05-28", **{"model": "net", **PAPER, **keys}),
    )
    standing = frozenset(f"submissions/level/{name}.yaml" for name in on_file)
    found = relations.duplicate_submission(between(*pair, find_on_file=standing.intersection))
    return [(fault.file.rpartition("/")[2], fault.message.partition(":")[0]) for fault in found]


def test_the_same_claim_under_two_names_is_refused() -> None:
    """Notes and capitals make no other claim; which was there first nobody knows, so both are told."""
    assert duplicates(notes="other words") == [
        ("a.yaml", "this and level/b are one claim"),
        ("b.yaml", "this and level/a are one claim"),
    ]


@pytest.mark.parametrize(
    ("on_file", "first", "second", "blamed"),
    [
        (["a"], "", "", "b"),
        (["b"], "", "", "a"),
        (["b"], "2020-01-01", "2020-01-02", "a"),
        ([], "2020-01-01", "2020-01-02", "b"),
        ([], "2020-01-02", "2020-01-01", "a"),
        (["a", "b"], "2020-01-02", "2020-01-01", "a"),
        ([], "2020-01-01", "2020-01-01", "ab"),
        ([], "2020-01-01", "", "ab"),
        (["a", "b"], "", "", "ab"),
    ],
)
def test_the_newcomer_is_blamed(on_file: list[str], first: str, second: str, blamed: str) -> None:
    """What was not on file before; failing that what was filed later; failing that nobody."""
    keys = {"submitted": {"by": "ada", "date": second}} if second else {}
    assert "".join(file[0] for file, _ in duplicates(*on_file, first=first, **keys)) == blamed


def test_nobody_is_told_to_delete_what_was_there() -> None:
    """The hint is to take out the newcomer; where nobody knows which one that is, to keep the first."""
    (found,) = duplicates("a")
    assert found == ("b.yaml", "this repeats level/a, which was there first")


def test_another_result_is_another_claim() -> None:
    """As is another date, paper or compute."""
    assert duplicates(result={"value": 80.0}) == []


@pytest.mark.parametrize(
    ("day", "circle", "count"), [("2019-05-28", [], 0), ("2019-05-29", [], 1), ("2019-05-29", ["level/a"], 0)]
)
def test_nobody_builds_on_what_came_later(day: str, circle: list[str], count: int) -> None:
    """Of the same day both may be; a circle is told once, as one."""
    made = (
        make_submission("a", "2019-05-28", builds_on=["level/b"]),
        make_submission("b", day, **({"builds_on": circle} if circle else {})),
    )
    assert [fault.pointer for fault in relations.builds_on_later(between(*made))] == ["/builds_on/0"] * count
