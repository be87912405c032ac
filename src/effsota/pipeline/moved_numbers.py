"""Every published number that a change moves, from old to new, by what: also where no record's file changed.

Only tracks that are not the same on both sides are looked into, and no statistics are asked for, so that a
comparison stays light: what rests on them is told by the publication.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from effsota.judging.changes import MovedEvent, MovedFigure
from effsota.ledger.causes import Happening
from effsota.ledger.event_words import Names, fold_moves, tell_event, tell_folded
from effsota.ledger.extending import LedgerStep
from effsota.ledger.known_facts import DIGEST, PROGRAM, FactPlace, Facts, find_moves
from effsota.model import Tree
from effsota.model.tree import is_same_tree
from effsota.pipeline.assessing import Assessing
from effsota.pipeline.attribution import steps_between
from effsota.pipeline.fact_finding import join_facts


def find_moved(before: Assessing, after: Assessing, folders: Collection[str]) -> tuple[MovedEvent, ...]:
    """Return what moves from one side of a comparison to the other; nothing where no number does."""
    finder = _LightFinder(before, after, folders)
    facts = finder.find(before.tree)
    if facts is None or finder.find(after.tree) is None:
        return ()
    steps = steps_between(finder, before.tree, after.tree, facts)
    return tuple(_events(facts, steps, {**_names(before, folders), **_names(after, folders)}))


def _events(facts: Facts, steps: Collection[LedgerStep], names: Names) -> Iterator[MovedEvent]:
    for step in steps:
        moves = [
            move
            for move in find_moves(facts, step.facts, step.renamed)
            if not move.number.startswith((DIGEST, PROGRAM))
        ]
        facts = step.facts
        if step.what is Happening.WORDING or not moves:
            continue
        words = tell_event(step.what, step.place, step.causes, moves, names)
        yield MovedEvent(
            what=step.what.value,
            title=words.title,
            causes=tuple((cause.kind.value, cause.file, cause.name) for cause in step.causes),
            lines=tuple(tell_folded(each, step.place, names) for each in fold_moves(moves, first=step.place)),
            figures=tuple(MovedFigure(move.place.path, move.number, move.old, move.new) for move in moves),
        )


@dataclass(slots=True)
class _LightFinder:
    """Finds the facts of the changed tracks; those of both sides are known already."""

    before: Assessing
    after: Assessing
    folders: Collection[str]

    def find(self, tree: Tree) -> Facts | None:
        """Return the facts of a tree, None where a changed track gives no board."""
        known = next((side for side in (self.before, self.after) if is_same_tree(side.tree, tree)), None)
        found = known or Assessing(tree, self.before.today, beside=self.before)
        changed = [folder for folder in found.tracks if folder in self.folders]
        results = [found.result(folder) for folder in changed]
        boards = [result.board for result in results if result.board is not None]
        if len(boards) < len(results):
            return None
        from effsota.showing.fields.published_facts import board_facts  # noqa: PLC0415

        return join_facts(found, map(board_facts, boards), found.files_of(changed))


def _names(side: Assessing, folders: Collection[str]) -> Names:
    names: dict[FactPlace, str] = {}
    for folder in side.tracks:
        result = side.result(folder) if folder in folders else None
        if result is not None and result.board is not None:
            track = result.board.leaderboard.track
            names[FactPlace(track.id)] = track.name
            names.update({FactPlace(track.id, each.name): each.model for each in result.submissions})
    return names
