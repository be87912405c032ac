"""The frozen types that the modules pass on: what people claim, what we compute, what both refer to."""

from effsota.model.boards import Board
from effsota.model.estimates import Estimate, Factor
from effsota.model.evidence import X_COLUMNS, Curve, Evidence
from effsota.model.kinds import DIRECTIONS, KINDS, Direction, Fit, Kind
from effsota.model.method import Inputs, Method, Step, Sweep, Term
from effsota.model.metric import Better, Metric, Reaching
from effsota.model.outlook import Continued, Dollars, EffectivePrinted
from effsota.model.records import Agreement, Priced, Record
from effsota.model.resources import RESOURCES, Amount, Resource, Split
from effsota.model.results import Entry, Leaderboard, NoRate, ReferenceGrowth, Trend
from effsota.model.sources import LoggedRun, Misprint, Published, Source
from effsota.model.submission import (
    Bound,
    Challenge,
    Code,
    Correction,
    Cost,
    Credit,
    DateOf,
    Log,
    NotCounted,
    Publication,
    Result,
    Status,
    StatusName,
    Submission,
    Submitted,
)
from effsota.model.tracks import Domain, Era, Track, Tracker
from effsota.model.tree import (
    EXECUTABLE,
    LINK,
    REGULAR,
    SUBMODULE,
    ChangedMeanwhileError,
    Tree,
    TreeFile,
)
from effsota.model.trust import Analysis, Break, DoublingSpan, EraTrend, Fragility, Sturdiness
from effsota.model.vocabulary import Chip, ChipBoard, Hardware, ReferenceTrend

__all__ = [
    "DIRECTIONS",
    "EXECUTABLE",
    "KINDS",
    "LINK",
    "REGULAR",
    "RESOURCES",
    "SUBMODULE",
    "X_COLUMNS",
    "Agreement",
    "Amount",
    "Analysis",
    "Better",
    "Board",
    "Bound",
    "Break",
    "Challenge",
    "ChangedMeanwhileError",
    "Chip",
    "ChipBoard",
    "Code",
    "Continued",
    "Correction",
    "Cost",
    "Credit",
    "Curve",
    "DateOf",
    "Direction",
    "Dollars",
    "Domain",
    "DoublingSpan",
    "EffectivePrinted",
    "Entry",
    "Era",
    "EraTrend",
    "Estimate",
    "Evidence",
    "Factor",
    "Fit",
    "Fragility",
    "Hardware",
    "Inputs",
    "Kind",
    "Leaderboard",
    "Log",
    "LoggedRun",
    "Method",
    "Metric",
    "Misprint",
    "NoRate",
    "NotCounted",
    "Priced",
    "Publication",
    "Published",
    "Reaching",
    "Record",
    "ReferenceGrowth",
    "ReferenceTrend",
    "Resource",
    "Result",
    "Source",
    "Split",
    "Status",
    "StatusName",
    "Step",
    "Sturdiness",
    "Submission",
    "Submitted",
    "Sweep",
    "Term",
    "Track",
    "Tracker",
    "Tree",
    "TreeFile",
    "Trend",
]
