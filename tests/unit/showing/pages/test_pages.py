"""Boards as pages: what a reader is told, in which words."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from effsota.boards.claims.factor_words import reads_factor
from effsota.judging.discrepancies import DiscrepancyKind
from effsota.judging.rules import ALL_RULES
from effsota.judging.rules.catalogue import RuleExample
from effsota.model import Better, Board, Metric, Record
from effsota.showing.pages.all_pages import build_pages
from effsota.showing.pages.amount_cells import units_of
from effsota.showing.pages.board_glances import build_tables
from effsota.showing.pages.home import build_home_pages, first_board
from effsota.showing.pages.page import https_only
from effsota.showing.pages.printed_figures import build_checks
from effsota.showing.pages.rates.compared import compared
from effsota.showing.pages.rows import build_rows
from effsota.showing.pages.rules import build_rules_page
from effsota.showing.pages.words import target_text
from tests.builders.boards import alexnet_board, board, empty_board, record, track
from tests.builders.discrepancies import wrong
from tests.builders.sites import PATH, Reader, shown, site

TRACK = "tracks/alexnet-imagenet/"
BOUND = record("VGG", "2014-09-04", 1.0, bound="upper")
ABOVE = record("ResNet-50", "2015-12-10", 34.0, bound="upper")
PUBLISHED = {"published": {"compute": "3.1 TFS-days", "counts_multiply_add_as": 1, "reduction_factor": 1.0}}


def ranked(given: Board) -> Board:
    """Return a board whose records that count have a rank."""
    entries = tuple(
        replace(each, rank=1) if each.record.is_ranked else each for each in given.leaderboard.entries
    )
    return replace(given, leaderboard=replace(given.leaderboard, entries=entries))


def spaced(page: Reader) -> str:
    """Return the texts of a page, each element's apart."""
    return " ".join(" ".join(page.words).split())


def published_board() -> Board:
    """Return a board whose baseline tells what its source prints."""
    return board([record("AlexNet", "2012-06-01", 6.16, **PUBLISHED)])


def test_addresses_follow_the_permanent_ids() -> None:
    """A track and its records stand under /tracks/, everything else at the top."""
    paths = [page.path for page in build_pages(site(published_board()))]
    assert [path for path in paths if path.startswith("tracks/")] == [
        "tracks/alexnet-imagenet/",
        "tracks/alexnet-imagenet/embed/",
        "tracks/alexnet-imagenet/ralexnet20120601/",
    ]
    prose = {
        "",
        "records/",
        "changes/",
        "as-of/",
        "as-of/2012/",
        "as-of/2025/",
        "methodology/",
        "rules/",
        "404.html",
    }
    assert prose <= set(paths)


def test_titles_are_unique() -> None:
    """No two pages share a title."""
    titles = [page.title for page in build_pages(site(alexnet_board()))]
    assert len(titles) == len(set(titles))


def test_compute_is_shown_in_every_unit_of_its_track() -> None:
    """Training compute can be read in TFS-days, PFS-days and FLOP."""
    page = shown(site(published_board()), f"{TRACK}ralexnet20120601/")
    assert "Compute 6.16 0.00616 5.32×10¹⁷ TFS-days PFS-days FLOP tolerance" in spaced(page)


def test_inference_is_shown_in_flop_only() -> None:
    """A forward pass is no training run: days make no sense of it."""
    assert [unit.name for unit in units_of(track("inference-efficiency"))] == ["FLOP"]


def test_the_claim_has_its_intervals() -> None:
    """The home page's sentence gives factor and doubling time with what they are sure of."""
    text = shown(site(alexnet_board()), "").text
    gain, pace = "44× less (tolerance 22–89)", "efficiency doubled every 16 months"
    assert f"By 2019 EfficientNet-B0 needed {gain}; {pace} (95% interval 13–20)." in text


def test_an_empty_tracker_has_a_home_page() -> None:
    """Without a board there is no claim and no chart."""
    view = next(build_home_pages(site())).view
    assert (view.headline, view.rates, view.tables, view.news) == (None, None, (), ())


def rows(count: int) -> list[Record]:
    """Return records that improve from year to year."""
    return [record(f"Model {at}", f"{2012 + at}-01-01", 100 / 4**at) for at in range(count)]


@pytest.mark.parametrize(
    ("count", "words"),
    [(2, "about 6 months 2 records, no interval"), (3, "16 months 95% interval 13–20")],
)
def test_from_three_records_on_a_rate_has_an_interval(count: int, words: str) -> None:
    """Two show it muted."""
    page = shown(site(board(rows(count))), TRACK)
    assert f"Efficiency doubling time {words}" in page.text
    assert ("big muted" in page.attributes("class")) is (count == 2)


