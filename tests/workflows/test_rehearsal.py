"""Every workflow, from its event to what it leaves, in the environment that its own lines install."""

from __future__ import annotations

import dataclasses
import hashlib
import html
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from effsota import __version__
from effsota.ledger.causes import Cause, CauseKind, Happening
from effsota.ledger.extending import LedgerStep, begin_ledger, extend_ledger
from effsota.ledger.known_facts import DIGEST, FactPlace
from effsota.ledger.ledger_lines import LedgerHeader, Stamp
from effsota.ledger.ledger_reading import read_ledger
from effsota.ledger.verified_ledger import Ledger, check_beginning
from effsota.queue import read_queue
from tests.builders.queues import SCHEMA
from tests.present import present
from tests.pull_requests import read_changes
from tests.throwaway import Entry
from tests.workflows.expressions import fill
from tests.workflows.queue_host import UPDATED, closed, form, pull, said
from tests.workflows.rehearsal import ROOT, Rehearsal
from tests.workflows.test_issue_form import body
from tests.workflows.test_policy import WORKFLOWS
from tests.workflows.workflow_file import read_workflow

if TYPE_CHECKING:
    from tests.workflows.stage import Stage

CHANGES = ROOT / "tests/changes"


def validate(stage: Stage, change: str, *, labels: tuple[str, ...] = ()) -> Rehearsal:
    """Send a pull request with a change of the tests through the check."""
    main = stage.main()
    return stage.validate(main, stage.pull_request(main, read_changes(CHANGES / change)), labels=labels)


def test_a_good_pull_request_passes_and_leads_the_preview(stage: Stage) -> None:
    """Its effect is told, and the site as it would be can be looked at: the page of the board names it."""
    run = validate(stage, "comments/overtaking.json")
    assert (run.statuses, run.commands) == ({"validate": 0}, []), run.log
    assert run.summary.startswith(
        "**A maintainer's turn:** every check passed. <code>FastNet</code> takes the lead"
    )
    track = run.uploads["preview"] / "tracks/alexnet-level"
    assert "FastNet" in (track / "index.html").read_text("utf-8")
    assert (track / "fastnet/index.html").is_file()


def test_a_wrong_pull_request_is_told_on_its_lines(stage: Stage) -> None:
    """Exit code, annotations and words agree; there is no preview."""
    run = validate(stage, "comments/wrong.json")
    file = "file=submissions/alexnet-level/shufflenet-v2.yaml"
    assert [line.partition(",title")[0] for line in run.commands] == [
        f"::error {file},line=2,col=7",
        f"::error {file},line=4,col=1",
        f"::error {file},line=7,col=14",
    ]
    assert (run.statuses, run.uploads) == ({"validate": 1}, {})
    assert run.summary.startswith("**Your turn:** 3 errors are to be mended")


def test_a_hostile_pull_request_says_nothing_of_its_own(stage: Stage) -> None:
    """Names that are commands, a link, and a workflow of its own."""
    run = validate(stage, "comments/hostile-names.json")
    assert run.statuses == {"validate": 1}, run.log
    assert all(line.startswith("::error file=") for line in present(run.commands))
    assert "<b>" not in run.summary
    assert "@" not in run.summary


def test_a_pull_request_cannot_bring_its_own_judge(stage: Stage) -> None:
    """Code, schema, lock and scripts of the pull request are never run: the wrong submission stays wrong."""
    judge = {"op": "add", "mode": "100644", "content": "raise SystemExit(0)\n"}
    paths = (
        "src/effsota/cli/__init__.py",
        ".github/scripts/run.py",
        "requirements.txt",
        "sitecustomize.py",
        "yaml.py",
        "click.py",
    )
    main = stage.main()
    wrong = read_changes(CHANGES / "comments/wrong.json")
    run = stage.validate(
        main, stage.pull_request(main, [*wrong, *({**judge, "path": path} for path in paths)])
    )
    assert run.statuses == {"validate": 1}, run.log
    assert "is not a known key" in run.summary


