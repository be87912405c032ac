"""A record's figures are the same wherever they stand: page, JSON, CSV, feed, badge, card."""

from __future__ import annotations

import csv
import io
import json
import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest

from effsota.boards.claims.factor_words import AS_MUCH
from effsota.showing.website.feeds import MOST_ENTRIES
from tests.builders.sites import Reader
from tests.present import present

if TYPE_CHECKING:
    from collections.abc import Mapping

FLOP_PER = {"TFS-days": 8.64e16, "PFS-days": 8.64e19} | {
    f"{prefix}FLOP": 10.0 ** (3 * order) for order, prefix in enumerate(["", "k", "M", "G", "T", "P", "E"])
}
OTHER_UNITS = {
    "seconds": 1.0,
    "minutes": 60.0,
    "hours": 3600.0,
    "days": 86400.0,
    "US dollars per million tokens": 1.0,
}
WORDS = {"million": 1e6, "billion": 1e9, "trillion": 1e12}
RAISED = str.maketrans("⁻⁰¹²³⁴⁵⁶⁷⁸⁹", "-0123456789")
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def rows(site_files: Mapping[str, bytes]) -> dict[str, dict[str, str]]:
    """Every row of the table of all records, by the record's path."""
    table = csv.DictReader(io.StringIO(site_files["data/submissions.csv"].decode()))
    return {f"{row['track']}/{row['id']}": row for row in table}


@pytest.fixture(scope="module")
def records(site_files: Mapping[str, bytes]) -> dict[str, dict[str, Any]]:
    """Every record's JSON, by its path."""
    room = "api/v1/submissions/"
    return {
        path.removeprefix(room).removesuffix(".json"): json.loads(data)
        for path, data in site_files.items()
        if path.startswith(room)
    }


@pytest.fixture(scope="module")
def badges(site_files: Mapping[str, bytes], records: dict[str, Any]) -> dict[str, str]:
    """What every record's badge says, by the record's path."""
    return {path: json.loads(site_files[f"badges/{path}.json"])["message"] for path in records}


@pytest.fixture(scope="module")
def entries(site_files: Mapping[str, bytes]) -> dict[str, str]:
    """What the feeds of the tracks say of every new record, by the record's path."""
    found = {}
    for path, data in site_files.items():
        if path.startswith("tracks/") and path.endswith("/feed.xml"):
            for entry in ET.fromstring(data).iter(f"{ATOM}entry"):  # noqa: S314
                name = entry.findtext(f"{ATOM}id") or ""
                if "/added/" in name:
                    found[name.partition("/added/")[2]] = entry.findtext(f"{ATOM}content") or ""
    return found


def test_json_and_csv_hold_the_same_numbers(
    rows: dict[str, dict[str, str]], records: dict[str, dict[str, Any]]
) -> None:
    """Compute, range, factor and rank of every record."""
    keys = [
        "compute_flop",
        "compute_low_flop",
        "compute_high_flop",
        "compute_tfs_days",
        "reduction_factor",
        "reduction_low",
        "reduction_high",
        "growth_factor",
        "growth_low",
        "growth_high",
        "rank",
    ]
    assert rows.keys() == records.keys()
    for path, row in rows.items():
        ours = {key: float(row[key]) if row[key] else None for key in keys}
        assert ours == {key: records[path].get(key) for key in keys}, path


def test_json_of_track_and_submission_hold_the_same_record(
    site_files: Mapping[str, bytes], records: dict[str, dict[str, Any]]
) -> None:
    """What stands in both is equal."""
    for path, data in present(site_files.items()):
        if path.startswith("api/v1/tracks/"):
            for each in json.loads(data)["submissions"]:
                record = records[each["path"]]
                assert each == {key: record[key] for key in each}


def split(message: str) -> tuple[str, str]:
    """Return what a badge says: compute and factor, which a bound may lack."""
    compute, _, factor = message.partition(", ")
    return compute, factor


def flop_of(text: str) -> float:
    """Return a compute as people read it in FLOP: 0.139 TFS-days, 5.79 billion TFS-days, 1.45×10⁹ FLOP."""
    number, *words, unit = text.removeprefix("≤ ").split(" ")
    mantissa, _, power = number.replace(",", "").partition("×10")
    exponent = int(power.translate(RAISED)) if power else 0
    scale = WORDS[words[0]] if words else 1.0
    return float(mantissa) * 10.0**exponent * scale * FLOP_PER[unit]


