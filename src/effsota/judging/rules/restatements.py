"""What a submission says of other figures that its source has had for it."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.rules.context import ClaimContext
from effsota.model import RestatedAs
from effsota.problems import Fault


def retimed_without_time(context: ClaimContext) -> Iterator[Fault]:
    """What was timed anew has the time that was found."""
    for at, given in enumerate(context.submission.restated):
        if given.as_ is not RestatedAs.SUPERSEDED and given.wall_clock is None:
            yield Fault(
                f"/restated/{at}",
                f"it is {given.as_}, and no time is given",
                "add the time with its unit, such as wall_clock: 2.997 minutes; a figure that was merely"
                " replaced is: superseded",
            )


def restated_before_its_date(context: ClaimContext) -> Iterator[Fault]:
    """A figure is measured anew when the record is there, not before."""
    day = context.submission.date
    for at, given in enumerate(context.submission.restated):
        if given.as_ is not RestatedAs.SUPERSEDED and given.date < day:
            yield Fault(
                f"/restated/{at}/date",
                f"it is {given.as_} on {given.date}, before the record itself, of {day}",
                "check both days; what stood there before is: superseded",
            )
