"""Where the form says that a record would land: the same place as the board gives it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from effsota import figures
from effsota.boards.claims.entry_words import amount_of, factor_of, rank_of
from effsota.disk.folder import read_bundle, read_tree
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.assessment import assess
from effsota.text.yaml_writer import to_yaml
from tests.browser.forms import LEAST, open_form

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from effsota.model import Board, Entry
    from tests.browser.visit import Mount

ROOT = Path(__file__).parents[2]
TODAY = date(2026, 11, 28)
SOURCE = {"title": "A paper", "url": "https://arxiv.org/abs/2405.00001"}
OLD = {"title": "A paper", "url": "https://example.org/paper"}
BASE = {key: LEAST[key] for key in ("model", "date", "publication")}


def claim(**compute: Any) -> dict[str, Any]:
    """Return a claim without a result, by one sourced estimate."""
    return {**BASE, "compute": [{**compute, "sources": [SOURCE]}]}


def priced(**price: Any) -> dict[str, Any]:
    """Return a claim of a price, of the tokens that its board's are of."""
    price = {"date": "2024-05-01", "blend": "3 input : 1 output", **price, "source": SOURCE}
    return {**BASE, "result": {"value": "86.5"}, "price": price}


CLAIMS = {
    "less than all": ("alexnet-imagenet", LEAST),
    "on its day": ("alexnet-imagenet", {**LEAST, "date": "2012-12-01", "publication": OLD}),
    "more than the baseline": (
        "alexnet-imagenet",
        {**claim(method="reported", compute="3.5e19 FLOP"), "result": LEAST["result"]},
    ),
    "a price": ("price-mmlu-gpt-4", priced(usd_per_million_tokens="0.050")),
    "a price above the baseline's": ("price-mmlu-gpt-4", priced(usd_per_million_tokens="50")),
    "a growing board": ("training-compute", claim(method="parameters", parameters="70B", tokens="15T")),
    "the largest": ("training-compute", claim(method="reported", compute="7e26 FLOP", high="9e26 FLOP")),
    "one example": (
        "resnet50-imagenet-inference",
        {
            **claim(method="operations", forward="0.4 GMACs", backward="0", examples="1"),
            "result": {"value": "93"},
        },
    ),
    "a sum": (
        "fineweb-3-28",
        {
            **claim(
                method="sum",
                parts=[
                    {"what": "a", "method": "parameters", "parameters": "124M", "tokens": "2B"},
                    {
                        "what": "b",
                        "method": "hardware-time",
                        "hardware": "h100",
                        "precision": "bf16",
                        "chip_time": "2 GPU-hours",
                    },
                ],
            ),
            "result": {"value": "3.27"},
        },
    ),
}


def entry_of(track: str, data: dict[str, Any]) -> tuple[Entry, Board]:
    """Return the claim as it stands on its track's board."""
    text = to_yaml(data).encode()
    own = f"submissions/{track}/a-model.yaml"
    tree = {
        path: file
        for path, file in read_tree(ROOT).items()
        if not path.startswith("submissions/")
        or path.startswith((f"submissions/{track}/", "submissions/tracker"))
    }
    tree = {**read_bundle(), **tree, own: TreeFile(mode=REGULAR, data=text, size=len(text))}
    (board,) = assess(tree, TODAY).boards
    (entry,) = (each for each in board.leaderboard.entries if each.record.submission.name == "a-model")
    return entry, board


@pytest.mark.parametrize("name", CLAIMS)
def test_the_place_is_that_of_the_board(page: Page, site: Mount, name: str) -> None:
    """Rank, frontier, amount, factor and the ends of its tolerance, in its words."""
    track, data = CLAIMS[name]
    entry, board = entry_of(track, data)
    open_form(page, site, data, track=track)
    page.locator("#landing").wait_for()
    told = page.locator("#place").inner_text()
    kind, baseline = board.leaderboard.track.kind, board.leaderboard.baseline
    low, high = entry.factor_low, entry.factor_high
    is_more = entry.factor < 1 and not kind.grows
    ends = figures.factor_interval(*((1 / high, 1 / low) if is_more else (low, high)))
    words = kind.direction.on_frontier if entry.is_frontier else kind.direction.off_frontier
    # A price is one number, and has no ends.
    tolerance = "" if low == high else f" (tolerance {ends})"
    assert told == (
        f"{rank_of(entry, board.leaderboard).capitalize()}, {words}: {amount_of(entry, board.leaderboard)},"
        f" {factor_of(entry, baseline, kind)}{tolerance}."
    )


