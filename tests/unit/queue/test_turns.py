"""Whose turn it is, and since when."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from effsota.queue import Taken, Turn, TurnStep, asks, whose_turn

OPENED = datetime(2026, 11, 1, tzinfo=UTC)


def day(number: int) -> datetime:
    """Return a moment so many days after the opening."""
    return OPENED + timedelta(days=number)


@pytest.mark.parametrize("own", Turn)
def test_where_nobody_says_anything_the_check_does(own: Turn) -> None:
    """Since it was opened."""
    assert whose_turn(own, opened=OPENED, steps=()) == (own, OPENED)


STEPS = [
    ([(1, "pushed"), (3, "pushed")], (Turn.MAINTAINER, 3)),
    ([(2, "asked")], (Turn.AUTHOR, 2)),
    ([(2, "asked"), (4, "asked")], (Turn.AUTHOR, 2)),
    ([(2, "asked"), (5, "pushed")], (Turn.MAINTAINER, 5)),
    ([(2, "asked"), (5, "answered")], (Turn.MAINTAINER, 5)),
    ([(2, "asked"), (5, "answered"), (6, "answered")], (Turn.MAINTAINER, 5)),
    ([(2, "asked"), (5, "cleared")], (Turn.MAINTAINER, 5)),
    ([(5, "answered"), (2, "asked")], (Turn.MAINTAINER, 5)),
    ([(2, "requested"), (5, "answered")], (Turn.AUTHOR, 2)),
    ([(2, "requested"), (5, "pushed")], (Turn.MAINTAINER, 5)),
    ([(2, "requested"), (5, "cleared")], (Turn.MAINTAINER, 5)),
    ([(2, "requested"), (3, "asked"), (5, "answered")], (Turn.AUTHOR, 2)),
    ([(2, "asked"), (3, "requested"), (5, "answered")], (Turn.AUTHOR, 3)),
    ([(1, "answered")], (Turn.MAINTAINER, 0)),
    ([(1, "cleared")], (Turn.MAINTAINER, 0)),
    ([(5, "pushed"), (6, "asked"), (7, "pushed"), (8, "asked")], (Turn.AUTHOR, 8)),
]


@pytest.mark.parametrize(("steps", "found"), STEPS)
def test_what_a_maintainer_asks_stands_until_the_author_moves(
    steps: list[tuple[int, str]], found: tuple[Turn, int]
) -> None:
    """Whatever is said when nothing was asked changes no turn; the order is that of time."""
    taken = [Taken(day(at), TurnStep(step)) for at, step in steps]
    assert whose_turn(Turn.MAINTAINER, opened=OPENED, steps=taken) == (found[0], day(found[1]))


def test_what_is_to_be_mended_is_the_authors_since_the_last_push() -> None:
    """Whatever was said about it."""
    steps = [Taken(day(1), TurnStep.PUSHED), Taken(day(2), TurnStep.ASKED)]
    assert whose_turn(Turn.AUTHOR, opened=OPENED, steps=steps) == (Turn.AUTHOR, day(1))


@pytest.mark.parametrize("text", ["Which table?", "See `x`. Why?", "> it is so\nIs it?", "```\na\n``` ok?"])
def test_a_question_asks(text: str) -> None:
    """Beside quotes and code too."""
    assert asks(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thank you.",
        "> Why?\nSee table 3.",
        "`a?b`",
        "https://x.dev/?q=1",
        "<!-- ? -->",
        "```\nx?\n```",
        "```\nx?",
    ],
)
def test_what_is_no_question_asks_nothing(text: str) -> None:
    """A quote, code, a link, a hidden note."""
    assert not asks(text)
