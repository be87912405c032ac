"""A tree built into a site: assessed first, and nothing where that finds an error."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from effsota import __version__
from effsota.boards.claims.levels_beside import find_levels
from effsota.boards.disputed_counted import board_with_disputed
from effsota.boards.events import build_chronicle
from effsota.boards.kin import find_kin
from effsota.boards.known_names import find_names
from effsota.disk.cache import NO_CACHE
from effsota.disk.folder import CALIBRATION, RULE_EXAMPLES
from effsota.disk.kit import CHECK, FORM, GOVERNANCE
from effsota.frozen import Frozen
from effsota.judging.cases import build_cases
from effsota.model import Calibrated, Tree
from effsota.pipeline.assessment import Assessment, assess
from effsota.pipeline.fact_finding import RememberedResults
from effsota.pipeline.ledger_publishing import LedgerInput, publish_ledger
from effsota.pipeline.queue_publishing import QueueInput, publish_queue
from effsota.problems import working_at
from effsota.reading.schema import read_schema

if TYPE_CHECKING:
    from effsota.showing.site import Site


class Built(Frozen):
    """What a build gave: what was found on the way, and the site's files (none where there is an error)."""

    assessment: Assessment
    files: Mapping[str, bytes]


def build(  # noqa: PLR0913  # what a site is made of
    tree: Tree,
    today: date,
    *,
    base_url: str | None = None,
    has_pictures: bool = True,
    ledger: LedgerInput | None = None,
    queue: QueueInput | None = None,
) -> Built:
    """Return the site of a tree, path to bytes; nothing where the tree has an error.

    Without pictures (PNG) a build is quicker, and links to them lead nowhere. Without a ledger of the last
    publication, or one to begin, the site has none. A queue that is refused is named by the site.

    Raises:
        BrokenAtError: if the program breaks at a board or at a record.
        LedgerError: if the ledger is another tracker's, or of a day after today.
    """
    # What `validate` imports stays small.
    from effsota.pipeline.compiled_templates import compile_templates  # noqa: PLC0415
    from effsota.pipeline.translated_scripts import translate_scripts  # noqa: PLC0415
    from effsota.showing.website import render_site  # noqa: PLC0415

    store = RememberedResults()
    assessment = assess(tree, today, store=store)
    if assessment.errors or assessment.tracker is None:
        return Built(assessment=assessment, files=MappingProxyType({}))
    site = build_site(assessment, tree, base_url)
    if ledger is not None:
        site = replace(site, ledger=publish_ledger(ledger, tree, site, store))
    if queue is not None:
        site = publish_queue(queue, site)
    compile_templates(tree, NO_CACHE)
    translate_scripts(NO_CACHE)
    return Built(assessment=assessment, files=render_site(site, tree=tree, has_pictures=has_pictures))


def build_site(assessment: Assessment, tree: Tree, base_url: str | None = None) -> Site:
    """Return what the pages show of a tree without errors, and of its assessment.

    Raises:
        BrokenAtError: if the program breaks at a board.
    """
    from effsota.boards.trend.analysis import build_analysis  # noqa: PLC0415

    boards = []
    for board in assessment.boards:
        with working_at(board.leaderboard.track.file):
            analysis = build_analysis(board.leaderboard)
            with_disputed = board_with_disputed(board, assessment.references)
        boards.append(replace(board, analysis=analysis, with_disputed=with_disputed))
    return replace(outline_site(assessment, tree, base_url), boards=tuple(boards))


def outline_site(assessment: Assessment, tree: Tree, base_url: str | None = None) -> Site:
    """Return what the pages show, of boards that are not analysed yet."""
    from effsota.boards.trend.overview import build_overview  # noqa: PLC0415
    from effsota.showing.data_digest import data_digest  # noqa: PLC0415
    from effsota.showing.filed import filed  # noqa: PLC0415
    from effsota.showing.site import Site  # noqa: PLC0415

    tracker = assessment.tracker
    if tracker is None:
        raise TypeError(assessment)
    return Site(
        tracker=tracker,
        boards=assessment.boards,
        audit=build_cases(assessment.discrepancies),
        references=assessment.references,
        published_rates=assessment.published_rates,
        thresholds=assessment.thresholds,
        decisions=assessment.decisions,
        hardware=assessment.hardware,
        problems=assessment.problems,
        today=assessment.today,
        base_url=(base_url or tracker.url).rstrip("/"),
        version=__version__,
        data_digest=data_digest(tree),
        curves=assessment.curves,
        sources=filed(tree),
        overview=build_overview(assessment.boards, assessment.today),
        submission_schema=read_schema(tree["schema/submission.schema.json"].data),
        chronicle=build_chronicle(assessment.boards),
        kin=find_kin(assessment.boards),
        levels=find_levels(assessment.boards),
        names=find_names(assessment.boards, tracker.aliases),
        is_checked=CHECK in tree,
        has_issue_form=FORM in tree,
        has_governance=GOVERNANCE in tree,
        calibration=_read_calibration(tree),
        rule_examples=tree[RULE_EXAMPLES].data if RULE_EXAMPLES in tree else b"",
    )


def _read_calibration(tree: Tree) -> tuple[Calibrated, ...]:
    """Return how often the program's intervals hold, nothing where its table did not travel with it."""
    table = tree.get(CALIBRATION)
    return () if table is None else tuple(map(Calibrated.from_data, json.loads(table.data)))