def test_the_board_that_opens_the_site_has_a_fit_with_an_interval() -> None:
    """Three records go before two, even where the two span more years."""
    pair = board([record("A", "1990-01-01", 9.0), record("B", "2020-01-01", 1.0)])
    three = board(rows(3))
    assert first_board(site(pair, three)) is three
    assert first_board(site(pair, board(rows(2)))) is pair


def test_the_newest_of_the_boards_with_an_interval_opens_the_site() -> None:
    """Not the one that reaches farthest back."""
    older = board([record(f"Old {at}", f"{1990 + at}-01-01", 100 / 4**at) for at in range(9)])
    newer = board([record(f"New {at}", f"{2018 + at}-01-01", 100 / 4**at) for at in range(3)])
    assert first_board(site(older, newer)) is newer
    table = build_tables(site(older, newer))[0]
    assert [glance.records for glance in table.glances] == [3, 9]


def test_what_is_newer_and_unsure_does_not_open_the_site() -> None:
    """A gain within its tolerance, or of some weeks; it is listed by its day all the same."""
    sure = board([record(f"Old {at}", f"{2014 + at}-01-01", 100 / 4**at) for at in range(3)])
    little = board([record(f"Little {at}", f"{2020 + at}-01-01", 100 * 0.9**at) for at in range(3)])
    soon = board([record(f"Soon {at}", f"2024-0{1 + at}-01", 100 / 9**at) for at in range(3)])
    given = site(sure, little, soon)
    assert first_board(given) is sure
    (table,) = build_tables(given)
    assert [glance.led_by.model for glance in table.glances if glance.led_by] == [
        "Soon 2",
        "Little 2",
        "Old 2",
    ]
    assert [each.last.year for each in compared(given)] == [2022, 2016, 2024]


def test_a_gain_of_one_day_comes_last() -> None:
    """However new: it says nothing of how fast."""
    toy = board([record("A", "2026-01-01", 9.0), record("B", "2026-01-01", 1.0)])
    alone = board([record("C", "2017-01-01", 9.0)])
    glances = build_tables(site(toy, alone, board(rows(2))))[0].glances
    assert [glance.led_by.model for glance in glances if glance.led_by][1:] == ["C", "B"]
    assert [glance.line is None for glance in glances] == [False, True, True]


def test_plain_words_say_why_a_figure_was_doubled() -> None:
    """With the printed figure of a source that counts a multiply-add once, and ours."""
    text = shown(site(published_board()), "glossary/").text
    assert "a paper prints 3.1 TFS-days for AlexNet and this site 6.16 TFS-days" in text


@pytest.mark.parametrize("has_governance", [True, False])
def test_only_a_tracker_with_rules_on_who_decides_promises_them(*, has_governance: bool) -> None:
    """Another's board has its own, or none."""
    given = replace(site(board(rows(2))), has_governance=has_governance)
    assert ("GOVERNANCE.md" in shown(given, "about/").text) is has_governance


@pytest.mark.parametrize(("day", "words"), [("2024-11-24", None), ("2024-11-20", "Nov 2024")])
def test_after_two_years_without_a_record_the_page_says_so(day: str, words: str | None) -> None:
    """The day of the build is 22 November 2026."""
    given = site(board([record("A", "2020-01-01", 4.0), record("B", day, 1.0)]))
    page = shown(given, TRACK)
    assert ("No record since" in page.text) is (words is not None)
    assert (f"none of them since {words}" in page.text) is (words is not None)


def test_a_baseline_alone_has_no_doubling_time() -> None:
    """One record is a baseline only."""
    text = shown(site(published_board()), TRACK).text
    assert "Reduction since 2012 1× Baseline only Least compute" in text
    assert "1 on the frontier 1 record in all" in text
    assert "doubling time" not in text


def test_a_board_without_records_has_a_page() -> None:
    """An empty track says so instead of failing."""
    text = shown(site(empty_board()), TRACK).text
    assert "Records 0 on the frontier 0 records in all No records yet. Trained a model to 79.1%" in text
    assert "Submit the first record" in text


@pytest.mark.parametrize(("given", "words"), [(BOUND, "≥ 6.1×"), (ABOVE, "–")])
def test_a_bound_says_at_least_or_nothing(given: Record, words: str) -> None:
    """A bound below the baseline is at least its factor; one above it says nothing."""
    shown_on = alexnet_board(given).leaderboard
    entries = [entry for entry in shown_on.entries if entry.record is given]
    assert [reads_factor(entry, shown_on.track.kind) for entry in entries] == [words]


