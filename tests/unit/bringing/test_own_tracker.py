"""A tracker of one's own: its addresses, its files, and what an upgrade does to each."""

from __future__ import annotations

import pytest

from effsota.bringing.own_tracker import (
    MANIFEST,
    PIN,
    Address,
    Pin,
    build_manifest,
    build_starter,
    build_workings,
    digest,
    find_repository_url,
    plan_renewal,
    read_manifest,
)
from effsota.disk.kit import read_kit, read_starter
from tests.present import present

REPOSITORY = "https://github.com/Ada/board"
ADDRESS = Address(repository=REPOSITORY, branch="trunk")
COMMIT = "0123456789" * 4
OLD, NEW, MINE = "old\n", "new\n", "mine\n"


@pytest.mark.parametrize(
    ("remote", "repository"),
    [
        ("https://github.com/Ada/board.git\n", REPOSITORY),
        ("https://ada:token@github.com/Ada/board", REPOSITORY),
        ("git@github.com:Ada/board.git", REPOSITORY),
        ("ssh://git@github.com:22/Ada/board/", REPOSITORY),
        ("https://gitlab.com/Ada/board.x.git", "https://gitlab.com/Ada/board.x"),
        ("/home/ada/board", None),
        ("../board.git", None),
        ("file:///home/ada/board", None),
        ("https://github.com/Ada/board/tree", None),
        ("https://github.com/Ada/bo ard", None),
        ("", None),
    ],
)
def test_a_remote_leads_to_the_repository(remote: str, repository: str | None) -> None:
    """By https, and without what may be a secret in it."""
    assert find_repository_url(remote) == repository


@pytest.mark.parametrize(
    ("address", "site"),
    [
        (ADDRESS, "https://ada.github.io/board/"),
        (Address(repository="https://github.com/Ada/ada.github.io"), "https://ada.github.io/"),
        (Address(repository=REPOSITORY, site="https://example.org/"), "https://example.org/"),
        (Address(repository="https://gitlab.com/ada/board"), "https://example.org/tracker/"),
        (Address(), "https://example.org/tracker/"),
    ],
)
def test_the_site_follows_from_the_repository(address: Address, site: str) -> None:
    """Where it is on GitHub, and nothing else is said."""
    assert address.site_url == site


@pytest.mark.parametrize(
    ("repository", "owner"),
    [(REPOSITORY, "Ada"), ("https://example.org", "you"), ("https://example.org/a b/c", "you")],
)
def test_the_owner_is_a_name_or_nobody(repository: str, owner: str) -> None:
    """Whatever an address holds, CODEOWNERS has one name in each line."""
    assert Address(repository=repository).owner == owner


def test_a_pin_is_a_commit_or_else_a_release() -> None:
    """By the address of the program that runs."""
    source = "https://example.org/fork"
    assert Pin(version="1.2", commit=COMMIT, source=source).requirement == f"effsota @ git+{source}@{COMMIT}"
    assert Pin(version="1.2").requirement == "effsota==1.2"


def test_what_runs_a_tracker_is_what_runs_this_one() -> None:
    """Only the installation, the branch, the owners and the repository's name differ."""
    kit = read_kit()
    files = build_workings(kit, ADDRESS, Pin(version="1"))
    other = {path for path, text in kit.items() if files[path] != text}
    workflows = {path for path in kit if path.startswith(".github/workflows/")}
    assert other == {*workflows, ".github/CODEOWNERS", "docs/running.md"}
    assert files.keys() - kit.keys() == {PIN}


def test_every_installation_brings_the_program() -> None:
    """After its packages, from the pin, without asking for others."""
    kit = read_kit()
    files = build_workings(kit, ADDRESS, Pin(version="1"))
    counts = {
        path: (kit[path].count("pip install"), files[path].count(f"--no-build-isolation -r {PIN}\n"))
        for path in kit
        if "pip install" in kit[path] and path.endswith(".yml")
    }
    assert counts.keys() == {path for path in kit if path.startswith(".github/workflows/")}
    assert all(ours == theirs > 0 for ours, theirs in present(counts.values()))


def test_names_and_addresses_of_this_repository_do_not_travel() -> None:
    """But where the program comes from."""
    files = build_workings(read_kit(), ADDRESS, Pin(version="1", commit=COMMIT))
    assert "@effsota" not in "".join(files.values())
    assert "effsota.github.io" not in "".join(files.values())
    assert files[".github/CODEOWNERS"].splitlines()[1] == "* @Ada"
    assert "--repo Ada/board" in files["docs/running.md"]
    assert "branches: [trunk]" in files[".github/workflows/publish.yml"]
    assert "branches: [main]" not in "".join(files.values())


def test_a_repository_with_records_gets_no_example() -> None:
    """The rest it gets."""
    starter = read_starter()
    with_data = build_starter(starter, "x", ADDRESS, has_data=True)
    assert set(with_data) == {".gitignore", "README.md", "submissions/tracker.yaml"}
    without = build_starter(starter, "x", ADDRESS, has_data=False)
    assert len(without.keys() - with_data.keys()) == 2


@pytest.mark.parametrize(
    ("there", "written", "done"),
    [
        (None, None, "write"),
        (None, OLD, "taken_out"),
        (NEW, None, None),
        (NEW, OLD, None),
        (OLD, OLD, "write"),
        (OLD.replace("\n", "\r\n"), OLD, "write"),
        (MINE, OLD, "changed"),
        (MINE, None, "foreign"),
    ],
)
def test_an_upgrade_renews_what_the_owner_did_not_change(
    there: str | None, written: str | None, done: str | None
) -> None:
    """A file with that text now, as it was once written, whose new text is `new`."""
    renewal = plan_renewal(
        {"file": NEW},
        {} if there is None else {"file": there},
        {} if written is None else {"file": digest(written)},
    )
    told = {
        "write": set(renewal.write),
        "changed": set(renewal.changed),
        "taken_out": set(renewal.taken_out),
        "foreign": set(renewal.foreign),
    }
    assert {each for each, files in told.items() if files} == ({done} if done else set())


def test_what_the_owner_changed_stays_known_as_changed() -> None:
    """A second upgrade does not take it for its own."""
    first = plan_renewal({"file": NEW}, {"file": MINE}, {"file": digest(OLD)})
    assert first.written == {"file": digest(OLD)}
    assert plan_renewal({"file": "newer\n"}, {"file": MINE}, first.written).write == {}
    assert "-mine\n+new" in first.changed["file"]


def test_the_pin_moves_whatever_it_says() -> None:
    """That is what an upgrade is called for."""
    assert plan_renewal({PIN: NEW}, {PIN: MINE}, {PIN: digest(OLD)}).write == {PIN: NEW}


def test_a_file_that_is_no_longer_needed_is_named() -> None:
    """And not removed."""
    renewal = plan_renewal({}, {"file": OLD}, {"file": digest(OLD), "gone": digest(OLD)})
    assert renewal.unneeded == ("file",)


def test_a_manifest_is_read_as_it_was_written() -> None:
    """No manifest holds nothing; what is no manifest is told."""
    written = {"b": digest(NEW), "a": digest(OLD)}
    assert read_manifest(build_manifest(Pin(version="1", commit=COMMIT), written)) == written
    assert read_manifest(None) == {}
    assert [read_manifest(text) for text in ("", "[]", "{}", '{"files": []}')] == [None] * 4
    assert MANIFEST == ".github/effsota.json"