def amount_of(text: str) -> float:
    """Return what a board ranks by in its own unit: the seconds of 57.1 minutes, a price in dollars, FLOP."""
    number, _, unit = text.removeprefix("≤ ").partition(" ")
    return float(number.replace(",", "")) * OTHER_UNITS[unit] if unit in OTHER_UNITS else flop_of(text)


def test_a_badge_says_the_amount_of_the_data(
    badges: dict[str, str], records: dict[str, dict[str, Any]]
) -> None:
    """In three digits: the compute, or what the board ranks by instead."""
    for path, message in present(badges.items()):
        record = records[path]
        amount = record["compute_flop"] if record.get("value") is None else record["value"]
        assert amount_of(split(message)[0]) == pytest.approx(amount, rel=0.00501), path


def test_feeds_say_what_badges_say(
    site_files: Mapping[str, bytes], badges: dict[str, str], entries: dict[str, str]
) -> None:
    """The same compute, and the same factor where it is a gain; only a full feed leaves a record out."""
    assert entries
    assert entries.keys() <= badges.keys()
    for path in badges.keys() - entries.keys():
        feed = ET.fromstring(site_files[f"tracks/{path.partition('/')[0]}/feed.xml"])  # noqa: S314
        assert len(feed.findall(f"{ATOM}entry")) == MOST_ENTRIES, path
    for path, told in entries.items():
        compute, factor = split(badges[path])
        assert told.startswith(f"{compute}, "), path
        if factor[:1].isdigit() and not factor.startswith(("0.", "1/")) and factor not in AS_MUCH:
            assert factor in told, path


def test_pages_say_what_badges_say(site_files: Mapping[str, bytes], badges: dict[str, str]) -> None:
    """What the board ranks by and the factor stand among the key figures of every record's page."""
    for path, message in present(badges.items()):
        text = Reader(site_files[f"tracks/{path}/index.html"]).text
        amount, factor = split(message)
        number, _, unit = amount.partition(" ")
        other = "Price" if unit.startswith("US dollars") else "Time"
        figure = f"{other}{number}" if unit in OTHER_UNITS else f"Compute{amount.rpartition(' ')[0]}"
        assert figure in text, path
        assert factor in text, path


def test_where_a_reduction_comes_from_begins_with_the_factor_of_the_badge(
    site_files: Mapping[str, bytes], badges: dict[str, str]
) -> None:
    """44× above is not 44.4× below."""
    told = {
        path: found[1]
        for path in badges
        if (found := re.search(r'id="split".*?<strong>([^<]+)<', page_html(site_files, path), re.DOTALL))
    }
    assert told
    assert told == {path: split(badges[path])[1] for path in told}


def page_html(site_files: Mapping[str, bytes], path: str) -> str:
    """Return the page of a record, as HTML."""
    return site_files[f"tracks/{path}/index.html"].decode()


def test_rows_of_all_records_say_what_badges_say(
    site_files: Mapping[str, bytes], badges: dict[str, str]
) -> None:
    """The tables of all records have a link to each, with its factor."""
    pages = (path for path in site_files if re.fullmatch(r"records/[0-9]+/index\.html", path))
    readers = [Reader(site_files[path]) for path in present(pages)]
    links = {link.partition("tracks/")[2].rstrip("/") for each in readers for link in each.attributes("href")}
    assert badges.keys() <= links
    factors, text = (
        {split(message)[1] for message in badges.values()},
        " ".join(each.text for each in readers),
    )
    assert {factor for factor in factors if factor not in text} == set()


def test_cards_and_charts_say_what_boards_say(site_files: Mapping[str, bytes]) -> None:
    """The factor of a board's badge stands in its chart's own words."""
    for path, data in present(site_files.items()):
        if re.fullmatch(r"badges/[^/]+\.json", path):
            message = json.loads(data)["message"]
            if " since " in message:
                track = path.removeprefix("badges/").removesuffix(".json")
                svg = ET.fromstring(site_files[f"tracks/{track}/chart.svg"])  # noqa: S314
                assert message.partition(" ")[0] in " ".join(svg.itertext()), path
