"""The ledger of a publication: the last one, and what a tree adds to it; or a new one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from effsota import __version__
from effsota.frozen import Frozen
from effsota.ledger.extending import begin_ledger, extend_ledger
from effsota.ledger.ledger_lines import LedgerHeader, Stamp
from effsota.ledger.ledger_reading import read_ledger
from effsota.ledger.verified_ledger import Ledger, check_beginning, check_day, check_tracker
from effsota.model import Tree
from effsota.pipeline.attribution import find_steps
from effsota.pipeline.fact_finding import FactFinder
from effsota.pipeline.track_results import ResultStore

if TYPE_CHECKING:
    from effsota.showing.site import Site


class LedgerInput(Frozen):
    """What the ledger of a publication is made from beside the tree.

    `last` is the ledger of the last publication, None where one is to begin; `old` are the tracker's own
    files as they were then, None where nobody knows. `commit` is that of the tree, where there is one.
    """

    last: Ledger | None
    commit: str | None = None
    old: Tree | None = None

    def key(self) -> Iterator[str]:
        """Yield what tells it from another."""
        yield f"ledger {self.last.head if self.last else None} {self.commit}"
        if self.old is not None:
            yield from (f"{file.mode} {file.digest} {path}" for path, file in self.old.items())


def publish_ledger(given: LedgerInput, tree: Tree, site: Site, store: ResultStore) -> Ledger:
    """Return the ledger that is published with a site whose tree has no error, read back and verified.

    A new one begins with what the site told before.

    Raises:
        LedgerError: if the last one is another tracker's, or of a day after today.
    """
    # `diff` stays light.
    from effsota.showing.pages.change_lines import earlier_lines  # noqa: PLC0415
    from effsota.showing.permanent_names import tag_uri  # noqa: PLC0415

    tracker, finder = site.tracker, FactFinder(site.today, store)
    stamp = Stamp(day=site.today, commit=given.commit, program=__version__)
    if given.last is None:
        facts = finder.find(tree)
        if facts is None:
            raise ValueError("a tree with an error is not published")
        header = LedgerHeader(
            name=tracker.name,
            url=tracker.url,
            repository=tracker.repository,
            tags=tag_uri(tracker, "ledger/"),
        )
        return read_ledger(begin_ledger(header, facts, stamp, tuple(earlier_lines(site))))
    check_tracker(given.last, url=tracker.url, repository=tracker.repository)
    check_day(given.last, site.today)
    steps = find_steps(finder, given.last.facts, tree, given.old)
    extended = read_ledger(extend_ledger(given.last, steps, stamp))
    check_beginning(extended.data, given.last.data)
    return extended
