"""Words that stand for a text still to be written, and quotes that would be shown with it."""

from __future__ import annotations

import pytest

from effsota.text import refuse_line


@pytest.mark.parametrize("text", ["TODO", "todo", "TBD", "FIXME", "xxx", "...", "\u2026", "???"])
def test_a_text_that_is_still_to_be_written_is_refused(text: str) -> None:
    """As somebody's note to themselves."""
    found = refuse_line(text)
    assert found is not None
    assert found.message == f'is "{text}": it is still to be written'


@pytest.mark.parametrize("text", ["TODO list", "My ToDo app", "Triple X", "etc..."])
def test_a_text_that_holds_such_a_word_is_left_alone(text: str) -> None:
    """It says something besides."""
    assert refuse_line(text) is None


@pytest.mark.parametrize(
    "text", ["\u201cMy model\u201d", "\u201eMy model\u201c", "\u2018My model\u2019", "\u00abMy model\u00bb"]
)
def test_curly_quotes_round_a_whole_text_are_refused(text: str) -> None:
    """Without them it is what was meant."""
    found = refuse_line(text)
    assert found is not None
    assert (found.hint, found.fix) == ("did you mean My model?", "My model")


@pytest.mark.parametrize(
    "text",
    [
        "\u201cWhy?\u201d: a question",
        "The \u201cbest\u201d",
        "\u201cOne\u201d and \u201ctwo\u201d",
        '"Plain"',
    ],
)
def test_quotes_inside_a_text_belong_to_it(text: str) -> None:
    """As titles have them."""
    assert refuse_line(text) is None
