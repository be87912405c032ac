"""A small board of the tests at a code host, and the events that start its workflows."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from tests.pull_requests import read_folder, to_entries
from tests.throwaway import ENVIRONMENT, Entry, make_throwaway
from tests.workflows.rehearsal import ROOT, Job, Rehearsal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

    from tests.throwaway import Throwaway
    from tests.workflows.code_host import CodeHost
    from tests.workflows.environments import Environments

BOARD = ROOT / "tests/changes/base"
CODE = (".github/scripts", "src", "schema", "site", "docs", "requirements*")
NUMBER = 7


@cache
def code() -> Mapping[str, Entry]:
    """Return the program as this repository tracks it, and the small board as its data."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--", *CODE]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    files = {name: Entry((ROOT / name).read_bytes()) for name in names if name and (ROOT / name).is_file()}
    return files | read_folder(BOARD)


def make_store(folder: Path) -> Throwaway:
    """Return the repository at the code host, with the program and the board on main."""
    place = folder / "example" / "board"
    place.mkdir(parents=True)
    store = make_throwaway(place)
    store.git("config", "uploadpack.allowAnySHA1InWant", "true")
    store.git("update-ref", "refs/heads/main", store.commit(code()))
    store.git("repack", "-adq")  # so that a checkout has nothing to compress
    return store


