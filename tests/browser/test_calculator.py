"""The calculator: Python's arithmetic and words, a state that can be linked to, the way to a submission."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from effsota import figures
from tests.browser.forms import yaml_of
from tests.present import present

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.visit import Complaints, Mount

VECTORS = json.loads((Path(__file__).parents[1] / "vectors/estimates.json").read_text("utf-8"))
PRICE = """async (vectors) => {
  const room = '../static/';
  const [{ price, ...sums }, { computeText }] = await Promise.all(
    ['estimate', 'figures'].map((name) => import(`${room}${name}.js`)));
  const told = JSON.parse(document.getElementById('calculator').dataset.methods);
  return vectors.map(({ estimate }) => {
    const priced = price(estimate, told);
    const { flop, low, high } = priced;
    return {
      estimate, flop, low, high,
      sum: sums.sumLine(priced),
      range: sums.rangeLine(priced, estimate),
      sentence: sums.paperSentence(priced),
      shown: ['TFS-days', 'PFS-days', 'FLOP']
        .flatMap((unit) => [flop, low, high].map((end) => computeText(end, unit))),
    };
  });
}"""
CHOOSE = "Choose the precision that the run multiplied in: fp32, tf32, fp16, fp16-vector, bf16."
HASH = "#method=hardware-time&peak=1.58+TFLOP%2Fs&count=2&time=5.5+days&utilization=0.33&factor=2+two+runs"


def panel(page: Page) -> Locator:
    """Return the fields of the method that is chosen."""
    return page.locator(".panel:visible")


@pytest.fixture
def calculator(page: Page, site: Mount) -> Page:
    """The calculator with its example."""
    page.goto(f"{site.address}calculator/")
    page.locator("#sum").wait_for()
    return page


def test_scripts_compute_and_word_what_python_does(calculator: Page) -> None:
    """FLOP, range, three units, the sum and the sentence of every vector, to the last letter."""
    found: list[dict[str, Any]] = calculator.evaluate(PRICE, VECTORS)
    for mine, vector in present(zip(found, VECTORS, strict=True)):
        ends = [mine.pop(end) for end in ("flop", "low", "high")]
        assert ends == pytest.approx([vector[end] for end in ("flop", "low", "high")], rel=1e-12)
        assert mine == {key: value for key, value in vector.items() if key not in {"flop", "low", "high"}}


def test_scripts_read_the_numbers_that_python_reads(calculator: Page) -> None:
    """Those of the vectors, with a magnitude or thousands, and no others."""
    script = """async (texts) => {
      const { parseAmount } = await import('../static/text.js');
      return texts.map((text) => parseAmount(text)).map((found) => (Number.isNaN(found) ? null : found));
    }"""
    numbers = json.loads((Path(__file__).parents[1] / "vectors/numbers.json").read_text("utf-8"))
    found = calculator.evaluate(script, [vector["text"] for vector in numbers])
    assert found == [vector["number"] for vector in numbers]


def test_it_opens_with_an_example_that_is_priced(calculator: Page) -> None:
    """Nobody has to fill in anything to see what comes out."""
    assert calculator.locator("#sum").inner_text() == (
        "3.9e8 multiply-adds × 2 FLOP per multiply-add × 3 passes × 1,280,000 examples × 4 epochs"
        " = 1.20e16 FLOP = 0.000139 PFS-days"
    )
    assert calculator.locator("#result [data-unit-row]").all_inner_texts() == [
        "TFS-days\t0.139\t0.0924–0.208",
        "PFS-days\t0.000139\t9.24×10⁻⁵–0.000208",
        "FLOP\t1.20×10¹⁶\t7.99×10¹⁵–1.80×10¹⁶",
    ]


def test_an_address_holds_the_whole_state(page: Page, site: Mount) -> None:
    """Method, inputs and factors; the address stays what it was."""
    page.goto(f"{site.address}calculator/{HASH}")
    assert page.locator("#sum").inner_text() == (
        "2 accelerators × 1.58e12 FLOP/s × 475,200 s × 0.33 × 2 = 9.91e17 FLOP = 0.0115 PFS-days"
    )
    assert page.evaluate("location.hash") == HASH


def test_an_address_may_call_a_chip_by_any_of_its_names(page: Page, site: Mount) -> None:
    """The list has it once, by its id."""
    page.goto(f"{site.address}calculator/#method=hardware-time&hardware=TPU-v3&chip_time=5+TPU-core-days")
    page.locator("#sum").wait_for()
    assert page.locator("#sum").inner_text().startswith("432,000 core-seconds × 0.5 chips per core × ")


def test_each_chip_offers_its_precisions(calculator: Page) -> None:
    """With the peak of each, dense, of one chip."""
    choose(calculator, "Hardware and time")
    panel(calculator).get_by_label("Hardware", exact=True).select_option("nvidia-a100")
    offered = panel(calculator).get_by_label("Precision", exact=True).locator("option").all_inner_texts()
    assert "bf16: 312 TFLOP/s" in offered
    assert calculator.locator("#missing").inner_text() == CHOOSE


@pytest.mark.parametrize(
    ("label", "text", "words"),
    [
        ("Examples", "", "Still to fill in or correct: Examples."),
        ("Examples", "many", "Still to fill in or correct: Examples."),
        ("Examples", "1e40", "This gives less than 1 or more than 10⁴⁰ FLOP: check the powers of ten."),
        ("Uncertainty", "2000", "An uncertainty above 1000 says nothing."),
    ],
)
def test_what_cannot_be_priced_says_why(calculator: Page, label: str, text: str, words: str) -> None:
    """And shows no result beside it."""
    calculator.locator(".panel:visible, #common").get_by_label(label).first.fill(text)
    assert calculator.locator("#missing").inner_text() == words
    assert not calculator.locator("#result").is_visible()


def test_an_estimate_starts_a_submission(page: Page, site: Mount, complaints: Complaints) -> None:
    """The form opens with it as the first estimate, factors included."""
    page.goto(f"{site.address}calculator/{HASH}")
    page.get_by_role("link", name="Start a submission").click()
    page.wait_for_url("**/submit/")
    expect(page.locator("#yaml")).to_contain_text("two runs")
    assert yaml_of(page).partition("\n")[2] == (
        "compute:\n  - method: hardware-time\n    peak: 1.58 TFLOP/s\n    count: 2\n    time: 5.5 days\n"
        "    utilization: 0.33\n    factors:\n      - value: 2\n        reason: two runs\n"
    )
    assert complaints == []


def methods_of(page: Page) -> list[str]:
    """Return the methods that are offered."""
    return page.locator(".methods label").all_inner_texts()


def choose(page: Page, method: str) -> None:
    """Choose a method by what it is called."""
    page.locator(".methods").get_by_text(method, exact=True).click()


def typed_in(page: Page) -> list[str]:
    """Return what stands in the fields of the method that is shown."""
    values = "fields => fields.map(field => field.value)"
    found: list[str] = page.locator(".panel:visible [data-check]").evaluate_all(values)
    return found


@pytest.mark.parametrize("is_reloaded", [False, True], ids=["in place", "reloaded"])
def test_what_was_typed_is_kept_with_every_method(calculator: Page, *, is_reloaded: bool) -> None:
    """While one looks at another, and when the page is loaded again; also what cannot be priced."""
    before = {}
    for method in present(methods_of(calculator)):
        choose(calculator, method)
        number = calculator.locator(".panel:visible input[data-check]").last
        number.fill("0.25" if method == methods_of(calculator)[-1] else "many")
        before[method] = typed_in(calculator)
    if is_reloaded:
        calculator.reload()
        calculator.locator(".panel:visible").wait_for()
    for method in present(methods_of(calculator)):
        choose(calculator, method)
        assert typed_in(calculator) == before[method]


def test_without_an_address_of_its_own_it_begins_anew(calculator: Page, site: Mount) -> None:
    """What somebody typed an hour ago is no example."""
    calculator.locator(".panel:visible input[data-check]").last.fill("77")
    calculator.goto(f"{site.address}submit/")
    calculator.goto(f"{site.address}calculator/")
    calculator.locator("#sum").wait_for()
    assert "77" not in typed_in(calculator)


def test_parts_are_added(calculator: Page) -> None:
    """Each by a method of its own; the address holds them all."""
    choose(calculator, "Sum of parts")
    priced = calculator.locator("#sum").inner_text()
    assert priced.startswith("(6,144 TPU v4 × 2.75e14 FLOP/s × ")
    rows = panel(calculator).get_by_role("group", name="Part 2")
    rows.get_by_label("Method").select_option("reported")
    rows.get_by_label("What is counted").fill("tuning")
    rows.get_by_label("Compute", exact=True).fill("1e23 FLOP")
    assert calculator.locator("#sum").inner_text().partition(" = ")[0].endswith("× 0.462) + (1e23 FLOP)")
    calculator.reload()
    calculator.locator("#sum").wait_for()
    assert calculator.locator("#sum").inner_text().partition(" = ")[0].endswith("× 0.462) + (1e23 FLOP)")
    rows.get_by_role("button", name="Remove").last.click()
    assert calculator.locator("#missing").inner_text() == "A sum has at least 2 parts: add one."


def test_chip_time_stands_for_count_and_time(calculator: Page) -> None:
    """Both at once are told; alone it is priced, its cores as parts of a chip."""
    choose(calculator, "Hardware and time")
    own = panel(calculator)
    own.get_by_label("Hardware", exact=True).select_option("google-tpu-v3")
    own.get_by_label("Chip time").fill("2500 TPU-core-days")
    assert "leave those empty" in calculator.locator("#missing").inner_text()
    for key in ("count", "time"):
        own.locator(f"[data-key={key}] input").fill("")
    assert calculator.locator("#sum").inner_text().startswith("2.16e8 core-seconds × 0.5 chips per core × ")


@pytest.mark.parametrize(
    ("label", "text", "words"),
    [("Examples", "1,280,000", "1,280,000 examples"), ("Examples", "300B", "3e11 examples")],
)
def test_numbers_are_read_as_papers_print_them(calculator: Page, label: str, text: str, words: str) -> None:
    """With commas for thousands, with a letter for a power."""
    panel(calculator).get_by_label(label).first.fill(text)
    assert f" × {words}" in calculator.locator("#sum").inner_text()


def faults(page: Page) -> list[str]:
    """Return what stands under the fields that are marked."""
    return page.locator(".field:has([aria-invalid=true]) > .error:visible").all_inner_texts()


def test_the_field_at_fault_alone_is_marked(calculator: Page) -> None:
    """Its own words stand under it, and go once it is right."""
    choose(calculator, "Hardware and time")
    panel(calculator).get_by_label("Hardware", exact=True).select_option("nvidia-a100")
    assert faults(calculator) == [CHOOSE]
    panel(calculator).get_by_label("Precision", exact=True).select_option("bf16")
    assert faults(calculator) == []
    panel(calculator).get_by_label("Utilization").first.fill("33")
    assert faults(calculator) == ["Utilization is a share of the peak: at most 1, such as 0.33."]
    panel(calculator).get_by_label("Utilization").first.fill("0.33")
    assert (faults(calculator), calculator.locator("#result").is_visible()) == ([], True)


@pytest.mark.parametrize(
    "state", ["#method=nothing", "#method=__proto__", "#%3Cimg%20src=x%3E", "#method=operations&forward=<b>"]
)
def test_an_address_that_says_nonsense_does_no_harm(
    page: Page, site: Mount, complaints: Complaints, state: str
) -> None:
    """It is text, or it is not read."""
    page.goto(f"{site.address}calculator/{state}")
    page.get_by_role("heading", name="Compute calculator").wait_for()
    assert page.locator("main :is(img, b)").count() == 0
    assert complaints == []


def test_a_sentence_is_copied(page: Page, site: Mount) -> None:
    """For a paper."""
    page.goto(f"{site.address}calculator/")
    page.get_by_role("button", name="Copy the sentence").click()
    page.get_by_text("Copied.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(
        "Training took 1.2e16 FLOP (0.00014 PFS-days), estimated by counting operations: "
    )


def test_a_record_on_file_is_something_to_begin_with(calculator: Page, site: Mount) -> None:
    """Its headline estimate fills the method's fields, and comes to what its own page says."""
    for method in present(methods_of(calculator)):
        choose(calculator, method)
        for preset in panel(calculator).locator("[data-preset]").all():
            preset.click()
            path = preset.locator("xpath=following-sibling::a[1]").get_attribute("href") or ""
            name = path.strip("./").removeprefix("tracks/").strip("/")
            record = json.loads(site.files[f"api/v1/submissions/{name}.json"])
            shown = figures.compute_text(record["compute_flop"], "FLOP", ascii_only=True)
            assert f" = {shown} = " in calculator.locator("#sum").inner_text()
    assert calculator.locator("[data-preset]").count() >= 4


def test_on_a_phone_the_result_stays_in_sight_while_one_types(page: Page, site: Mount) -> None:
    """Its first line, at the foot of the screen; none where something is missing or wrong."""
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{site.address}calculator/")
    seen = page.locator(".in-sight")
    field = page.locator(".panel:visible [data-key=examples] input")
    field.fill("2560000")
    box = seen.bounding_box()
    assert box is not None
    assert box["y"] + box["height"] <= 844
    first = page.locator("#result tr[data-unit-row]").first
    told = [first.locator(f"[data-end={end}]").inner_text() for end in ("flop", "low", "high")]
    assert [seen.locator(f"[data-end={end}]").inner_text() for end in ("flop", "low", "high")] == told
    field.fill("many")
    assert seen.is_hidden()
