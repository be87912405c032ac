"""What is so of a published trend and of the runs after it, for tests that read back what is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota.boards.claims.board_facts import Facts, facts_of

if TYPE_CHECKING:
    from effsota.boards.trend.continuation import Continuation


def facts_of_continuation(found: Continuation) -> Facts:
    """Return what is so of a trend and of the runs that came after it."""
    tests = found.tests
    trends = (each for test in tests for each in (test.trend, test.since))
    changes = (each for test in tests for each in (test.break_, test.change))
    return replace(
        facts_of(found.old),
        fits=tuple(each for each in trends if each is not None),
        changes=tuple(each for each in changes if each is not None),
    )
