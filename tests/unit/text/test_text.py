"""Which text is acceptable, and how it is made inert."""

from __future__ import annotations

import csv
import io
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from effsota.text import (
    is_everyday,
    refuse_block,
    refuse_line,
    refuse_link,
    refuse_text,
    shorten,
    to_bibtex,
    to_csv_cell,
    to_log_line,
    to_markdown,
    to_terminal,
    to_workflow_message,
    to_workflow_property,
)

ACCEPTED = [
    "μTransfer and β-VAE",
    "EfficientNet-B0 (10⁻³, ℓ₂, ½, 10²)",
    "שלום עולם",
    "می‌خواهم",  # ZERO WIDTH NON-JOINER inside a Persian word
    "नमस्ते क्‍ष",
    "GPT 👩‍🔬🏽 ❤️ 1️⃣",
    "100\u00a0000 images",
    "<b>markup</b> & $x_i^2$ =1+1",
    "深度学习：训练，计算",
    "Русский текст",
    "ภาษาไทย น้ำ",
    "Müller–Łukasz Ångström",
]
REFUSED = [
    ("a\x07b", "holds a control character (U+0007)"),
    ("a\u202eb", "holds an invisible text-direction character (U+202E)"),
    ("a\u200bb", "holds an invisible character (U+200B)"),
    ("a\u200db", "holds an invisible joiner outside a word or an emoji (U+200D)"),
    ("\u200d0", "holds an invisible joiner outside a word or an emoji (U+200D)"),
    ("a\ufe0f", "holds an invisible variation selector (U+FE0F)"),
    ("a\U000e0041", "holds an invisible tag character (U+E0041)"),
    ("a\ue000", "holds a private-use character (U+E000)"),
    ("a\u0378", "holds an unassigned character (U+0378)"),
    ("a\ud800", "holds half of a surrogate pair (U+D800)"),
    ("a\u2028b", "holds a line separator (U+2028)"),
    ("\u3164", "holds a character that looks blank (U+3164)"),
    ("\u2800", "holds a character that looks blank (U+2800)"),
    ("\u00a0", "is blank"),
    ("", "is blank"),
    ("cafe\u0301", "is not in Unicode normal form C"),
    ("eﬃcient", "holds ﬃ (U+FB03), a letter in disguise that no search finds"),
    ("𝐆𝐏𝐓", "holds 𝐆 (U+1D406), a letter in disguise that no search finds"),
    ("ＧＰＴ", "holds Ｇ (U+FF27), a letter in disguise that no search finds"),
    ("exаmple", 'mixes alphabets in the word "exаmple": а is Cyrillic (U+0430)'),
    ("Βert", 'mixes alphabets in the word "Βert": Β is Greek (U+0392)'),
    ("x" + "\u0323\u0330\u0331\u0324\u0325", "holds more than 4 combining marks in a row"),
]
LINKS = [
    ("http://example.org/", "is not a link that begins with https://"),
    ("HTTPS://example.org/", "is not a link that begins with https://"),
    ("javascript:alert(1)", "is not a link that begins with https://"),
    ("//example.org/", "is not a link that begins with https://"),
    ("https:///x", "has no host"),
    ("https://user@example.org/", "has a user name before the host"),
    ("https://example.org:8443/", "has a port"),
    ("https://127.0.0.1/", "has a host that is no public name: 127.0.0.1"),
    ("https://2130706433/", "has a host that is no public name: 2130706433"),
    ("https://[::1]/", "has a host that is no public name: [::1]"),
    ("https://localhost/", "has a host that is no public name: localhost"),
    ("https://printer.local/", "has a host that is no public name: printer.local"),
    ("https://-a.example.org/", "has a host that is no public name: -a.example.org"),
    ("https://a.org\\@b.org/", "holds \\, which a link may not hold"),
    ("https://a.org/a b", "holds a space, which a link may not hold"),
    ("https://a.org/<x>", "holds <, which a link may not hold"),
    ("https://a．org/", "holds ． (U+FF0E), which a link may not hold"),
    ("https://a.org/\n", "holds (U+000A), which a link may not hold"),
    ("https://a.org/" + "a" * 2000, "is too long: 2,014 characters, at most 2,000"),
]


@pytest.mark.parametrize("text", ACCEPTED)
def test_ordinary_text_of_the_world_is_accepted(text: str) -> None:
    """Formulas, markup, emoji, joiners in words, right-to-left letters and mixed scripts are text."""
    assert refuse_line(text) is None


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_text_that_a_reviewer_cannot_see_is_refused(text: str, message: str) -> None:
    """The message names the character, or says what is wrong with the text."""
    refusal = refuse_text(text)
    assert refusal is not None
    assert refusal.message == message


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("two\nlines", "has a line break, but is a text of one line"),
        (" a", "begins with a space"),
        (" a longer text", "begins with a space"),
        ("a longer text ", "ends with a space"),
        ("a tab \t in it", "holds a control character (U+0009)"),
        ("a\u00a0", "ends with a space"),
        ("a" * 501, "is too long: 501 characters, at most 500"),
    ],
)
def test_a_line_has_one_line_and_no_space_at_its_ends(text: str, message: str) -> None:
    """A text of one line is short and trimmed."""
    refusal = refuse_line(text)
    assert refusal is not None
    assert refusal.message == message


def test_an_everyday_character_is_fine_beside_every_other() -> None:
    """What is seen at a glance says the same as a look at each: behind an arrow, which is not everyday."""
    everyday = [each for each in map(chr, range(0x3000)) if is_everyday(each)]
    assert {"\n", " ", "~", "é", "ğ"} < {*everyday}
    assert not {"\t", "\u00a0", "\u00ad", "e\u0301", "ſ", "→"} & {*everyday}
    assert refuse_text("→" + "".join(everyday) + "".join(reversed(everyday))) is None


