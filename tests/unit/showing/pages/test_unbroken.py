"""Where a line may not end."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from effsota.showing.pages.unbroken import MOST_UNBROKEN, unbroken


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("took 3.1 TFS-days", "took <w>3.1 TFS-days</w>"),
        ("9.60–28.2 months", "<w>9.60–28.2</w> months"),
        ("0.461–2.30 billion", "<w>0.461–2.30 billion</w>"),
        ("about 16 months (1 hour)", "<w>about 16 months</w> (<w>1 hour</w>)"),
        ("ResNet-50-level <b>", "<w>ResNet-50</w>-level &lt;b&gt;"),
        ("Go at 3-day level", "Go at <w>3-day</w> level"),
        ("a_long_name/of_a_file.tsv", "a_<wbr>long_<wbr>name/<wbr>of_<wbr>a_<wbr>file.tsv"),
        ("A hyperconnections run", "A hypercon<wbr>nections run"),
        ("Multi-token prediction", "Multi-token prediction"),
        ('"x" & GPT-4', "&#34;x&#34; &amp; <w>GPT-4</w>"),
    ],
)
def test_a_line_ends_in_no_quantity_and_in_no_name(text: str, expected: str) -> None:
    """All else is text as it was, made inert."""
    assert unbroken(text) == expected.replace("<w>", '<span class="nowrap">').replace("</w>", "</span>")


@pytest.mark.parametrize(("length", "kept"), [(MOST_UNBROKEN, 1), (MOST_UNBROKEN + 1, 0)])
def test_what_is_longer_than_a_phone_is_wide_may_break(length: int, kept: int) -> None:
    """A name of a stranger cannot push a page sideways."""
    assert unbroken("x" * 14 + "-" + "1" * (length - 15)).count("nowrap") == kept


def test_a_number_of_very_many_digits_may_break() -> None:
    """As a table of a source prints it; a word of 14 letters is whole."""
    assert unbroken("classification") == "classification"
    assert unbroken("0.12053333333333335 PFS-days").startswith("0.120533<wbr>33333333<wbr>335 <span")


def test_text_is_not_taken_for_markup_of_the_same_letters() -> None:
    """Whichever of the two was there before."""
    for _ in range(2):
        assert unbroken(Markup("<i>GPT</i>")) == "<i>GPT</i>"  # as a template makes it
        assert unbroken("<i>GPT</i>") == "&lt;i&gt;GPT&lt;/i&gt;"