def test_a_claim_that_gets_no_rank_says_why(page: Page, site: Mount) -> None:
    """A bare figure, an upper bound."""
    bare = {**claim(method="reported", compute="1e18 FLOP"), "result": {"value": "80"}}
    del bare["compute"][0]["sources"]
    open_form(page, site, bare)
    page.locator("#landing").wait_for()
    assert "until a source is named" in page.locator("#unranked").inner_text()
    open_form(page, site, {**LEAST, "bound": "upper"})
    page.locator("#landing").wait_for()
    assert "an upper bound is shown, and not ranked" in page.locator("#unranked").inner_text()


def test_a_claim_that_would_be_refused_has_no_place(page: Page, site: Mount) -> None:
    """A result that misses the target; a backward pass, the usual one too, where one example is counted."""
    place = page.locator("#place")
    open_form(page, site, {**LEAST, "result": {"value": "70"}})
    page.locator("#landing").wait_for()
    assert (
        place.inner_text()
        == "No rank: 70 misses the target, top-5 accuracy of at least 79.1 (- 0.1 tolerance)."
    )
    loss = {**claim(method="parameters", parameters="124M", tokens="2B"), "result": {"value": "3.29"}}
    open_form(page, site, loss, track="fineweb-3-28")
    page.locator("#landing").wait_for()
    assert place.inner_text() == "No rank: 3.29 misses the target, validation loss of at most 3.28."
    open_form(page, site, priced(usd_per_million_tokens="1", blend="output"), track="price-mmlu-gpt-4")
    page.locator("#landing").wait_for()
    words = "No rank: prices for output do not compare with this board's, for 3 input : 1 output."
    assert place.inner_text() == words
    forward = claim(method="operations", forward="0.4 GMACs", examples="1")
    open_form(page, site, {**forward, "result": {"value": "93"}}, track="resnet50-imagenet-inference")
    page.locator("#landing").wait_for()
    assert "write 0 as backward" in place.inner_text()


@pytest.mark.parametrize(
    "estimate",
    [
        {"method": "operations", "forward": "0.5 GMACs"},
        {"method": "parameters", "parameters": "0", "tokens": "1"},
        {"method": "parameters", "parameters": "1e30", "tokens": "1e30"},
        {"method": "hardware-time", "hardware": "rtx 9999", "time": "2 weeks"},
    ],
    ids=lambda each: " ".join(each.values()),
)
def test_nothing_is_said_of_what_cannot_be_priced(page: Page, site: Mount, estimate: dict[str, str]) -> None:
    """Half an estimate has no place, nor has one out of all reason."""
    open_form(page, site, {**LEAST, "compute": [estimate]})
    page.wait_for_load_state("networkidle")
    assert not page.locator("#landing").is_visible()


def test_tomorrow_is_refused(page: Page, site: Mount) -> None:
    """By the reader's own calendar."""
    open_form(page, site)
    day = page.get_by_label("Date", exact=True)
    tomorrow = date.fromisoformat(page.evaluate("new Date().toLocaleDateString('sv')")) + timedelta(days=1)
    day.fill(tomorrow.isoformat())
    day.blur()
    assert page.locator(".error:visible").all_inner_texts() == ["This day is still to come."]


@pytest.mark.parametrize("key", ["track", "benchmark"])
def test_the_address_chooses_the_benchmark(page: Page, site: Mount, key: str) -> None:
    """By either name."""
    page.goto(f"{site.address}submit/?{key}=fineweb-3-28")
    assert page.locator("#track").input_value() == "fineweb-3-28"


def test_chips_are_offered_by_id_and_name(page: Page, site: Mount) -> None:
    """As a list that narrows as one types."""
    page.goto(f"{site.address}submit/")
    offered = page.locator("#hardware-names option")
    assert "NVIDIA A100" in offered.all_text_contents()
    assert "nvidia-a100" in offered.evaluate_all("each => each.map(({ value }) => value)")
