"""The queue in the open: where each submission stands, read from a file that is not to be trusted."""

from effsota.queue.queue_reading import MOST_QUEUE_BYTES, QueueError, read_queue, read_time, write_time
from effsota.queue.queue_rows import FirstAnswers, Flood, days_since, first_answers, fold_floods
from effsota.queue.queue_writing import shadow_data, write_queue
from effsota.queue.strangers import plain_line
from effsota.queue.turns import Taken, TurnStep, Whose, asks, whose_turn
from effsota.queue.waiting import (
    LeftOut,
    Outcome,
    Queue,
    QueueVerdict,
    Settled,
    Shadow,
    ShadowBoard,
    ShadowClaim,
    ShadowEntry,
    ShadowFall,
    ShadowRecord,
    ShadowState,
    Turn,
    Unread,
    Waiting,
    Way,
)

__all__ = [
    "MOST_QUEUE_BYTES",
    "FirstAnswers",
    "Flood",
    "LeftOut",
    "Outcome",
    "Queue",
    "QueueError",
    "QueueVerdict",
    "Settled",
    "Shadow",
    "ShadowBoard",
    "ShadowClaim",
    "ShadowEntry",
    "ShadowFall",
    "ShadowRecord",
    "ShadowState",
    "Taken",
    "Turn",
    "TurnStep",
    "Unread",
    "Waiting",
    "Way",
    "Whose",
    "asks",
    "days_since",
    "first_answers",
    "fold_floods",
    "plain_line",
    "read_queue",
    "read_time",
    "shadow_data",
    "whose_turn",
    "write_queue",
    "write_time",
]
