"""The tasks of the workflows, against a code host made of a dictionary."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.error import URLError

import pytest

from automation.comment import BROKE, MARKER, compose
from automation.comment import say as say_all
from automation.find_pull import find_pull, is_vouched
from automation.host import ApiError, HostApi, write_output
from automation.links import find_links, report
from automation.prefill import new_file_link
from automation.published import is_published
from automation.seal import UnfitSiteError, seal
from tests.workflows.fake_api import BOT, HEAD, HERE, OTHER, FakeApi, comment, host

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def say(api: FakeApi, *, report: str) -> str:
    """Say something of a pull request; return what the log says of the comment."""
    return say_all(api, HERE, report=report, handed=BROKE, log="https://l")[0]


def test_the_first_comment_is_written() -> None:
    """With our mark in front, and the commit it is about."""
    api = host(comment(1, "somebody", "hello"))
    assert say(api, report="**Fine.**\n") == "The comment says what was found."
    text = f"{MARKER}\n**Fine.**\n\n<sub>Kept up to date for commit `{HEAD}` · [log](https://l)</sub>\n"
    assert api.written == [("POST", "/repos/o/r/issues/7/comments", {"body": text})]


def test_our_comment_is_edited_in_place() -> None:
    """There is one comment, however often the check runs."""
    api = host(comment(1, "somebody"), comment(2, BOT))
    say(api, report="**Fine.**")
    assert [(method, path) for method, path, _ in api.written] == [("PATCH", "/repos/o/r/issues/comments/2")]


def test_a_comment_that_only_bears_our_mark_is_left_alone() -> None:
    """Anybody can write the mark."""
    api = host(comment(1, "mallory"), comment(2, BOT, f"> {MARKER}"))
    say(api, report="x")
    assert [method for method, _, _ in api.written] == ["POST"]


@pytest.mark.parametrize("moved", [{"sha": OTHER}, {"state": "closed"}])
def test_an_old_run_has_not_the_last_word(moved: dict[str, str]) -> None:
    """Where the pull request has moved on, nothing is written."""
    api = host(**moved)  # type: ignore[arg-type]
    assert say(api, report="x") == "The pull request has moved on: a newer run speaks."
    assert api.written == []


def test_a_check_that_did_not_run_is_told_apart() -> None:
    """It is not the same as nothing to report."""
    told = compose(None, head=HEAD, log="https://l")
    assert f"**A maintainer's turn:** the check itself failed to run for commit `{HEAD}`" in told


@pytest.mark.parametrize("status", [403, 404, 422])
def test_a_locked_conversation_fails_nothing(status: int) -> None:
    """The verdict stands in the checks."""
    told = say(host(refuses=status), report="x")
    assert told == f"::notice title=No comment::the API answered {status}; the verdict stands in the checks."


def test_a_broken_host_fails() -> None:
    """What is no answer is not passed over."""
    with pytest.raises(ApiError):
        say(host(refuses=500), report="x")


def run_of(**changes: Any) -> dict[str, Any]:
    """Return a finished run as the event tells it."""
    owner = {"owner": {"login": "fork"}}
    run = {"event": "pull_request", "path": ".github/workflows/validate.yml", "head_sha": HEAD}
    return {**run, "head_branch": "a&b#c", "head_repository": owner, **changes}


def pull(number: int = 7, *, sha: str = HEAD, base: str = "main", repository: str = "o/r") -> dict[str, Any]:
    """Return a pull request as the host tells it."""
    repo = {"full_name": repository, "default_branch": "main"}
    return {"number": number, "head": {"sha": sha}, "base": {"ref": base, "repo": repo}, "labels": []}


def found(run: dict[str, Any], *pulls: dict[str, Any]) -> int | None:
    """Return the number of the pull request that is found."""
    path = "/repos/o/r/pulls?state=open&per_page=100&head=fork%3Aa%26b%23c"
    answer = find_pull(FakeApi({path: list(pulls)}), repository="o/r", run=run)
    return None if answer is None else int(answer["number"])


def test_a_pull_request_is_found_by_its_head() -> None:
    """Of those of its branch, the one at the commit that was checked."""
    assert found(run_of(), pull(6, sha=OTHER), pull()) == 7


@pytest.mark.parametrize(
    "pulls",
    [
        (),
        (pull(), pull(8)),
        (pull(base="release"),),
        (pull(repository="other/r"),),
        (pull(sha=OTHER),),
    ],
)
def test_where_it_is_not_certain_none_is_found(pulls: tuple[dict[str, Any], ...]) -> None:
    """None, two, another branch, another repository, another commit."""
    assert found(run_of(), *pulls) is None


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "push"},
        {"path": ".github/workflows/evil.yml"},
        {"head_sha": "main"},
        {"head_repository": None},
    ],
)
def test_a_run_that_is_not_the_check_is_passed_over(changes: dict[str, Any]) -> None:
    """Anybody can give a workflow that name."""
    assert found(run_of(**changes), pull()) is None


EVENTS = "/repos/o/r/issues/7/events?per_page=100&page={}"
PUSHED, BEFORE, AFTER = (f"2026-11-22T12:00:0{second}Z" for second in (5, 4, 6))


def event(at: str, *, label: str = "vouched", kind: str = "labeled") -> dict[str, Any]:
    """Return what happened to a label, as the host tells it."""
    return {"event": kind, "created_at": at, "label": {"name": label}}


def vouches(*pages: list[dict[str, Any]], pushed: str | None = PUSHED, label: str = "vouched") -> bool:
    """Tell whether a pull request with a label is vouched for."""
    head = {"sha": HEAD, "repo": None if pushed is None else {"pushed_at": pushed}}
    asked = {**pull(), "head": head, "labels": [{"name": label}]}
    api = FakeApi({EVENTS.format(number): page for number, page in enumerate(pages, start=1)})
    return is_vouched(api, repository="o/r", pull=asked)


def test_a_label_vouches_for_what_was_pushed_before_it() -> None:
    """The last time that it was set counts, on whatever page of the host's it stands."""
    assert vouches([event(BEFORE), event(BEFORE, kind="unlabeled"), event(AFTER)])
    assert vouches([{"event": "renamed", "created_at": BEFORE}] * 100, [event(AFTER)])


