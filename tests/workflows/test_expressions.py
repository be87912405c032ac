"""The rehearsal reads conditions as the runner does."""

from __future__ import annotations

import pytest

from tests.workflows.expressions import fill, is_met

CONTEXTS = {
    "github": {"event": {"labels": [{"name": "a"}, {"name": "vouched"}], "event": "push"}},
    "needs": {"judge": {"result": "failure", "outputs": {"number": "7"}}},
}
JUDGED = "!cancelled() && needs.judge.outputs.number"


@pytest.mark.parametrize(
    ("condition", "has_failed", "runs"),
    [
        (None, False, True),
        (None, True, False),
        ("github.event.event == 'push'", False, True),
        ("github.event.event == 'push'", True, False),
        ("github.event.event != 'push'", False, False),
        ("needs.judge.outputs.nothing", False, False),
        (f"${{{{ {JUDGED} }}}}", True, True),
        (f"{JUDGED} && needs.judge.result == 'success'", True, False),
        ("failure() || github.event.event == 'pull'", True, True),
        ("!(github.event.event == 'push')", False, False),
        ("always()", True, True),
    ],
)
def test_a_condition_is_read(condition: str | None, has_failed: bool, runs: bool) -> None:  # noqa: FBT001
    """What has failed before stops a step, unless its condition asks for the status."""
    assert is_met(condition, CONTEXTS, has_failed=has_failed) is runs


def test_a_text_is_filled_in() -> None:
    """Booleans as the runner writes them, a name that leads nowhere as nothing."""
    text = (
        "${{ contains(github.event.labels.*.name, 'a') }} ${{ github.event.x.y }} ${{ needs.judge.result }}"
    )
    assert fill(text, CONTEXTS) == "true  failure"


@pytest.mark.parametrize("text", ["github.event[0]", "fromJSON('1')", "needs.judge.result needs"])
def test_what_nobody_reads_is_an_error(text: str) -> None:
    """A test must not pass over an expression."""
    with pytest.raises(ValueError, match="that nobody"):
        fill(f"${{{{ {text} }}}}", CONTEXTS)
