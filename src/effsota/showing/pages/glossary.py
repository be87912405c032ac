"""The page of plain words: what the site is about, and the terms of the field, each in a few sentences."""

from __future__ import annotations

from effsota import figures
from effsota.frozen import Frozen
from effsota.methods.hardware_time import compute_seconds
from effsota.model import Board, Hardware
from effsota.showing.pages.page import Link, Page, Section
from effsota.showing.pages.printed_figures import PrintedRow, build_printed_rows
from effsota.showing.pages.takeaway import MACHINE, PRECISION, UTILIZATION
from effsota.showing.site import Site
from effsota.units import UNITS, Dimension

GLOSSARY = "glossary/"


class GlossaryView(Frozen):
    """What the page takes from the data: what a unit means on a known chip, a figure printed and counted.

    `doubled` is a baseline whose source counts a multiply-add as one operation, beside its figure here.
    """

    tfs_day: str
    pfs_day: str
    chip: str | None
    time: str | None
    utilization: str
    doubled: PrintedRow | None


def build_glossary_page(site: Site) -> Page:
    """Return the page of plain words."""
    chip = site.hardware.find(MACHINE)
    return Page(
        path=GLOSSARY,
        template="glossary.html",
        title="In plain words",
        description="What training compute, efficiency SOTA, TFS-day, frontier and doubling time mean, "
        "for readers who do not train models.",
        view=GlossaryView(
            tfs_day=_flop_of(figures.TFS_DAYS),
            pfs_day=_flop_of(figures.PFS_DAYS),
            chip=chip.short_name if chip else None,
            time=_time_of_a_day(site.hardware),
            utilization=figures.percent_text(UTILIZATION),
            doubled=next((row for board in site.boards for row in _doubled(board, site)), None),
        ),
        section=GLOSSARY,
    )


def _flop_of(unit: str) -> str:
    return figures.compute_text(UNITS[Dimension.COMPUTE][unit], figures.FLOP)


def _time_of_a_day(hardware: Hardware) -> str | None:
    """Return how long one chip takes for a TFS-day, None where it is not on file."""
    chip = hardware.find(MACHINE)
    peak = chip.peak_at(PRECISION) if chip else None
    if peak is None:
        return None
    flop = UNITS[Dimension.COMPUTE][figures.TFS_DAYS]
    seconds = compute_seconds(flop, count=1, peak_flop_per_s=peak.base, utilization=UTILIZATION)
    return figures.duration_text(seconds, figures.ROUGH_DIGITS)


def _doubled(board: Board, site: Site) -> tuple[PrintedRow, ...]:
    """Return the baseline of a board as printed and as counted, where the source counts once."""
    baseline = board.leaderboard.baseline
    published = None if baseline is None else baseline.record.submission.published
    if baseline is None or published is None or published.compute is None:
        return ()
    counts_training = board.leaderboard.track.kind.counts_training
    is_once = published.counts_multiply_add_as == 1 and counts_training
    return build_printed_rows(board, site, (baseline,)) if is_once else ()


SECTION = Section(
    path=GLOSSARY, build=build_glossary_page, footer=(Link(text="In plain words", path=GLOSSARY),)
)
