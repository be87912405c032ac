"""Submissions against each other."""

from __future__ import annotations

from typing import Any

from effsota.judging.rules import TrackerContext, relations
from tests.builders.claims import make_submission


def among(**builds_on: list[str]) -> TrackerContext:
    """Return a tracker of submissions by name, each with what it builds on."""
    submissions = tuple(
        make_submission(name, "2019-05-28", builds_on=[f"level/{parent}" for parent in parents])
        for name, parents in builds_on.items()
    )
    stated = tuple(map(relations.state, submissions))
    return TrackerContext(submissions=stated, paths=frozenset(each.path for each in stated))


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


def duplicates(**keys: Any) -> list[str]:
    """Return the messages on two submissions of one model; `keys` change the second."""
    paper = {"publication": {"title": "A paper", "url": "https://example.org/paper"}}
    first = make_submission("a", "2019-05-28", **{"model": "Net", **paper})
    second = make_submission("b", "2019-05-28", **{"model": "net", **paper, **keys})
    stated = tuple(map(relations.state, (first, second)))
    context = TrackerContext(submissions=stated, paths=frozenset())
    return [placed.message for placed in relations.duplicate_submission(context)]


def test_the_same_claim_under_two_names_is_refused() -> None:
    """Notes and capitals make no other claim."""
    assert duplicates(notes="other words") == [
        "this repeats level/a: same model, date, paper, result and compute"
    ]


def test_another_result_is_another_claim() -> None:
    """As is another date, paper or compute."""
    assert duplicates(result={"value": 80.0}) == []
