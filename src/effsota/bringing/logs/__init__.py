"""Readers of training logs: what people have, turned into runs, with every assumption said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeVar

from effsota.bringing.logs.bar_table import BAR_TABLE
from effsota.bringing.logs.dashboards import TENSORBOARD, WANDB_CHART
from effsota.bringing.logs.delimited import DAWNBENCH, DELIMITED, KERAS, LIGHTNING
from effsota.bringing.logs.detectron import DETECTRON
from effsota.bringing.logs.fairseq import FAIRSEQ
from effsota.bringing.logs.json_documents import JSON_ROWS, KERAS_HISTORY, SUMMARY, TENSORBOARD_JSON
from effsota.bringing.logs.json_lines import JSON_LINES
from effsota.bringing.logs.metric_names import describe_known, metric_of
from effsota.bringing.logs.mllog import MLLOG
from effsota.bringing.logs.openmmlab import OPENMMLAB
from effsota.bringing.logs.run import LogFile, Reader, Remark, Run, log_fault
from effsota.bringing.logs.settle import settle_rows
from effsota.bringing.logs.speedrun import SPEEDRUN
from effsota.bringing.logs.text_lines import TEXT_LINES
from effsota.bringing.logs.timm import TIMM
from effsota.bringing.logs.torchvision import TORCHVISION
from effsota.bringing.logs.trainer_state import TRAINER_STATE
from effsota.bringing.logs.unknown import refuse_unknown
from effsota.problems import Problem
from effsota.text import find_leftover

__all__ = [
    "READERS",
    "LogFile",
    "Reader",
    "Remark",
    "Run",
    "describe_known",
    "metric_of",
    "read_log",
    "recognise_log",
]

Told = TypeVar("Told", bound=Remark | Problem)
MOST_TOLD = 20
HEAD = 1_048_576  # speedrun logs begin with the whole program
# The first that recognises a file reads it: from the most particular to the most general.
READERS: tuple[Reader, ...] = (
    *(TRAINER_STATE, MLLOG, SPEEDRUN),
    *(KERAS_HISTORY, SUMMARY, TENSORBOARD_JSON, JSON_ROWS, OPENMMLAB, DETECTRON, JSON_LINES),
    *(DAWNBENCH, TENSORBOARD, WANDB_CHART, LIGHTNING, KERAS, TIMM),
    *(FAIRSEQ, TORCHVISION, BAR_TABLE, TEXT_LINES, DELIMITED),
)


def recognise_log(file: LogFile) -> Reader | None:
    """Return the reader of a file's format, None where it is unknown."""
    head = _head_of(file)
    return next((reader for reader in READERS if reader.recognise(file.name, head)), None)


def _head_of(file: LogFile) -> str:
    head = file.data[:HEAD].decode("utf-8", "replace").removeprefix("\ufeff")
    return head.replace("\r\n", "\n").replace("\r", "\n")


def read_log(
    file: LogFile, *, beside: Mapping[str, LogFile], resumed: bool = False
) -> Run | tuple[Problem, ...]:
    """Return the run of a log, or why there is none; `beside` are the files of its folder by name."""
    return _keep_few(_read_log(file, beside, resumed=resumed))


def _keep_few(found: Run | tuple[Problem, ...]) -> Run | tuple[Problem, ...]:
    """Return what a log holds with few of its remarks, or few of the reasons why there is none."""
    if isinstance(found, Run):
        return replace(found, remarks=_first(found.remarks, Remark))
    return _first(found, log_fault)


def _first(told: tuple[Told, ...], make: Callable[[str, int, str], Told]) -> tuple[Told, ...]:
    if len(told) <= MOST_TOLD:
        return told
    after = told[MOST_TOLD]
    return (*told[:MOST_TOLD], make(after.file, after.line, f"and {len(told) - MOST_TOLD:,} more like these"))


def _read_log(file: LogFile, beside: Mapping[str, LogFile], *, resumed: bool) -> Run | tuple[Problem, ...]:
    if not file.data.strip():
        return (log_fault(file.name, 1, "the file is empty"),)
    if b"\0" in file.data[:HEAD]:
        return (log_fault(file.name, 1, "a binary file, not a training log"),)
    leftover = find_leftover(_head_of(file))
    if leftover is not None:
        return (log_fault(file.name, *leftover),)
    reader = recognise_log(file)
    if reader is None:
        return (refuse_unknown(file, _head_of(file), READERS),)
    return settle_rows(file, reader.read(file, beside), format_name=reader.name, resumed=resumed)
