"""The importers, in the order in which they are listed."""

from __future__ import annotations

from effsota.bringing.importers.epoch import import_epoch
from effsota.bringing.importers.importer import Importer
from effsota.bringing.importers.nanochat import import_nanochat
from effsota.bringing.importers.speedrun_track2 import import_track2

IMPORTERS = (
    Importer(
        name="epoch",
        folder="epoch-notable-models",
        table="notable_ai_models.csv",
        reads="the CSV of notable models, as downloaded; the track is written with it",
        origin="Epoch AI, https://epoch.ai/data/notable-ai-models",
        licence="CC BY 4.0",
        read=import_epoch,
    ),
    Importer(
        name="fineweb-2-92",
        folder="fineweb-2-92",
        table="speedrun-track2.csv",
        reads="a CSV of the records of track 2 with steps, tokens and parameters of each log",
        origin="NanoGPT speedrun, https://github.com/KellerJordan/modded-nanogpt",
        licence="MIT",
        read=import_track2,
    ),
    Importer(
        name="nanochat-gpt2",
        folder="nanochat-gpt2",
        table="nanochat-flop.csv",
        reads="a CSV of the runs of the leaderboard with tokens and the operations of each token",
        origin="nanochat, https://github.com/karpathy/nanochat",
        licence="MIT",
        read=import_nanochat,
    ),
)
