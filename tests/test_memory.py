"""What a record remembers only grows: whatever else touches it is a maintainer's turn, told in full."""

from __future__ import annotations

import html
import re
from copy import deepcopy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from effsota.disk.revision import State, read_folder_state
from effsota.disk.stale import Replayed
from effsota.judging.changes import Verdict, render_markdown
from effsota.model import REGULAR, TreeFile
from effsota.pipeline.comparison import compare
from effsota.text.yaml_writer import to_yaml
from tests.pull_requests import TODAY
from tests.test_changes import ROOM

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from effsota.judging.changes import Judgement

    Data = dict[str, Any]

BASE = read_folder_state(ROOM / "base")
FILE, TRACK = (f"submissions/alexnet-level/{name}.yaml" for name in ("efficientnet-b0", "track"))
FIRST = {"date": "2026-01-05", "what": "the date, from the first version"}
SECOND = {"date": "2026-02-05", "what": "epochs 4, not 5 (table 3)"}
OPEN = {"by": "octocat", "date": "2026-03-01", "claim": "the run used 6 epochs", "evidence": "their log"}
SETTLED = {**OPEN, "by": "ada", "claim": "it is no single run", "reply": "it is", "outcome": "it stays"}
ANSWER = "the paper counts the warm-up too"
MEMORY: Data = {
    "published": {"compute": "9 TFS-days", "source": {"title": "T", "url": "https://example.org/p"}},
    "submitted": {"by": "grace", "date": "2026-01-01"},
    "credits": [{"name": "Grace Hopper", "for": "the log"}],
    "answers": {"published-compute-differs": ANSWER},
    "history": [FIRST, SECOND],
    "challenges": [OPEN, SETTLED],
}
TOLD = {"date": "2026-11-20", "what": "forward pass, counted anew"}


def as_file(data: Mapping[str, Any]) -> TreeFile:
    """Return data as a file of the tree."""
    written = to_yaml(data).encode()
    return TreeFile(mode=REGULAR, data=written, size=len(written))


def record() -> Data:
    """Return the record on file, which remembers much."""
    data: Data = yaml.load(BASE.own[FILE].data, yaml.BaseLoader)  # noqa: S506  # builds nothing but texts
    return {**data, **deepcopy(MEMORY)}


def on_main() -> dict[str, TreeFile]:
    """Return the files of the main branch."""
    return {**BASE.own, FILE: as_file(record())}


def judge(files: Mapping[str, TreeFile | None], *, is_vouched: bool = False) -> Judgement:
    """Return the judgement on a pull request that puts these files in place; None takes one out."""
    main = on_main()
    head = {path: file for path, file in {**main, **files}.items() if file is not None}
    base, replayed = State(name="base", own=main), Replayed(state=State(name="head", own=head))
    return compare(base, replayed, TODAY, is_vouched=is_vouched).judgement


def edited(edit: Callable[[Data], object]) -> Data:
    """Return the record after an edit."""
    data = record()
    edit(data)
    return {key: value for key, value in data.items() if value not in ([], {})}


def said(judgement: Judgement) -> str:
    """Return the comment as a reader sees it."""
    return html.unescape(re.sub(r"</?code>", "", render_markdown(judgement)))


@dataclass(frozen=True)
class Rewriting:
    """An edit that only a maintainer may make, and the texts that the comment must hold."""

    edit: Callable[[Data], object]
    shows: tuple[str, ...]


