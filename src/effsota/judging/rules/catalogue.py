"""Every rule by name, with what it says and what becomes of a file that breaks it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Self

from effsota.frozen import Frozen
from effsota.judging import rules
from effsota.judging.rules.answers import ANSWER_RULES
from effsota.judging.rules.rule import Rule
from effsota.problems import INTERNAL_ERROR, Severity
from effsota.reading.schema import SHAPE_RULES

_OF_CURVES = {
    "curve-csv": "A curve is a CSV: a header, one column of x that rises, one or more metrics, plain numbers."
}
_OF_THE_PROGRAM = {
    INTERNAL_ERROR: "The program breaks at no file; where it does, that is its fault, not the file's.",
    "claim-contradicts": "A board says nothing that its records contradict; this is the program's fault.",
    "schema-unusable": "A schema is JSON Schema 2020-12 that refers to nothing outside it.",
}


class RuleExample(NamedTuple):
    """Why a rule is there, lines that break it, and those that stand there where it is kept.

    `right` is empty where nothing is to stand. A path stands for the name of a file.
    """

    why: str
    wrong: str
    right: str = ""

    @classmethod
    def from_data(cls, data: Mapping[str, str]) -> Self:
        """Build from an entry of docs/rules.yaml."""
        return cls(data["why"], data["wrong"], data.get("right", ""))


class RuleEntry(Frozen):
    """A rule with its name, its words and whether it blocks; a demand does so until it is answered."""

    name: str
    words: str
    is_error: bool = True
    is_demand: bool = False
    is_of_change: bool = False

    @property
    def is_answerable(self) -> bool:
        """Whether a file may say why what is reported holds all the same."""
        return self.is_demand or not self.is_error


class RuleGroup(NamedTuple):
    """Rules that look at the same thing."""

    title: str
    rules: tuple[RuleEntry, ...]


_GROUPS: tuple[tuple[str, Iterable[Rule[Any]]], ...] = (
    ("Files", rules.TREE_RULES),
    ("A submission as written", rules.INPUT_RULES),
    ("Its computed compute", rules.PRICE_RULES),
    ("A record on its board", rules.RECORD_RULES),
    ("A track", rules.TRACK_RULES),
    ("Between submissions", rules.TRACKER_RULES),
    ("Answers", ANSWER_RULES),
    ("What a pull request may touch", rules.CHANGE_RULES),
)


def build_catalogue() -> tuple[RuleGroup, ...]:
    """Return all rules, those together that look at the same thing."""
    return (
        RuleGroup("The shape of a file", _errors({**SHAPE_RULES, **_OF_CURVES})),
        *(RuleGroup(title, tuple(map(_entry, found))) for title, found in _GROUPS),
        RuleGroup("The program itself", _errors(_OF_THE_PROGRAM)),
    )


def _errors(words: Mapping[str, str]) -> tuple[RuleEntry, ...]:
    return tuple(RuleEntry(name=name, words=words[name]) for name in words)


def _entry(rule: Rule[Any]) -> RuleEntry:
    return RuleEntry(
        name=rule.name,
        words=rule.words.replace("`", ""),
        is_error=rule.severity is Severity.ERROR,
        is_demand=rule.is_demand,
        is_of_change=rule in rules.CHANGE_RULES,
    )
