"""The calculator's panel for an architecture: the terminal's numbers and words, of a file that stays here."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from playwright.sync_api import expect

from effsota.methods.architectures.config_file import MOST_CONFIG_BYTES
from tests.architecture_vectors import EXAMPLES, VECTORS, data_of, name_of
from tests.browser.forms import yaml_of
from tests.browser.test_accessibility import AXE, LOOKS, RUN, looks
from tests.browser.visit import overflow_of
from tests.known_architectures import KNOWN
from tests.present import present

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from tests.browser.visit import Complaints, Mount

SIX = "By 6 FLOP for each of 6,738,415,616 parameters and each token: 8.09e22 FLOP, 87.7% of what is counted."
LEAVES_OUT = (
    "It leaves out attention over the context, 14.0%, and counts 1.71% for parameters that are looked up"
    " or added, or that only some of the tokens are multiplied by."
)
BEGINS = "const keys_read = function (named$, config) {"
OPEN_PANEL = """() => document.querySelectorAll(':is(#calculator, .preview) details')
    .forEach((each) => (each.open = true))"""
MOST_LATE = 32 * 1024  # compressed, of all that counts

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
      beside: besideWords(inputs, priced.flop).join(' '),
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


def text_of(name: str, **changes: Any) -> str:
    """Return the config of a known model, as its file has it."""
    return json.dumps({**KNOWN[name].config, **changes}, indent=2)


def box(page: Page) -> Locator:
    """Return where a file is pasted."""
    return page.locator("#calculator").get_by_label("config.json, or a list of layers")


def say(page: Page, **texts: str) -> None:
    """Fill in fields of the panel by their keys."""
    for key, text in texts.items():
        page.locator(f".panel:visible [data-key={key}] input").fill(text)


def totals(page: Page) -> list[str]:
    """Return what is told of the whole of an architecture."""
    return page.locator("#counted > table tr").all_inner_texts()


def missing(page: Page) -> str:
    """Return what keeps it from being priced."""
    return page.locator("#missing").inner_text()


def test_what_counts_is_loaded_when_somebody_chooses_it(page: Page, site: Mount) -> None:
    """Not with the page; it is small, and nothing that is handed over leaves."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(f"{site.address}calculator/")
    page.locator("#sum").wait_for()
    late = {"architecture-panel.js", "architecture.js", "counting.js", "json.js", "layers.js", "python.js"}
    assert late.isdisjoint(asked)
    page.locator(".methods").get_by_text("Counted architecture", exact=True).click()
    page.locator("#counted").wait_for()
    before = [*asked]
    box(page).fill(text_of("mixtral-8x7b"))
    say(page, context="4096", tokens="1T")
    assert late <= {*asked}
    assert {*asked} - {*before} <= {"icon.svg"}
    assert sum(len(gzip.compress(site.files[f"static/{name}"], 9)) for name in late) <= MOST_LATE


def test_it_opens_with_an_example_that_is_counted(calculator: Page) -> None:
    """Parameters, multiply-adds, compute with the attention term, and what 6 N D would say."""
    assert totals(calculator) == ["Parameters\t6,738,415,616", "Multiply-adds per token\t7,680,819,200"]
    assert calculator.locator("#sum").inner_text().endswith("× 2e12 tokens = 9.22e22 FLOP = 1,070 PFS-days")
    assert calculator.locator("#beside p").all_inner_texts() == [
        SIX,
        LEAVES_OUT,
        "Without what the causal mask hides: 8.57e22 FLOP, 93.0% of what is counted.",
    ]