TRACK = read_changes(CHANGES / "rules/board-file-changed/change.json")


def test_a_maintainer_may_vouch(stage: Stage) -> None:
    """By setting the label a track may be changed, and what it does is told."""
    main = stage.main()
    head = stage.pull_request(main, TRACK)
    run = stage.validate(main, head, labels=("vouched",), action="labeled", label="vouched")
    assert (run.statuses, "1 warning" in run.summary) == ({"validate": 0}, True)
    assert "every check passed but for what a maintainer vouches for." in run.summary


def test_a_label_that_stands_there_vouches_for_nothing(stage: Stage) -> None:
    """It was given to a commit; what was pushed since, nobody has read."""
    main = stage.main()
    head = stage.pull_request(main, TRACK)
    run = stage.validate(main, head, labels=("vouched",), action="labeled", label="correction")
    assert run.statuses == {"validate": 1}, run.log
    asked = fill(_said_of("EFFSOTA_VOUCHED"), run.contexts([]))
    assert asked == "false"
    for action in ("synchronize", "opened", "reopened", "unlabeled"):
        for label in ("vouched", "correction", "turn: author"):
            event = {**run.event, "action": action, "label": {"name": label}}
            assert (
                fill(_said_of("EFFSOTA_VOUCHED"), dataclasses.replace(run, event=event).contexts([])) == asked
            )


def _said_of(variable: str) -> str:
    """Return the expression of a variable of the check, one for all its steps."""
    (job,) = read_workflow(WORKFLOWS["validate"]).data["jobs"].values()
    (said,) = {step["env"][variable] for step in job["steps"] if variable in step.get("env", {})}
    return str(said)


@pytest.mark.parametrize(
    ("labelled", "is_vouched"),
    [("2026-11-22T12:00:01Z", True), ("2026-11-22T11:59:59Z", False)],
)
def test_the_comment_honours_a_label_set_after_the_last_push(
    stage: Stage, labelled: str, *, is_vouched: bool
) -> None:
    """As the check does."""
    main = stage.main()
    run = stage.comment(main, stage.pull_request(main, TRACK), labelled=labelled)
    assert run.statuses == {"judge": 0, "comment": 0}, run.log
    assert ("but for what a maintainer vouches for" in stage.said()) is is_vouched
    assert ("so a person decides" in stage.said()) is not is_vouched


# What a stranger wrote on a line that has one right answer.
NOTE = "  # ```` @all <b> [x](https://evil.example)"


@pytest.mark.parametrize(
    ("name", "label", "offered"),
    [
        ("good", "turn: maintainer", {}),
        ("answered-leap", "turn: second look", {}),
        ("wrong", "turn: author", {2: f"date: 2018-07-30{NOTE}", 7: "    forward: 0.3e9 multiply-adds"}),
        ("hostile", "turn: maintainer", {}),
        ("hostile-names", "turn: author", {}),
    ],
)
def test_a_comment_is_the_one_on_file(name: str, label: str, offered: dict[int, str], stage: Stage) -> None:
    """The job before it judges again, from main; a label says whose turn it is, a click mends what it can."""
    main = stage.main()
    head = stage.pull_request(main, read_changes(CHANGES / f"comments/{name}.json"))
    run = stage.comment(main, head)
    assert run.statuses == {"judge": 0, "comment": 0}, run.log
    told = (run.uploads["report"] / "comment.md").read_text("utf-8")
    assert told.rstrip() in stage.said()
    told = told.replace(head[:10], "head").replace(main[:10], "base")
    assert told == (CHANGES / f"comments/{name}.md").read_text("utf-8")
    assert stage.labelled() == label
    reviews = stage.written("reviews")
    blocks = {each["line"]: each["body"].split("\n")[2:] for review in reviews for each in review["comments"]}
    assert {line: block[1] for line, block in blocks.items()} == offered
    assert [line for line, block in blocks.items() if block[2] in block[1]] == []
    assert [each["commit_id"] for each in reviews] == [head] * bool(offered)


