"""What a pull request may touch, and what is said about it: a change beside the exact words it must get.

`tests/changes/base` is the board. A folder of `rules` breaks the rule of its name; a file of `comments` is a
pull request, and its Markdown stands beside it. After a change of wording, run this file with UPDATE=1 set.
"""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from effsota.judging.changes import MOST_CHARACTERS, Verdict, judgement_data, render_markdown
from effsota.judging.changes.plain_text import from_markdown
from effsota.judging.report import render_problems
from effsota.judging.rules import CHANGE_RULES
from tests.pull_requests import judge, make_pull_request, read_changes, read_folder
from tests.throwaway import Entry, Throwaway, make_throwaway

ROOM = Path(__file__).parent / "changes"
BASE = read_folder(ROOM / "base")
RULES = sorted(path.name for path in (ROOM / "rules").iterdir())
COMMENTS = sorted(path.stem for path in (ROOM / "comments").glob("*.json"))
RENAMED = sorted(
    path.stem
    for path in (ROOM / "base/submissions/alexnet-level").glob("*.yaml")
    if path.stem not in {"track", "alexnet"}
)
STALE = "changed-on-both-sides"  # needs a branch that is behind


@pytest.fixture
def store(tmp_path: Path) -> Throwaway:
    """An empty repository."""
    return make_throwaway(tmp_path / "store")


def agrees(told: str, file: Path) -> None:
    """Fail where the words are not those of the file; write them there if asked to."""
    if os.environ.get("UPDATE"):
        file.write_text(told, "utf-8")
    assert told == file.read_text("utf-8")


@pytest.mark.parametrize("name", RULES)
def test_a_rule_on_changes_prints_its_problems(name: str, store: Throwaway) -> None:
    """Place, rule, message and hint, to the letter."""
    commits = make_pull_request(store, BASE, read_changes(ROOM / "rules" / name / "change.json"))
    told = render_problems(judge(store, commits).judgement.problems)
    assert f"error[{name}]: " in told
    agrees(told, ROOM / "rules" / name / "problems.txt")


def test_every_rule_on_changes_has_an_example() -> None:
    """A rule without one has never been seen to fail."""
    assert sorted(rule.name for rule in CHANGE_RULES) == sorted([*RULES, STALE])


def without_commits(markdown: str, commits: list[str]) -> str:
    """Return the comment with words in place of the commits."""
    for commit, word in zip(commits, ("base", "head"), strict=True):
        markdown = markdown.replace(commit[:10], word)
    return markdown


@pytest.mark.parametrize("name", COMMENTS)
def test_a_pull_request_is_told_in_a_comment(name: str, store: Throwaway) -> None:
    """From the commit to the words."""
    commits = make_pull_request(store, BASE, read_changes(ROOM / "comments" / f"{name}.json"))
    told = without_commits(render_markdown(judge(store, commits).judgement), commits)
    agrees(told, ROOM / "comments" / f"{name}.md")


@pytest.mark.parametrize("name", COMMENTS)
def test_a_comment_is_told_as_text_too(name: str) -> None:
    """The same words, without marks and entities."""
    told = from_markdown((ROOM / "comments" / f"{name}.md").read_text("utf-8"), width=100)
    agrees(told, ROOM / "comments" / f"{name}.txt")
    assert re.search(r"&#\d|<!---->|<(?!img|/code>|/details>|b>|!--)/?[a-z]", told) is None


@pytest.mark.parametrize("name", COMMENTS)
def test_a_judgement_is_json(name: str, store: Throwaway) -> None:
    """Every number in it is finite; whose turn it is is what the first line of the comment says."""
    commits = make_pull_request(store, BASE, read_changes(ROOM / "comments" / f"{name}.json"))
    data = judgement_data(judge(store, commits).judgement)
    assert json.loads(json.dumps(data, allow_nan=False)) == data
    first = (ROOM / "comments" / f"{name}.md").read_text("utf-8").splitlines()[0]
    assert (data["turn"] == "author") is first.startswith("**Your turn:**")
    assert (data["turn"] == "second-look") is ("passed" in first and "answered in" in first)


def test_an_overtaking_submission_fits_on_a_screen() -> None:
    """What is open of the comment has at most 15 lines, the first of them verdict and turn."""
    text = (ROOM / "comments/overtaking.md").read_text("utf-8")
    is_open, shown = True, []
    for line in text.splitlines():
        is_open = is_open and not line.startswith("<details>")
        shown += [line] if is_open and line else []
        is_open = is_open or line == "</details>"
    assert len(shown) <= 15
    assert shown[0].startswith(
        "**A maintainer's turn:** every check passed. <code>FastNet</code> takes the lead"
    )


def test_a_vouched_change_is_told_but_not_blocked(store: Throwaway) -> None:
    """A maintainer may touch what a submission may not."""
    commits = make_pull_request(store, BASE, read_changes(ROOM / "rules/board-file-changed/change.json"))
    judgement = judge(store, commits, is_vouched=True).judgement
    assert (judgement.verdict, [problem.rule for problem in judgement.warnings]) == (
        Verdict.REVIEW,
        ["board-file-changed"],
    )


