"""Which open pull request a finished check belongs to: found by its head commit, never by what it says."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from automation.host import SHA, api_of_run, read_event, write_output

if TYPE_CHECKING:
    from automation.host import Api

CHECK = ".github/workflows/validate.yml"
VOUCHED = "vouched"


def find_pull(api: Api, *, repository: str, run: dict[str, Any]) -> dict[str, Any] | None:
    """Return the one open pull request whose head is the commit that was checked, None where there is none.

    The run's own list is empty for forks, and anybody can name a branch or a workflow as they like.
    """
    head = str(run["head_sha"])
    is_the_check = run["event"] == "pull_request" and str(run["path"]).partition("@")[0] == CHECK
    if not is_the_check or not SHA.fullmatch(head) or not run.get("head_repository"):
        return None
    owner = run["head_repository"]["owner"]["login"]
    branch = quote(f"{owner}:{run['head_branch']}", safe="")
    pulls = api("GET", f"/repos/{repository}/pulls?state=open&per_page=100&head={branch}")
    found = [
        pull
        for pull in pulls
        if pull["head"]["sha"] == head
        and pull["base"]["repo"]["full_name"] == repository
        and pull["base"]["ref"] == pull["base"]["repo"]["default_branch"]
    ]
    return found[0] if len(found) == 1 else None


def main() -> int:
    """Hand the number of the pull request to later steps, and whether a maintainer vouches for it."""
    pull = find_pull(
        api_of_run(), repository=os.environ["GITHUB_REPOSITORY"], run=read_event()["workflow_run"]
    )
    if pull is None:
        print("No open pull request has the commit that was checked: nothing to say.")
        return 0
    labels = {label["name"] for label in pull["labels"]}
    write_output(number=int(pull["number"]), vouched=VOUCHED in labels)
    return 0
