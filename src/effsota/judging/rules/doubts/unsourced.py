"""Sources: an estimate for which none is named."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.judging.rules.context import TrackerContext
from effsota.problems import Fault


def estimate_without_source(context: TrackerContext) -> Iterator[Fault]:
    """An estimate names a source of its numbers, unless the record's own curve is one."""
    if context.is_example:
        return
    for submission in context.submissions:
        for at in submission.unsourced:
            yield Fault(
                f"/compute/{at}",
                "no source is named for this estimate",
                "write sources: [{title: ..., url: ..., where: Table 3}]; a figure that a person gave is"
                " {title: personal communication, where: from whom and when}",
                file=submission.file,
            )