REWRITINGS = {
    "history removed": Rewriting(lambda d: d.pop("history"), (FIRST["what"], SECOND["what"])),
    "history cut": Rewriting(lambda d: d["history"].pop(), (SECOND["what"],)),
    "history beheaded": Rewriting(lambda d: d["history"].pop(0), (FIRST["what"],)),
    "history reversed": Rewriting(lambda d: d["history"].reverse(), (FIRST["what"], SECOND["what"])),
    "history reworded": Rewriting(
        lambda d: d["history"][1].update(what="a typing error"), (SECOND["what"], "a typing error")
    ),
    "history dated anew": Rewriting(
        lambda d: d["history"][0].update(date="2026-01-06"), ("2026-01-05", "2026-01-06")
    ),
    "history replaced and longer": Rewriting(
        lambda d: d.update(history=[TOLD, TOLD, TOLD]), (FIRST["what"], SECOND["what"], TOLD["what"])
    ),
    "a line put before the others": Rewriting(
        lambda d: d["history"].insert(0, TOLD), (FIRST["what"], TOLD["what"])
    ),
    "a line put between": Rewriting(lambda d: d["history"].insert(1, TOLD), (SECOND["what"], TOLD["what"])),
    "a challenge removed": Rewriting(lambda d: d["challenges"].pop(0), (OPEN["claim"], "their log")),
    "all challenges removed": Rewriting(lambda d: d.pop("challenges"), (OPEN["claim"], SETTLED["outcome"])),
    "challenges in another order": Rewriting(
        lambda d: d["challenges"].reverse(), (OPEN["claim"], SETTLED["claim"])
    ),
    "a challenge reworded": Rewriting(
        lambda d: d["challenges"][0].update(claim="maybe 6 epochs"), (OPEN["claim"], "maybe 6 epochs")
    ),
    "a challenge given to another": Rewriting(
        lambda d: d["challenges"][0].update(by="mallory"), ("by: octocat", "by: mallory")
    ),
    "its evidence removed": Rewriting(lambda d: d["challenges"][0].pop("evidence"), ("their log",)),
    "its evidence replaced": Rewriting(
        lambda d: d["challenges"][0].update(evidence="hearsay"), ("their log", "hearsay")
    ),
    "an outcome": Rewriting(lambda d: d["challenges"][0].update(outcome="refused"), ("outcome: refused",)),
    "a reply with an outcome": Rewriting(
        lambda d: d["challenges"][0].update(reply="no", outcome="refused"), ("outcome: refused",)
    ),
    "an outcome reworded": Rewriting(
        lambda d: d["challenges"][1].update(outcome="it goes"), ("it stays", "it goes")
    ),
    "an outcome removed": Rewriting(lambda d: d["challenges"][1].pop("outcome"), ("it stays",)),
    "a reply reworded": Rewriting(
        lambda d: d["challenges"][1].update(reply="it is not"), ("it was: it is", "it is: it is not")
    ),
    "a reply removed": Rewriting(lambda d: d["challenges"][1].pop("reply"), ("it was: it is",)),
    "a new challenge with its reply": Rewriting(
        lambda d: d["challenges"].append({**OPEN, "reply": "I was wrong"}), ("reply: I was wrong",)
    ),
    "a new challenge with its outcome": Rewriting(
        lambda d: d["challenges"].append({**OPEN, "outcome": "agreed"}), ("outcome: agreed",)
    ),
    "a status": Rewriting(
        lambda d: d.update(status={"is": "disputed", "reason": "the log stops", "date": "2026-11-01"}),
        ("reason: the log stops",),
    ),
    "an answer reworded": Rewriting(
        lambda d: d["answers"].update({"published-compute-differs": "nobody minds the rounding"}),
        (ANSWER, "nobody minds the rounding"),
    ),
    "another's sender": Rewriting(
        lambda d: d["submitted"].update(by="mallory"), ("by: grace", "by: mallory")
    ),
    "the day it was filed": Rewriting(
        lambda d: d["submitted"].update(date="2020-01-01"), ("2026-01-01", "2020-01-01")
    ),
    "no sender": Rewriting(lambda d: d.pop("submitted"), ("by: grace",)),
    "a credit removed": Rewriting(lambda d: d.pop("credits"), ("name: Grace Hopper",)),
    "a credit given to another": Rewriting(
        lambda d: d["credits"][0].update(name="Mallory"), ("name: Grace Hopper", "name: Mallory")
    ),
}


