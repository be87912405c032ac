"""Epoch AI's CSV becomes a valid track; nothing is dropped in silence."""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from effsota.bringing.importers import Imported, import_epoch
from effsota.disk.folder import read_bundle
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.assessment import check
from effsota.problems import Refusal, Severity
from tests.unit.bringing.importers.epoch_table import ROWS, row_of, table_of, whole_table

TODAY = date(2026, 11, 22)
TRACKER = b"name: A board\nurl: https://example.org/\nrepository: https://github.com/effsota/effsota\n"


def import_rows(*rows: dict[str, str]) -> Imported:
    """Return what rows give."""
    imported = import_epoch(table_of(*rows), today=TODAY)
    assert isinstance(imported, Imported)
    return imported


@cache
def whole() -> Imported:
    """Return what the whole table gives."""
    imported = import_epoch(whole_table(), today=TODAY)
    assert isinstance(imported, Imported)
    return imported


def text_of(imported: Imported, name: str) -> str:
    """Return a file as text, without the line that names its schema."""
    return imported.files[f"{name}.yaml"].decode().partition("\n")[2]


def said_of(imported: Imported) -> list[str]:
    """Return what is said of the rows."""
    return [remark.message for remark in imported.remarks]


def test_the_track_is_valid() -> None:
    """What is written passes every rule; what is asked of its steps is answered."""
    files = {f"submissions/epoch/{name}": data for name, data in whole().files.items()}
    own = {"submissions/tracker.yaml": TRACKER, **files}
    tree = {path: TreeFile(mode=REGULAR, data=data, size=len(data)) for path, data in own.items()}
    problems = check({**read_bundle(), **tree}, TODAY)
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    assert [(each.file, each.message) for each in problems if each.answer is None] == []
    assert {each.rule for each in problems} == {"giant-leap"}


def test_every_row_is_a_submission_or_listed() -> None:
    """Of 521 rows at least 500 can be used, and the others are told with the reason."""
    imported = whole()
    assert imported.submission_count + len(imported.skipped) == ROWS
    assert imported.submission_count >= 500


def test_rows_left_out_say_why() -> None:
    """No date, no compute, nonsense, a repetition."""
    assert [remark.message for remark in whole().skipped] == [
        "there is no date",
        "there is no training compute",
        "2099-01-01 lies in the future or before the first computers",
        '"1e50" is no training compute in FLOP',
        "it repeats line 524: same name, date, compute and link",
    ]


def test_a_row_becomes_a_submission() -> None:
    """The figure is reported by Epoch AI, and credited to it."""
    assert text_of(import_rows(row_of(1)), "network-1-large") == (
        "model: Network 1 (large)\n"
        "date: 1950-08-24\n"
        "publication:\n"
        "  title: On network 1\n"
        "  authors:\n    - A. Author\n    - B. Author 1\n"
        '  url: "https://example.org/papers/1"\n'
        "organizations:\n  - Some Laboratory\n  - Some University\n"
        "compute:\n"
        "  - method: reported\n    compute: 45.2 FLOP\n    by: Epoch AI\n    uncertainty: 15.5\n"
        "    sources:\n"
        "      - title: Notable AI Models\n        authors:\n          - Epoch AI\n"
        '        url: "https://epoch.ai/data/notable-ai-models"\n        where: Network 1 (large)\n'
        '    note: "Confidence of Epoch AI: Likely, ±10x at 90 % by its documentation"\n'
        "analysis:\n  title: Notable AI Models\n  authors:\n    - Epoch AI\n"
        '  url: "https://epoch.ai/data/notable-ai-models"\n'
        'notes: "Domain: Language,Vision\\n1 epochs, counted"\n'
    )


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"Model": "A\nB"}, "the name: line breaks became spaces"),
        ({"Model": "A\u202eB"}, "the name: invisible characters were taken out"),
        ({"Link": "http://example.org/a"}, "the link: the link was made https"),
        ({"Link": "https://example.org/a,"}, "the link: the sign behind the link was taken off"),
        ({"Link": "https://example.org/a https://b.org"}, "the link: of 2 links, the first is kept"),
        ({"Link": "https://example.org/a|b"}, "the link: signs that a link may not hold were escaped"),
        ({"Link": ""}, "the link: the page of Epoch AI's list stands for the publication"),
        ({"Link": "https://arxiv.org/abs/12"}, "the link: it holds no arXiv id that can exist"),
        ({"Authors": ""}, "the authors: none are given"),
        ({"Training compute notes": "a" * 9_000}, "the notes: 9,000 characters were cut to 4,500"),
        ({"Training compute notes": "the ﬁrst"}, "the notes: letters in disguise became plain ones"),
        ({"Training compute notes": "pаypal"}, "the notes: left out, because it mixes alphabets"),
        (
            {"Link": "https://arxiv.org/abs/2201.11990"},
            "the date: it is not of 2022-01, the month of the arXiv id: date_of is announcement",
        ),
    ],
)
def test_a_change_is_told(cells: dict[str, str], said: str) -> None:
    """Whatever is normalised is listed."""
    found = said_of(import_rows(row_of(1) | cells))
    assert [message for message in found if message.startswith(said)] != []