@dataclass(frozen=True)
class Stage:
    """What one test plays on; commits of main and heads of pull requests are named by their id."""

    home: Path
    store: Throwaway
    host: CodeHost
    environments: Environments
    workflows: Path = ROOT / ".github/workflows"

    def main(self, changes: Mapping[str, Entry] | None = None) -> str:
        """Return the commit of main, with some files changed for this test."""
        main = self.store.git("rev-parse", "main")
        return self._visible(self.store.commit(dict(changes), main)) if changes else main

    def pull_request(self, main: str, changes: Iterable[Mapping[str, Any]]) -> str:
        """Return the head of a pull request against main."""
        entries = {path: entry for each in changes for path, entry in to_entries(each, code()).items()}
        return self.store.commit(entries, main)

    def _visible(self, commit: str) -> str:
        self.store.git("update-ref", f"refs/heads/{commit}", commit)
        return commit

    def validate(
        self,
        main: str,
        head: str,
        *,
        labels: tuple[str, ...] = (),
        action: str = "synchronize",
        label: str | None = None,
    ) -> Rehearsal:
        """Send a pull request with these labels through the check; `action` set off the run, of a `label`."""
        pull = {"number": NUMBER, "base": {"sha": main}, "head": {"sha": head}, "labels": _labels(labels)}
        of_label = {} if label is None else {"label": {"name": label}}
        return self._run("validate", head, {"pull_request": pull, "action": action, **of_label})

    def comment(
        self, main: str, head: str, *, checked: str | None = None, labelled: str | None = None
    ) -> Rehearsal:
        """Send the finished check of a pull request, or of another commit, through the comment.

        Its head was pushed at noon; `labelled` is when a maintainer vouched, if ever.
        """
        repository = self._repository
        base = {"ref": "main", "repo": {"full_name": repository[7:], "default_branch": "main"}}
        known = ("vouched",) if labelled else ()
        forked = {"sha": head, "repo": {"pushed_at": "2026-11-22T12:00:00Z"}}
        pull = {"number": NUMBER, "state": "open", "head": forked, "base": base, "labels": _labels(known)}
        set_at = {"event": "labeled", "label": {"name": "vouched"}, "created_at": labelled}
        first = "per_page=100&page=1"
        self.host.answers.update(
            {
                f"{repository}/pulls?state=open&per_page=100&head=fork%3Atopic": [pull],
                f"{repository}/pulls/{NUMBER}": pull,
                f"{repository}/pulls/{NUMBER}/reviews?{first}": [],
                f"{repository}/pulls/{NUMBER}/comments?{first}": [],
                f"{repository}/pulls/{NUMBER}/files?{first}": self._files(main, head),
                f"{repository}/issues/{NUMBER}/events?{first}": [set_at] if labelled else [],
                f"{repository}/issues/{NUMBER}/comments?{first}": [],
            }
        )
        run = {"event": "pull_request", "path": ".github/workflows/validate.yml"}
        fork = {"head_branch": "topic", "head_repository": {"owner": {"login": "fork"}}}
        return self._run("comment", main, {"workflow_run": {**run, "head_sha": checked or head, **fork}})

    def issue(self, main: str, body: str) -> Rehearsal:
        """Send an issue of the form through its answer."""
        path = f"{self._repository}/issues/{NUMBER}"
        self.host.answers.update({path: {"labels": []}, f"{path}/comments?per_page=100&page=1": []})
        issue = {"number": NUMBER, "labels": _labels(("submission",)), "body": body, "user": {"login": "ada"}}
        return self._run("issue", main, {"issue": issue})

    def publish(
        self,
        main: str,
        *,
        ledger: str | None = "begin",
        meanwhile: Mapping[str, Callable[[], None]] | None = None,
    ) -> Rehearsal:
        """Publish main: by hand, with a word about the ledger; by a push where none is said.

        `meanwhile` is what others do before a job begins, by its name.
        """
        for path in self.lists().values():
            self.host.answers.setdefault(path, [])
        event = {} if ledger is None else {"inputs": {"ledger": ledger}}
        return self._rehearsal("publish", main, event, meanwhile).run()

    def lists(self) -> dict[str, str]:
        """Return where the host lists what is open and what was closed: the first page of each."""
        repository = self._repository
        pages = "per_page=100&page=1"
        opened, closed = "sort=created&direction=asc", "sort=updated&direction=desc"
        form = "labels=submission"
        return {
            "pulls": f"{repository}/pulls?state=open&{opened}&{pages}",
            "forms": f"{repository}/issues?state=open&{form}&{opened}&{pages}",
            "closed pulls": f"{repository}/pulls?state=closed&{closed}&{pages}",
            "closed forms": f"{repository}/issues?state=closed&{form}&{closed}&{pages}",
        }

    def publish_until(self, main: str, job: str, step: str) -> Job:
        """Publish main by a push until a step of a job, which is for the test to run as often as it likes."""
        return self._rehearsal("publish", main, {}).prepare(job, step)

    def links(self, main: str) -> Rehearsal:
        """Ask for the links of main, on a machine that reaches nothing."""
        return self._run("links", main, {})

    def audit(self, main: str) -> Rehearsal:
        """Ask for vulnerabilities of what main installs, on a machine that reaches nothing."""
        return self._run("audit", main, {})

    def remind(self, main: str, queue: Mapping[str, Any] | None) -> Rehearsal:
        """Look who is waited for in the queue that the live site has, if any; the host has them all."""
        self.host.site = self.home.parent / "live"
        (self.host.site / "data").mkdir(parents=True, exist_ok=True)
        waiting = () if queue is None else queue["open"]
        if queue is not None:
            (self.host.site / "data/queue.json").write_text(json.dumps(queue), "utf-8")
        pulls = [{"number": each["number"], "head": {"sha": each["head"]}, "labels": []} for each in waiting]
        self.host.answers[self.lists()["pulls"]] = pulls
        places = (f"{self._repository}/issues/{each['number']}/comments" for each in waiting)
        self.host.answers.update({f"{place}?per_page=100&page=1": [] for place in places})
        return self._run("remind", main, {})

    def said(self) -> str:
        """Return the one comment that was written to the code host."""
        (written,) = self.written("comments")
        return str(written["body"])

    def labelled(self) -> str:
        """Return the one label that was set at the code host; none was taken off."""
        (written,) = self.written("labels")
        (name,) = written["labels"]
        return str(name)

    def written(self, what: str) -> list[dict[str, Any]]:
        """Return what was written to the comments, labels or reviews of the pull request or issue."""
        return [body for _, path, body in self.host.written if path.endswith(f"/{NUMBER}/{what}")]

    @property
    def _repository(self) -> str:
        return f"/repos/{self.store.folder.parent.name}/{self.store.folder.name}"

    def _files(self, main: str, head: str) -> list[dict[str, str]]:
        """Return the files of a pull request as the host tells them, each with its patch."""
        command = ["git", f"--git-dir={self.store.folder}", "diff", f"{main}...{head}"]
        told = subprocess.run(command, env=ENVIRONMENT, capture_output=True, check=True).stdout
        parts = re.split(r"(?m)^diff --git ", told.decode(errors="replace"))
        named = ((re.search(r"(?m)^\+\+\+ b/(.+)$", part), part.partition("\n@@")) for part in parts)
        return [{"filename": name[1], "patch": f"@@{patch[2]}"} for name, patch in named if name]

    def _run(self, workflow: str, sha: str, event: Mapping[str, Any]) -> Rehearsal:
        return self._rehearsal(workflow, sha, event).run()

    def _rehearsal(
        self,
        workflow: str,
        sha: str,
        event: Mapping[str, Any],
        meanwhile: Mapping[str, Callable[[], None]] | None = None,
    ) -> Rehearsal:
        runs = len([*self.home.glob(f"{workflow}*")])
        return Rehearsal(
            workflow=workflow,
            home=self.home / f"{workflow}-{runs}",
            server=self.store.folder,
            sha=sha,
            event=event,
            host=self.host,
            environments=self.environments,
            workflows=self.workflows,
            meanwhile=meanwhile or {},
        )


def _labels(names: tuple[str, ...]) -> list[dict[str, str]]:
    return [{"name": name} for name in names]