@pytest.mark.parametrize("with_correction", [False, True], ids=["alone", "with a correction"])
@pytest.mark.parametrize("name", REWRITINGS)
def test_what_rewrites_a_memory_is_a_maintainers_turn(name: str, *, with_correction: bool) -> None:
    """Also beside a correction that its own line of the history tells."""
    data = edited(REWRITINGS[name].edit)
    if with_correction:
        data["compute"][0]["epochs"] = "5"
        data["history"] = [*data.get("history", []), TOLD]
    judgement = judge({FILE: as_file(data)})
    text = said(judgement)
    assert {problem.rule for problem in judgement.errors} & {"memory-rewritten", "status-changed"}
    assert "every check passed" not in text
    assert [each for each in REWRITINGS[name].shows if each not in text] == []


@pytest.mark.parametrize("name", REWRITINGS)
def test_a_vouched_rewriting_is_told_in_full_too(name: str) -> None:
    """It blocks nothing then, and does not read as if nothing had been found."""
    text = said(judge({FILE: as_file(edited(REWRITINGS[name].edit))}, is_vouched=True))
    assert "every check passed but for what a maintainer vouches for" in text
    assert [each for each in REWRITINGS[name].shows if each not in text] == []


GROWTHS: dict[str, tuple[Callable[[Data], object], str]] = {
    "a correction": (lambda d: (d["compute"][0].update(epochs="5"), d["history"].append(TOLD)), TOLD["what"]),
    "a line of the history": (lambda d: d["history"].append(TOLD), TOLD["what"]),
    "a challenge": (lambda d: d["challenges"].append({**OPEN, "claim": "the level is 79.0"}), "is 79.0"),
    "a reply": (lambda d: d["challenges"][0].update(reply="see figure 2"), "it is: see figure 2"),
    "a credit": (lambda d: d["credits"].append({"name": "Ada", "for": "the check"}), "name: Ada"),
}


@pytest.mark.parametrize("name", GROWTHS)
def test_a_memory_may_grow(name: str) -> None:
    """Every check passes, and what is added is told in full."""
    edit, shown = GROWTHS[name]
    judgement = judge({FILE: as_file(edited(edit))})
    assert (judgement.verdict, shown in said(judgement)) == (Verdict.REVIEW, True), said(judgement)


BACKDATINGS: dict[str, tuple[str, str, Callable[[Data, str], object]]] = {
    "line 3 of the history": (
        SECOND["date"],
        "2026-02-04",
        lambda d, day: d["history"].append({**TOLD, "date": day}),
    ),
    "challenge 3": (
        OPEN["date"],
        "2026-02-28",
        lambda d, day: d["challenges"].append({**OPEN, "claim": "the level is 79.0", "date": day}),
    ),
}


@pytest.mark.parametrize("what", BACKDATINGS)
def test_what_is_added_under_an_earlier_day_is_a_maintainers_turn(what: str) -> None:
    """As if it had stood there before the last one on file; the same day is no earlier one."""
    last, earlier, add = BACKDATINGS[what]
    judgement = judge({FILE: as_file(edited(lambda d: add(d, earlier)))})
    told = f"{what}, dated before {last}, the last on file, is added"
    assert [problem.message for problem in judgement.errors] == [told]
    assert f"write the day on which it is added, {TODAY} if that is today" in judgement.errors[0].hint
    assert (judgement.verdict, told in said(judgement)) == (Verdict.DECIDE, True)
    assert judge({FILE: as_file(edited(lambda d: add(d, last)))}).verdict is Verdict.REVIEW


def test_the_last_day_on_file_is_the_latest_wherever_it_stands() -> None:
    """Also where lines on file are not in the order of their days."""
    record_ = {**record(), "history": [SECOND, FIRST]}
    later = {**record_, "history": [SECOND, FIRST, {**TOLD, "date": "2026-01-20"}]}
    base = State(name="base", own={**on_main(), FILE: as_file(record_)})
    head = Replayed(state=State(name="head", own={**on_main(), FILE: as_file(later)}))
    assert compare(base, head, TODAY).judgement.verdict is Verdict.DECIDE