@pytest.mark.parametrize(
    ("confidence", "low", "high", "written"),
    [
        ("Confident", "", "", "    uncertainty: 3.7\n"),
        ("Speculative", "", "", "    uncertainty: 59.9\n"),
        ("Unverified", "", "", "    uncertainty: 59.9\n"),
        ("", "", "", ""),
        ("Likely", "9e17", "3e18", "    low: 9e17 FLOP\n    high: 3e18 FLOP\n"),
        ("Likely", "", "3e18", "    uncertainty: 15.5\n    high: 3e18 FLOP\n"),
        ("Likely", "9e17", "", "    uncertainty: 15.5\n    low: 9e17 FLOP\n"),
        ("", "1e15", "1e21", "    low: 1e15 FLOP\n    high: 1e21 FLOP\n"),
    ],
)
def test_an_estimate_is_as_sure_as_epoch_says(confidence: str, low: str, high: str, written: str) -> None:
    """Its bounds are the ends; a side without one is as wide as its word is defined."""
    bounds = {"Training compute lower bound": low, "Training compute upper bound": high}
    row = row_of(1) | {"Training compute (FLOP)": "1e18", "Confidence": confidence} | bounds
    text = text_of(import_rows(row), "network-1-large")
    assert f"by: Epoch AI\n{written}    sources:" in text


@pytest.mark.parametrize(
    ("low", "high"),
    [("1e18", ""), ("2e18", ""), ("", "1e18"), ("", "5e17"), ("9e14", ""), ("", "1.1e21"), ("x", "")],
)
def test_a_bound_that_is_none_is_left_out_and_told(low: str, high: str) -> None:
    """It does not lie on its side of the estimate, is no number, or is more than 1000 times away."""
    bounds = {"Training compute lower bound": low, "Training compute upper bound": high}
    imported = import_rows(row_of(1) | {"Training compute (FLOP)": "1e18"} | bounds)
    assert f'"{low or high}" is left out: no such end of 1e18 FLOP' in said_of(imported)[0]
    assert "uncertainty: 15.5\n    sources" in text_of(imported, "network-1-large")


def test_what_epoch_marks_as_wrong_is_left_out() -> None:
    """A figure that its own source takes back is no record."""
    imported = import_rows(row_of(1), row_of(2) | {"Confidence": "Wrong"})
    assert [remark.message for remark in imported.skipped] == ["Epoch AI itself marks its figures as wrong"]


def test_a_clean_row_is_not_remarked_on() -> None:
    """Remarks mean something."""
    assert said_of(import_rows(row_of(1))) == []


