"""What happened on the boards, line by line: as the ledger told it, else as the files tell it now."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from msgspec.structs import replace

from effsota import figures
from effsota.boards.claims.entry_words import amount_of, factor_of
from effsota.boards.claims.factor_words import AS_MUCH, ratio_text
from effsota.boards.events import Event, What
from effsota.frozen import Frozen
from effsota.ledger.causes import Happening
from effsota.ledger.event_words import Folded, fold_moves, number_words, tell_values
from effsota.ledger.known_facts import FactPlace
from effsota.ledger.ledger_lines import EarlierLine, LedgerEvent
from effsota.ledger.verified_ledger import Ledger
from effsota.model import Board, Entry
from effsota.showing.permanent_names import tag_uri
from effsota.showing.site import Site, found_once
from effsota.text import spoken

MOST_MOVED = 40


class MovedLine(Frozen):
    """One number that moved at one place or at several alike: what, where, from what to what."""

    number: str
    where: str
    values: str


class Change(Frozen):
    """One thing that happened: `tag` names it for ever, `kind` is a word for programs.

    `place` is the record or the track that it happened to, and `name` what people call it. `is_earlier` where
    it was told before the ledger began.
    """

    tag: str
    kind: str
    date: date
    place: FactPlace
    name: str
    title: str
    text: str
    is_earlier: bool = False
    event: LedgerEvent | None = None

    @property
    def what(self) -> str:
        """What kind of thing it is, in words."""
        return self.title.partition(": ")[0]

    @property
    def subject(self) -> str:
        """What it happened to."""
        return self.title.partition(": ")[2]

    def moved(self) -> Iterator[MovedLine]:
        """Yield the numbers that moved by it, those that moved alike in one line."""
        if self.event is None or self.event.what is Happening.BEGUN:
            return
        moves = (move.fact for move in self.event.moves)
        for folded in fold_moves(moves, first=self.place)[:MOST_MOVED]:
            yield MovedLine(
                number=number_words(folded.number), where=_where(folded), values=tell_values(folded)
            )

    @property
    def more_moved(self) -> int:
        """How many numbers moved that `moved` leaves out."""
        if self.event is None or self.event.what is Happening.BEGUN:
            return 0
        folded = fold_moves(move.fact for move in self.event.moves)[MOST_MOVED:]
        return sum(len(each.places) for each in folded)


def _where(folded: Folded) -> str:
    if len(folded.places) == 1:
        return folded.places[0].path
    tracks = {place.track for place in folded.places}
    of = f" of {next(iter(tracks))}" if len(tracks) == 1 else ""
    is_of_records = all(place.record for place in folded.places)
    return f"{figures.count_text(len(folded.places), 'record' if is_of_records else 'place')}{of}"


@found_once
def build_changes(site: Site) -> tuple[Change, ...]:
    """Return everything that happened, newest first."""
    if site.ledger is None:
        return tuple(_of_file(line) for line in earlier_lines(site))
    return _of_ledger(site.ledger)


def build_board_changes(board: Board, site: Site) -> tuple[Change, ...]:
    """Return everything that happened on one board, newest first; `site` may be narrowed to it."""
    track = board.leaderboard.track.id
    if site.ledger is None:
        return tuple(map(_of_file, board_lines(board, site)))
    return _of_ledger(site.ledger.of_track(track))


def _of_ledger(ledger: Ledger) -> tuple[Change, ...]:
    told = [_of_event(event) for event in reversed(ledger.events)]
    earlier = sorted(ledger.earlier, key=lambda line: line.day, reverse=True)
    return (*told, *(_of_file(line, is_earlier=True) for line in earlier))


def _of_event(event: LedgerEvent) -> Change:
    return replace(_of_line(event), event=event)


def _of_file(line: EarlierLine, *, is_earlier: bool = False) -> Change:
    return replace(_of_line(line), is_earlier=is_earlier)


def _of_line(line: LedgerEvent | EarlierLine) -> Change:
    return Change(
        tag=line.tag,
        kind=line.what,
        date=line.day,
        place=line.place,
        name=line.name,
        title=line.title,
        text=line.text,
    )


def earlier_lines(site: Site) -> Iterator[EarlierLine]:
    """Yield what the files tell now, newest first: with these lines a ledger begins."""
    ready = [site.ready.get(board.leaderboard.track.id) for board in site.boards]
    known = [each.lines for each in ready if each is not None]
    if len(known) < len(site.boards):
        return (_line(event, site) for event in site.chronicle.events)
    # Each board's are sorted: of one day the first board's come first, as in the chronicle.
    return iter(sorted(chain.from_iterable(known), key=lambda line: line.day, reverse=True))


def board_lines(board: Board, site: Site) -> tuple[EarlierLine, ...]:
    """Return what the files tell now of one board, newest first; `site` may be narrowed to it."""
    return tuple(_line(event, site) for event in site.chronicle.of(board))


_WHAT = {
    What.ADDED: "New record",
    What.OVERTAKEN: "Overtaken",
    What.CORRECTION: "Correction",
    What.CHALLENGE: "Challenge",
}


def _line(event: Event, site: Site) -> EarlierLine:
    submission, track = event.entry.record.submission, event.board.leaderboard.track
    status = submission.status.name.value.capitalize()
    what = status if event.what is What.STATUS else _WHAT[event.what]
    title = f"{what}: {submission.model}, {track.name}"
    return EarlierLine(
        day=event.day,
        tag=tag_uri(site.tracker, event.key),
        what=event.what,
        place=FactPlace(track.id, submission.name),
        name=submission.model,
        title=title,
        text=_text(event) or title,
    )


def _text(event: Event) -> str:
    if event.what is What.ADDED:
        unknown = "" if event.entry.record.submission.submitted else "; when it came on file is not recorded"
        return f"{_figures(event.entry, event.board)}, dated {_dated(event.entry)}{unknown}."
    if event.by is not None and event.margin is not None:
        return _overtaking(event, event.by, event.margin)
    return event.text or ""


def _overtaking(event: Event, by: Entry, margin: float) -> str:
    ours, theirs = _compute(by, event.board), _compute(event.entry, event.board)
    factor, how = ratio_text(margin, by, event.entry), event.board.leaderboard.track.kind.better
    by_how_much = f"hardly {how}" if factor in AS_MUCH else f"{factor} {how}"
    return f"By {spoken(by.record.submission.model)} of {_dated(by)}: {ours} after {theirs}, {by_how_much}."


def _figures(entry: Entry, board: Board) -> str:
    factor = factor_of(entry, board.leaderboard.baseline, board.leaderboard.track.kind)
    return f"{_compute(entry, board)}, {factor}"


def _compute(entry: Entry, board: Board) -> str:
    return amount_of(entry, board.leaderboard)


def _dated(entry: Entry) -> str:
    return figures.date_text(entry.record.submission.date)


# How many of a kind there are, in words; a kind that is not here is told by its name.
_COUNTED = {
    "New record": "new record",
    "Overtaken": "record overtaken",
    "Correction": "correction",
    "Challenge": "challenge",
    "Disputed": "record disputed",
    "Withdrawn": "record withdrawn",
    "Accepted again": "record accepted again",
    "Another name": "record renamed",
    "Removed": "record removed",
    "New benchmark": "new benchmark",
    "Benchmark removed": "benchmark removed",
    "Another baseline": "baseline changed",
    "Another rule": "rule changed",
    "Another figure of a chip": "figure of a chip changed",
    "Decided": "decision",
}
_NOUNS = "record", "benchmark", "baseline", "rule", "figure"


def count_kinds(changes: Iterable[Change]) -> str:
    """Return how many changes of each kind there are, in words: 3 new records, 1 correction."""
    counts = Counter(change.what for change in changes)
    known = [what for what in _COUNTED if what in counts]
    told = [_counted(counts.pop(what), _COUNTED[what]) for what in known]
    return ", ".join(
        [*told, *(what if count == 1 else f"{what} ×{count:,}" for what, count in counts.items())]
    )


def _counted(count: int, words: str) -> str:
    """Return a count with what is counted: 1 record overtaken, 3 records overtaken, 2 new records."""
    if count == 1:
        return f"1 {words}"
    noun = next((noun for noun in _NOUNS if noun in words.split()), words)
    return f"{count:,} {words.replace(noun, f'{noun}s', 1)}"
