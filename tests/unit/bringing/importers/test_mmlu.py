"""A table of scored models becomes the records of one level; what is not shown says why."""

from __future__ import annotations

from datetime import date

import pytest

from effsota.bringing.importers.imported import Imported
from effsota.bringing.importers.mmlu import import_mmlu
from effsota.bringing.importers.near_the_least import MOST_TIMES
from effsota.problems import Refusal
from tests.unit.bringing.importers.sample_rows import csv_of

COLUMNS = (
    *(
        "model",
        "name",
        "date",
        "date_of",
        "mmlu",
        "shots",
        "parameters",
        "parameters_total",
        "tokens",
        "reported",
    ),
    *("title", "authors", "url", "organizations", "score_title", "score_authors", "score_url", "score_where"),
    *("inputs_title", "inputs_authors", "inputs_url", "inputs_where", "not_counted", "notes", "left_out"),
)


def row_of(name: str, day: str, score: float, flop: float, **cells: str) -> dict[str, str]:
    """Return a row whose parameters and tokens give `flop`."""
    told = {"model": name.upper(), "name": name, "date": day, "mmlu": f"{score}", "shots": "5"}
    counted = {"parameters": f"{flop / 6e12:.12g}", "tokens": "1e12"}
    paper = {"title": f"On {name}", "url": f"https://example.org/{name}", "authors": "A. Author;B. Author"}
    return {**told, **counted, **paper, **{f"inputs_{key}": value for key, value in paper.items()}, **cells}


def import_rows(*rows: dict[str, str], level: float = 60.0) -> Imported | Refusal:
    """Return what rows give at a level."""
    whole = ({**dict.fromkeys(COLUMNS, ""), **row} for row in rows)
    return import_mmlu(csv_of(*whole), level=level, today=date(2026, 11, 28))


def names_of(imported: Imported | Refusal) -> list[str]:
    """Return the files, without the ending."""
    assert isinstance(imported, Imported)
    return [name.removesuffix(".yaml") for name in imported.files]


def said_of(imported: Imported | Refusal) -> list[str]:
    """Return what is said of the rows left out."""
    assert isinstance(imported, Imported)
    return [f"{remark.line} {remark.message}" for remark in imported.skipped]


FIRST = row_of("first", "2021-12-08", 60.0, 6e23)


def test_at_the_level_is_shown_below_it_is_told() -> None:
    """A score equal to the level reaches it, and one a tenth below is listed."""
    imported = import_rows(FIRST, row_of("low", "2022-01-01", 59.9, 1e22))
    assert names_of(imported) == ["first"]
    assert said_of(imported) == ["3 it is below the level: 59.9%"]


@pytest.mark.parametrize(("times", "shown"), [(MOST_TIMES, True), (MOST_TIMES * 1.01, False)])
def test_what_took_many_times_the_least_is_told(times: float, *, shown: bool) -> None:
    """A model is shown up to three times the least compute that had reached the level by its day."""
    imported = import_rows(row_of("later", "2023-01-01", 70.0, 6e23 * times), FIRST)
    assert ("later" in names_of(imported)) is shown


def test_the_least_is_that_of_the_day_and_of_the_level() -> None:
    """A cheaper model that came later, or never reached the level, does not hide an earlier one."""
    cheap = row_of("cheap", "2024-06-17", 63.0, 1e22)
    below = row_of("below", "2021-01-01", 50.0, 1e21)
    assert names_of(import_rows(cheap, below, FIRST)) == ["first", "cheap"]


def test_a_row_that_says_why_is_left_out() -> None:
    """What a row says of itself is what is told of it, whatever its score."""
    tuned = row_of("tuned", "2022-01-01", 65.0, 1e22, left_out="tuned on instructions")
    assert said_of(import_rows(tuned, FIRST)) == ["2 tuned on instructions"]


def test_listed_compute_stands_before_parameters() -> None:
    """A figure of a list is taken as it stands, with its maker's name."""
    imported = import_rows(row_of("listed", "2022-01-01", 65.0, 1e22, reported="2.5e22"))
    assert isinstance(imported, Imported)
    text = imported.files["listed.yaml"].decode()
    assert "compute: 2.5e22 FLOP\n    by: A. Author\n" in text
    assert "tokens" not in text


def test_the_score_of_another_document_is_its_own_source() -> None:
    """A score printed elsewhere names that document, for the result alone."""
    board = {"score_title": "A board", "score_authors": "C. Author", "score_url": "https://example.org/board"}
    imported = import_rows({**FIRST, **board})
    assert isinstance(imported, Imported)
    assert "- for:\n          - result\n        title: A board\n" in imported.files["first.yaml"].decode()


@pytest.mark.parametrize(
    ("cells", "why"),
    [
        ({"date": "2021-12"}, '"2021-12" is no day until today'),
        ({"date": "2026-11-29"}, '"2026-11-29" is no day until today'),
        ({"tokens": ""}, "it has no score, or no compute and no parameters with tokens"),
        ({"mmlu": "sixty"}, "it has no score, or no compute and no parameters with tokens"),
    ],
)
def test_a_row_that_cannot_be_used_is_told(cells: dict[str, str], why: str) -> None:
    """A row without a day, a score or a compute is listed with the reason."""
    assert said_of(import_rows({**FIRST, **cells}, row_of("good", "2022-01-01", 61.0, 1e23))) == [f"2 {why}"]


def test_a_level_that_nobody_reaches_is_refused() -> None:
    """Without any row at the level there is no track."""
    refusal = import_rows(FIRST, level=61.0)
    assert isinstance(refusal, Refusal)
    assert refusal.message == "no row can be used: line 2: it is below the level: 60%"
