"""`effsota decide`: what a maintainer decided, and why, written where every reader finds it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import click

from effsota.bringing.deciding import WrittenDecision, try_decision, write_decision, write_status
from effsota.cli.asking import ask
from effsota.cli.completing import TrackOrRecord
from effsota.cli.group import examples
from effsota.cli.loading import load_tree
from effsota.cli.options import today_option
from effsota.cli.problem_lines import path_from_here, print_problems
from effsota.cli.root_options import root_option
from effsota.disk.several_files import write_files
from effsota.disk.unfinished import OutputError
from effsota.figures import join_words
from effsota.judging.quoting import quote, suggest
from effsota.judging.rules.answer_words import says_nothing
from effsota.model import Decided, DecidedBy, StatusBy, StatusName, Tree
from effsota.pipeline.claims import submission_paths
from effsota.problems import Refusal
from effsota.text import refuse_line, refuse_link, to_log_line

_STATUSES = (StatusName.DISPUTED, StatusName.WITHDRAWN)
_QUESTION = "The reason in a sentence"
_SCHEMA = "schema/decisions.schema.json"
_ROLES = tuple(dict.fromkeys(each.value for kind in (DecidedBy, StatusBy) for each in kind))
_NEXT = "Commit it and open a pull request with the label vouched; effsota diff main shows what it will say."


class HostNumber(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on
    """The number of a pull request or an issue, as people write it: 12 or #12."""

    name = "number"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Return the number, or fail with what to write."""
        bare = str(value).removeprefix("#")
        if not (bare.isascii() and bare.isdigit() and 0 < int(bare[:10]) < 1_000_000_000):
            self.fail(
                f'"{value}" is no number of a pull request or an issue; write one such as 12', param, ctx
            )
        return int(bare)


@click.command(
    epilog=examples(
        'effsota decide refused --pull 12 --why "The log ends before the level was reached."',
        'effsota decide accepted --issue 13 --record alexnet-imagenet/alexnet --why "Table 3 has 5 epochs."',
        r"""effsota decide disputed alexnet-imagenet/vgg-11 \
    --why "The log stops before the target." --url https://github.com/effsota/effsota/issues/1""",
    )
)
@click.argument("decision", type=click.Choice([*map(str, Decided), *map(str, _STATUSES)]))
@click.argument("what", metavar="[RECORD]", default="", type=TrackOrRecord())
@click.option("--pull", type=HostNumber(), help="Which pull request was accepted or refused.")
@click.option("--issue", type=HostNumber(), help="Which issue was accepted or refused.")
@click.option("--record", default="", type=TrackOrRecord(), help="The record that it was about, if one.")
@click.option("--why", help="The reason in a sentence; every reader sees it.")
@click.option("--url", help="Where a dispute or a withdrawal was discussed.")
@click.option(
    "--by", type=click.Choice(_ROLES), default="maintainer", show_default=True, help="In which role."
)
@root_option
@today_option
def decide(
    decision: str,
    what: str,
    *,
    pull: int | None,
    issue: int | None,
    record: str,
    why: str | None,
    url: str | None,
    by: str,
    root: Path,
    today: date,
) -> None:
    """Write down what was decided, and why.

    One line, and no other byte of the file changes.

    A pull request or an issue was `accepted` or `refused`: that is a line of submissions/decisions.yaml. A
    RECORD is `disputed` or `withdrawn`: that is the status in its own file.
    """
    if decision in _STATUSES:
        _refuse_number(decision, what, number=pull or issue, record=record)
    else:
        _demand_number(decision, what, pull=pull, issue=issue, url=url)
    _check_role(decision, by)
    refusal = refuse_link(url) if url else None
    if refusal is not None:
        raise click.UsageError(to_log_line(f"--url: {refusal.message}; {refusal.hint}."))
    tree = load_tree(root)
    if decision in _STATUSES:
        file = f"submissions/{_find_record(what, tree)}.yaml"
        link = {"url": url} if url else {}
        status = {"is": decision, "reason": _ask_why(why), "date": f"{today}", **link, "by": by}
        written = write_status(tree, file, status)
    else:
        number = {"pull": f"{pull}"} if pull else {"issue": f"{issue}"}
        about = {"record": _bare(record)} if record else {}
        told = {"date": f"{today}", **number, **about, "decision": decision, "by": by, "why": _ask_why(why)}
        written = write_decision(tree, told, has_schemas=(root / _SCHEMA).is_file())
    if isinstance(written, Refusal):
        raise click.UsageError(to_log_line(f"{written.message}. {written.hint}"))
    _write(written, tree, root=root, today=today)