def test_a_check_of_no_pull_request_is_not_commented(stage: Stage) -> None:
    """Nothing is installed, judged or said where the head has moved on."""
    main = stage.main()
    head = stage.pull_request(main, read_changes(CHANGES / "comments/good.json"))
    run = stage.comment(main, head, checked="0" * 40)
    assert (run.statuses, stage.host.written) == ({"judge": 0}, [])


def test_what_is_published_is_summed_named_and_looked_at_and_the_next_goes_on_with_its_ledger(
    stage: Stage,
) -> None:
    """Another version of the program and a note are told one by one; who loses a race publishes nothing."""
    main = stage.main()
    _send(stage, main)
    run = stage.publish(main)
    assert run.statuses == PUBLISHED, run.log
    assert run.commands == []
    live = _look_at(run.uploads["github-pages"], main)
    _look_at_queue(run.uploads["github-pages"], main)
    head = _changed(stage, main)
    theirs = LedgerStep(
        what=Happening.WORDING,
        place=FactPlace(),
        causes=(Cause(CauseKind.PROGRAM),),
        facts={**live.facts, FactPlace(): {**live.facts[FactPlace()], f"{DIGEST}note": "theirs"}},
    )
    other = extend_ledger(live, [theirs], replace(live.last.stamp, commit=head))
    lost = stage.publish(head, ledger=None, meanwhile={"guard": lambda: place(stage, other)})
    grown = read_ledger((lost.uploads["ledger"] / "ledger.jsonl").read_bytes())
    check_beginning(grown.data, live.data)
    told = ["begun", "program changed", "wording changed"]
    assert [event.what.value for event in grown.events] == told
    assert f"version: {__version__} → 99.0" in grown.events[1].text
    assert lost.statuses == {"queue": 70, "build": 0, "attest": 0, "guard": 1}, lost.log
    assert not (lost.uploads["github-pages"] / QUEUE).exists()
    assert "The site is without the queue: the code host could not be asked." in "".join(lost.log)
    assert "somebody else has published since" in html.unescape(lost.summary)
    assert (stage.host.site or Path()).joinpath(LEDGER).read_bytes() == other
    old = stage.publish_until(main, "build", TAKE).perform_named()
    assert (old[0], "is older than" in html.unescape(old[1])) == (1, True)


