"""A stranger's text enters the queue as one plain line."""

from __future__ import annotations

import pytest

from effsota.queue import plain_line
from effsota.queue.strangers import NAMELESS, find_unfit
from tests.present import present

SHOWN = {
    "Add  ShuffleNet\n v2 ": "Add ShuffleNet v2",
    "a\u202eb": "a\\u202eb",
    "a\x1b[2Jb": "a\\u001b[2Jb",
    "\ud800": "\\ud800",
    "": NAMELESS,
    " \u3000": NAMELESS,
    "Wärme \U0001f469\u200d\U0001f52c": "Wärme \U0001f469\u200d\U0001f52c",
    "<b>${{ x }}": "<b>${{ x }}",
    "a" + "\u0301" * 300: "a" + "\u0301" * 4,
    "x" * 300: "x" * 199 + "…",
}


@pytest.mark.parametrize("text", SHOWN)
def test_a_line_is_plain(text: str) -> None:
    """What hides is shown, what is plain stays as it is."""
    assert plain_line(text) == SHOWN[text]


def test_every_line_is_fit_for_the_queue() -> None:
    """Whatever its characters, wherever it is cut."""
    odd = "\u200d\u202e\ufe0f\x00\ud800\u0301ab\U0001f469\u0644\u200c"
    texts = [odd[start:] * times for start in range(len(odd)) for times in (1, 7, 30, 61)]
    assert [
        text for text in present(texts) if find_unfit(plain_line(text, 50)) or len(plain_line(text)) > 200
    ] == []
