"""`effsota init`: a new tracker of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import click

from effsota.cli.group import examples
from effsota.reading.schema.addresses import schema_line
from effsota.text import refuse_line

STARTER = Path(__file__).parents[1] / "starter"
TRACKER = """\
# This board. Write your own addresses before you publish it.
name: {name}
url: https://example.org/tracker/
repository: https://github.com/you/your-tracker
branch: main
contact: https://github.com/you/your-tracker/issues
data_licence: CC-BY-4.0
"""


@click.command(epilog=examples("effsota init my-tracker"))
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The board's name (default: the folder's).")
def init(folder: Path, name: str | None) -> None:
    """Start a new tracker of your own in DIR.

    It has one example track with one record, and is ready to build. No file that is there is touched.
    """
    name = name or folder.resolve().name
    if refusal := refuse_line(name):
        raise click.UsageError(f"The board's name {refusal.message}. Give one with --name.")
    files = _starter_files(name)
    taken = sorted(path for path in files if (folder / path).exists())
    if taken:
        raise click.UsageError(f"{folder / taken[0]} is there already. Choose another folder.")
    try:
        for path, text in files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.UsageError(f"{folder} cannot be written: {error.strerror}.") from error
    click.echo(
        f"Started a tracker in {folder}. Next: effsota serve --root {folder}, and read {folder / 'README.md'}"
    )


def _starter_files(name: str) -> dict[str, str]:
    starter = {
        path.relative_to(STARTER).as_posix(): path.read_text("utf-8")
        for path in sorted(STARTER.rglob("*"))
        if path.is_file()
    }
    # A JSON string is a YAML string, whatever it holds.
    tracker = schema_line("tracker") + TRACKER.format(name=json.dumps(name, ensure_ascii=False))
    return {".gitignore": "/_site/\n/.venv/\n", "submissions/tracker.yaml": tracker, **starter}
