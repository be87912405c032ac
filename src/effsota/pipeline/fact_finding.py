"""The facts that a tree gives, found for several trees that have most of their tracks in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from msgspec.structs import replace

from effsota.disk.folder import is_data
from effsota.ledger.event_words import Names
from effsota.ledger.known_facts import DIGEST, TRACKER_WIDE, FactPlace, Facts, Value
from effsota.model import Board, Decision, Submission, Tree
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.track_results import ResultStore, TrackResult


class RememberedResults:
    """Results of tracks by key, as long as the program runs; what it lacks is asked of another store."""

    def __init__(self, beneath: ResultStore | None = None) -> None:
        self._beneath = beneath
        self._results: dict[str, TrackResult] = {}

    def find(self, key: str) -> TrackResult | None:
        """Return the result of a key, None where none is kept."""
        if key not in self._results and self._beneath is not None:
            found = self._beneath.find(key)
            if found is not None:
                self._results[key] = found
        return self._results.get(key)

    def keep(self, key: str, result: TrackResult) -> None:
        """Keep a result."""
        self._results[key] = result
        if self._beneath is not None:
            self._beneath.keep(key, result)


MOST_HELD = 2


class FactFinder:
    """Finds the facts of trees on one day; a track that is the same in two of them is assessed once."""

    def __init__(self, today: date, store: ResultStore) -> None:
        self._today, self._store = today, store
        self._assessed: dict[int, tuple[Tree, Assessing]] = {}
        self._of_results: dict[int, _Found] = {}

    def find(self, tree: Tree) -> Facts | None:
        """Return the facts of a tree, None where it has an error."""
        found = self._assess(tree)
        results = found.results()
        if any(problem.is_error for problem in found.problems):
            return None
        tracks = [self._of(result) for result in results]
        boards = [each.board for each in tracks if each.board is not None]
        return join_facts(found, (each.facts for each in tracks), tree, boards)

    def submissions(self, tree: Tree) -> Mapping[FactPlace, Submission]:
        """Return what a tree's files claim, by record."""
        results = self._assess(tree).results()
        return {
            FactPlace(each.track_id, each.name): each for result in results for each in result.submissions
        }

    def decisions(self, tree: Tree) -> tuple[Decision, ...]:
        """Return what a tree says that maintainers decided."""
        return self._assess(tree).shared.decisions

    def names(self, tree: Tree) -> Names:
        """Return what people call the records and the tracks of a tree."""
        results = self._assess(tree).results()
        boards = [result.board.leaderboard.track for result in results if result.board is not None]
        records = {place: each.model for place, each in self.submissions(tree).items()}
        return {**records, **{FactPlace(track.id): track.name for track in boards}}

    def _assess(self, tree: Tree) -> Assessing:
        """Return a tree assessed; the first two are held: others are asked for once."""
        if id(tree) in self._assessed:
            return self._assessed[id(tree)][1]
        found = Assessing(tree, self._today, store=self._store)
        if len(self._assessed) < MOST_HELD:
            self._assessed[id(tree)] = (tree, found)
        return found

    def _of(self, result: TrackResult) -> _Found:
        """Return what a track gives; its result is held, so that no other can have its identity."""
        if id(result) not in self._of_results:
            self._of_results[id(result)] = _find_of_track(result)
        return self._of_results[id(result)]


class _Found(NamedTuple):
    """A result of a track, its board analysed (None where it gives none), and its facts."""

    result: TrackResult
    board: Board | None
    facts: Facts


def _find_of_track(result: TrackResult) -> _Found:
    from effsota.boards.trend.analysis import build_analysis  # noqa: PLC0415
    from effsota.showing.fields.published_facts import board_facts  # noqa: PLC0415

    if result.board is None:
        return _Found(result, None, {})
    board = replace(result.board, analysis=build_analysis(result.board.leaderboard))
    return _Found(result, board, board_facts(board))


def join_facts(
    found: Assessing, of_tracks: Iterable[Facts], files: Tree, boards: Sequence[Board] = ()
) -> Facts | None:
    """Return the facts of a tree: of its tracks, the tracker and `files`; None without a tracker.

    Where all `boards` are given, analysed, what they say together is told too.
    """
    # `diff` stays light.
    from effsota.showing.fields.published_facts import tracker_facts  # noqa: PLC0415

    if found.shared.tracker is None:
        return None
    wide = tracker_facts(
        found.shared.tracker,
        hardware=found.shared.around.hardware,
        references=found.shared.around.references,
        rates=found.shared.published_rates,
        thresholds=found.shared.thresholds,
    )
    if boards:
        from effsota.showing.fields.together_facts import together_facts  # noqa: PLC0415

        wide.update(together_facts(boards, found.today.year))
    facts: defaultdict[FactPlace, dict[str, Value]] = defaultdict(dict, {TRACKER_WIDE: wide})
    for of_track in of_tracks:
        for place, told in of_track.items():
            facts[place].update(told)
    for place, name, digest in _digests(files):
        facts[place][name] = digest
    return dict(facts)


def _digests(tree: Tree) -> Iterator[tuple[FactPlace, str, str]]:
    """Yield the place, the name and the value of the fact by which each file of data is known."""
    for path, file in tree.items():
        if is_data(path):
            yield place_of_file(path), f"{DIGEST}{path}", file.digest


def place_of_file(path: str) -> FactPlace:
    """Return the record or the track that a file of data is of."""
    room, _, rest = path.partition("/")
    track, _, name = rest.partition("/")
    if room != "submissions" or not name:
        return TRACKER_WIDE
    stem, _, ending = name.rpartition(".")
    return FactPlace(track, stem if ending == "yaml" and stem != "track" else "")


def file_digests(facts: Facts) -> Mapping[str, str]:
    """Return the digests that facts tell, by path of the file."""
    return {
        name.removeprefix(DIGEST): str(value)
        for numbers in facts.values()
        for name, value in numbers.items()
        if name.startswith(DIGEST)
    }
