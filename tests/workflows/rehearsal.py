"""A workflow run on this machine: its jobs in order, each `run:` step as the runner would.

Only the code host is replaced: its API, its store of artifacts, the files that it hands to a step. Python is
that of this machine with nothing installed, and what the workflow installs is installed from its lock, with
hashes. An action without a stand-in, or an expression that nobody can read, is an error.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.throwaway import ENVIRONMENT
from tests.workflows.code_host import TOKEN
from tests.workflows.compiled import lay_out
from tests.workflows.environments import SHELL
from tests.workflows.expressions import fill, is_met
from tests.workflows.workflow_file import read_workflow

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from tests.workflows.code_host import CodeHost
    from tests.workflows.environments import Environments

ROOT = Path(__file__).parents[2]


@dataclass
class Rehearsal:
    """One run of a workflow: the event that starts it, the repository it comes from, and what it leaves.

    `meanwhile` is what others do before a job begins, by its name. `statuses` holds the exit code of the step
    that failed first, by job; a job that was left out has none.
    """

    workflow: str
    home: Path
    server: Path
    sha: str
    event: Mapping[str, Any]
    host: CodeHost
    environments: Environments
    workflows: Path = ROOT / ".github/workflows"
    attempt: int = 1
    meanwhile: Mapping[str, Callable[[], None]] = field(default_factory=dict)
    statuses: dict[str, int] = field(default_factory=dict)
    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    uploads: dict[str, Path] = field(default_factory=dict)
    log: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """What the steps wrote for the run's page."""
        return "".join(path.read_text("utf-8") for path in sorted(self.home.glob("*/summary")))

    @property
    def commands(self) -> list[str]:
        """The lines of the log that the runner would take for commands."""
        lines = (line for text in self.log for line in text.splitlines())
        return [line for line in lines if line.lstrip().startswith("::") or "##[" in line]

    def run(self) -> Rehearsal:
        """Run each job whose condition is met; return this run."""
        workflow = read_workflow((self.workflows / f"{self.workflow}.yml").read_text("utf-8")).data
        for name, job in workflow["jobs"].items():
            needed = job.get("needs", [])
            needs = [needed] if isinstance(needed, str) else needed
            has_failed = any(self._result(each) != "success" for each in _ancestors(name, workflow["jobs"]))
            if is_met(job.get("if"), self.contexts(needs), has_failed=has_failed):
                self.meanwhile.get(name, bool)()
                Job(run=self, name=name, home=self.home / name, needs=needs).perform(job)
        return self

    def prepare(self, name: str, step: str) -> Job:
        """Return a job whose steps before a certain one are done; that one is for `Job.perform_named`."""
        workflow = read_workflow((self.workflows / f"{self.workflow}.yml").read_text("utf-8")).data
        job, steps = (
            Job(run=self, name=name, home=self.home / name, needs=[]),
            workflow["jobs"][name]["steps"],
        )
        at = [each["name"] for each in steps].index(step)
        job.perform({"steps": steps[:at]})
        job.named = steps[at]
        return job

    def contexts(self, needs: list[str]) -> dict[str, Any]:
        """Return what expressions of a job may speak of."""
        jobs = {name: {"result": self._result(name), "outputs": self.outputs.get(name, {})} for name in needs}
        github = {"event": self.event, "token": TOKEN}
        return {"github": github, "inputs": self.event.get("inputs", {}), "needs": jobs}

    def _result(self, job: str) -> str:
        if job not in self.statuses:
            return "skipped"
        return "failure" if self.statuses[job] else "success"


def _ancestors(name: str, jobs: Mapping[str, Any]) -> set[str]:
    """Return the jobs that a job needs, and those that they need: without a condition it waits for all."""
    needed = jobs[name].get("needs", [])
    needs = {needed} if isinstance(needed, str) else set(needed)
    return needs.union(*(_ancestors(each, jobs) for each in needs))


