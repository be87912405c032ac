"""A submission by issue form: from the text of the issue to the answer."""

from __future__ import annotations

import textwrap
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from automation.issue import answer
from automation.issue_form import LABELS, FormError, Sender, read_fields, write_submission
from effsota.disk.folder import read_bundle
from effsota.disk.revision import read_folder_state
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.assessment import check
from effsota.reading.document import parse_document
from effsota.text import to_markdown
from effsota.text.yaml_writer import to_yaml

ROOT = Path(__file__).parents[2]
STATE = replace(read_folder_state(ROOT / "tests/changes/base"), name="main")
TODAY = date(2026, 11, 22)
ADA = Sender(handle="ada", day=TODAY)
ALLOWED = "small letters, digits and hyphens, such as `efficientnet-b0`."
COMPUTE = "- method: operations\n  forward: 0.2e9 multiply-adds\n  examples: 1.28e6\n  epochs: 3"
FILLED = {
    "track": "alexnet-level",
    "name": "fast-net",
    "model": "Fast net",
    "date": "2021-03-01",
    "publication": "Fast nets",
    "url": "https://example.org/fast",
    "authors": "Ada Lovelace, Alan Turing",
    "value": "79.3",
    "is": "measured there",
    "compute": COMPUTE,
    "more": "",
}


def body(**changes: str) -> str:
    """Return the text that the form leaves."""
    fields = FILLED | changes
    fenced = {name: f"```yaml\n{fields[name]}\n```" for name in ("compute", "more") if fields[name]}
    parts = [
        f"### {LABELS[name]}\n\n{fenced.get(name) or text or '_No response_'}"
        for name, text in fields.items()
    ]
    return "\n\n".join(parts)


def first_line(text: str) -> str:
    """Return the verdict."""
    return text.splitlines()[0]


def test_the_form_asks_for_what_is_read() -> None:
    """Labels of the form and of the reader are the same, in the same order."""
    form = yaml.safe_load((ROOT / ".github/ISSUE_TEMPLATE/new-record.yml").read_text("utf-8"))
    labels = {each["id"]: each["attributes"]["label"] for each in form["body"] if "id" in each}
    assert labels == LABELS


def test_a_good_form_is_answered_with_a_link() -> None:
    """And with its effect."""
    told = answer(body(), sender="ada", state=STATE, today=TODAY)
    link = "https://github.com/example/board/new/main?filename=submissions%2Falexnet-level%2Ffast-net.yaml&value="
    assert first_line(told).startswith(f"**Your turn:** every check passed. [Open the pull request]({link}")
    assert "takes the lead on <code>AlexNet&#45;level</code>" in first_line(told)


def test_a_wrong_form_is_answered_with_its_problems() -> None:
    """Each with the field of the form, which is what its sender sees."""
    told = answer(body(date="1 March 2021"), sender="ada", state=STATE, today=TODAY)
    assert first_line(told) == (
        "**Your turn:** 1 error is to be mended. Edit the issue, and this answer is brought up to date."
    )
    assert "\n- **Date**: <code>date&#58; &#34;1 March 2021&#34; is not a date</code>" in told
    assert "<details><summary>The file</summary>" in told


@pytest.mark.parametrize(
    "more",
    [
        "status: {is: withdrawn, reason: mine, date: 2026-11-01}",
        "challenges:\n  - {by: ada, date: 2026-11-01, claim: it is wrong, outcome: all agree}",
        "challenges:\n  - {by: ada, date: 2026-11-01, claim: it is wrong, reply: it is not}",
    ],
)
def test_a_form_that_decides_is_not_told_that_all_is_well(more: str) -> None:
    """A status, an outcome and another's reply are no sender's to give."""
    told = answer(body(more=more), sender="ada", state=STATE, today=TODAY)
    assert first_line(told).startswith(
        "**Your turn:** nothing is wrong, but a maintainer will decide on what"
    )
    assert "[Open the pull request](" in first_line(told)


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"publication": ""}, "Publication"),
        ({"url": "x"}, "Link"),
        ({"value": "many"}, "Result"),
        ({"compute": COMPUTE.replace("epochs: 3", "epochs: 0")}, "Compute, line 4"),
        ({"more": "bound: upper\nlicence: MIT"}, "Anything else, line 2"),
        ({"compute": ""}, "Compute"),
    ],
)
def test_a_problem_names_the_field_that_it_was_typed_into(changes: dict[str, str], place: str) -> None:
    """The lines of a file that nobody sees tell nothing."""
    told = answer(body(**changes), sender="ada", state=STATE, today=TODAY)
    assert f"\n- **{place}**: <code>" in told


@pytest.mark.parametrize(
    ("sender", "more", "lines"),
    [
        ("ada", "", ["submitted: {by: ada, date: 2026-11-22}"]),
        ("ada-1", "bound: upper", ["submitted: {by: ada-1, date: 2026-11-22}"]),
        ("1815", "", ["submitted: {by: 1815, date: 2026-11-22}"]),
        ("ada", "submitted: {by: alan}", ["submitted: {by: alan}"]),
        ("helper[bot]", "", []),
        ("a, date: x}", "", []),
    ],
)
def test_the_sender_is_credited(sender: str, more: str, lines: list[str]) -> None:
    """With the day, unless the form says who files it, or the host's name is none of a person."""
    text = write_submission(FILLED | {"more": more}, Sender(handle=sender, day=TODAY)).text
    assert [line for line in text.splitlines() if line.startswith("submitted")] == lines


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        (
            {"track": "../x"},
            "there is no track <code>&#46;&#46;&#47;x</code>. Choose one of `alexnet-level`.",
        ),
        (
            {"name": "Fast Net"},
            f"<code>Fast Net</code> is no short name: {ALLOWED}",
        ),
        (
            {"name": "alexnet"},
            "`alexnet-level/alexnet` is on file already. Choose another short name, or send a correction.",
        ),
    ],
)
def test_a_place_that_cannot_be_is_told(changes: dict[str, str], said: str) -> None:
    """Before anything else."""
    told = answer(body(**changes), sender="ada", state=STATE, today=TODAY)
    assert told == f"**Your turn:** {said} Edit the issue, and this answer is brought up to date.\n"


