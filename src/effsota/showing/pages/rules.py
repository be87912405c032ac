"""The rules page: every rule in its own words, as the checks themselves state it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from effsota.judging import rules
from effsota.judging.rules import Rule
from effsota.judging.rules.answers import ANSWER_RULES
from effsota.problems import INTERNAL_ERROR, Severity
from effsota.reading.schema import SHAPE_RULES
from effsota.showing.pages.page import Link, Page, Section
from effsota.showing.site import Site

RULES = "rules/"


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleView:
    """A rule with its name, its words and whether it blocks; a demand does so until it is answered."""

    name: str
    words: str
    is_error: bool
    is_demand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleGroup:
    """Rules that look at the same thing."""

    title: str
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RulesView:
    """Everything the rules page shows."""

    groups: tuple[RuleGroup, ...]


_OF_THE_PROGRAM = "The program breaks at no file; where it does, that is its fault, not the file's."
GROUPS: tuple[tuple[str, Iterable[Rule]], ...] = (  # type: ignore[type-arg]
    ("Files", rules.TREE_RULES),
    ("A submission as written", rules.INPUT_RULES),
    ("Its computed compute", rules.PRICE_RULES),
    ("A record on its board", rules.RECORD_RULES),
    ("A track", rules.TRACK_RULES),
    ("Between submissions", rules.TRACKER_RULES),
    ("Answers", ANSWER_RULES),
    ("What a pull request may touch", rules.CHANGE_RULES),
)


def build_rules_page(_site: Site) -> Page:
    """Return the rules page."""
    groups = (
        RuleGroup(title="The shape of a file", rules=tuple(map(_build_shape_rule, SHAPE_RULES.items()))),
        *(RuleGroup(title=title, rules=tuple(map(_build_rule, found))) for title, found in GROUPS if found),
        RuleGroup(title="The program itself", rules=(_build_shape_rule((INTERNAL_ERROR, _OF_THE_PROGRAM)),)),
    )
    return Page(
        path=RULES,
        template="rules.html",
        title="Rules",
        description="Every rule that a submission is checked against, in words.",
        view=RulesView(groups=groups),
        section=RULES,
    )


def _build_rule(rule: Rule) -> RuleView:  # type: ignore[type-arg]
    return RuleView(
        name=rule.name,
        words=rule.words.replace("`", ""),
        is_error=rule.severity is Severity.ERROR,
        is_demand=rule.yields,
    )


def _build_shape_rule(rule: tuple[str, str]) -> RuleView:
    name, words = rule
    return RuleView(name=name, words=words, is_error=True)


SECTION = Section(path=RULES, build=build_rules_page, footer=(Link(text="Rules", path=RULES),))
