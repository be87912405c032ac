"""Days, links and kinds of values as people write them, each answered with what to write."""

from __future__ import annotations

import pytest

from effsota.problems import Refusal
from effsota.reading.written_days import parse_date
from effsota.text import refuse_link


@pytest.mark.parametrize(
    "text",
    [
        *("2020-3-1", "2020/03/01", "2020.3.1", "20200301", "2020-03-01T10:00:00Z", "March 1, 2020"),
        *("1 March 2020", "1st Mar 2020", "Mar 1st 2020", "1. March 2020", "MARCH 1 2020"),
    ],
)
def test_a_day_that_is_written_otherwise_is_offered(text: str) -> None:
    """It can be no other."""
    found = parse_date(text)
    assert isinstance(found, Refusal)
    assert (found.hint, found.fix) == ("did you mean 2020-03-01?", "2020-03-01")


@pytest.mark.parametrize("text", ["3/1/2020", "03.01.2020", "3-1-2020"])
def test_a_day_that_may_be_two_is_asked(text: str) -> None:
    """In March to some, in January to others."""
    found = parse_date(text)
    assert isinstance(found, Refusal)
    assert found.hint == "this may mean 2020-03-01 or 2020-01-03: write the one that is meant"
    assert found.fix == ""


@pytest.mark.parametrize(
    ("text", "day"), [("13/1/2020", "2020-01-13"), ("1/13/2020", "2020-01-13"), ("5/5/2020", "2020-05-05")]
)
def test_a_day_after_the_twelfth_is_no_month(text: str, day: str) -> None:
    """Then one reading is left."""
    found = parse_date(text)
    assert isinstance(found, Refusal)
    assert found.fix == day


@pytest.mark.parametrize("text", ["2020-03", "March 2020", "2020/3"])
def test_where_only_the_month_is_known_it_is_said_what_to_do(text: str) -> None:
    """The first day, and a note; nobody writes that for a person."""
    found = parse_date(text)
    assert isinstance(found, Refusal)
    assert found.hint.endswith("where only the month is known, write 2020-03-01 and say so in notes")
    assert found.fix == ""


@pytest.mark.parametrize(
    "text", ["2020", "soon", "2020-13", "32 March 2020", "2020-3-32", "1/2020", "March 1 2 2020"]
)
def test_what_is_no_day_gets_an_example(text: str) -> None:
    """Nothing is guessed."""
    found = parse_date(text)
    assert isinstance(found, Refusal)
    assert found == Refusal(f'"{text}" is not a date', "write a day as YYYY-MM-DD, such as 2019-05-28")


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("http://arxiv.org/abs/2003.01234", "https://arxiv.org/abs/2003.01234"),
        ("arxiv.org/abs/2003.01234", "https://arxiv.org/abs/2003.01234"),
        ("arXiv:2003.01234", "https://arxiv.org/abs/2003.01234"),
        ("2003.01234v2", "https://arxiv.org/abs/2003.01234v2"),
        ("10.1145/3065386", "https://doi.org/10.1145/3065386"),
        ("doi:10.1145/3065386", "https://doi.org/10.1145/3065386"),
        ("git@github.com:me/x.git", "https://github.com/me/x"),
        ("[a](https://example.org/a)", "https://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("https://example.org/a).", "https://example.org/a"),
        ("https://example.org/a,", "https://example.org/a"),
    ],
)
def test_a_link_that_is_written_otherwise_is_offered(text: str, link: str) -> None:
    """What it offers is a link."""
    found = refuse_link(text)
    assert found is not None
    assert (found.hint, found.fix) == (f"did you mean {link}?", link)
    assert refuse_link(link) is None


@pytest.mark.parametrize("text", ["http://example.org/a", "www.example.org/a", "//example.org/a"])
def test_whether_a_page_is_there_over_https_is_left_to_a_person(text: str) -> None:
    """It is offered, and not written by itself, but for hosts of which it is known."""
    found = refuse_link(text)
    assert found is not None
    assert (found.hint.startswith("did you mean https://"), found.fix) == (True, "")


@pytest.mark.parametrize(
    "text", ["https://example.org/a_(b)", "https://example.org/a(b)c", "https://example.org/a/"]
)
def test_a_bracket_that_a_link_opened_belongs_to_it(text: str) -> None:
    """As encyclopaedias have them."""
    assert refuse_link(text) is None


@pytest.mark.parametrize("text", ["somewhere", "ftp://example.org", "C:/a", "@example.org"])
def test_what_is_no_link_gets_an_example(text: str) -> None:
    """Nothing is guessed."""
    found = refuse_link(text)
    assert found is not None
    assert (found.hint, found.fix) == ("write a link such as https://arxiv.org/abs/1905.11946", "")


@pytest.mark.parametrize("text", ["me@example.org", "mailto:me.too@mail.example.org"])
def test_an_address_of_mail_is_called_one(text: str) -> None:
    """A page is asked: addresses of mail are gathered by others."""
    found = refuse_link(text)
    assert found is not None
    assert found.message == "is an address of mail, not a link"
