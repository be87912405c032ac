"""What a shell completes as one types: the tracks, records and chips of the tracker at hand."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

TRACK_FILE = "track.yaml"


class TrackName(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on
    """A track's id."""

    name = "track"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the tracks that begin as it was typed."""
        del param
        return matching(_tracks(ctx), incomplete)


class TrackOrRecord(TrackName):
    """A track's id, or after a slash a record's."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the tracks, or the records of the track that is typed already."""
        track, slash, _ = incomplete.partition("/")
        if not slash:
            return super().shell_complete(ctx, param, incomplete)
        files = sorted((_submissions(ctx) / track).glob("*.yaml"))
        return matching((f"{track}/{file.stem}" for file in files if file.name != TRACK_FILE), incomplete)


class ChipName(click.ParamType):  # type: ignore[type-arg]  # generic from click 8.4 on
    """A chip's id, or another of its names that is one word."""

    name = "text"

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the chips that begin as it was typed."""
        from effsota.disk.folder import read_bundle, read_tree  # noqa: PLC0415  # only a shell asks for it
        from effsota.pipeline.vocabularies import read_hardware  # noqa: PLC0415

        del param
        root = ctx.params.get("root")
        chips = read_hardware(read_tree(root) if root else read_bundle()).chips
        also = (name for chip in chips.values() for name in chip.aliases if incomplete and " " not in name)
        return matching((*chips, *also), incomplete)


def _submissions(ctx: click.Context) -> Path:
    return Path(ctx.params.get("root") or ".") / "submissions"


def _tracks(ctx: click.Context) -> Iterable[str]:
    return sorted(file.parent.name for file in _submissions(ctx).glob(f"*/{TRACK_FILE}"))


def matching(names: Iterable[str], incomplete: str) -> list[CompletionItem]:
    """Return the names that begin as it was typed."""
    from click.shell_completion import CompletionItem  # noqa: PLC0415  # only a shell asks for it

    return [CompletionItem(name) for name in names if name.startswith(incomplete)]
