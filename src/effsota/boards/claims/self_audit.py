"""Our own claims, audited as those of others are: every sentence of a board read back."""

from __future__ import annotations

from collections.abc import Iterator

from effsota.boards.claims.before_words import neighbours_of, step_words
from effsota.boards.claims.board_facts import facts_of
from effsota.boards.claims.entry_words import MOST_NAME, amount_of, factor_of
from effsota.boards.claims.factor_words import reads_factor
from effsota.boards.claims.fit_words import fit_sentences
from effsota.boards.claims.headline import Headline, build_headline
from effsota.boards.claims.rate_figure import rate_figure
from effsota.boards.claims.rate_words import rate_sentence
from effsota.boards.claims.reading_back import Contradiction, read_back
from effsota.boards.claims.sentences import (
    MOST_NAME_ON_CARD,
    board_description,
    board_sentence,
    card_words,
    chart_caption,
    reference_words,
)
from effsota.model import Board
from effsota.text import Name, Sentence, spoken

A_NAME = "X"  # stands for what somebody submitted, which may read like a claim of ours


def audit_board(board: Board) -> Iterator[Contradiction]:
    """Yield what a board's own sentences say that its records contradict."""
    facts, headline = facts_of(board), build_headline(board)
    if headline is not None:
        for text in _sentences(headline):
            yield from read_back(text, facts)
    if board.trend is not None:
        yield from read_back(rate_sentence(board.trend, board.leaderboard.track.kind), facts)
    for text in dict.fromkeys((*fit_sentences(board), *_bounds(board), *_steps(board))):
        yield from read_back(text, facts)


def own_words(sentence: Sentence) -> str:
    """Return a sentence without what is submitted in it."""
    return "".join(A_NAME if isinstance(part, Name) else part for part in sentence)


def _sentences(headline: Headline) -> Iterator[str]:
    yield own_words(board_sentence(headline))
    names = set(_names_told(headline))
    reference, figure = reference_words(headline), rate_figure(headline)
    yield from [reference] if reference else []
    yield from [" ".join((figure.number, *figure.lines))] if figure else []
    number, what, rate = card_words(headline)
    for text in (board_description(headline), chart_caption(headline), " ".join((number, what, *rate))):
        yield _without(text, names, headline.goal)


def _names_told(headline: Headline) -> Iterator[str]:
    for entry in (headline.baseline, headline.best):
        for most in (None, MOST_NAME, MOST_NAME_ON_CARD):
            for begins in (True, False):
                yield spoken(entry.record.submission.model, most, begins=begins)


def _bounds(board: Board) -> Iterator[str]:
    kind = board.leaderboard.track.kind
    for entry in board.leaderboard.entries:
        if not entry.record.is_exact:
            told = factor_of(entry, board.leaderboard.baseline, kind).partition(" of ")[0]
            yield f"{amount_of(entry, board.leaderboard)}, {reads_factor(entry, kind)}"
            yield f"{told.partition(' than ')[0]}"


def _steps(board: Board) -> Iterator[str]:
    for entry in board.leaderboard.frontier:
        step = neighbours_of(entry, board.leaderboard).step_text
        if step is not None:
            yield step_words(step, board.leaderboard.track.kind)


def _without(text: str, names: set[str], target: str | None) -> str:
    for name in sorted({*names, *([target] if target else [])}, key=len, reverse=True):
        text = text.replace(name, A_NAME)
    return text
