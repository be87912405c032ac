"""The page of the chips: peak rates by precision, power and price, other names, boards, sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from effsota import figures
from effsota.frozen import Frozen
from effsota.methods import HardwareTime
from effsota.model import Chip, Estimate, Hardware
from effsota.showing.pages.page import Link, Page, Section, page_of
from effsota.showing.pages.parts import Parts
from effsota.showing.site import Site

HARDWARE = "hardware/"
MOST_NAMED, OPEN = 1200, 10  # records on one page; of more, a chip has the second there or pages of its own
MOST_LISTED = 500


class ChipRow(Frozen):
    """One chip; `sold` are the boards that hold several, `used_by` the records whose estimates name it.

    Where records that name chips are too many for one page, `parts` list those of a chip that has many.
    `peaks` are its rates after the precisions that have them. `cores` is how many it has, where times are
    printed by core; `rated` its power and price, in words.
    """

    chip: Chip
    peaks: tuple[tuple[str, str], ...]
    cores: str | None
    rated: tuple[str, ...]
    sold: str | None
    used_by: tuple[Link, ...]
    parts: Parts


class HardwareView(Frozen):
    """The chips, those that a record names before the `others`, which are folded."""

    count: int
    named: tuple[ChipRow, ...]
    others: tuple[ChipRow, ...]


def build_hardware_pages(site: Site) -> Iterator[Page]:
    """Yield the page of the chips, then, where many records name them, the pages that list those."""
    chips, used_by = site.hardware.chips.values(), _used_by(site)
    count = sum(map(len, used_by.values()))
    room = count if count <= MOST_NAMED else OPEN
    rows = tuple(_row(chip, used_by.get(chip.id, ()), room) for chip in chips)
    yield Page(
        path=HARDWARE,
        template="hardware.html",
        title="Hardware",
        description="Dense peak rates of the chips that estimates by hardware time name, with sources.",
        view=HardwareView(
            count=len(rows),
            named=tuple(row for row in rows if row.used_by) or rows,
            others=tuple(row for row in rows if not row.used_by) if used_by else (),
        ),
        section=HARDWARE,
    )
    for row in rows:
        for link, used_by_these in row.parts.cut(row.used_by):
            yield Page(
                path=link.path,
                template="chip_records.html",
                title=f"Records that name {row.chip.name}, {link.text}",
                description=f"Records {link.text} of {row.parts.total} whose estimates name {row.chip.name}.",
                view=replace(row, used_by=used_by_these),
                section=HARDWARE,
                trail=(Link(text="Hardware", path=HARDWARE),),
            )


def _row(chip: Chip, used_by: Sequence[Link], room: int) -> ChipRow:
    count = len(used_by)
    return ChipRow(
        chip=chip,
        peaks=tuple(_peaks(chip)),
        cores=_cores(chip),
        rated=tuple(_rated(chip)),
        sold=_board(chip),
        used_by=tuple(used_by),
        parts=Parts.of(
            count, "record", path=f"{HARDWARE}{chip.id}/" if count > room else None, size=MOST_LISTED, opens=0
        ),
    )


def _peaks(chip: Chip) -> Iterator[tuple[str, str]]:
    """Yield each peak rate once, after the precisions that have it: fp16, bf16 at 312 TFLOP/s."""
    together: dict[str, list[str]] = {}
    for precision, peak in chip.peaks.items():
        together.setdefault(peak.text, []).append(precision)
    for text, precisions in together.items():
        yield ", ".join(precisions), text


def _cores(chip: Chip) -> str | None:
    return figures.count_text(int(chip.cores_per_chip), "core") if chip.cores_per_chip else None


def _rated(chip: Chip) -> Iterator[str]:
    """Yield the power that a chip is rated at, and its price with the year."""
    if chip.tdp_w is not None:
        yield f"{figures.exact_text(chip.tdp_w)} W"
    if chip.price is not None:
        yield f"${figures.exact_text(chip.price.usd)} in {chip.price.date.year}"


def _board(chip: Chip) -> str | None:
    if chip.board is None:
        return None
    sold = f", sold as {chip.board.peak.text}" if chip.board.peak else ""
    return f"{chip.board.name}: {figures.count_text(chip.board.chips, 'chip')}{sold}"


def _used_by(site: Site) -> Mapping[str, Sequence[Link]]:
    """Return for each chip, by its id, the records whose estimates name it."""
    found: defaultdict[str, list[Link]] = defaultdict(list)
    for board in site.boards:
        level = board.leaderboard.track.level
        for submission in (entry.record.submission for entry in board.leaderboard.entries):
            named = {chip.id: chip for each in submission.estimates if (chip := chip_of(each, site.hardware))}
            for chip_id in named:
                found[chip_id].append(
                    Link(text=f"{submission.model} ({level})", path=page_of(submission.path))
                )
    return found


def chip_of(estimate: Estimate, hardware: Hardware) -> Chip | None:
    """Return the chip that an estimate by hardware time names, also as the cost of a curve."""
    for _, inputs in estimate.inputs.nested():
        if isinstance(inputs, HardwareTime) and inputs.hardware:
            return hardware.find(inputs.hardware)
    return None


def chip_link(estimate: Estimate, hardware: Hardware) -> Link | None:
    """Return the link to the chip that an estimate names."""
    chip = chip_of(estimate, hardware)
    return None if chip is None else Link(text=chip.name, path=f"{HARDWARE}#{chip.id}")


SECTION = Section(path=HARDWARE, build=build_hardware_pages, footer=(Link(text="Hardware", path=HARDWARE),))
