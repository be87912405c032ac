"""A claim in the making becomes commented YAML that our own reader accepts."""

from __future__ import annotations

from datetime import date

from effsota.bringing.drafts import Draft, build_claim, render_claim
from effsota.reading.document import parse_document
from tests.builders.claims import make_track

DRAFT = Draft(
    model='A "model": with # signs',
    day=date(2026, 11, 1),
    title="On models",
    url="https://example.org/paper",
    value="79.2",
    is_at_least=False,
    authors=("Ada Lovelace",),
    estimate={"method": "learning-curve", "curve": "a.csv", "x": "flop", "y": "top5"},
    by="ada",
)


def test_the_yaml_reads_back_as_the_claim() -> None:
    """Comments change nothing, and no text escapes from its quotes."""
    claim = build_claim(DRAFT, today=date(2026, 11, 22))
    read = parse_document(render_claim(claim, make_track(rules=["no search\n# sneaky: key"])).encode())
    assert read.document is not None
    assert read.document.data == claim


def test_level_and_rules_of_the_track_stand_above() -> None:
    """Who edits the file sees what it must meet."""
    text = render_claim(build_claim(DRAFT, today=date(2026, 11, 22)), make_track(rules=["ImageNet only"]))
    assert text.splitlines()[1:3] == [
        "# AlexNet-level image classification: top-5 accuracy 79.1 %",
        "# Rule: ImageNet only",
    ]
