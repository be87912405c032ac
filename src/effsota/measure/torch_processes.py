"""The processes of PyTorch that train one model together: which is the first, and what they count in all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import count
from typing import Any

import torch  # an optional extra
from torch import distributed

from effsota.measure.curve_rows import MeterError

# As long as a process may load its model while the others are there.
MOST_WAIT = timedelta(minutes=10)
_meetings = count()


def number_of_processes() -> int:
    """Return how many processes train together."""
    return int(distributed.get_world_size()) if _are_joined() else 1


def is_first_process() -> bool:
    """Tell whether this is the process that writes."""
    return not _are_joined() or distributed.get_rank() == 0


def refuse_apart(processes: int) -> None:
    """Refuse processes of which a framework tells, and which cannot add what they count.

    Raises:
        MeterError: if PyTorch does not join as many.
    """
    if processes != number_of_processes():
        raise MeterError(
            f"{processes} processes train, and torch.distributed joins {number_of_processes()}: what they"
            " count cannot be added; start them with torchrun"
        )


def meet(doing: str) -> None:
    """Wait until all processes do something that they do together.

    Raises:
        MeterError: if one of them does not: those that do would wait for it forever.
    """
    number, meeting = number_of_processes(), next(_meetings)
    names = [f"effsota.measure/{meeting}/{rank}" for rank in range(number)]
    store = distributed.distributed_c10d._get_default_store()  # noqa: SLF001  # there is no other
    store.set(names[distributed.get_rank()], doing)
    try:
        store.wait(names, MOST_WAIT)
    except RuntimeError as error:
        raise MeterError(f"not each of the {number} processes {doing}: do it in all of them alike") from error


def sum_over_processes(amounts: Sequence[float]) -> tuple[float, ...]:
    """Return amounts, each added over all processes: all of them call this, each time together."""
    if number_of_processes() == 1:
        return tuple(amounts)
    device = "cuda" if distributed.get_backend() == "nccl" else "cpu"
    summed = torch.tensor(amounts, dtype=torch.float64, device=device)
    distributed.all_reduce(summed)
    return tuple(summed.tolist())


def share_from_first(value: Any) -> Any:
    """Return what the first process has: all of them call this together."""
    if number_of_processes() == 1:
        return value
    shared = [value]
    distributed.broadcast_object_list(shared)
    return shared[0]


def _are_joined() -> bool:
    return bool(distributed.is_available() and distributed.is_initialized())
