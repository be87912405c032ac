"""What we write as YAML, any reader reads back."""

from __future__ import annotations

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from effsota.text.yaml_writer import MOST_COLUMNS, to_yaml, to_yaml_text

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), min_size=1, max_size=40)


@given(text=TEXTS)
def test_any_text_comes_back(text: str) -> None:
    """Quoted or plain, a reader that keeps every scalar as text gives the same text."""
    assert yaml.load(f"key: {to_yaml_text(text)}", Loader=yaml.BaseLoader) == {"key": text}  # noqa: S506


@pytest.mark.parametrize(
    "text", ["no", "null", "On", "a: b", "# x", "- x", "{a}", "", "x ", "@a", "2019-05-28:"]
)
def test_a_text_that_could_be_misread_is_quoted(text: str) -> None:
    """YAML's words, signs and blanks at the ends."""
    assert to_yaml_text(text).startswith('"')


@pytest.mark.parametrize("text", ["0.39e9 multiply-adds", "2019-05-28", "sqrt(10*100) more data", "K80"])
def test_an_ordinary_text_stays_plain(text: str) -> None:
    """Nobody has to type quotes where none are needed."""
    assert to_yaml_text(text) == text


def test_mappings_and_lists_nest() -> None:
    """The layout of a submission."""
    data: dict[str, Any] = {
        "compute": [{"method": "reported", "factors": [{"value": "5"}]}],
        "authors": ["A", "B"],
    }
    text = to_yaml(data)
    assert yaml.load(text, Loader=yaml.BaseLoader) == data  # noqa: S506
    assert text.splitlines()[:3] == ["compute:", "  - method: reported", "    factors:"]


@given(words=st.lists(st.text(st.sampled_from('a "\\\n\té\x07'), min_size=1), min_size=150, max_size=400))
def test_a_long_text_comes_back_from_short_lines(words: list[str]) -> None:
    """A long text goes on in the next line: nothing is lost where it breaks, however deep it stands."""
    text = "".join(words) * 3
    written = to_yaml({"compute": [{"note": text}]})
    assert yaml.load(written, Loader=yaml.BaseLoader) == {"compute": [{"note": text}]}  # noqa: S506
    assert max(map(len, written.splitlines())) <= MOST_COLUMNS + 100