def test_a_decision_that_a_maintainer_vouches_for_is_told_in_its_own_words(store: Throwaway) -> None:
    """Of what, which way and why; as it blocks for anybody else."""
    changes = read_changes(ROOM / "rules/decisions-changed/change.json")
    commits = make_pull_request(store, BASE, changes)
    assert judge(store, commits).judgement.verdict is Verdict.DECIDE
    told = from_markdown(render_markdown(judge(store, commits, is_vouched=True).judgement), width=300)
    assert "pull: 12; record: alexnet-level/alexnet; decision: refused; by: maintainer" in told
    assert "why: The log ends before the level was reached." in told


CHANGED = (
    ("submissions/alexnet-level/track.yaml", "target: 79.1", "target: 79.0", "metric&#46;target", "79&#46;0"),
    (
        "submissions/alexnet-level/track.yaml",
        "better: higher",
        "better: higher, tolerance: 0.5",
        "tolerance",
        "5",
    ),
    (
        "submissions/alexnet-level/track.yaml",
        "baseline: alexnet",
        "baseline: googlenet",
        "baseline",
        "googlenet",
    ),
    (
        "submissions/tracker.yaml",
        "name: A",
        "data_licence: proprietary\nname: A",
        "data&#95;licence",
        "proprietary",
    ),
    ("submissions/tracker.yaml", "org/board/", "org/other/", "url", "other"),
)


@pytest.mark.parametrize("row", CHANGED)
def test_a_vouched_change_of_a_board_says_what_is_changed(row: tuple[str, ...], store: Throwaway) -> None:
    """The key, and its value before and after; that no board changes is not said of it."""
    path, old, new, key, value = row
    change = {"op": "replace", "path": path, "old": old, "new": new}
    told = render_markdown(judge(store, make_pull_request(store, BASE, [change]), is_vouched=True).judgement)
    line = next(line for line in told.splitlines() if key in line)
    assert value in line
    assert "No board changes" not in told


def test_a_record_whose_shared_inputs_change_is_computed_anew(store: Throwaway) -> None:
    """It is not corrected: its file says what it said."""
    chips = (
        "whole: true\nchips:\n  own: {name: Own, kind: gpu, released: 2012-01-01,"
        ' peaks: {fp32: 1.581 TFLOP/s}, source: {title: T, url: "https://example.org/t"}}\n'
    )
    record = BASE["submissions/alexnet-level/alexnet.yaml"].data.decode()
    head, _, _ = record.partition("compute:")
    timed = "compute:\n  - {method: hardware-time, hardware: own, precision: fp32, count: 2, time: 5 days}\n"
    base = {
        **BASE,
        "schema/hardware.yaml": Entry(chips.encode()),
        "submissions/alexnet-level/alexnet.yaml": Entry((head + timed).encode()),
    }
    change = {"op": "replace", "path": "schema/hardware.yaml", "old": "1.581", "new": "1.5811"}
    told = render_markdown(judge(store, make_pull_request(store, base, [change]), is_vouched=True).judgement)
    assert "<code>chips&#46;own&#46;peaks&#46;fp32</code>: <code>1&#46;581 TFLOP&#47;s</code> → " in told
    assert "computed anew, from what they share with others" in told
    assert "13 published numbers move** · <code>Another figure of a chip&#58; own fp32</code>" in told
    assert "1&#46;58100×10¹² FLOP&#47;s → 1&#46;58110×10¹² FLOP&#47;s" in told
    assert "is corrected" not in told


def renames(name: str, to: str) -> list[dict[str, str]]:
    """Return the changes that give a record of the board another name, and its curve with it."""
    changes = []
    for ending in ("yaml", "csv"):
        old, new = (f"submissions/alexnet-level/{each}.{ending}" for each in (name, to))
        if old in BASE:
            content = BASE[old].data.decode().replace(f"{name}.csv", f"{to}.csv")
            changes += [
                {"op": "delete", "path": old},
                {"op": "add", "path": new, "mode": "100644", "content": content},
            ]
    return changes


@pytest.mark.parametrize("name", RENAMED)
@pytest.mark.parametrize("to", ["a-net", "z-net"])
def test_a_vouched_renaming_is_told_as_one(name: str, to: str, store: Throwaway) -> None:
    """Nothing is added or removed, nothing takes the lead, and no record is compared with itself."""
    commits = make_pull_request(store, BASE, renames(name, to))
    judgement = judge(store, commits, is_vouched=True).judgement
    told = render_markdown(judgement)
    ((change, summary),) = [
        (each["deed"], each["summary"])
        for board in judgement_data(judgement)["boards"]
        for each in board["records"]
    ]
    assert (change, judgement.verdict) == ("renamed", Verdict.REVIEW), told
    assert " is filed under another name on " in summary
    assert [words for words in ("takes the lead", "is removed", " than ") if words in told] == []
    assert [board.changes_lead for board in judgement.boards] == [False]