def _look_at(site: Path, commit: str) -> Ledger:
    """Return the ledger of a published site that is summed and named by its commit."""
    lines = (site / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    files = {path.relative_to(site).as_posix(): path for path in site.rglob("*") if path.is_file()}
    digests = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    assert json.loads(files["build.json"].read_text("utf-8"))["commit"] == commit
    assert sums == {name: digest for name, digest in digests.items() if name != "SHA256SUMS"}
    return read_ledger(files[LEDGER].read_bytes())


def _send(stage: Stage, main: str) -> None:
    """Let three pull requests and a form wait: what passes, what is wrong, what is gone; one was merged."""
    heads = [stage.pull_request(main, read_changes(CHANGES / f"comments/{name}.json")) for name in SENT]
    pulls = [pull(number, head) for number, head in enumerate([*heads, "0" * 40], start=11)]
    pulls[1]["title"] = "::error title=x::y ${{ github.token }} $(id)"
    lists, timeline = stage.lists(), "/repos/example/board/issues/{}/timeline?per_page=100&page=1"
    asks = said("eve", UPDATED, "Which table?", inside=True)
    stage.host.answers |= {
        lists["pulls"]: pulls,
        lists["forms"]: [form(14, body())],
        lists["closed pulls"]: [closed(7, f"{datetime.now(UTC):%Y-%m-%dT00:00:00Z}")],
        timeline.format(11): [asks],
        **{timeline.format(number): [] for number in (12, 13, 14, 7)},
    }


def _look_at_queue(site: Path, main: str) -> None:
    """Look whether the queue is published: each judged in a process of its own, by the code of main."""
    queue = read_queue((site / QUEUE).read_bytes(), SCHEMA)
    told = [(each.number, each.verdict.value, each.turn.value, each.rank) for each in queue.waiting]
    assert told == [
        (11, "review", "author", 2),
        (12, "mend", "author", None),
        (13, "unread", "maintainer", None),
        (14, "review", "author", 1),
    ]
    assert [(each.what, each.why) for each in queue.unread] == [
        ("pull request 13", "its commit cannot be fetched")
    ]
    assert ([each.number for each in queue.decided], queue.base) == ([7], main)
    assert queue.shadow is not None
    assert queue.shadow.merged == (11,)


def _changed(stage: Stage, main: str) -> str:
    """Return a commit with another version of the program and a line of history; its queue is broken."""
    version, record = "src/effsota/__init__.py", "submissions/alexnet-level/efficientnet-b0.yaml"
    code_of, told = (stage.store.git("show", f"{main}:{path}") for path in (version, record))
    changes = {
        version: Entry(code_of.replace(f'"{__version__}"', '"99.0"').encode()),
        ".github/scripts/automation/queue.py": Entry(b"raise LookupError\n"),
        record: Entry(f"{told}\nhistory: [{{date: 2026-11-20, what: A note.}}]\n".encode()),
    }
    head = stage.store.commit(changes, main)
    stage.store.git("update-ref", f"refs/heads/{head}", head)
    return head


TAKE = "Take the published ledger"
PUBLISHED = {"queue": 0, "build": 0, "attest": 0, "guard": 0, "deploy": 0, "verify": 0}
LEDGER, QUEUE = "data/ledger.jsonl", "data/queue.json"
SENT = ("good", "wrong")
HEADER = LedgerHeader(
    name="A small board",
    url="https://example.org/board/",
    repository="https://github.com/example/board",
    tags="tag:example.org,2026:board/ledger/",
)


def place(stage: Stage, data: bytes | None) -> None:
    """Let the live site have a ledger, or none."""
    stage.host.site = stage.home.parent / "live"
    (stage.host.site / "data").mkdir(parents=True, exist_ok=True)
    (stage.host.site / LEDGER).unlink(missing_ok=True)
    if data is not None:
        (stage.host.site / LEDGER).write_bytes(data)


def other_ledger(*, url: str = HEADER.url, repository: str = HEADER.repository, days: int = 0) -> bytes:
    """Return a sound ledger of one publication, so many days from now, of some tracker."""
    header = replace(HEADER, url=url, repository=repository)
    day = datetime.now(UTC).date() + timedelta(days=days)
    facts = {FactPlace(): {"url": url, "repository": repository}}
    return begin_ledger(header, facts, Stamp(day=day, commit=None, program="1.0"))


def test_without_a_ledger_to_go_on_with_nothing_is_published(stage: Stage) -> None:
    """Missing, cut, another's, from the future, or a site that is down: it says what is to be done."""
    main, sound = stage.main(), other_ledger()
    faults = {
        "does not exist": None,
        "was cut": sound[:-1],
        "the chain is broken": sound.replace(b'"program":"1.0"', b'"program":"1.1"'),
        "of another tracker": other_ledger(url="https://example.org/x/", repository="https://example.org/x"),
        "from the future": other_ledger(days=2),
    }
    job = stage.publish_until(main, "build", TAKE)
    for told, data in present(faults.items()):
        place(stage, data)
        status, summary = job.perform_named()
        assert (status, told in html.unescape(summary), "artifact `ledger`" in summary) == (1, True, True)
        assert (stage.host.site or Path()).joinpath(LEDGER).exists() == (data is not None)


def test_bad_data_on_main_is_not_published(stage: Stage) -> None:
    """The run fails before anything is built: the old site stays."""
    run = stage.publish(stage.main({"submissions/alexnet-level/bad.yaml": Entry(b"model: [\n")}))
    assert (run.statuses, set(run.uploads)) == ({"queue": 0, "build": 1}, {"queue"})
    assert any(line.startswith("::error file=submissions/alexnet-level/bad.yaml") for line in run.commands)


def test_a_site_with_a_link_in_it_is_not_published(stage: Stage) -> None:
    """Publishing would follow it."""
    run = stage.publish(stage.main({"site/static/secret.txt": Entry(b"/etc/passwd", "120000")}))
    assert (set(run.statuses), set(run.uploads)) == ({"queue", "build"}, {"queue"})
    assert run.statuses["build"] != 0


def test_dead_links_are_listed_and_block_nothing(stage: Stage) -> None:
    """On a machine that reaches no link every one is told."""
    run = stage.links(stage.main())
    assert (run.statuses, "links may be broken" in run.summary) == ({"links": 0}, True)


def queue(taken: datetime) -> dict[str, Any]:
    """Return a queue of the small board in which one pull request waits for its author, since last year."""
    first = "2025-11-01T00:00:00Z"
    item = {
        "kind": "pull",
        "number": 7,
        "title": "@all see",
        "author": "ada",
        "opened": first,
        "updated": first,
        "head": "a" * 40,
        "verdict": "mend",
        "errors": 1,
        "doubts": 0,
        "effect": "",
        "track": None,
        "record": None,
        "factor": None,
        "rank": None,
        "turn": "author",
        "since": first,
        "first_answer": None,
    }
    said = {"format": 1, "taken": taken.strftime("%Y-%m-%dT%H:%M:%SZ"), "base": "b" * 40}
    lists = {"unread": [], "open": [item], "decided": [], "shadow": None}
    return {**said, "repository": HEADER.repository, **lists}


def test_who_has_been_waited_for_is_told(stage: Stage) -> None:
    """By what the published queue says; nothing that a stranger wrote is repeated."""
    run = stage.remind(stage.main(), queue(datetime.now(UTC)))
    assert (run.statuses, stage.labelled()) == ({"look": 0, "remind": 0}, "turn: author"), run.log
    assert "**Your turn**, for " in stage.said()
    assert "@all" not in stage.said() + run.summary
    assert "Pull requests: 1. Labels set: 1. Authors reminded: 1. Refused by the host: 0." in run.summary


def test_where_nobody_knows_nobody_is_reminded(stage: Stage) -> None:
    """A queue of the day before yesterday says nothing of today."""
    run = stage.remind(stage.main(), queue(datetime.now(UTC) - timedelta(days=2)))
    assert (run.statuses, stage.host.written) == ({"look": 0}, []), run.log
    assert [line.partition("::None")[0] for line in run.commands] == ["::warning title=No queue"]


def test_an_issue_of_the_form_is_answered(stage: Stage) -> None:
    """With the link that opens the pull request."""
    run = stage.issue(stage.main(), body())
    assert run.statuses == {"judge": 0, "answer": 0}, run.log
    assert "**Your turn:** every check passed. [Open the pull request](" in stage.said()
    assert stage.labelled() == "turn: author"


def test_a_wrong_issue_is_answered_with_its_errors(stage: Stage) -> None:
    """That it is wrong fails no job: the answer is the verdict."""
    run = stage.issue(stage.main(), body(date="yesterday"))
    assert run.statuses == {"judge": 0, "answer": 0}, run.log
    assert "1 error is to be mended" in stage.said()


def test_an_audit_that_nobody_answers_is_no_good_news(stage: Stage) -> None:
    """Where the index cannot be reached, the run fails and says so."""
    run = stage.audit(stage.main())
    assert run.statuses["audit"] != 0
    assert "No known vulnerabilities found" not in "".join(run.log)