def test_unranked_rows_come_last() -> None:
    """Ranked records stand first by compute, then what is shown and not ranked."""
    given = ranked(alexnet_board(BOUND))
    rows = build_rows(given, site(), given.leaderboard.entries)
    assert [row.entry.record.submission.model for row in rows][::6] == ["EfficientNet-B0", "VGG"]
    assert "VGG 4 Sep 2014 Upper bound ≤ 1.00 ≤ 0.00100 ≤ 8.64×10¹⁶ ≥ 6.1×" in spaced(
        shown(site(ranked(alexnet_board(BOUND))), TRACK)
    )


def test_printed_figures_stay_as_printed() -> None:
    """3.1 TFS-days stays 3.1, and is explained where a multiply-add counts once."""
    given = published_board()
    compute, factor = build_checks(given.leaderboard.entries[0], site(given))
    assert (compute.printed, compute.ours, factor.printed) == ("3.1 TFS-days", "6.16 TFS-days", "1×")
    assert compute.reading == "counts a multiply-add as one operation: 6.20 TFS-days in our count"


def test_a_figure_that_does_not_follow_gives_the_answer_of_the_file() -> None:
    """What a warning found and the file answers stands beside the printed figure."""
    given = published_board()
    audit = wrong(PATH, reason="The table forgets the backward pass.")
    compute, factor = build_checks(given.leaderboard.entries[0], site(given, audit=audit))
    assert (compute.reasons, compute.is_near) == (("The table forgets the backward pass.",), False)
    assert factor.reasons == ()


def test_a_figure_that_nearly_follows_says_by_how_much() -> None:
    """A near miss is none in the audit and a yes on the record's page."""
    given = published_board()
    audit = wrong(PATH, kind=DiscrepancyKind.NEAR, is_near=True)
    compute, _ = build_checks(given.leaderboard.entries[0], site(given, audit=audit))
    assert (compute.reasons, compute.is_near) == (("60 is printed, the inputs give 6",), True)
    assert (
        build_rows(given, site(given, audit=audit), given.leaderboard.entries)[0].tag.text == "As published"
    )


def test_sources_that_disagree_are_tagged() -> None:
    """A row whose printed compute does not follow says so in words."""
    given = published_board()
    row = build_rows(given, site(given, audit=wrong(PATH)), given.leaderboard.entries)[0]
    assert (row.tag.text, row.tag.is_warning) == ("Sources disagree", True)


def test_a_printed_date_alone_is_no_disagreement_about_compute() -> None:
    """A wrong date in a source does not taint its figures."""
    given = published_board()
    row = build_rows(given, site(given, audit=wrong(PATH, "date", days=-30)), given.leaderboard.entries)[0]
    assert row.tag.text == "As published"


def test_a_withdrawn_submission_says_why() -> None:
    """Status, reason and day stand on the submission's page."""
    status = {"is": "withdrawn", "reason": "The log was of another run."}
    given = alexnet_board(record("X", "2018-01-01", 0.1, status=status))
    page = shown(site(given), f"{TRACK}rx20180101/")
    assert "Withdrawn: The log was of another run. Shown and not counted." in page.text
    assert "Rank not ranked shown, not ranked" in spaced(page)


@pytest.mark.parametrize(
    ("name", "unit", "target", "words"),
    [
        ("top-5 accuracy", "%", 79.1, "79.1% top-5 accuracy"),
        ("BLEU on newstest2014", "BLEU", 34.8, "34.8 BLEU on newstest2014"),
        ("BLEU", "BLEU", 34.8, "34.8 BLEU"),
        ("validation loss", "nats", 3.28, "validation loss 3.28 nats"),
    ],
)
def test_a_target_names_its_unit_once(name: str, unit: str, target: float, words: str) -> None:
    """The unit is not repeated where the metric's name holds it."""
    assert target_text(Metric(name=name, unit=unit, better=Better.HIGHER, target=target)) == words


@pytest.mark.parametrize("url", [None, "http://example.org", "javascript:alert(1)", "//example.org"])
def test_only_https_becomes_a_link(url: str | None) -> None:
    """Anything else is shown as text."""
    assert https_only(url) is None


def test_every_rule_is_on_the_rules_page() -> None:
    """The page is made from the rules themselves."""
    names = {each.rule.name for group in build_rules_page(site()).view.groups for each in group.rules}
    assert {rule.name for rule in ALL_RULES} <= names


def test_a_rule_is_shown_with_its_example() -> None:
    """As it travels with the package."""
    example = RuleExample("A guess", "epoch: 4", "epochs: 4")
    file = b"unknown-key: {why: A guess, wrong: 'epoch: 4', right: 'epochs: 4'}"
    view = build_rules_page(replace(site(), rule_examples=file)).view
    examples = {each.rule.name: each.example for group in view.groups for each in group.rules}
    assert (examples["unknown-key"], examples["missing-key"]) == (example, None)