def test_a_challenge_does_not_tell_a_correction() -> None:
    """What a record claims is changed by a line of its history alone."""

    def edit(data: Data) -> None:
        data["compute"][0]["epochs"] = "5"
        data["challenges"].append(OPEN)

    judgement = judge({FILE: as_file(edited(edit))})
    assert [problem.rule for problem in judgement.errors] == ["correction-untold"]


def test_a_line_that_stands_there_already_does_not_tell_a_correction() -> None:
    """What was said of another correction, once more."""

    def edit(data: Data) -> None:
        data["compute"][0]["epochs"] = "5"
        data["history"].append(SECOND)

    judgement = judge({FILE: as_file(edited(edit))})
    assert [problem.rule for problem in judgement.errors] == ["correction-untold"]


def test_a_file_written_anew_says_nothing_new() -> None:
    """Blanks, comments and the order of keys are no change."""
    file = on_main()[FILE]
    spaced = file.data + b"# a comment\n"
    judgement = judge({FILE: TreeFile(mode=REGULAR, data=spaced, size=len(spaced))})
    assert [problem.message for problem in judgement.errors] == [
        "nothing that this record says is changed, only how its file is written"
    ]


@pytest.mark.parametrize("target", [None, "submissions/alexnet-level/mine.yaml"])
def test_a_record_that_goes_shows_what_goes_with_it(target: str | None) -> None:
    """Removed, or moved with a change: where a maintainer vouches too, nothing vanishes in silence."""
    moved = {} if target is None else {target: as_file({**record(), "model": "Mine"})}
    assert judge({FILE: None, **moved}).verdict is Verdict.MEND
    text = said(judge({FILE: None, **moved}, is_vouched=True))
    assert [each for each in (FIRST["what"], OPEN["claim"], "by: grace", ANSWER) if each not in text] == []


@pytest.mark.parametrize(
    "extra",
    [
        {"challenges": [SETTLED]},
        {"challenges": [{**OPEN, "reply": "no"}]},
        {"status": {"is": "withdrawn", "reason": "x", "date": "2026-11-01"}},
    ],
)
def test_a_new_record_brings_no_decision(extra: Data) -> None:
    """It cannot say that the maintainers have agreed already."""
    new = {key: value for key, value in record().items() if key not in MEMORY}
    path = "submissions/alexnet-level/new.yaml"
    judgement = judge({path: as_file({**new, "model": "New", **extra})})
    assert {problem.rule for problem in judgement.errors} & {"memory-rewritten", "status-changed"}


def test_a_tracks_answers_are_shown() -> None:
    """Beside what says that a track is a maintainer's."""
    data = yaml.load(BASE.own[TRACK].data, yaml.BaseLoader)  # noqa: S506  # builds nothing but texts
    main = {**on_main(), TRACK: as_file({**data, "answers": {"published-compute-differs": ANSWER}})}
    base = State(name="base", own=main)
    head = Replayed(state=State(name="head", own={**main, TRACK: as_file(data)}))
    judgement = compare(base, head, TODAY).judgement
    assert ANSWER in said(judgement) or judgement.standing


def test_what_cannot_be_compared_is_a_maintainers_turn() -> None:
    """A file that main could not read may have remembered anything."""
    main = {**on_main(), FILE: as_file({**record(), "modle": "x"})}
    base, head = State(name="base", own=main), Replayed(state=State(name="head", own=dict(BASE.own)))
    judgement = compare(base, head, TODAY).judgement
    assert judgement.verdict is Verdict.DECIDE
    assert "all that it remembers is removed" in said(judgement)


def test_a_long_memory_leaves_room_and_is_counted() -> None:
    """The comment keeps to its length; what is left out is told by number."""
    long = [{**OPEN, "claim": f"{number} " + ":" * 400, "evidence": "@" * 400} for number in range(40)]
    main = {**on_main(), FILE: as_file({**record(), "challenges": long})}
    base, head = State(name="base", own=main), Replayed(state=State(name="head", own=on_main()))
    judgement = compare(base, head, TODAY).judgement
    text = render_markdown(judgement)
    assert len(judgement.memory) == 40
    assert len(text) <= 60_000
    assert re.search(r"\n- \d+ more, too long to be shown here", text)