def test_two_rows_of_one_name_have_two_files() -> None:
    """The same name on another day is another run."""
    imported = import_rows(row_of(1), row_of(1) | {"Publication date": "1999-01-01"})
    assert sorted(imported.files) == ["network-1-large-2.yaml", "network-1-large.yaml", "track.yaml"]
    assert said_of(imported) == ["the name: an earlier row has it too, so the file is network-1-large-2.yaml"]


def test_one_link_has_one_title() -> None:
    """Two runs of one paper do not rename it."""
    rows = (row_of(1), row_of(2) | {"Link": row_of(1)["Link"]})
    imported = import_rows(*rows)
    assert "  title: On network 1\n" in text_of(imported, "network-2-large")
    assert said_of(imported) == ["the title: an earlier row has another for this link, which is kept"]


def test_lines_are_those_of_the_file() -> None:
    """A name with a line feed moves the rows below it."""
    imported = import_rows(row_of(1) | {"Model": "A\nB"}, row_of(2) | {"Publication date": ""})
    assert [(remark.line, remark.what) for remark in imported.remarks] == [
        (2, "A B"),
        (4, "Network 2 (large)"),
    ]


def test_the_baseline_is_alexnet_where_it_is_listed() -> None:
    """Growth since AlexNet is what readers compare."""
    imported = import_rows(row_of(1), row_of(300) | {"Model": "AlexNet"})
    assert "baseline: alexnet\n" in text_of(imported, "track")


def test_the_baseline_is_else_the_earliest() -> None:
    """Some record must be it."""
    assert "baseline: network-1-large\n" in text_of(import_rows(row_of(2), row_of(1)), "track")


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the header lacks: Model, Publication date, Training compute (FLOP)"),
        (b"Model,Publication date\n", "the header lacks: Training compute (FLOP)"),
        (b"Model\xff", "byte 6 is not UTF-8"),
        (table_of(), "no row can be used"),
        (table_of({"Model": "A"}), "no row can be used: line 2: there is no date"),
    ],
)
def test_another_file_is_refused(data: bytes, message: str) -> None:
    """A file that is not Epoch AI's says so at once."""
    refused = import_epoch(data, today=TODAY)
    assert isinstance(refused, Refusal)
    assert refused.message == message


@pytest.mark.parametrize(("day", "count"), [("1940-01-01", 1), ("1939-12-31", 0)])
def test_dates_begin_with_the_first_computers(day: str, count: int) -> None:
    """Before 1940 nothing was computed."""
    rows = (row_of(2), row_of(1) | {"Publication date": day})
    assert import_rows(*rows).submission_count == 1 + count


@pytest.mark.parametrize(
    ("months", "is_said"),
    [("2022-01-15", False), ("2022-02-15", False), ("2022-03-01", True), ("2021-12-31", True)],
)
def test_a_paper_is_dated_in_the_month_of_its_id_or_the_next(months: str, *, is_said: bool) -> None:
    """A later day is that of an announcement."""
    row = row_of(1) | {"Publication date": months, "Link": "https://arxiv.org/abs/2201.11990"}
    assert ("date_of: announcement" in text_of(import_rows(row), "network-1-large")) is is_said


@pytest.mark.parametrize(
    ("column", "most", "about"), [("Authors", 100, "the authors"), ("Organization", 30, "the organizations")]
)
def test_a_long_list_of_names_is_cut(column: str, most: int, about: str) -> None:
    """As many as a submission may hold are kept."""

    def said(count: int) -> list[str]:
        row = row_of(1) | {column: ",".join(f"N{number}" for number in range(count))}
        return said_of(import_rows(row))

    assert said(most) == []
    assert said(most + 1) == [f"{about}: of {most + 1} names, the first {most} are kept"]


@pytest.mark.parametrize(("characters", "is_said"), [(4_500, False), (4_501, True)])
def test_long_notes_are_cut(characters: int, *, is_said: bool) -> None:
    """So that domain and frontier fit beside them."""
    said = said_of(import_rows(row_of(1) | {"Training compute notes": "a" * characters}))
    assert bool(said) is is_said
