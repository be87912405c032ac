"""The rules page: every rule in its own words, as the checks themselves state it."""

from __future__ import annotations

from effsota.frozen import Frozen
from effsota.judging.rule_examples import parse_rule_examples
from effsota.judging.rules.catalogue import RuleEntry, RuleExample, build_catalogue
from effsota.showing.pages.page import Link, Page, Section
from effsota.showing.site import Site

RULES = "rules/"


class RuleView(Frozen):
    """A rule as it is shown, with why it is there, lines that break it and lines that keep it."""

    rule: RuleEntry
    example: RuleExample | None


class RuleGroupView(Frozen):
    """Rules that look at the same thing."""

    title: str
    rules: tuple[RuleView, ...]


class RulesView(Frozen):
    """Everything the rules page shows."""

    groups: tuple[RuleGroupView, ...]


def build_rules_page(site: Site) -> Page:
    """Return the rules page."""
    shown = parse_rule_examples(site.rule_examples)
    groups = tuple(
        RuleGroupView(
            title=group.title,
            rules=tuple(RuleView(rule=rule, example=shown.get(rule.name)) for rule in group.rules),
        )
        for group in build_catalogue()
        if group.rules
    )
    return Page(
        path=RULES,
        template="rules.html",
        title="Rules",
        description="Every rule that a submission is checked against, in words, with examples.",
        view=RulesView(groups=groups),
        section=RULES,
    )


SECTION = Section(path=RULES, build=build_rules_page, footer=(Link(text="Rules", path=RULES),))
