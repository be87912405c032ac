"""Readers of training logs: what people have, turned into runs, with every assumption said."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

from msgspec.structs import replace

from effsota.bringing.logs.bar_table import BAR_TABLE
from effsota.bringing.logs.dashboards import TENSORBOARD, WANDB_CHART
from effsota.bringing.logs.delimited import DAWNBENCH, DELIMITED, FASTAI, KERAS, LIGHTNING
from effsota.bringing.logs.detectron import DETECTRON
from effsota.bringing.logs.fairseq import FAIRSEQ
from effsota.bringing.logs.json_documents import JSON_ROWS, KERAS_HISTORY, SUMMARY, TENSORBOARD_JSON
from effsota.bringing.logs.json_lines import DEIT, JSON_LINES
from effsota.bringing.logs.metric_names import MetricColumns, columns_for, describe_known, few_of, measured_as
from effsota.bringing.logs.mllog import MLLOG
from effsota.bringing.logs.openmmlab import OPENMMLAB
from effsota.bringing.logs.run import (
    AS_IT_STANDS,
    HowRead,
    LogFile,
    Reader,
    Remark,
    Run,
    RunsOfLog,
    log_fault,
)
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
    "HowRead",
    "LogFile",
    "MetricColumns",
    "Reader",
    "Remark",
    "Run",
    "RunsOfLog",
    "columns_for",
    "describe_known",
    "few_of",
    "measured_as",
    "read_log",
    "read_runs",
    "recognise_log",
]

Told = TypeVar("Told", bound=Remark | Problem)
MOST_TOLD = 20
HEAD = 1_048_576  # speedrun logs begin with the whole program
# The first that recognises a file reads it: from the most particular to the most general.
READERS: tuple[Reader, ...] = (
    *(TRAINER_STATE, MLLOG, SPEEDRUN),
    *(KERAS_HISTORY, SUMMARY, TENSORBOARD_JSON, JSON_ROWS, OPENMMLAB, DETECTRON, DEIT, JSON_LINES),
    *(DAWNBENCH, TENSORBOARD, WANDB_CHART, LIGHTNING, KERAS, FASTAI, TIMM),
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
    file: LogFile, *, beside: Mapping[str, LogFile], how: HowRead = AS_IT_STANDS
) -> Run | tuple[Problem, ...]:
    """Return the one run of a log, or why there is none; of several, that one has to be chosen."""
    found = read_runs(file, beside=beside, how=how)
    if not isinstance(found, RunsOfLog):
        return found
    if len(found.runs) > 1:
        line = found.runs[1].lines[0]
        message = f"the log holds {len(found.runs)} runs: here begins the second"
        return (log_fault(file.name, line, message, f"say which with --run 1 to {len(found.runs)}"),)
    return found.runs[0]


def read_runs(
    file: LogFile, *, beside: Mapping[str, LogFile], how: HowRead = AS_IT_STANDS
) -> RunsOfLog | tuple[Problem, ...]:
    """Return the runs of a log, or why there are none; `beside` are the files of its folder by name.

    Few of the remarks on a run are told, or few of the reasons why there is none.
    """
    found = _read_log(file, beside, how)
    if not isinstance(found, RunsOfLog):
        return _first(found, log_fault)
    return replace(found, runs=tuple(replace(run, remarks=_first(run.remarks, Remark)) for run in found.runs))


def _first(told: tuple[Told, ...], make: Callable[[str, int, str], Told]) -> tuple[Told, ...]:
    if len(told) <= MOST_TOLD:
        return told
    after = told[MOST_TOLD]
    return (*told[:MOST_TOLD], make(after.file, after.line, f"and {len(told) - MOST_TOLD:,} more like these"))


def _read_log(file: LogFile, beside: Mapping[str, LogFile], how: HowRead) -> RunsOfLog | tuple[Problem, ...]:
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
    return settle_rows(file, reader.read(file, beside), format_name=reader.name, how=how)