def test_a_text_without_the_form_is_told() -> None:
    """Somebody took the headings out."""
    assert "this issue no longer holds the form" in answer("hello", sender="ada", state=STATE, today=TODAY)


def test_a_heading_that_stands_twice_is_refused() -> None:
    """Nobody can tell which one is meant."""
    with pytest.raises(FormError, match='the heading "### Model" stands 2 times, not once'):
        read_fields(body() + "\n\n### Model\n\nOther")


def test_a_hostile_form_is_inert() -> None:
    """Mentions, links, HTML and fences end up as characters."""
    told = answer(
        body(model="@octocat <img src=x> [x](https://evil.example)", more="notes: '``` </pre> @org'"),
        sender="ada",
        state=STATE,
        today=TODAY,
    )
    assert not any(text in told for text in ("@", "<img", "[x]", "```"))
    assert told.count("</pre>") == 1


def test_a_very_long_form_is_answered_briefly() -> None:
    """The host takes no more than 65,536 characters."""
    assert len(answer(body(more="# " + "@" * 60_000), sender="ada", state=STATE, today=TODAY)) <= 60_500


LINE = st.text(st.characters(codec="utf-8", exclude_characters="\r\n"), max_size=60)


def test_without_an_estimate_another_resource_may_stand_under_the_other_keys() -> None:
    """What a track ranks by need not be compute."""
    price = 'price: {usd_per_million_tokens: 0.6, date: 2025-01-02, source: {title: "A list"}}'
    written = write_submission(FILLED | {"compute": "", "more": price}, ADA)
    assert "compute:" not in written.text
    assert price in written.text


@settings(max_examples=60, deadline=None)
@given(model=LINE, title=LINE)
def test_a_field_stays_in_its_field(model: str, title: str) -> None:
    """Whatever is typed into one line becomes the value of its key, or is refused by the reader."""
    written = write_submission(FILLED | {"model": model.strip(), "publication": title.strip()}, ADA)
    document = parse_document(written.text.encode()).document
    if document is None:
        return
    assert list(document.data) == ["model", "date", "publication", "result", "compute", "submitted"]
    assert document.data["model"] == " ".join(model.split())
    assert document.data["publication"]["title"] == " ".join(title.split())


@settings(max_examples=8, deadline=None)
@given(text=st.text(max_size=200))
def test_any_text_is_answered(text: str) -> None:
    """A text in any field, or in place of the form, has an answer that is ours."""
    for issue in (text, body(model=text), body(compute=text), body(more=text), body(track=text)):
        assert first_line(answer(issue, sender="ada", state=STATE, today=TODAY)).startswith("**")


# As papers and cards print it, and what has to be asked about.
SPELT = (
    {"method": "parameters", "parameters": "3.8B", "tokens": "3.3T tokens"},
    {"method": "parameters", "parameters": "124M parameters", "tokens": "10 billion"},
    {"method": "operations", "forward": "0.2 GMACs", "examples": "1,281,167", "epochs": "3"},
    {"method": "operations", "forward": "0.2 GFLOPs", "examples": "1.28M images", "epochs": "3"},
    {"method": "operations", "forward": "4.1 GFLOP", "examples": "1281167 images"},
    {"method": "hardware-time", "hardware": "v100", "precision": "fp16", "chip_time": "12 GPU-hours"},
    {"method": "hardware-time", "hardware": "tpu-v3", "precision": "bf16", "chip_time": "3 TPU-core-days"},
    {"method": "hardware-time", "hardware": "v100", "precision": "fp16", "count": "8", "time": "2 weeks"},
    {"method": "hardware-time", "hardware": "v100", "precision": "fp16", "count": "8", "time": "9 GPU-hours"},
    {"method": "reported", "compute": "0.1 petaflop/s-days"},
    {"method": "reported", "compute": "12 exaFLOP"},
    {"method": "reported", "compute": "12 exaFLOPs"},
)


@pytest.mark.parametrize("estimate", SPELT, ids=lambda each: " ".join([*each.values()][1:]))
def test_the_form_takes_the_spellings_that_validate_takes(estimate: dict[str, str]) -> None:
    """And says the same of what it does not take: as many problems, each in the words of a file's."""
    compute = textwrap.dedent(to_yaml({"": [estimate]}).partition("\n")[2])
    told = answer(body(compute=compute), sender="ada", state=STATE, today=TODAY)
    text = write_submission(read_fields(body(compute=compute)), ADA).text
    data = yaml.load(text, Loader=yaml.BaseLoader) | {"compute": [estimate]}  # noqa: S506  # texts only
    path = "submissions/alexnet-level/fast-net.yaml"
    file = to_yaml(data).encode()
    tree = {**read_bundle(), **STATE.own, path: TreeFile(mode=REGULAR, data=file, size=len(file))}
    found = [each for each in check(tree, TODAY) if each.file == path and each.answer is None]
    assert [each.message for each in found if to_markdown(each.message) not in told] == []
    errors = sum(each.is_error for each in found)
    assert ("error" in first_line(told)) == bool(errors)
    assert ("every check passed" in first_line(told)) == (not found)