def test_of_another_model_nothing_is_known_that_was_said_of_the_example(calculator: Page) -> None:
    """Its parameters are told, its lengths are asked for; who mends the example by hand keeps them."""
    box(calculator).press("Control+End")
    box(calculator).press("Enter")
    assert calculator.locator("#sum").is_visible()
    box(calculator).press("Control+A")
    calculator.evaluate("(text) => navigator.clipboard.writeText(text)", text_of("mixtral-8x7b"))
    box(calculator).press("Control+V")
    assert totals(calculator) == ["Parameters\t46,702,792,704\n12,879,925,248 active"]
    assert missing(calculator).startswith(
        "Nothing says the context, how many tokens it was trained on at a time."
    )
    assert not calculator.locator("#result").is_visible()
    say(calculator, context="8192", tokens="1T")
    assert missing(calculator).startswith("8,192 tokens are more than the 4,096 that the model takes")
    assert calculator.locator("[data-key=context] .error").inner_text().startswith("8,192 tokens are more")
    say(calculator, context="4096")
    assert totals(calculator)[1] == "Multiply-adds per token\t13,822,328,832"
    calculator.locator("#aloud").get_by_text("13,822,328,832").wait_for(state="attached")


def test_a_file_is_chosen_or_dropped(calculator: Page, tmp_path: Path) -> None:
    """Of several the config; what is none is told by its name, however large, and leaves no number."""
    large, other = tmp_path / "model.safetensors", tmp_path / "vocab.bin"
    large.write_bytes(b" " * (MOST_CONFIG_BYTES + 2))
    other.write_bytes(b"\xff\xfe")
    chooser = calculator.locator("#architecture-file")
    for file, words in ((large, "It is larger than any config"), (other, "It is no text in UTF-8")):
        chooser.set_input_files(file)
        told = calculator.locator("#architecture-error")
        told.get_by_text(f"{file.name}: {words}").wait_for()
        assert not calculator.locator("#counted").is_visible()
        assert not calculator.locator("#result").is_visible()
    calculator.evaluate(
        """(text) => {
          const dataTransfer = new DataTransfer();
          dataTransfer.items.add(new File(['{}'], 'tokenizer.json'));
          dataTransfer.items.add(new File([text], 'config.json'));
          for (const type of ['dragover', 'drop'])
            document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true }));
        }""",
        text_of("bert-base"),
    )
    calculator.get_by_role("heading", name="bert encoder").wait_for()
    assert totals(calculator) == ["Parameters\t109,514,298"]
    assert calculator.locator("#architecture-name").inner_text() == "config.json"


def test_of_a_config_of_several_models_one_is_counted(calculator: Page) -> None:
    """A button takes it out, where the terminal has a command for it."""
    parts = {"text_config": KNOWN["llama-2-7b"].config, "vision_config": {"hidden_size": 1024}}
    box(calculator).fill(json.dumps({"model_type": "llava", **parts}))
    assert missing(calculator) == (
        "The sizes of a model stand below text_config and vision_config, of each for itself."
    )
    calculator.get_by_role("button", name="Count text_config alone").click()
    assert totals(calculator) == ["Parameters\t6,738,415,616"]
    box(calculator).fill(text_of("llama-2-7b", vision_config={"hidden_size": 1024}))
    calculator.get_by_role("button", name="Take vision_config out").click()
    assert totals(calculator) == ["Parameters\t6,738,415,616"]


def fill_in_layers(page: Page, example: str) -> str:
    """Fill in the layers of an example, and return what they come to."""
    box(page).fill((EXAMPLES / f"{example}.yaml").read_text("utf-8"))
    say(page, context="", tokens="", examples="1.28M")
    assert missing(page) == ""
    return page.locator("#sum").inner_text()


def test_layers_start_a_submission_and_stand_in_the_address(calculator: Page) -> None:
    """All of them, as they were written."""
    priced = fill_in_layers(calculator, "alexnet")
    address = calculator.url
    calculator.get_by_role("link", name="Start a submission").click()
    calculator.locator("#yaml").get_by_text("examples: 1.28M").wait_for()
    told = yaml.safe_load((EXAMPLES / "alexnet.yaml").read_text("utf-8"))["layers"]
    assert yaml.safe_load(yaml_of(calculator))["compute"][0]["layers"] == told
    calculator.evaluate("() => sessionStorage.clear()")
    calculator.goto(address)
    calculator.locator("#sum").get_by_text(priced).wait_for()


