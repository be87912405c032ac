"""Compute thresholds of law and policy, and what is counted for each; not legal advice.

Only those whose text was read stand here. The guidelines are C(2025) 5045 of 18 July 2025; the formal text of
19 November 2025, C(2025) 7719, may differ.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from effsota.model.sources import Source


class TrainingPhase(StrEnum):
    """What a part of a run was for: which decides whether a threshold counts it."""

    PRE_TRAINING = "pre-training"
    LATER = "later-training"
    REINFORCEMENT = "reinforcement-learning"
    SYNTHETIC = "synthetic-data"
    DISCARDED = "discarded"


class CountedFor(StrEnum):
    """The two figures of one run: by the updates of its parameters, or with what was generated for it."""

    UPDATES = "updates"
    CUMULATIVE = "cumulative"


UPDATING = frozenset({TrainingPhase.PRE_TRAINING, TrainingPhase.LATER, TrainingPhase.REINFORCEMENT})
COUNTED: dict[CountedFor, frozenset[TrainingPhase]] = {
    CountedFor.UPDATES: UPDATING,
    CountedFor.CUMULATIVE: UPDATING | {TrainingPhase.SYNTHETIC},
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """What compute above it means: `flop`, or a `share` of the original model's compute."""

    id: str
    name: str
    counted: CountedFor
    consequence: str
    source: Source
    flop: float | None = None
    share: float | None = None


_GUIDELINES = "Guidelines on the scope of obligations for general-purpose AI models, C(2025) 5045"
_AT = "https://digital-strategy.ec.europa.eu/en/library/guidelines-scope-obligations-providers-general-purpose-ai-models-under-ai-act"
THIRD = 1 / 3
THRESHOLDS = (
    Threshold(
        id="eu-gpai",
        name="EU, general-purpose AI model",
        flop=1e23,
        counted=CountedFor.UPDATES,
        consequence="indicates one, where it generates language, images or video from text",
        source=Source(title=_GUIDELINES, url=_AT, where="paragraphs 17 and 118"),
    ),
    Threshold(
        id="eu-systemic-risk",
        name="EU, presumed systemic risk",
        flop=1e25,
        counted=CountedFor.CUMULATIVE,
        consequence="presumes it: notice within two weeks",
        source=Source(
            title="Regulation (EU) 2024/1689, Article 51(2)",
            url="https://eur-lex.europa.eu/eli/reg/2024/1689/oj",
        ),
    ),
    Threshold(
        id="eu-modifier-third",
        name="EU, a third of the original model's compute",
        share=THIRD,
        counted=CountedFor.CUMULATIVE,
        consequence="makes who modifies it a provider, for the modification",
        source=Source(title=_GUIDELINES, url=_AT, where="paragraphs 63 and 64"),
    ),
    Threshold(
        id="us-ca-sb53",
        name="California, SB 53, frontier model",
        flop=1e26,
        counted=CountedFor.UPDATES,
        consequence="makes its developer a frontier developer",
        source=Source(
            title="Transparency in Frontier Artificial Intelligence Act, 22757.11(i)",
            url="https://leginfo.legislature.ca.gov/faces/billTextClient.xhtml?bill_id=202520260SB53",
        ),
    ),
)
# Guidelines, Annex A.2, paragraph 123: an estimate within an overall error margin of 30 % of itself.
ERROR_MARGIN = 0.3
