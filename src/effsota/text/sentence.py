"""Sentences that remember which of their pieces somebody submitted."""

from __future__ import annotations


class Name(str):
    """A piece of a sentence that somebody submitted: whoever shows it makes it inert first."""

    __slots__ = ()


Sentence = tuple[str, ...]  # our own words, and Names between them
