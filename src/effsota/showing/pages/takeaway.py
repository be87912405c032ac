"""What a reader can take away from a page: card, feed, citation, badge, embedding, the sentence to quote."""

from __future__ import annotations

from effsota import figures
from effsota.boards.claims.headline import build_headline
from effsota.boards.claims.sentences import board_sentence
from effsota.frozen import Frozen
from effsota.methods.hardware_time import compute_seconds
from effsota.model import Board, Entry, Hardware
from effsota.model.resources import TRAINING_COMPUTE
from effsota.showing.pages.cards import card_path
from effsota.showing.pages.cite import Citation, cite_record, cite_sentence, cite_track
from effsota.showing.pages.hardware import HARDWARE
from effsota.showing.pages.home import first_board
from effsota.showing.pages.page import HOME, Link, Page, page_of, track_path
from effsota.showing.pages.queue_page import QUEUE, QUEUE_FEED
from effsota.showing.site import Site

EMBED_HEIGHT = 640
MACHINE, PRECISION, COUNT, UTILIZATION = "h100", "bf16", 8, 0.4


class Budget(Frozen):
    """What a record must stay below: compute, and the time for it on a known machine, None under a second."""

    compute: str
    everywhere: str
    time: str | None
    machine: str
    utilization: str
    hardware: Link


class Takeaway(Frozen):
    """Beside what a page shows itself; absolute addresses are for use elsewhere."""

    card: str
    card_text: str
    feed: Link
    claim: str | None = None
    quote: str | None = None
    budget: Budget | None = None
    cite: Citation | None = None
    badge: str | None = None
    badge_code: str | None = None
    embed: str | None = None
    embed_code: str | None = None


class Takeaways:
    """What can be taken away from the pages of a site; what a board claims is said once for its records."""

    def __init__(self, site: Site) -> None:
        """Begin with nothing said."""
        self._site = site
        self._cards: dict[str, str] = {}
        self._board: tuple[Board, Takeaway] | None = None

    def of(self, page: Page) -> Takeaway:
        """Return what can be taken away from a page, by what it is about."""
        if page.board is None:
            return _of_site(page, self._site)
        if page.entry is None:
            return self._of_board(page.board)
        return _of_record(page.entry, page.board, self._site, card=self._card(page.board))

    def _of_board(self, board: Board) -> Takeaway:
        if self._board is None or self._board[0] is not board:  # its pages follow one another
            self._board = board, _of_track(board, self._site)
        return self._board[1]

    def _card(self, board: Board) -> str:
        track = board.leaderboard.track
        if track.id not in self._cards:
            self._cards[track.id] = claim_sentence(board) or track.name
        return self._cards[track.id]


def _of_site(page: Page, site: Site) -> Takeaway:
    board = first_board(site) if page.path == HOME else None
    claim = None if board is None else claim_sentence(board)
    return Takeaway(
        card=card_path(page.path),
        card_text=f"{site.tracker.name}: {claim or page.description}",
        feed=Link(text=f"The queue of {site.tracker.name}", path=QUEUE_FEED)
        if page.path == QUEUE
        else Link(text=site.tracker.name, path="feed.xml"),
        claim=claim,
        quote=None if board is None or claim is None else cite_sentence(claim, HOME, board, site),
    )


def _of_track(board: Board, site: Site) -> Takeaway:
    track, claim = board.leaderboard.track, claim_sentence(board)
    path = track_path(track)
    return Takeaway(
        card=f"{path}og.png",
        card_text=claim or track.name,
        feed=Link(text=track.name, path=f"{path}feed.xml"),
        claim=claim,
        quote=None if claim is None else cite_sentence(claim, path, board, site),
        budget=build_budget(board, site.hardware),
        cite=cite_track(board, site),
        badge=f"badges/{track.id}.svg",
        badge_code=_badge_code(track.id, site),
        embed=f"{path}embed/",
        embed_code=f'<iframe src="{site.base_url}/{path}embed/" title="{track.id}" '
        f'width="100%" height="{EMBED_HEIGHT}" loading="lazy"></iframe>',
    )


def _of_record(entry: Entry, board: Board, site: Site, *, card: str) -> Takeaway:
    track, path = board.leaderboard.track, entry.record.submission.path
    return Takeaway(
        card=f"{track_path(track)}og.png",
        card_text=card,
        feed=Link(text=track.name, path=f"{track_path(track)}feed.xml"),
        cite=cite_record(entry, board, site),
        badge=f"badges/{path}.svg",
        badge_code=_badge_code(path, site),
    )


def _badge_code(path: str, site: Site) -> str:
    """Return the badge of a track or a record, whose permanent id is `path`, as Markdown."""
    return f"[![{path}]({site.base_url}/badges/{path}.svg)]({site.base_url}/{page_of(path)})"


def claim_sentence(board: Board) -> str | None:
    """Return what a board claims in one sentence that stands alone, None on an empty board."""
    headline = build_headline(board)
    return None if headline is None else "".join(board_sentence(headline))


def build_budget(board: Board, hardware: Hardware) -> Budget | None:
    """Return what a record must stay below; None on a closed track, where no training counts, or by a bound.

    Where a record is known to have needed less than the best, and not how much, nobody knows what it takes.
    """
    headline, chip = build_headline(board), hardware.find(MACHINE)
    peak = chip.peak_at(PRECISION) if chip else None
    track = board.leaderboard.track
    kind = track.kind
    if (
        track.closed
        or chip is None
        or peak is None
        or headline is None
        or headline.bound is not None
        or not (kind.has_level and kind.counts_training and track.resource == TRAINING_COMPUTE)
    ):
        return None
    flop = headline.best.amount.value
    seconds = compute_seconds(flop, count=COUNT, peak_flop_per_s=peak.base, utilization=UTILIZATION)
    return Budget(
        compute=figures.compute_text(flop, figures.FLOP),
        everywhere=figures.compute_text(flop, figures.TFS_DAYS),
        time=figures.duration_text(seconds, figures.ROUGH_DIGITS) if seconds >= 1 else None,
        machine=f"{COUNT} {chip.short_name}",
        utilization=figures.percent_text(UTILIZATION),
        hardware=Link(text=f"{PRECISION}, dense", path=HARDWARE),
    )
