"""The page of the audit: every case where a printed figure does not follow, by kind, with its reason."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from msgspec.structs import replace

from effsota import figures
from effsota.frozen import Frozen
from effsota.judging.cases import Case
from effsota.judging.discrepancies import LIMITS, Discrepancy, DiscrepancyKind
from effsota.showing.pages.page import Link, Page, Section
from effsota.showing.pages.parts import Parts
from effsota.showing.site import Site

AUDIT = "audit/"
MOST_WHOLE, OPEN = 200, 25  # cases on one page; of more, of each kind the page opens with the second
MOST_LISTED = 150


class KindWords(NamedTuple):
    """What the page says of a kind: its title, and what the two figures are."""

    title: str
    lead: str


KINDS: Mapping[DiscrepancyKind, KindWords] = MappingProxyType(
    {
        DiscrepancyKind.COMPUTE: KindWords(
            "Compute that its own inputs do not give",
            "Multiplied out, the inputs that the source prints, or its stated recipe, give something else.",
        ),
        DiscrepancyKind.FACTOR: KindWords(
            "Factors that the compute does not give",
            "A printed reduction or growth factor beside the one of the recomputed figures.",
        ),
        DiscrepancyKind.DOUBLING_TIME: KindWords(
            "Doubling times that dates and compute do not give",
            "A printed doubling time beside the one of the board.",
        ),
        DiscrepancyKind.PRINTED: KindWords(
            "Printed figures that disagree with each other",
            "One source prints both sides, and they lie farther apart than rounding explains.",
        ),
        DiscrepancyKind.UNIT: KindWords(
            "A unit that is not that of the numbers",
            "The unit over a column, and the one that fits its numbers.",
        ),
        DiscrepancyKind.MULTIPLY_ADD: KindWords(
            "Another convention: a multiply-add counted once",
            "No errors: these follow from their inputs, and factors within one board are unaffected. Beside"
            " figures that count additions and multiplications apart they read as half.",
        ),
        DiscrepancyKind.UTILIZATION: KindWords(
            "Two utilizations on one board",
            "No errors: hardware time is priced at the share of the peak that was reached. Where one record"
            " of a board is priced at a third of its peak by convention and another at all of it, part of"
            " the factor between them is convention; where a share was measured, the reason says so.",
        ),
        DiscrepancyKind.BOARD: KindWords(
            "A board taken for a chip",
            "The peak rate of a board that holds several chips, multiplied by a number of chips or cores.",
        ),
        DiscrepancyKind.DATE: KindWords(
            "Dates",
            "The printed date of a result beside the one on file; what that is the date of, the record says.",
        ),
        DiscrepancyKind.LINK: KindWords(
            "Links to another paper", "Where the printed link leads, and where it should."
        ),
        DiscrepancyKind.MISPRINT: KindWords(
            "Other misprints", "Statements that another place, often of the same source, contradicts."
        ),
        DiscrepancyKind.OTHER: KindWords(
            "Another source, another count",
            "Not slips: two sources count different things under one name, and a reader who mixes them errs"
            " by the factor shown.",
        ),
        DiscrepancyKind.NEAR: KindWords(
            "Near misses",
            f"Off by {100 * (LIMITS.rounded - 1):.0f} to {100 * (LIMITS.published - 1):.0f}%"
            ", beyond rounding: an input was used that differs slightly from the printed one.",
        ),
        DiscrepancyKind.ROUNDING: KindWords(
            "Within rounding",
            "One source prints both sides, within a tenth of each other: a factor of unrounded figures"
            " that are not printed cannot be recomputed by a reader. Or so few digits are printed that what"
            " follows rounds to them from more than a tenth away.",
        ),
    }
)


class KindView(Frozen):
    """The cases of one kind, the largest first; `is_of_one` where the title names their figure.

    Of an audit too long for one page, `parts` list the cases of a kind that has many.
    """

    id: str
    title: str
    lead: str
    count: str
    is_wrong: bool
    is_of_one: bool
    cases: tuple[Case, ...]
    parts: Parts


class AuditView(Frozen):
    """Everything the page of the audit shows."""

    derived_count: int
    estimate_count: str
    case_count: str
    figure_count: str
    off_count: str
    farthest: str | None
    kinds: tuple[KindView, ...]


def build_audit_pages(site: Site) -> Iterator[Page]:
    """Yield the page of the audit, then, where its cases are many, the pages that list them."""
    view = build_audit_view(site)
    yield Page(
        path=AUDIT,
        template="audit.html",
        title="Audit",
        description="Where published training-compute figures do not follow from their own inputs, and why.",
        view=view,
        section=AUDIT,
    )
    for kind in view.kinds:
        for link, cases in kind.parts.cut(kind.cases):
            yield Page(
                path=link.path,
                template="audit_list.html",
                title=f"{kind.title}, {link.text}",
                description=f"Cases {link.text} of {kind.parts.total}. {kind.lead}",
                view=replace(kind, cases=cases),
                section=AUDIT,
                trail=(Link(text="Audit", path=AUDIT),),
            )


def build_audit_view(site: Site) -> AuditView:
    """Return the cases of the site by kind, with counts."""
    cases = site.audit
    by_kind: defaultdict[DiscrepancyKind, list[Case]] = defaultdict(list)
    for case in cases:
        by_kind[case.kind].append(case)
    room = len(cases) if len(cases) <= MOST_WHOLE else OPEN
    wrong = by_kind[DiscrepancyKind.COMPUTE]
    counted = [case for case in cases if case.is_wrong]
    figure_count = sum(len(case.figures) for case in counted)
    records = [entry.record for board in site.boards for entry in board.leaderboard.entries]
    estimates = [each.estimate for record in records for each in record.estimates]
    return AuditView(
        derived_count=sum(estimate.method.is_derived for estimate in estimates),
        estimate_count=figures.count_text(len(estimates), "estimate"),
        case_count=figures.count_text(len(counted), "case"),
        figure_count=figures.count_text(figure_count, "figure"),
        off_count=figures.count_text(len(wrong), "printed compute"),
        farthest=how_far(wrong[0].figures[0]) if wrong else None,
        kinds=tuple(_kind(kind, own, room) for kind in DiscrepancyKind if (own := by_kind[kind])),
    )


def _kind(kind: DiscrepancyKind, own: list[Case], room: int) -> KindView:
    words, count = KINDS[kind], len(own)
    noun, path = "case" if kind.is_wrong else "figure", f"{AUDIT}{kind.value}/"
    parts = Parts.of(count, noun, path=path if count > room else None, size=MOST_LISTED, opens=room)
    return KindView(
        id=kind.value,
        title=words.title,
        lead=words.lead,
        count=parts.total,
        is_wrong=kind.is_wrong,
        is_of_one=len({case.what for case in own}) == 1 < count,
        cases=tuple(own),
        parts=parts,
    )


def how_far(found: Discrepancy) -> str:
    """Return how far apart, in words: 1.53× too small, 334 days early; how many times as much."""
    if found.days is not None:
        return f"{figures.count_text(abs(found.days), 'day')} {'early' if found.days < 0 else 'late'}"
    if found.kind is DiscrepancyKind.MULTIPLY_ADD:
        return "half, by convention"
    if found.ratio is None:
        return figures.NONE
    if not (found.kind.is_wrong or found.kind.is_nearly_right):
        return f"{figures.factor_text(found.ratio)} as much"
    ratio, word = (1 / found.ratio, "too small") if found.ratio < 1 else (found.ratio, "too large")
    return f"{figures.margin_factor(ratio)} {word}"


def cases_of(path: str, site: Site) -> tuple[Link, ...]:
    """Return links to the cases that concern a record or a track."""
    return tuple(
        Link(text=f"{KINDS[case.kind].title}: {case.what}", path=f"{AUDIT}#{case.id}")
        for case in site.cases_of(path)
    )


SECTION = Section(path=AUDIT, build=build_audit_pages, footer=(Link(text="Audit", path=AUDIT),))