def test_a_block_may_have_lines() -> None:
    """A block text has line feeds, also at its end, and a limit of its own."""
    assert refuse_block("first\nsecond\n") is None
    refusal = refuse_block("a" * 5001)
    assert refusal is not None
    assert refusal.message == "is too long: 5,001 characters, at most 5,000"


@pytest.mark.parametrize(
    "link",
    [
        "https://arxiv.org/abs/1905.11946",
        "https://example.org/p?a=1&b=2#s",
        "https://xn--bcher-kva.example/%C3%A9",
    ],
)
def test_an_ordinary_link_is_accepted(link: str) -> None:
    """It leads by https to a public name, with path, query and fragment."""
    assert refuse_link(link) is None


@pytest.mark.parametrize(("link", "message"), LINKS)
def test_a_doubtful_link_is_refused(link: str, message: str) -> None:
    """Whatever two readers may read in two ways is no link."""
    refusal = refuse_link(link)
    assert refusal is not None
    assert refusal.message == message


@given(st.text())
def test_any_text_is_accepted_or_refused(text: str) -> None:
    """What is accepted can be encoded, is in normal form, and holds nothing invisible but joiners."""
    if refuse_line(text) is None:
        assert unicodedata.normalize("NFC", text.encode().decode()) == text
        visible = re.sub("[\u200c\u200d\u00a0\u202f\u2000-\u200a\u205f\u3000\u1680]", "", text)
        assert visible.isprintable()


def test_a_long_text_is_shortened() -> None:
    """Sixty characters are quoted, then dots."""
    assert shorten("a" * 61) == f'"{"a" * 60}..."'
    assert shorten("a") == '"a"'


@pytest.mark.parametrize("text", ["=1+1", "+1", "-2", "@x", "\tx", "\rx", "＝1", "－1", " =1", '"=1', "\n=1"])
def test_a_formula_becomes_text_in_a_csv_cell(text: str) -> None:
    """An apostrophe stands before whatever a spreadsheet would run."""
    assert to_csv_cell(text) == f"'{text}"


@given(st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"])))
def test_a_csv_cell_survives_the_csv_module(text: str) -> None:
    """Quoting is the writer's work; the cell itself is one cell."""
    written = io.StringIO(newline="")
    csv.writer(written).writerow([to_csv_cell(text), "end"])
    (row,) = csv.reader(io.StringIO(written.getvalue(), newline=""))
    assert row == [to_csv_cell(text), "end"]


@given(st.text())
def test_no_control_character_reaches_a_terminal(text: str) -> None:
    """Everything printed is printable and on one line."""
    assert to_terminal(text).replace("\u200c", "").replace("\u200d", "").isprintable()


@given(st.text(st.sampled_from("#[: \n\r%abc\x1b")))
def test_no_command_of_the_runner_survives_in_a_log_line(text: str) -> None:
    """A line of a log neither begins with :: nor holds ##[ anywhere."""
    line = to_log_line(text)
    assert not line.lstrip().startswith("::")
    assert "##[" not in line


def test_a_workflow_message_is_escaped() -> None:
    """Percent signs, line ends and the old command form lose their meaning."""
    assert to_workflow_message("50 %\n##[x]\r\x1b") == "50 %25%0A## [x]\\x0d\\x1b"


def test_a_workflow_property_is_escaped() -> None:
    """Colons and commas end a property, so they are escaped as well."""
    assert to_workflow_property("a:b,c%") == "a%3Ab%2Cc%25"


@given(st.text())
def test_markdown_holds_no_character_with_a_meaning(text: str) -> None:
    """Between the code tags stand letters, digits, blanks, commas, entities, and a comment after an @."""
    told = to_markdown(text).replace("&#64;<!---->", "&#64;")
    inside = told.removeprefix("<code>").removesuffix("</code>")
    assert re.fullmatch(r"(?:[A-Za-z0-9 ,;\u0080-\U0010ffff]|&#[0-9]+;)*", inside)


def test_bibtex_commands_are_escaped() -> None:
    """Braces, backslashes and the other special characters print as themselves."""
    assert to_bibtex("\\a{50 %} & x_i^2 ~ #1 $") == (
        r"\textbackslash{}a\{50 \%\} \& x\_i\textasciicircum{}2 \textasciitilde{} \#1 \$"
    )


@pytest.mark.parametrize(("count", "shown"), [(60, '"' + "x" * 60 + '"'), (61, '"' + "x" * 60 + '..."')])
def test_sixty_characters_are_quoted_whole(count: int, shown: str) -> None:
    """Of more, the first sixty."""
    assert shorten("x" * count) == shown


@pytest.mark.parametrize(("last", "is_public"), [(61, True), (62, False)])
def test_a_host_has_as_many_characters_as_the_net_allows(last: int, *, is_public: bool) -> None:
    """253, in labels of at most 63."""
    host = ".".join(["a" * 63] * 3 + ["b" * last])
    assert len(host) == 192 + last
    assert (refuse_link(f"https://{host}/") is None) is is_public


@pytest.mark.parametrize(("marks", "is_fine"), [(4, True), (5, False)])
def test_four_marks_may_stand_on_a_letter(marks: int, *, is_fine: bool) -> None:
    """As in Vietnamese or Hebrew; towers of them are no text."""
    text = "q" + "\u0323" * marks
    assert unicodedata.is_normalized("NFC", text)
    assert (refuse_text(text) is None) is is_fine
