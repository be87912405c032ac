"""Which open pull request a finished check belongs to: found by its head commit, never by what it says."""

from __future__ import annotations

import os
from datetime import datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from automation.host import SHA, ApiError, api_of_run, read_event, write_output
from automation.paging import read_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def is_vouched(api: Api, *, repository: str, pull: dict[str, Any]) -> bool:
    """Tell whether a maintainer vouches for a pull request as it is: the label was set after the last push.

    Both times are the host's; what cannot be told, such as a fork that is gone, is not vouched for.
    """
    pushed = (pull["head"].get("repo") or {}).get("pushed_at")
    if not pushed or VOUCHED not in {label["name"] for label in pull["labels"]}:
        return False
    try:
        times = list(_labelled(api, f"/repos/{repository}/issues/{int(pull['number'])}/events"))
    except ApiError:
        return False
    return bool(times) and max(times) > datetime.fromisoformat(pushed)


def _labelled(api: Api, path: str) -> Iterator[datetime]:
    """Yield when the label was set, each time."""
    for event in read_pages(api, path):
        if event["event"] == "labeled" and event["label"]["name"] == VOUCHED:
            yield datetime.fromisoformat(event["created_at"])


def main() -> int:
    """Hand the number of the pull request to later steps, and whether a maintainer vouches for it."""
    api, repository = api_of_run(), os.environ["GITHUB_REPOSITORY"]
    pull = find_pull(api, repository=repository, run=read_event()["workflow_run"])
    if pull is None:
        print("No open pull request has the commit that was checked: nothing to say.")
        return 0
    write_output(number=int(pull["number"]), vouched=is_vouched(api, repository=repository, pull=pull))
    return 0
