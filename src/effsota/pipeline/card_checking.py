"""A text of others checked: its figures read, priced by our own methods, held against each other."""

from __future__ import annotations

from effsota.frozen import Frozen
from effsota.judging.cards.card_finding import CardFinding, CardVerdict
from effsota.judging.cards.checking_cards import check_runs
from effsota.judging.cards.run_estimates import CardEstimate, build_estimates
from effsota.judging.cards.stated_run import StatedRun
from effsota.judging.cards.text_runs import gather_facts
from effsota.model import Hardware, Priced, Tree
from effsota.pipeline.calculation import calculate
from effsota.problems import Fault
from effsota.reading.prose.chip_names import chip_names
from effsota.reading.prose.finding_figures import MOST_FIGURES, find_figures
from effsota.reading.prose.passages import read_prose
from effsota.reading.prose.stated_figure import StatedFigure


class PricedCard(Frozen):
    """An estimate by the figures of a text, priced, with what our own rules ask of it."""

    estimate: CardEstimate
    priced: Priced
    warnings: tuple[Fault, ...]


class CardReport(Frozen):
    """What a text states, what follows, and what does not fit; whether all of it could be read."""

    figures: tuple[StatedFigure, ...]
    findings: tuple[CardFinding, ...]
    estimates: tuple[PricedCard, ...]
    notes: tuple[str, ...]
    is_read_whole: bool = True

    @property
    def has_contradiction(self) -> bool:
        """Whether two figures of the text cannot both be true."""
        return any(finding.verdict is CardVerdict.CONTRADICTS for finding in self.findings)


def check_card(text: str, *, tree: Tree, hardware: Hardware) -> CardReport:
    """Return what a text states of a training run, held against itself; `hardware` are the tree's chips."""
    names = chip_names(hardware)
    prose = read_prose(text)
    figures = find_figures(prose, names)
    unread = list(prose.unread)
    if len(figures) >= MOST_FIGURES:
        unread.append(f"there are more than {MOST_FIGURES:,} figures: the others are not read")
    facts = gather_facts(prose, figures, names)
    priced = [(run, _price(run, tree, hardware)) for run in facts.runs]
    findings = check_runs(
        [(run, {card.estimate.method: card.priced for card in cards}) for run, cards in priced],
        figures,
        prose,
    )
    told: dict[tuple[tuple[str, str], ...], PricedCard] = {}
    for _, cards in priced:
        for card in cards:
            told.setdefault(tuple(sorted(card.estimate.data.items())), card)
    return CardReport(
        figures=tuple(figures),
        findings=findings,
        estimates=tuple(told.values()),
        notes=(*unread, *facts.notes),
        is_read_whole=not unread,
    )


def _price(run: StatedRun, tree: Tree, hardware: Hardware) -> list[PricedCard]:
    found = []
    for estimate in build_estimates(run):
        calculated = calculate(estimate.data, tree=tree, hardware=hardware)
        if calculated.priced is not None:
            found.append(
                PricedCard(estimate=estimate, priced=calculated.priced, warnings=calculated.warnings)
            )
    return found
