"""Pieces of a comment as Markdown: what somebody submitted, cut and inert; lines that are folded."""

from __future__ import annotations

from collections.abc import Sequence

from effsota.text import Name, Sentence, cut, to_markdown

MOST_NAME, MOST_TEXT = 80, 400


def render_sentence(sentence: Sentence) -> str:
    """Return a sentence with every submitted piece inert."""
    return "".join(render_name(part) if isinstance(part, Name) else part for part in sentence)


def render_name(name: str) -> str:
    """Return a submitted name, short and inert."""
    return to_markdown(cut(name, MOST_NAME))


def render_told(text: str) -> str:
    """Return a message, a hint or an answer, of which a part is submitted, inert."""
    return to_markdown(cut(text, MOST_TEXT))


def render_fold(title: str, lines: Sequence[str]) -> str:
    """Return lines below a title that opens them."""
    return "\n".join([f"<details><summary>{title}</summary>", "", *lines, "", "</details>"])
