"""A tree published to a folder: what has changed is rendered, by all processors; the rest is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from effsota.disk.cache import NO_CACHE, Cache
from effsota.disk.fresh_folder import read_umask
from effsota.disk.manifest import read_manifest, stands, write_manifest
from effsota.disk.output import open_output, refuse_foreign
from effsota.disk.spare import Spare
from effsota.disk.unfinished import clear_unfinished
from effsota.frozen import Frozen
from effsota.model import Tree
from effsota.pipeline.assessment import Assessment, assess
from effsota.pipeline.building import outline_site
from effsota.pipeline.fact_finding import RememberedResults
from effsota.pipeline.findings import KeptFindings
from effsota.pipeline.kept_pictures import drawing
from effsota.pipeline.kept_results import KeptResults
from effsota.pipeline.ledger_publishing import LedgerInput, publish_ledger
from effsota.pipeline.queue_publishing import QueueInput, publish_queue
from effsota.pipeline.unit_keys import UnitKeys, key_of_whole
from effsota.pipeline.unit_rendering import SiteRendering
from effsota.problems import Problem
from effsota.progress import Tell, keep_quiet


class PublishedSite(Frozen):
    """What came of it: how many files the site has, and what was found in the tree.

    Nothing is written where that has an error. Where nothing at all has changed nothing is assessed. `others`
    is what in its folder no build wrote, and was left alone; `no_queue` says why a queue was not published.
    """

    file_count: int
    others: tuple[str, ...] = ()
    no_queue: str = ""
    assessment: Assessment | None = None

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that block."""
        return () if self.assessment is None else self.assessment.errors


class Wanted(Frozen):
    """Which site of a tree is wanted: of which day, at which address, and whether with pictures (PNG).

    `ledger` is what its ledger is made from, None where it has none, `queue` the file of the queue, None
    where nobody asked.
    """

    today: date
    base_url: str | None = None
    has_pictures: bool = True
    ledger: LedgerInput | None = None
    queue: QueueInput | None = None

    def beside(self) -> Iterator[str]:
        """Yield what tells what stands beside the tree from another."""
        for given in (self.ledger, self.queue):
            yield from () if given is None else given.key()


def publish(
    tree: Tree, wanted: Wanted, folder: Path, *, cache: Cache = NO_CACHE, tell: Tell = keep_quiet
) -> PublishedSite:
    """Put the site of a tree in a folder, the same as `build` gives; nothing where the tree has an error.

    Raises:
        OutputError: if the folder cannot be used.
        LedgerError: if the ledger is another tracker's, or of a day after today.
        BrokenFilesError: if the program breaks at a board or at a record: no page is left out of a site.
    """
    refuse_foreign(folder)
    beside = (*wanted.beside(), f"umask {read_umask():o}")  # by which it is told who may read the pages
    key = key_of_whole(tree, wanted.today, wanted.base_url, *beside, has_pictures=wanted.has_pictures)
    before = read_manifest(cache, folder)
    if before.key == key and stands(before, folder):
        clear_unfinished(folder)
        return PublishedSite(file_count=before.file_count)
    store = RememberedResults(KeptResults(cache) if cache else None)
    kept = KeptFindings(cache, f"site {folder.absolute()}")
    assessment = assess(tree, wanted.today, tell=tell, store=store, kept=kept)
    kept.save()
    if assessment.errors or assessment.tracker is None:
        return PublishedSite(file_count=0, assessment=assessment)
    site = outline_site(assessment, tree, wanted.base_url)
    if wanted.ledger is not None:
        site = replace(site, ledger=publish_ledger(wanted.ledger, tree, site, store))
    if wanted.queue is not None:
        site = publish_queue(wanted.queue, site)
    with open_output(folder, Spare(cache, folder, before)) as fresh:
        manifest = SiteRendering(
            site=site,
            tree=tree,
            fresh=fresh,
            keys=UnitKeys(tree, whole=key, has_pictures=wanted.has_pictures),
            before=before,
            cache=cache,
            draw=drawing(cache) if wanted.has_pictures else None,
            tell=tell,
        ).render()
        fresh.count_kept(manifest.files)
    write_manifest(cache, folder, manifest)
    cache.tidy()
    return PublishedSite(
        file_count=manifest.file_count, others=fresh.others, no_queue=site.no_queue, assessment=assessment
    )
