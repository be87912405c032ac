"""A tree on its way to be assessed: what is known of a track is not found out again."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from effsota.disk.cache import key_of
from effsota.judging.rules import (
    FindOnFile,
    Groups,
    NoGroups,
    Told,
    TrackerContext,
    check_tracker,
    nothing_on_file,
    regroup,
    settle_answers,
)
from effsota.model import Tree
from effsota.pipeline.claims import submission_paths
from effsota.pipeline.curve_files import Curves
from effsota.pipeline.findings import Findings, KeptFindings
from effsota.pipeline.isolation import is_broken, isolating
from effsota.pipeline.judging_tracks import judge_tracks
from effsota.pipeline.kept_groups import KeptGroups, LostGroupsError
from effsota.pipeline.parted_tree import PartedTree
from effsota.pipeline.shapes import TRACKER, Documents
from effsota.pipeline.shared_files import SharedFiles
from effsota.pipeline.track_results import ResultStore, TrackResult, assess_track
from effsota.problems import Problem
from effsota.progress import Tell, counted, keep_quiet


class FoundInTrack(NamedTuple):
    """What was found in a track's files, and what its submissions say."""

    findings: Findings
    told: tuple[Told, ...]


class Assessing:
    """A tree on its way to be assessed: each track when it is asked for, none that need not be.

    A track's findings are made of its own files, of what every track is assessed by, and of the curves of
    others that it asked for. All of that is in its key, so that findings that were kept cannot be stale.
    """

    def __init__(  # noqa: PLR0913  # what is kept, who is told and what stands beside are each optional
        self,
        tree: Tree,
        today: date,
        kept: KeptFindings | None = None,
        tell: Tell = keep_quiet,
        *,
        beside: Assessing | None = None,
        store: ResultStore | None = None,
        find_on_file: FindOnFile = nothing_on_file,
    ) -> None:
        self.tree, self.today = tree, today
        self._parted = PartedTree(tree)
        self.shared = SharedFiles(self._parted, today, kept)
        self._find_on_file = find_on_file if beside is None else beside.keep_on_file
        self._kept, self._tell, self._beside, self._store = kept, tell, beside, store
        self._results: dict[str, TrackResult] = {}
        self._findings: dict[str, Findings] = {}
        self._told: dict[str, tuple[Told, ...]] = {}
        self._groups: Groups | None = None
        self._keys: dict[str, str] = {}

    @property
    def tracks(self) -> Mapping[str, Tree]:
        """The files of each track's folder, by folder."""
        return self._parted.tracks

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem, sorted, answers settled."""
        self._judge_all()
        findings = [self.findings(folder) for folder in self.tracks]
        problems = [*self.shared.problems, *(each for one in findings for each in one.problems)]
        problems += self._check_between(findings)
        answerables = [each for one in findings for each in one.answerables]
        broken: list[Problem] = []
        with isolating(TRACKER, broken):
            problems = settle_answers(problems, files=answerables, documents=Documents(self.tree))
        return tuple(sorted([*problems, *broken]))

    def _check_between(self, findings: Sequence[Findings]) -> list[Problem]:
        """Return what is wrong between submissions."""
        try:
            return self._check_groups(findings)
        except LostGroupsError:  # another run has written there meanwhile
            self._groups = self._group_anew()
            return self._check_groups(findings)

    def _check_groups(self, findings: Sequence[Findings]) -> list[Problem]:
        tracker, found = self.shared.tracker, list[Problem]()
        with isolating(TRACKER, found, passing=(LostGroupsError,)):
            context = TrackerContext(
                groups=self.groups,
                paths=self.paths,
                repeated=tuple(each for one in findings for each in one.repeated),
                refiled=tuple(each for one in findings for each in one.refiled),
                find_on_file=self._find_on_file,
                aliases=() if tracker is None else tracker.aliases,
                decisions=self.shared.decisions,
                today=self.today,
            )
            found += check_tracker(context, documents=Documents(self.tree))
        return found

    @property
    def groups(self) -> Groups:
        """What its submissions say, in groups: those beside it or of the last run, but for what changed."""
        if self._groups is None:
            self._groups = self._regroup(self._beside or (self._kept.groups if self._kept else None))
        return self._groups

    def _regroup(self, before: Assessing | KeptGroups | None) -> Groups:
        known, own = {} if before is None else before.told_keys, self.told_keys
        changed = [folder for folder in {**known, **own} if known.get(folder) != own.get(folder)]
        gone = [None if before is None else before.told(folder) for folder in changed if folder in known]
        if before is None or 2 * len(changed) > len(own) or None in gone:
            return self._group_anew()
        told = {folder: self.told(folder) for folder in changed if folder in own}
        groups = self._groups_to_keep(told) if changed else None
        now = regroup(before.groups, gone=chain(*filter(None, gone)), new=chain(*told.values()))
        if groups is not None:
            groups.keep(self.told_keys, now, is_whole=False)
        return now

    def _group_anew(self) -> Groups:
        told = {folder: self.told(folder) for folder in self.tracks}
        groups = self._groups_to_keep(told)
        if groups is not None:  # from now on they tell it, in a fraction of the memory
            self._told.clear()
        said = (told.pop(folder) for folder in self.tracks)
        now = regroup(NoGroups(), gone=(), new=chain.from_iterable(said))
        if groups is not None:
            groups.keep(self.told_keys, now, is_whole=True)
        return now

    def _groups_to_keep(self, told: Mapping[str, tuple[Told, ...]]) -> KeptGroups | None:
        """Return where groups are kept for the next run, with what tracks say in them.

        None for a tree that is looked at beside another, and where something that is told is no matter of
        the files alone.
        """
        if not self._kept or self._beside is not None:
            return None
        if not all(self._may_be_kept(folder, self.findings(folder)) for folder in told):
            return None
        self._kept.groups.keep_told(self.told_keys, told)
        return self._kept.groups

    @cached_property
    def told_keys(self) -> Mapping[str, str]:
        """The digest of all that what each track says was made from, by folder."""
        return {folder: self._told_key(folder) for folder in self.tracks}

    def _told_key(self, folder: str) -> str:
        stamps = sorted(self.findings(folder).elsewhere.items())
        return key_of([self.key(folder), repr(stamps)]) if stamps else self.key(folder)

    def told(self, folder: str) -> tuple[Told, ...]:
        """Return what a track's submissions say by which they are compared with others."""
        if folder not in self._told:
            recalled = self._recall_told(folder)
            self._told[folder] = self._find(folder).told if recalled is None else recalled
        return self._told[folder]

    def _recall_told(self, folder: str) -> tuple[Told, ...] | None:
        if folder in self._results:
            return self._results[folder].told
        if self._beside is not None and self.is_as_beside(folder):
            return self._beside.told(folder)
        return self._kept.groups.find_told(folder, self.told_keys[folder]) if self._kept else None

    @cached_property
    def paths(self) -> frozenset[str]:
        """`<track>/<name>` of every submission file."""
        return submission_paths(self.tree)

    def files_of(self, folders: Collection[str]) -> Tree:
        """Return the files of some tracks, and those that are of no track."""
        return dict(self._parted.others) | dict(chain(*(self.tracks[each].items() for each in folders)))

    def keep_on_file(self, files: Sequence[str]) -> frozenset[str]:
        """Return those of some files that this tree has."""
        return frozenset(self.tree.keys() & set(files))

    def result(self, folder: str) -> TrackResult:
        """Return a track assessed."""
        if folder not in self._results:
            self._results[folder] = self._find_result(folder)
        return self._results[folder]

    def _find_result(self, folder: str) -> TrackResult:
        if self._store is None:
            return self._assess(folder)
        key = self.key(folder)
        kept = self._store.find(key)
        if kept is None or not self._holds(kept.findings):
            kept = self._assess(folder)
            if self._may_be_kept(folder, kept.findings):
                self._store.keep(key, kept)
        return kept

    def findings(self, folder: str) -> Findings:
        """Return what was found in a track's files, by this run or by one before."""
        if folder not in self._findings:
            self._findings[folder] = self._look_up(folder)
        return self._findings[folder]

    def _look_up(self, folder: str) -> Findings:
        recalled = self._recall(folder)
        return self._note(folder, self._find(folder)) if recalled is None else recalled

    def _recall(self, folder: str) -> Findings | None:
        """Return what was found in a track already, None where it must be judged."""
        if folder in self._results:
            return self._results[folder].findings
        if self._beside is not None and self.is_as_beside(folder):
            return self._beside.findings(folder)
        kept = self._kept.find(self.key(folder)) if self._kept else None
        return kept if kept is not None and self._holds(kept) else None

    def _note(self, folder: str, found: FoundInTrack) -> Findings:
        self._told[folder] = found.told
        if self._kept and self._may_be_kept(folder, found.findings):
            self._kept.keep(self.key(folder), found.findings)
        return found.findings

    def _may_be_kept(self, folder: str, found: Findings) -> bool:
        """Tell whether what was found is a matter of the files alone: all could be read, at none we broke."""
        return not any(file.fault for file in self.tracks[folder].values()) and not is_broken(found.problems)

    def _judge_all(self) -> None:
        """Find out about every track."""
        waiting = []
        for folder in self.tracks:
            found = self._findings.get(folder) or self._recall(folder)
            if found is None:
                waiting.append(folder)
            else:
                self._findings[folder] = found
        for folder, judged in judge_tracks({each: len(self.tracks[each]) for each in waiting}, self._find):
            self._tell(len(self._findings), len(self.tracks), "judging tracks")
            self._findings[folder] = self._note(folder, judged)

    def _find(self, folder: str) -> FoundInTrack:
        # Beside another tree, what differs is asked for with its board too.
        is_shown = self._beside is not None
        result = self.result(folder) if is_shown else self._assess(folder, is_shown=False)
        return FoundInTrack(result.findings, result.told)

    def is_as_beside(self, folder: str) -> bool:
        """Tell whether a track is the same as in the tree that this one is looked at beside."""
        beside = self._beside
        is_there = beside is not None and folder in beside.tracks and folder in self.tracks
        if beside is None or not is_there or beside.key(folder) != self.key(folder):
            return False
        return self._holds(beside.findings(folder))

    def _holds(self, findings: Findings) -> bool:
        """Tell whether the curves of other tracks that findings rest on are those of this tree."""
        return all(self._curves.stamp(file) == stamp for file, stamp in findings.elsewhere.items())

    def key(self, folder: str) -> str:
        """Return the digest of all that a track's findings are made from; curves of others have stamps."""
        if folder not in self._keys:
            self._keys[folder] = self._find_key(folder)
        return self._keys[folder]

    def _find_key(self, folder: str) -> str:
        unfit = sorted(self.shared.unfit.intersection(self.tracks[folder]))
        return key_of([self.shared.key, folder, self._parted.digest(folder), *unfit])

    def results(self) -> list[TrackResult]:
        """Return every track assessed."""
        return [self.result(folder) for folder in counted(self.tracks, "reading tracks", self._tell)]

    @property
    def track_count(self) -> int:
        """How many track files there are."""
        return sum(file.endswith("/track.yaml") for file in self.tree)

    def _assess(self, folder: str, *, is_shown: bool = True) -> TrackResult:
        own, around = self.tracks[folder], self.shared.around
        return assess_track(own, folder, self._curves, around, without=self.shared.unfit, is_shown=is_shown)

    @cached_property
    def _curves(self) -> Curves:
        return Curves(self.tree, without=self.shared.unfit)
