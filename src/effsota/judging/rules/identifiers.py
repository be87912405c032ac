"""Ids of people and organizations: whether one can exist, and whether a spelling stands for one name."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.quoting import quote
from effsota.judging.rules.context import ClaimContext, TrackerContext
from effsota.judging.rules.paths import TRACKER_FILE
from effsota.problems import Fault


def orcid_mistyped(context: ClaimContext) -> Iterator[Fault]:
    """The last sign of an ORCID follows from the digits before it."""
    for at, credit in enumerate(context.submission.credits):
        if credit.orcid is not None and check_sign(credit.orcid[:-1]) != credit.orcid[-1]:
            yield Fault(
                f"/credits/{at}/orcid",
                f"{quote(credit.orcid)} is no ORCID: its last sign does not follow from the digits before it",
                "copy it from the person's page at https://orcid.org/, such as 0000-0002-1825-0097",
            )


def check_sign(digits: str) -> str:
    """Return the sign that follows digits, hyphens among them: a digit, or X for ten.

    Source: ISO 7064, MOD 11-2, as ORCID describes it in "Structure of the ORCID Identifier".
    """
    total = 0
    for digit in digits.replace("-", ""):
        total = (total + int(digit)) * 2
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def alias_of_two(context: TrackerContext) -> Iterator[Fault]:
    """A spelling in the tracker's aliases stands for one name, and is no name of its own there."""
    owners = {alias.name: alias.name for alias in context.aliases}
    seen: set[str] = set()
    for at, alias in enumerate(context.aliases):
        if alias.name in seen:
            yield _twice(f"/aliases/{at}/name", alias.name, "is a name here twice")
        seen.add(alias.name)
        for number, spelling in enumerate(alias.also):
            if spelling in owners:
                other = "itself" if owners[spelling] == spelling else quote(owners[spelling])
                yield _twice(f"/aliases/{at}/also/{number}", spelling, f"stands for {other} here already")
            owners.setdefault(spelling, alias.name)


def _twice(pointer: str, spelling: str, what: str) -> Fault:
    return Fault(
        pointer,
        f"{quote(spelling)} {what}",
        "write all spellings of one person or organization in one entry, each once",
        file=TRACKER_FILE,
    )