def _refuse_number(decision: str, what: str, *, number: int | None, record: str) -> None:
    """Refuse what is said of a pull request where a record is disputed or withdrawn."""
    if not what:
        meant = record or "alexnet-imagenet/vgg-11"
        raise click.UsageError(
            f"Which record is {decision}? Say: effsota decide {decision} {meant} --why ..."
        )
    if number or record:
        raise click.UsageError(
            f"A record is {decision} by its name alone; leave --pull, --issue and --record out."
            " Where it was discussed is told by --url."
        )


def _demand_number(decision: str, what: str, *, pull: int | None, issue: int | None, url: str | None) -> None:
    """Refuse a decision on a pull request or an issue that is not of just one of them."""
    if what:
        raise click.UsageError(
            f"What is {decision} is a pull request or an issue: say --pull 12 --record {_bare(what)}."
            " A record that is to count again has its `status` taken out of its file by hand."
        )
    if (pull is None) == (issue is None):
        first = "One line is of one of them." if pull else f"Which one is {decision}?"
        raise click.UsageError(f"{first} Say --pull 12, or --issue 13.")
    if url:
        raise click.UsageError(
            "--url is for a dispute or a withdrawal: --pull or --issue is the link already."
        )


def _check_role(decision: str, by: str) -> None:
    roles = [*map(str, StatusBy if decision in _STATUSES else DecidedBy)]
    if by not in roles:
        raise click.UsageError(f"Nothing is {decision} by the {by}; say --by {join_words(roles, by='or')}.")


def _find_record(what: str, tree: Tree) -> str:
    """Return the path of a record on file, also where it is given as its file."""
    path, known = _bare(what), submission_paths(tree)
    if path not in known:
        meant = suggest(path, known) or "All of them: effsota show TRACK"
        raise click.UsageError(
            to_log_line(f'There is no record "{path}". {meant[0].upper()}{meant[1:]}'.strip())
        )
    return path


def _bare(what: str) -> str:
    return what.removeprefix("submissions/").removesuffix(".yaml").strip("/")


def _ask_why(why: str | None) -> str:
    return ask(why, _QUESTION, is_asking=sys.stdin.isatty(), option="--why", refuse=_refuse_reason)


def _refuse_reason(text: str) -> Refusal | None:
    if says_nothing(text, ""):
        return Refusal(f"{quote(text)} does not say why", "write what decided it, in a sentence")
    return refuse_line(text)


def _write(written: WrittenDecision, tree: Tree, *, root: Path, today: date) -> None:
    """Write a file with a decision in it, and say what it does; with an error it is not written."""
    tried = try_decision(tree, written, today)
    if tried.errors:
        print_problems(tried.errors, root, err=True)
        click.echo("Nothing was written: mend what stands above, and call again.", err=True)
        sys.exit(1)
    place = root / written.file
    if written.file in tree and place.read_bytes() != tree[written.file].data:
        raise click.UsageError(f"{written.file} changed meanwhile. Nothing was written; run again.")
    try:
        write_files({written.file: written.data}, root, over={written.file})
    except OutputError as error:
        raise click.UsageError(str(error)) from error
    for line in _tell(written, tried.sentence, place):
        click.echo(to_log_line(line))


def _tell(written: WrittenDecision, sentence: str, place: Path) -> Iterator[str]:
    yield f"Wrote {path_from_here(place)}:{written.line}: {written.words}"
    if sentence:
        yield f"The board would say: {sentence}"
    yield _NEXT