def test_layers_that_are_too_long_for_an_address_are_not_in_it(calculator: Page) -> None:
    """It is said, and to another reader nothing else stands in their place; a submission has them all."""
    fill_in_layers(calculator, "googlenet")
    assert calculator.locator("#too-long").is_visible()
    assert "layers" not in calculator.url
    link = calculator.get_by_role("link", name="Start a submission").get_attribute("href") or ""
    assert link.count("%22layer%22") == 58
    calculator.evaluate("() => sessionStorage.clear()")
    calculator.reload()
    calculator.locator("#missing").get_by_text("Nothing is there to count").wait_for()


def test_what_has_no_translation_is_left_to_the_terminal(page: Page, site: Mount) -> None:
    """It is said, and no number stands in its place."""
    whole = site.files["static/counting.js"].decode()
    lacking = whole.replace(BEGINS, f'{BEGINS}\nthrow new py.Untranslated("line 1: With");', 1)
    assert lacking != whole
    page.route("**/counting.js", lambda route: route.fulfill(body=lacking, content_type="text/javascript"))
    page.goto(f"{site.address}calculator/#method=architecture")
    page.locator("#missing").get_by_text("Nothing is there to count").wait_for()
    box(page).fill(text_of("llama-2-7b"))
    assert missing(page).startswith("This cannot be counted in a browser")
    assert not page.locator("#counted, #result").filter(visible=True).count()
    page.unroute("**/counting.js")


def test_a_statement_begins_with_what_was_counted(calculator: Page) -> None:
    """By the same file, on as much."""
    say(calculator, tokens="2T tokens")
    assert calculator.locator("#sum").inner_text().endswith(" × 2e12 tokens = 9.22e22 FLOP = 1,070 PFS-days")
    calculator.locator("#statement > summary").click()
    phase = calculator.locator("#statement [data-key=phases] .item")
    held = phase.locator("[data-key=file] textarea")
    held.wait_for()
    assert '"model_type": "llama"' in held.input_value()
    assert phase.locator("[data-key=tokens] input").first.input_value() == "2T tokens"


@pytest.mark.parametrize(
    "held",
    [
        'config={"model_type":"<img src=x onerror=alert(1)>"}',
        'config={"model_type":{"a":[1]},"__proto__":{"layers":1}}',
        'layers=[{"layer":"<b>conv</b>","in":{"a":1}},{"__proto__":3}]',
        'layers=[{"layer":"dense","in":2,"out":3,"what":"<script>alert(1)</script>"}]',
        "config=[]&layers=7",
        "config=null",
    ],
)
def test_an_address_may_hold_anything(page: Page, site: Mount, complaints: Complaints, held: str) -> None:
    """It is text, or it is not read."""
    page.goto(f"{site.address}calculator/#method=architecture&context=5&{held}")
    expect(page.locator("#missing")).to_have_text(re.compile("^(?!Loading)."))
    assert page.locator("main :is(img, b, script:not([src]))").count() == 0
    assert complaints == []


def test_axe_finds_nothing_in_the_panel(browser: Browser, site: Mount) -> None:
    """Counted piece by piece, and refused."""
    if not AXE.is_file():
        pytest.skip("axe-core is not installed: npm ci")
    with browser.new_context(bypass_csp=True, reduced_motion="reduce") as context:
        page = context.new_page()
        page.goto(f"{site.address}calculator/#method=architecture")
        page.locator("#missing").get_by_text("Nothing is there to count").wait_for()
        page.evaluate(AXE.read_text(encoding="utf-8"))
        say(page, context="4096", tokens="1T")
        for text, seen in (
            ('{"model_type": "mamba"}', looks()[:1]),
            (text_of("mixtral-8x7b"), looks()),
        ):
            box(page).fill(text)
            page.evaluate(OPEN_PANEL)
            for width, theme in seen:
                page.set_viewport_size({"width": width, "height": 900})
                page.emulate_media(color_scheme=theme)
                assert page.evaluate(RUN, LOOKS[width][theme]) == []
                assert overflow_of(page) == 0