def test_a_renaming_that_its_file_tells_of_is_for_a_maintainer(store: Throwaway) -> None:
    """It is told as one, blocks until somebody vouches, and nothing of it is for its author to mend."""
    room = "rules/record-given-another-name/change.json"
    commits = make_pull_request(store, BASE, read_changes(ROOM / room))
    judgement = judge(store, commits).judgement
    assert (judgement.verdict, [each.rule for each in judgement.errors]) == (
        Verdict.DECIDE,
        ["record-given-another-name"],
    )
    told = render_markdown(judge(store, commits, is_vouched=True).judgement)
    assert " is filed under another name on " in told


def test_one_that_overtakes_a_renamed_record_takes_the_lead(store: Throwaway) -> None:
    """It was renamed by the same change: what is told first is the new record."""
    (fast,) = read_changes(ROOM / "comments/overtaking.json")
    commits = make_pull_request(store, BASE, [*renames("efficientnet-b0", "my-net"), fast])
    told = render_markdown(judge(store, commits, is_vouched=True).judgement)
    assert "<code>FastNet</code> takes the lead on" in told.splitlines()[0]
    assert "is filed under another name on" in told


def test_who_leads_since_another_is_gone_is_compared_with_nobody(store: Throwaway) -> None:
    """It is not ahead of what is no longer there, nor of what it was itself."""
    (fast,) = read_changes(ROOM / "comments/overtaking.json")
    slower = {**fast, "content": fast["content"].replace("epochs: 2", "epochs: 2.5")}
    path = fast["path"].replace("fastnet", "other")
    main = {**BASE, fast["path"]: Entry(fast["content"].encode())}
    commits = make_pull_request(
        store, main, [{"op": "delete", "path": fast["path"]}, {**slower, "path": path}]
    )
    told = render_markdown(judge(store, commits, is_vouched=True).judgement)
    assert "takes the lead on" in told
    assert " than " not in told.splitlines()[0]


def test_a_stale_branch_must_look_again(store: Throwaway) -> None:
    """A file that changed on the main branch too."""
    path = "submissions/alexnet-level/googlenet.csv"
    fork = store.commit(dict(BASE))
    main = store.commit({path: Entry(b"epoch,accuracy\n4,60.5\n8,79.3\n")}, fork)
    branch = store.commit({path: Entry(b"epoch,accuracy\n4,60.5\n8,79.4\n")}, fork)
    assert f"error[{STALE}]: " in render_problems(judge(store, [main, branch]).judgement.problems)


def test_a_stale_branch_removes_nothing(store: Throwaway) -> None:
    """What the main branch gained since is no deletion of the branch's."""
    fork = store.commit(dict(BASE))
    (added,) = read_changes(ROOM / "comments/good.json")
    main = store.commit({added["path"]: Entry(added["content"].encode())}, fork)
    (fast,) = read_changes(ROOM / "comments/overtaking.json")
    branch = store.commit({fast["path"]: Entry(fast["content"].encode())}, fork)
    judgement = judge(store, [main, branch]).judgement
    assert [record.path for board in judgement.boards for record in board.records] == [
        "alexnet-level/fastnet"
    ]


def test_the_judge_is_never_the_pull_requests(store: Throwaway) -> None:
    """A schema that accepts everything does not make a wrong submission right."""
    wrong = read_changes(ROOM / "comments/wrong.json")
    lax = {"op": "add", "path": "schema/submission.schema.json", "mode": "100644", "content": "{}\n"}
    commits = make_pull_request(store, BASE, [*wrong, lax])
    rules = {problem.rule for problem in judge(store, commits).judgement.errors}
    assert {"file-outside-submissions", "unknown-key", "not-a-date"} <= rules


def test_a_comment_has_an_end(store: Throwaway) -> None:
    """However much is wrong: at most 60,000 characters, every fold closed."""
    names = [f"submissions/alexnet-level/{'@' * 200}{number}.yaml" for number in range(39)]
    commits = make_pull_request(
        store,
        BASE,
        [{"op": "add", "path": name, "mode": "100644", "content": "@: '@'\n" * 30} for name in names],
    )
    text = render_markdown(judge(store, commits).judgement)
    assert len(text) <= MOST_CHARACTERS
    assert text.count("<details>") == text.count("</details>")


def test_errors_of_the_main_branch_are_nobody_elses(store: Throwaway) -> None:
    """They are told as what they are."""
    broken = BASE | {"submissions/alexnet-level/old.yaml": Entry(b"model: Old\n")}
    commits = make_pull_request(store, broken, read_changes(ROOM / "comments/good.json"))
    text = render_markdown(judge(store, commits).judgement)
    assert text.startswith(
        "**A maintainer's turn:** errors stand on the main branch, and none of them is yours."
    )
