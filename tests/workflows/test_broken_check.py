"""A check that broke is never told as wrong data: not to the contributor, not by its status."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING, NamedTuple

import pytest

from automation.comment import compose
from run import TASKS
from tests.pull_requests import read_changes
from tests.throwaway import ENVIRONMENT, Entry
from tests.workflows.rehearsal import ROOT
from tests.workflows.test_issue_form import body
from tests.workflows.test_policy import WORKFLOWS
from tests.workflows.workflow_file import read_workflow

if TYPE_CHECKING:
    from pathlib import Path

    from tests.workflows.environments import Environments
    from tests.workflows.stage import Stage

GOOD = read_changes(ROOT / "tests/changes/comments/good.json")
NOT_YOURS = "the check itself failed to run"
IMPORT = "import nothing_of_this_name\n"
BREAKS = {
    "a module that cannot be imported": ("src/effsota/judging/__init__.py", IMPORT),
    "a module that raises": (
        "src/effsota/pipeline/assessing.py",
        "raise ValueError('\\n::error::x\\n##[x')\n",
    ),
    "a module that is no Python": ("src/effsota/cli/diff.py", "def :\n"),
    "a process that is killed": (
        "src/effsota/pipeline/comparison.py",
        "import os\nos.kill(os.getpid(), 6)\n",
    ),
    "a task that cannot start": (".github/scripts/run.py", "def :\n"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_pull_request_is_told_that_it_is_not_its_fault(stage: Stage, name: str) -> None:
    """The summary says it, the status is that of a check that broke, and nothing is put on the lines."""
    path, text = BREAKS[name]
    broken = stage.main({path: Entry(text.encode())})
    run = stage.validate(broken, stage.pull_request(broken, GOOD))
    assert run.statuses == {"validate": 70}, run.log
    assert run.summary.startswith(f"**A maintainer's turn:** {NOT_YOURS}, so nothing is known yet.")
    assert run.commands == []


def test_a_site_that_cannot_be_built_is_told_too(stage: Stage) -> None:
    """After the verdict, which stands."""
    broken = stage.main({"src/effsota/showing/website/__init__.py": Entry(IMPORT.encode())})
    run = stage.validate(broken, stage.pull_request(broken, GOOD))
    assert (run.statuses, run.uploads) == ({"validate": 70}, {})
    assert "every check passed" in run.summary.splitlines()[0]
    assert run.summary.splitlines()[-1].startswith("**A maintainer's turn:** the site could not be built")


def test_a_step_before_the_judge_may_break(stage: Stage) -> None:
    """A head that cannot be fetched leaves a summary too."""
    run = stage.validate(stage.main(), "0" * 40)
    assert (run.statuses["validate"] != 0, NOT_YOURS in run.summary) == (True, True)


def test_the_summary_and_the_comment_say_the_same() -> None:
    """The words of validate.yml are those of the comment."""
    steps = read_workflow((ROOT / ".github/workflows/validate.yml").read_text("utf-8")).data["jobs"][
        "validate"
    ]["steps"]
    said = compose(None, head=None, log="https://l").splitlines()[1]
    (tell,) = (step["run"] for step in steps if step["name"] == "Tell")
    assert f'echo "{said}"' in tell


def test_the_comment_says_that_it_is_not_their_fault(stage: Stage) -> None:
    """The job that judges again fails, and the one after it says so."""
    broken = stage.main({"src/effsota/judging/__init__.py": Entry(IMPORT.encode())})
    run = stage.comment(broken, stage.pull_request(broken, GOOD))
    assert run.statuses == {"judge": 70, "comment": 0}, run.log
    assert (NOT_YOURS in stage.said(), stage.labelled()) == (True, "turn: maintainer")


def test_the_answer_to_an_issue_says_that_it_is_not_their_fault(stage: Stage) -> None:
    """A form whose check broke is answered too."""
    run = stage.issue(stage.main({"src/effsota/judging/__init__.py": Entry(b"raise OSError\n")}), body())
    assert run.statuses == {"judge": 70, "answer": 0}, run.log
    assert (NOT_YOURS in stage.said(), stage.labelled()) == (True, "turn: maintainer")


def test_a_publication_whose_check_broke_is_told_from_bad_data(stage: Stage) -> None:
    """Its status is not 1, and one line of the log names the fault."""
    run = stage.publish(stage.main({"src/effsota/judging/__init__.py": Entry(IMPORT.encode())}))
    assert (run.statuses, set(run.uploads)) == ({"queue": 0, "build": 70}, {"queue"})
    assert run.log[-1] == (
        "effsota: the program is not installed whole: No module named 'nothing_of_this_name'\n"
    )


class Start(NamedTuple):
    """A call of a task and what it says first."""

    task: str
    arguments: tuple[str, ...]
    variables: dict[str, str]
    status: int
    says: str


STARTS = (
    Start("effsota", ("diff", "--nonsense"), {}, 2, "Error: No such option '--nonsense'."),
    Start("find-pull", (), {}, 70, "run.py: find-pull broke: KeyError: 'GITHUB_API_URL'"),
    Start(
        "comment", ("x",), {"HEAD_SHA": "x"}, 70, "run.py: comment broke: ValueError: HEAD_SHA is no commit"
    ),
    Start("hand-on", ("x", "y"), {}, 70, "run.py: hand-on broke: FileNotFoundError: "),
    Start("overdue", (), {}, 70, "run.py: overdue broke: IndexError: "),
    Start("remind", ("x",), {}, 70, "run.py: remind broke: FileNotFoundError: "),
    Start("issue", (), {}, 70, "run.py: issue broke: KeyError: 'GITHUB_EVENT_PATH'"),
    Start("seal", (".", "x"), {}, 70, "UnfitSiteError: the commit is not named by its full id"),
    Start("judge-form", ("x",), {}, 70, "run.py: judge-form broke: JSONDecodeError: "),
    Start("queue", ("x",), {}, 70, "run.py: queue broke: KeyError: 'GITHUB_REPOSITORY'"),
    Start("take-ledger", ("x",), {}, 70, "run.py: take-ledger broke: KeyError: "),
    Start("grown-ledger", ("x", "y"), {}, 70, "run.py: grown-ledger broke: FileNotFoundError: "),
    Start("same-ledger", ("x",), {}, 70, "run.py: same-ledger broke: KeyError: "),
    Start("published", ("http://x", "x"), {}, 70, "ValueError: the site is read over https only"),
    Start("links", (".github",), {}, 0, "All 0 links lead somewhere."),
)
# What no workflow calls itself is called by the Python of another task.
CALLED_BY = {"judge-form": "queue"}


@pytest.mark.parametrize("start", STARTS, ids=lambda start: start.task)
def test_every_task_starts_where_the_workflows_start_it(start: Start, environments: Environments) -> None:
    """In each of its environments it fails for a reason of its own, never for an import."""
    pythons = find_pythons(CALLED_BY.get(start.task, start.task), environments)
    assert pythons
    for python in pythons:
        command = [str(python), "-I", ".github/scripts/run.py", start.task, *start.arguments]
        variables = ENVIRONMENT | start.variables
        done = subprocess.run(
            command,
            cwd=ROOT,
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, start.says in done.stdout + done.stderr) == (start.status, True), done.stderr
        assert "Traceback" not in done.stderr


def find_installed(call: str, installs: list[str], environments: Environments) -> Path:
    """Return the interpreter of a call such as `"$RUNNER_TEMP/venv/bin/python"`, which a step installs."""
    place = call.strip('"').partition("/")[2]
    folder = place.partition("/")[0]
    (script,) = (script for script in installs if f'-m venv "$RUNNER_TEMP/{folder}"' in script)
    return environments.install(script, workspace=ROOT) / place


def find_pythons(task: str, environments: Environments) -> set[Path]:
    """Return the interpreters that call a task: of the environments that jobs install, or the bare one."""
    found = set()
    for text in WORKFLOWS.values():
        for job in read_workflow(text).data["jobs"].values():
            scripts = [step["run"] for step in job["steps"] if "run" in step]
            calls = set(re.findall(rf"(\S+) -I \.github/scripts/run\.py {task}\b", "\n".join(scripts)))
            installs = [script for script in scripts if "pip install" in script]
            found |= {
                environments.bare() / "python3"
                if call == "python3"
                else find_installed(call, installs, environments)
                for call in calls
            }
    return found


def test_no_task_is_forgotten() -> None:
    """Each of run.py is started above."""
    assert {start.task for start in STARTS} == set(TASKS)