@pytest.mark.parametrize(
    "page",
    [
        [],
        [event(BEFORE)],
        [event(PUSHED)],
        [event(BEFORE), event(AFTER, label="track")],
        [event(BEFORE), event(AFTER, kind="unlabeled")],
        [event(BEFORE), {"event": "renamed", "created_at": AFTER}],
    ],
)
def test_a_label_from_before_the_last_push_vouches_for_nothing(page: list[dict[str, Any]]) -> None:
    """Nor one of the same second, another label, or anything else that happened since."""
    assert not vouches(page)


def test_what_cannot_be_told_is_not_vouched_for() -> None:
    """A fork that is gone, a label that is gone, a host that refuses."""
    assert not vouches([event(AFTER)], pushed=None)
    assert not vouches([event(AFTER)], label="track")

    def refuse(method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        del method, path, body
        raise ApiError(403)

    head = {"sha": HEAD, "repo": {"pushed_at": PUSHED}}
    asked = {**pull(), "head": head, "labels": [{"name": "vouched"}]}
    assert not is_vouched(refuse, repository="o/r", pull=asked)


def test_the_api_is_spoken_to_over_https() -> None:
    """The token goes nowhere else."""
    with pytest.raises(ValueError, match="https only"):
        HostApi("http://api.example.org", "token")


def test_outputs_are_numbers_and_words_of_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing in them can forge another."""
    monkeypatch.setenv("GITHUB_OUTPUT", str(tmp_path / "output"))
    write_output(number=7, vouched=False)
    assert (tmp_path / "output").read_text("utf-8") == "number=7\nvouched=false\n"


def test_a_link_opens_a_filled_page() -> None:
    """The path is that of a submission, the text survives."""
    link = new_file_link(
        "https://h/o/r", branch="main", path="submissions/a/b.yaml", text="model: 'A&B #1'\n"
    )
    assert link.url == (
        "https://h/o/r/new/main?filename=submissions%2Fa%2Fb.yaml&value=model%3A%20%27A%26B%20%231%27%0A"
    )


def test_a_long_text_is_left_out_of_a_link() -> None:
    """The host would refuse the address."""
    link = new_file_link("https://h/o/r", branch="main", path="submissions/a/b.yaml", text="x" * 6_000)
    assert link == ("https://h/o/r/new/main?filename=submissions%2Fa%2Fb.yaml", False)


@pytest.mark.parametrize(
    "path", [".github/workflows/x.yml", "submissions/../x.yaml", "submissions/a/b.yaml\n"]
)
def test_a_link_makes_nothing_but_submissions(path: str) -> None:
    """Whatever somebody called theirs."""
    with pytest.raises(ValueError, match="not the path of a submission"):
        new_file_link("https://h/o/r", branch="main", path=path, text="")


def site(folder: Path) -> Path:
    """Return a small site."""
    (folder / "index.html").write_text("<p>hello", "utf-8")
    return folder


def test_a_site_is_sealed(tmp_path: Path) -> None:
    """Its commit and the sum of each file."""
    assert seal(site(tmp_path), commit=HEAD) == 2
    assert json.loads((tmp_path / "build.json").read_text("utf-8")) == {"commit": HEAD}
    names = [line.split("  ")[1] for line in (tmp_path / "SHA256SUMS").read_text("utf-8").splitlines()]
    assert names == ["build.json", "index.html"]


def test_a_site_with_a_link_is_not_sealed(tmp_path: Path) -> None:
    """Publishing would follow it, and show what it leads to."""
    (site(tmp_path) / "notes.txt").symlink_to("/etc/passwd")
    with pytest.raises(UnfitSiteError, match=r"'notes\.txt' is no plain file"):
        seal(tmp_path, commit=HEAD)


def test_an_empty_site_is_not_sealed(tmp_path: Path) -> None:
    """A build that made nothing must not replace one that did."""
    with pytest.raises(UnfitSiteError, match=r"there is no index\.html"):
        seal(tmp_path, commit=HEAD)


def test_the_published_commit_is_waited_for() -> None:
    """An old copy, an error and nonsense are asked again."""
    new = json.dumps({"commit": HEAD}).encode()
    answers: Iterator[bytes | URLError] = iter([b'{"commit": "old"}', URLError("down"), b"<html>", new])

    def read() -> bytes:
        answer = next(answers)
        if isinstance(answer, URLError):
            raise answer
        return answer

    waits: list[int] = []
    assert is_published(HEAD, read=read, wait=lambda: waits.append(1))
    assert len(waits) == 3


def test_a_site_that_stays_old_is_told() -> None:
    """After a while, waiting ends."""
    assert not is_published(HEAD, read=lambda: b'{"commit": "old"}', wait=lambda: None)


def test_links_are_told_and_block_nothing() -> None:
    """Each dead link with the files that hold it, its text inert."""
    links = find_links({"a.yaml": "url: https://example.org/a\n", "b.yaml": "see (https://example.org/a)."})
    told = report(links, ask=lambda _: "answers 404")
    assert told == (
        "1 of 1 links may be broken. Nothing is blocked; look, then mend or archive.\n\n"
        "- <code>https&#58;&#47;&#47;example&#46;org&#47;a</code> answers 404: "
        "<code>a&#46;yaml</code>, <code>b&#46;yaml</code>\n"
    )