@dataclass
class Job:
    """One job on a machine of its own, with nothing but a temporary folder."""

    run: Rehearsal
    name: str
    home: Path
    needs: list[str]
    steps: dict[str, dict[str, dict[str, str]]] = field(default_factory=dict)
    named: Mapping[str, Any] = field(default_factory=dict)

    @property
    def workspace(self) -> Path:
        """The checkout."""
        return self.home / "workspace"

    @property
    def temporary(self) -> Path:
        """The runner's temporary folder."""
        return self.home / "temp"

    def perform(self, job: Mapping[str, Any]) -> None:
        """Run the steps; keep the exit code of the first that failed, and the job's outputs."""
        for folder in (self.workspace, self.temporary):
            folder.mkdir(parents=True)
        status = 0
        for step in job["steps"]:
            if is_met(step.get("if"), self.contexts, has_failed=status != 0):
                code = self._perform_step(step)
                status = status or code
        self.run.statuses[self.name] = status
        outputs = job.get("outputs", {})
        self.run.outputs[self.name] = {key: fill(value, self.contexts) for key, value in outputs.items()}

    def perform_named(self) -> tuple[int, str]:
        """Run the step that the job was prepared for; return its exit code and what it wrote for people."""
        summary = self.home / "summary"
        summary.unlink(missing_ok=True)
        status = self._perform_step(self.named)
        return status, summary.read_text("utf-8") if summary.exists() else ""

    @property
    def contexts(self) -> dict[str, Any]:
        """What expressions of a step may speak of."""
        known = {"runner": {"temp": str(self.temporary)}, "steps": self.steps}
        return {**self.run.contexts(self.needs), **known}

    def _perform_step(self, step: Mapping[str, Any]) -> int:
        (self.home / "output").write_text("", "utf-8")
        if "uses" in step:
            action = step["uses"].partition("@")[0]
            inputs = {key: fill(value, self.contexts) for key, value in step.get("with", {}).items()}
            _STAND_INS[action](self, inputs)
            status = 0
        else:
            status = self._perform_script(step)
        lines = (self.home / "output").read_text("utf-8").splitlines()
        self.steps[step.get("id", "")] = {"outputs": dict(line.split("=", 1) for line in lines)}
        return status

    def _perform_script(self, step: Mapping[str, Any]) -> int:
        script = self.home / "step.sh"
        script.write_text(step["run"], "utf-8")
        if "pip install" in step["run"]:
            installed = self.run.environments.install(step["run"], workspace=self.workspace)
            for path in installed.iterdir():
                (self.temporary / path.name).symlink_to(path)
            return 0
        variables = {key: fill(value, self.contexts) for key, value in step.get("env", {}).items()}
        environment, command = self._environment() | variables, [*SHELL, str(script)]
        done = subprocess.run(
            command, cwd=self.workspace, env=environment, capture_output=True, text=True, check=False
        )
        self.run.log.append(done.stdout + done.stderr)
        return done.returncode

    def _environment(self) -> dict[str, str]:
        run = self.run
        event = self.home / "event.json"
        event.write_text(json.dumps(run.event), "utf-8")
        return {
            **ENVIRONMENT,
            "PATH": f"{run.environments.bare()}:{os.environ['PATH']}",
            "RUNNER_TEMP": str(self.temporary),
            "GITHUB_API_URL": run.host.url,
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_OUTPUT": str(self.home / "output"),
            "GITHUB_REPOSITORY": f"{run.server.parent.name}/{run.server.name}",
            "GITHUB_RUN_ATTEMPT": str(run.attempt),
            "GITHUB_RUN_ID": "1",
            "GITHUB_SERVER_URL": f"file://{run.server.parent.parent}",
            "GITHUB_SHA": run.sha,
            "GITHUB_STEP_SUMMARY": str(self.home / "summary"),
            "SSL_CERT_FILE": str(run.host.certificates),
            # Nothing but the code host can be reached, under the names of its sites too.
            "https_proxy": run.host.proxy,
            "no_proxy": "127.0.0.1",
        }


def _checkout(job: Job, inputs: Mapping[str, str]) -> None:
    # What the server has already is read there.
    options = ["--quiet", "--no-checkout", "--reference", str(job.run.server)]
    command = ["git", "clone", *options, f"file://{job.run.server}", str(job.workspace)]
    subprocess.run(command, env=ENVIRONMENT, check=True)
    command = ["git", "checkout", "--quiet", "--detach", inputs.get("ref", job.run.sha)]
    subprocess.run(command, cwd=job.workspace, env=ENVIRONMENT, check=True)
    lay_out(job.workspace)


def _upload(job: Job, inputs: Mapping[str, str]) -> None:
    source = Path(inputs["path"])
    if not source.exists() and inputs.get("if-no-files-found") == "ignore":
        return
    target = job.run.home / "uploads" / inputs.get("name", "github-pages")
    if source.is_dir():
        shutil.copytree(source, target)
    else:
        target.mkdir(parents=True)
        shutil.copy(source, target)
    job.run.uploads[target.name] = target


def _download(job: Job, inputs: Mapping[str, str]) -> None:
    shutil.copytree(job.run.uploads[inputs["name"]], inputs["path"])


def _attest(_: Job, inputs: Mapping[str, str]) -> None:
    if not Path(inputs["subject-checksums"]).read_text("utf-8"):
        raise ValueError("there is nothing to attest")


def _deploy(job: Job, _: Mapping[str, str]) -> None:
    job.run.host.site = job.run.uploads["github-pages"]
    (job.home / "output").write_text(f"page_url={job.run.host.url}/pages/\n", "utf-8")


_STAND_INS = {
    "actions/checkout": _checkout,
    "actions/setup-python": lambda _job, _inputs: None,
    "actions/upload-artifact": _upload,
    "actions/upload-pages-artifact": _upload,
    "actions/download-artifact": _download,
    "actions/attest": _attest,
    "actions/deploy-pages": _deploy,
}
