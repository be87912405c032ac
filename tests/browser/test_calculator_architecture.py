"""The calculator's panel for an architecture: the terminal's numbers and words, of a file that stays here."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.architecture_vectors import VECTORS, data_of, name_of
from tests.present import present

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.visit import Mount

COUNT = """async (vectors) => {
  const [{ readArchitecture, countArchitecture, besideWords }, { price, ...sums }] = await Promise.all(
    ['architecture', 'estimate'].map((name) => import(`../static/${name}.js`)));
  const told = JSON.parse(document.getElementById('calculator').dataset.methods);
  const known = JSON.parse(document.querySelector('[data-known]').dataset.known);
  const worded = (faults) => ({ refused: faults.map(({ message, hint }) => [message, hint]) });
  return JSON.stringify(vectors.map(({ text, times, given }) => {
    const read = readArchitecture(Uint8Array.from(text.repeat(times), (sign) => sign.charCodeAt(0)));
    if (read.refused) return worded(read.refused);
    const { faults, counted, inputs, one, multiplyAdds } = countArchitecture(read, given, known);
    if (faults.length) return worded(faults);
    const priceable = { method: 'architecture', ...given, counted: String(multiplyAdds) };
    const priced = price(priceable, told);
    return { found: {
      name: counted.name,
      parameters: [counted.parameters, counted.active_parameters, counted.embedding_parameters],
      forward: [one, multiplyAdds],
      pieces: counted.pieces.map((each) =>
        [each.what, each.times, each.all_parameters, each.active_parameters, each.per_example]),
      notes: counted.notes,
      flop: priced.flop,
      words: [sums.sumLine(priced), sums.rangeLine(priced, priceable), sums.paperSentence(priced)],
      beside: besideWords(inputs, priced.flop),
    } };
  }));
}"""


@pytest.fixture
def calculator(page: Page, site: Mount) -> Page:
    """The calculator, with its architecture."""
    page.goto(f"{site.address}calculator/")
    page.locator("#sum").wait_for()
    page.locator(".methods").get_by_text("Counted architecture", exact=True).click()
    page.locator("#counted").wait_for()
    return page


def as_floats(data: Any) -> Any:
    """Return data with every number as a script has it."""
    return json.loads(json.dumps(data), parse_int=float)


def test_a_script_counts_and_words_what_python_does(calculator: Page) -> None:
    """Every vector: numbers to the last digit, words and refusals to the last letter."""
    given = [
        {
            "text": vector.get("text") or data_of(vector).decode("latin-1"),
            "times": vector.get("times", 1),
            "given": vector["given"],
        }
        for vector in VECTORS
    ]
    found = json.loads(calculator.evaluate(COUNT, given), parse_int=float)
    for mine, vector in present(zip(found, VECTORS, strict=True)):
        (outcome,) = mine
        assert {outcome: as_floats(vector.get(outcome))} == mine, name_of(vector)
