"""Addressed words: prose of a file that speaks to who, or what, reviews it, instead of readers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext
from effsota.limits import MOST_REMEMBERED
from effsota.problems import Fault
from effsota.text.prose_patterns import ProsePattern

_WHO = r"(?:reviewers?|maintainers?|moderators?|the bot|the validator|AI (?:assistant|reviewer|model)s?)"
_ADDRESSED = ProsePattern(
    r"\b(?:ignore|disregard|forget|override) (?:(?:all|any|the|your) )*(?:previous|prior|earlier|above|other)"
    r" (?:instructions?|rules?|checks?|prompts?|warnings?)\b"
    rf"|\b{_WHO}\b[:,]? (?:please |must |should |can |may |is asked to |are asked to )*"
    r"(?:approve|accept|merge|trust|skip|rank|ignore|do not check)\b"
    r"|\b(?:please )?(?:approve|merge) (?:this|it)\b"
    r"|\b(?:already |pre-?)(?:verified|approved|vetted|checked|reviewed) by (?:the |our )?"
    rf"(?:{_WHO}|editors?|tracker)\b"
    r"|\bno (?:need|reason) to (?:check|verify|review)\b|\bsystem prompt\b",
    signs="ignore|disregard|forget|override|review|maintainer|moderator|the bot|the validator|ai assistant"
    "|ai model|approve|merge|verified by|vetted by|checked by|no need to|no reason to|system prompt",
)
_NOT_COUNTED = "/not_counted/"


@lru_cache(MOST_REMEMBERED)  # such as the places in sources: Table 7
def _addressed_in(text: str) -> str:
    found = _ADDRESSED.search(text)
    return found[0] if found else ""


def words_to_reviewers(context: ClaimContext) -> Iterator[Fault]:
    """What stands in a file is for its readers: it asks nobody to approve it, and no program to look away."""
    prose = context.texts.prose
    if context.submission.not_counted:  # of which all texts are
        prose = [each for each in context.texts.every if each in prose or each[0].startswith(_NOT_COUNTED)]
    for pointer, text in prose:
        if found := _addressed_in(text):
            yield Fault(
                pointer,
                f"{quote(found)} speaks to who reviews the file, and the file is for readers",
                "take it out, and write to maintainers in the pull request; where it is none, say so:"
                " answers: {words-to-reviewers: why}",
            )
