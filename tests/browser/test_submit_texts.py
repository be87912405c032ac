"""Whatever a person types into the form, its YAML is read back as that text, or the form says why not."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from effsota.disk.folder import read_tree
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.assessment import check
from effsota.problems import Refusal
from effsota.reading.document import parse_document
from effsota.reading.schema import check_shape, load_schema
from effsota.text import refuse_block, refuse_line
from effsota.text.yaml_writer import to_yaml
from tests.browser.forms import LEAST, TRACK, open_form

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from effsota.reading.schema import Schema
    from tests.browser.visit import Mount

ROOT = Path(__file__).parents[2]
NAMES = json.loads((ROOT / "tests/vectors/names.json").read_text("utf-8"))
VECTORS = json.loads((ROOT / "tests/vectors/yaml.json").read_text("utf-8"))
# Unassigned are other characters in every version of Unicode, and a browser's is newer than Python's.
ANY = st.characters(exclude_categories=["Cs", "Cn"])
SIGNS = "\"'\\:#-?[]{},&*!|>%@` =+~\n\tא李🙂\ufb01\u0430\u0301\u200b\u200d\u202e\ufe0f"
TRICKY = st.sampled_from([*SIGNS, "NO", "null", "1e21", "e\u0301", "\U0001f469\u200d\U0001f52c"])
TEXT = st.lists(st.one_of(ANY, TRICKY), max_size=40).map("".join)
TYPE = """([texts, notes]) => {
  const type = (control, text) => {
    control.value = text;
    control.dispatchEvent(new Event('input', { bubbles: true }));
    control.dispatchEvent(new FocusEvent('focusout', { bubbles: true }));
  };
  const controls = ['model', 'publication] [data-key=title', 'publication] [data-key=authors']
    .map((key) => document.querySelector(`[data-key=${key}] input`));
  controls.forEach((control, at) => type(control, texts[at]));
  const area = document.querySelector('[data-key=notes] textarea');
  type(area, notes);
  return {
    yaml: document.getElementById('yaml').textContent,
    shown: [...controls, area].map((control) => control.value),
    faults: [...controls, area].map((control) => control
      .closest('.field').querySelector('.error').textContent),
  };
}"""


@pytest.fixture(scope="module")
def form(browser: Browser, site: Mount) -> Page:
    """One open form for all texts; it is complete but for them."""
    page = browser.new_page()
    open_form(page, site, LEAST | {"publication": LEAST["publication"] | {"authors": ["A"]}, "notes": "N"})  # type: ignore[operator]
    return page


@cache
def schema() -> Schema:
    """Return the schema of submissions."""
    found = load_schema((ROOT / "schema/submission.schema.json").read_bytes())
    assert not isinstance(found, Refusal)
    return found


def typed(form: Page, texts: list[str], notes: str) -> dict[str, Any]:
    """Type into model, title, author and notes, and return what the form makes of it."""
    found: dict[str, Any] = form.evaluate(TYPE, [texts, notes])
    return found


def values_of(yaml: str) -> tuple[list[str | None], list[str]]:
    """Return the four texts as the strict reader has them, and what it complains of."""
    parsed = parse_document(yaml.encode())
    if parsed.document is None:
        return [], [fault.message for fault in parsed.faults]
    data = parsed.document.data
    paper = data["publication"]
    authors = paper.get("authors", [None])
    values = [data.get("model"), paper.get("title"), authors[0], data.get("notes")]
    return values, [fault.message for fault in check_shape(parsed.document, schema()).faults]


@settings(max_examples=150, deadline=None)
@given(texts=st.lists(TEXT, min_size=3, max_size=3), notes=TEXT)
@example(texts=["NO", "a: b # \"c\" 'd'", "李雷"], notes="one\n\n  two: [x]\n# three")
@example(texts=["- x", "=HYPERLINK(1)", "שלום"], notes="<script>alert(1)</script>")
@example(texts=["👩\u200d🔬 🙂\ufe0f", "2019-05-28", "~"], notes="!tag &anchor *alias")
def test_any_text_comes_back_or_is_refused_in_words(form: Page, texts: list[str], notes: str) -> None:
    """What the validator accepts comes back unchanged; what the form lets through, the validator accepts."""
    found = typed(form, texts, notes)
    values, complaints = values_of(found["yaml"])
    refusals = [*map(refuse_line, texts), refuse_block(notes)]
    for text, refusal, shown, fault in zip(
        [*texts, notes], refusals, found["shown"], found["faults"], strict=True
    ):
        if refusal is None and text == text.strip():
            assert (shown, fault) == (text, "")
    if not any(found["faults"]):
        assert complaints == []
        assert values == [shown or None for shown in found["shown"]]


def test_the_whole_tree_accepts_a_submission_from_the_form(form: Page) -> None:
    """All rules, not the schema alone."""
    found = typed(form, ['Net: "C++" #1', "NO", "李雷 שלום"], "one\n\n  two: [x] 🙂")
    file, data = f"submissions/{TRACK}/net-c-1.yaml", found["yaml"].encode()
    tree = {**read_tree(ROOT), file: TreeFile(mode=REGULAR, data=data, size=len(data))}
    problems = check(tree, date(2026, 11, 27))
    assert [each for each in problems if each.is_error] == []


def test_scripts_write_the_yaml_that_python_writes(form: Page) -> None:
    """The vectors that the writer in Python is held to."""
    script = (
        "async (all) => { const { toYaml } = await import('../static/yaml.js'); return all.map(toYaml); }"
    )
    assert form.evaluate(script, [each["data"] for each in VECTORS]) == [each["yaml"] for each in VECTORS]


def test_scripts_name_a_file_as_python_does(form: Page) -> None:
    """The vectors that Python is held to."""
    script = "async (all) => all.map((await import('../static/text.js')).proposeName)"
    assert form.evaluate(script, [each["text"] for each in NAMES]) == [each["name"] for each in NAMES]


@settings(max_examples=150, deadline=None)
@given(text=st.text(ANY, max_size=60), times=st.integers(1, 40))
def test_scripts_write_any_text_as_python_does(form: Page, text: str, times: int) -> None:
    """Short and long, plain and quoted."""
    data = {"compute": [{"note": text * times}], "authors": [text], "model": text}
    script = "async (data) => (await import('../static/yaml.js')).toYaml(data)"
    assert form.evaluate(script, data) == to_yaml(data)
