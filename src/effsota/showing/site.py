"""Everything the site is made from: one frozen value, nothing read from elsewhere."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import cached_property, wraps
from typing import Any, TypeVar

from msgspec import field

from effsota.boards.claims.levels_beside import LevelBeside
from effsota.boards.events import Chronicle
from effsota.boards.kin import Kin
from effsota.boards.known_names import Names
from effsota.boards.trend.overview import Overview
from effsota.frozen import Frozen
from effsota.judging.cases import Case
from effsota.judging.discrepancies import Discrepancy
from effsota.ledger.verified_ledger import Ledger
from effsota.model import (
    Board,
    Calibrated,
    ComputeThreshold,
    Curve,
    Decision,
    Hardware,
    PublishedRate,
    ReferenceTrend,
    Submission,
    Tracker,
    Tree,
)
from effsota.problems import Problem
from effsota.queue import Queue
from effsota.showing.ready_boards import ReadyBoard

DATA_VERSION_DIGITS = 12


Found = TypeVar("Found")


def found_once(find: Callable[[Site], Found]) -> Callable[[Site], Found]:
    """Return a function that finds something of a site once, and keeps it with it: a site never changes."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def of(site: Site) -> Found:
        kept = vars(site)  # where cached properties are
        if name not in kept:
            kept[name] = find(site)
        found: Found = kept[name]
        return found

    return of


class Site(Frozen, dict=True):
    """A tracker with its boards, ready to be shown; `problems` are the warnings of a valid tree.

    `base_url` is where the site will stand, without a slash at its end; `curves` are learning curves by file,
    `sources` the files as they were filed, `overview` what the boards say together, `chronicle` what happened
    on them, `submission_schema` what the form is made from, `published_rates` what others print, `thresholds`
    from which amounts of compute laws ask something, `decisions` what maintainers decided of pull requests
    and issues. `is_checked` tells whether the host checks pull requests, `has_issue_form` whether it has a
    form for a record, `has_governance` whether it says who decides, `calibration` is how often intervals
    hold, `rule_examples` the file of what breaks and what keeps a rule. `ledger` is all that was published
    when and why, with this publication at its end; None where it is not kept. `kin` are the records of a
    record's model on other boards, by its path, `levels` those of a track's test, by its id, `names` what is
    known of the names that records give. `queue` is what waits at the code host; where it is None, `no_queue`
    says why (nothing: nobody asked). `ready` is what the whole site shows of a board, by track, where that
    is known already. `version` is that of the program, `data_digest` the SHA-256 (hex) of all data.
    """

    tracker: Tracker
    boards: tuple[Board, ...]
    references: tuple[ReferenceTrend, ...]
    hardware: Hardware
    problems: tuple[Problem, ...]
    today: date
    base_url: str
    version: str
    data_digest: str = ""
    curves: Mapping[str, Curve] = field(default_factory=dict)
    sources: Tree = field(default_factory=dict)
    overview: Overview = field(default_factory=Overview)
    chronicle: Chronicle = field(default_factory=Chronicle)
    submission_schema: Mapping[str, Any] = field(default_factory=dict)
    audit: tuple[Case, ...] = ()
    published_rates: tuple[PublishedRate, ...] = ()
    thresholds: tuple[ComputeThreshold, ...] = ()
    decisions: tuple[Decision, ...] = ()
    is_checked: bool = False
    has_issue_form: bool = False
    has_governance: bool = False
    calibration: tuple[Calibrated, ...] = ()
    rule_examples: bytes = b""
    ledger: Ledger | None = None
    kin: Mapping[str, tuple[Kin, ...]] = field(default_factory=dict)
    levels: Mapping[str, tuple[LevelBeside, ...]] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    queue: Queue | None = None
    no_queue: str = ""
    ready: Mapping[str, ReadyBoard] = field(default_factory=dict)

    @property
    def data_version(self) -> str:
        """The version of the data: first digits of the ledger's head, of their digest without a ledger."""
        return (self.data_digest if self.ledger is None else self.ledger.head)[:DATA_VERSION_DIGITS]

    @property
    def shown_version(self) -> str:
        """The version of the data behind its pages: of a site narrowed to a board, that of its own files."""
        is_narrowed = not self.data_digest and len(self.boards) == 1
        return self.version_of(self.boards[0]) if is_narrowed else self.data_version

    def version_of(self, board: Board) -> str:
        """Return the version of a board's own files: the first digits of one digest of all of them."""
        return self._versions.get(board.leaderboard.track.file.rpartition("/")[0], "")

    def discrepancies_of(self, path: str) -> tuple[Discrepancy, ...]:
        """Return what sources print wrongly about a track or a record."""
        return tuple(self._discrepancies.get(path, ()))

    def cases_of(self, path: str) -> tuple[Case, ...]:
        """Return the cases that concern a track or a record."""
        return tuple(self._cases.get(path, ()))

    def problems_of(self, file: str) -> tuple[Problem, ...]:
        """Return what was noticed in one file."""
        return tuple(self._problems.get(file, ()))

    def decisions_of(self, submission: Submission) -> tuple[Decision, ...]:
        """Return what was decided about a record, under whichever name it was on file."""
        names = {submission.path, *submission.formerly}
        places = sorted(place for name in names for place in self._decided.get(name, ()))
        return tuple(self.decisions[place] for place in places)

    @cached_property
    def _decided(self) -> Mapping[str | None, Sequence[int]]:
        """The places of decisions, by the record that each is about."""
        found: defaultdict[str | None, list[int]] = defaultdict(list)
        for place, decision in enumerate(self.decisions):
            found[decision.record].append(place)
        return found

    @cached_property
    def _versions(self) -> Mapping[str, str]:
        folders: defaultdict[str, list[str]] = defaultdict(list)
        for path, file in sorted(self.sources.items()):
            folders[path.rpartition("/")[0]].append(f"{file.digest}  {path}\n")
        digests = {each: hashlib.sha256("".join(lines).encode()) for each, lines in folders.items()}
        return {folder: digest.hexdigest()[:DATA_VERSION_DIGITS] for folder, digest in digests.items()}

    @cached_property
    def _discrepancies(self) -> Mapping[str, list[Discrepancy]]:
        found: defaultdict[str, list[Discrepancy]] = defaultdict(list)
        for case in self.audit:
            for figure in case.figures:
                found[figure.owner.path].append(figure)
        return found

    @cached_property
    def _cases(self) -> Mapping[str, list[Case]]:
        found: defaultdict[str, list[Case]] = defaultdict(list)
        for case in self.audit:
            for path in {figure.owner.path for figure in case.figures}:
                found[path].append(case)
        return found

    @cached_property
    def _problems(self) -> Mapping[str, list[Problem]]:
        found: defaultdict[str, list[Problem]] = defaultdict(list)
        for problem in self.problems:
            found[problem.file].append(problem)
        return found
