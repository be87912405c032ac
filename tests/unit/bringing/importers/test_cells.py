"""Foreign cells are made acceptable where that is safe."""

from __future__ import annotations

import pytest

from effsota.bringing.importers.cleaning import (
    Cleaned,
    clean_block,
    clean_line,
    clean_link,
    free_name,
    split_names,
)


def test_a_block_keeps_its_lines() -> None:
    """Line ends of any system become line feeds; blanks at the ends go."""
    assert clean_block(" a\r\n\r\n b \rc ") == Cleaned("a\n\n b\nc")


def test_accents_become_one_character() -> None:
    """Two spellings of one name are one."""
    assert clean_line("Montre\u0301al") == Cleaned("Montréal")


def test_a_blank_cell_is_empty() -> None:
    """A cell of blanks says nothing."""
    assert clean_line(" \t\n") == Cleaned("")


def test_names_are_told_apart_by_commas() -> None:
    """A repeated name is one name."""
    assert split_names("Google, DeepMind,,Google", most=9) == Cleaned("Google\nDeepMind")


def test_too_many_names_are_cut() -> None:
    """A file has room for a hundred authors, not for three thousand."""
    assert split_names("A,B,C", most=2) == Cleaned("A\nB", ("of 3 names, the first 2 are kept",))


@pytest.mark.parametrize(
    ("cell", "link"),
    [
        ("https://a.org/x;jsessionid=1?doi=2", "https://a.org/x;jsessionid=1?doi=2"),
        ("https://a.org/x;https://b.org/", "https://a.org/x"),
        ("https://a.org/x, https://b.org/", "https://a.org/x"),
        ("https://a.org/x\nhttps://b.org/", "https://a.org/x"),
        (" https://a.org/x; ", "https://a.org/x"),
    ],
)
def test_the_first_link_of_several_counts(cell: str, link: str) -> None:
    """A semicolon parts links only where another link or nothing follows."""
    assert clean_link(cell).text == link


@pytest.mark.parametrize(
    ("link", "why"),
    [
        ("localhost/a", "the link has a host that is no public name: localhost"),
        ("https://user@example.org/", "the link has a user name before the host"),
        ("", "there is no link"),
    ],
)
def test_a_link_that_cannot_be_shown_is_left_out(link: str, why: str) -> None:
    """No page may link there."""
    cell = clean_link(link)
    assert (cell.text, cell.changes[-1]) == ("", why)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("GPT-4 (Mar 2023)", "gpt-4-mar-2023"),
        ("Université", "universite"),
        ("ASE+ACE", "ase-plus-ace"),
        ("index", "index-model"),
        ("文心", "row-7"),
        ("x" * 90, "x" * 64),
    ],
)
def test_a_name_becomes_a_file_name(text: str, name: str) -> None:
    """Lower-case ASCII with hyphens, none of the reserved names."""
    assert free_name(text, taken=set(), otherwise="row-7") == name


def test_a_taken_name_is_numbered() -> None:
    """The number has room within 64 characters."""
    assert free_name("x" * 90, taken={"x" * 64}, otherwise="row-7") == "x" * 62 + "-2"
