"""The importers, in the order in which they are listed."""

from __future__ import annotations

from functools import partial

from effsota.bringing.importers.cifar10 import cifar10_at
from effsota.bringing.importers.dawnbench_imagenet import import_imagenet
from effsota.bringing.importers.epoch import import_epoch
from effsota.bringing.importers.gpu_days import import_gpu_days
from effsota.bringing.importers.imagenet_top1 import inference_at, training_at
from effsota.bringing.importers.importer import Importer
from effsota.bringing.importers.inference_price import PRICE_LEVELS, price_at
from effsota.bringing.importers.mmlu import import_mmlu
from effsota.bringing.importers.nanochat import import_nanochat
from effsota.bringing.importers.slowrun import slowrun_at
from effsota.bringing.importers.speedrun_track2 import import_track2
from effsota.bringing.importers.speedrun_track3 import import_track3

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
        name="katago-g104-go",
        folder="katago-g104-go",
        table="katago.csv",
        reads="a CSV of points of KataGo's runs with GPUs and days",
        origin="KataGo, https://github.com/lightvector/KataGo",
        licence="MIT",
        read=import_gpu_days,
    ),
    Importer(
        name="text-to-image-fid-9-62",
        folder="text-to-image-fid-9-62",
        table="text-to-image.csv",
        reads="a CSV of text-to-image models with FID on COCO and GPU-days",
        origin="PixArt-alpha, https://github.com/PixArt-alpha/PixArt-alpha",
        licence="Apache 2.0",
        read=import_gpu_days,
    ),
    *(
        Importer(
            name=f"mmlu-{name}",
            folder=f"mmlu-{name}",
            table="mmlu.csv",
            reads=f"a CSV of language models with their scores on MMLU, for those that reach {level:g}%",
            origin="the documents that each row names; the lists among them are Epoch AI's",
            licence="CC BY 4.0",
            read=partial(import_mmlu, level=level),
        )
        for name, level in (("43-9", 43.9), ("50", 50.0), ("60", 60.0), ("70", 70.0), ("80", 80.0))
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
        name="fineweb-3-28-optimizer",
        folder="fineweb-3-28-optimizer",
        table="speedrun-track3.csv",
        reads="a CSV of the results of track 3 with steps, tokens, mean loss and runs",
        origin="NanoGPT speedrun, https://github.com/KellerJordan/modded-nanogpt",
        licence="MIT",
        read=import_track3,
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
    Importer(
        name="imagenet-top5-93",
        folder="imagenet-top5-93",
        table="imagenet-93-history.csv",
        reads="a CSV of the entries for ImageNet with epochs, hours and dollars to 93 % top-5",
        origin="DAWNBench, https://github.com/stanford-futuredata/dawn-bench-entries",
        licence="none stated; facts only",
        read=import_imagenet,
    ),
    Importer(
        name="cifar10-94",
        folder="cifar10-94",
        table="cifar10-history.csv",
        reads="a CSV of speedruns on CIFAR-10 with seconds and dollars, of which those to 94 % are taken",
        origin="DAWNBench, cifar10-fast, hlb-CIFAR10 and cifar10-airbench",
        licence="MIT for the last three; facts only",
        read=cifar10_at(94),
    ),
    Importer(
        name="cifar10-96",
        folder="cifar10-96",
        table="cifar10-history.csv",
        reads="a CSV of speedruns on CIFAR-10 with seconds and dollars, of which those to 96 % are taken",
        origin="DAWNBench, cifar10-fast, hlb-CIFAR10 and cifar10-airbench",
        licence="MIT for the last three; facts only",
        read=cifar10_at(96),
    ),
    *(
        Importer(
            name=f"imagenet-top1-{name}{end}",
            folder=f"imagenet-top1-{name}{end}",
            table="imagenet-top1.csv",
            reads=f"a CSV of networks with their top-1 accuracy on ImageNet, {what} of those at {level:g}%",
            origin="the repositories that each row names",
            licence="MIT, Apache 2.0 or BSD; facts only",
            read=read(level),
        )
        for end, what, read, levels in (
            ("", "training compute", training_at, (("75-9", 75.9), ("78", 78.0))),
            (
                "-inference",
                "operations for one image",
                inference_at,
                (("75-9", 75.9), ("80", 80.0), ("83", 83.0)),
            ),
        )
        for name, level in levels
    ),
    *(
        Importer(
            name=f"slowrun-{name}",
            folder=f"slowrun-{name}",
            table="slowrun.csv",
            reads=f"a CSV of the records of all four tracks with loss and time, of those to {level:g}",
            origin="NanoGPT Slowrun, https://github.com/qlabs-eng/slowrun",
            licence="MIT",
            read=slowrun_at(level),
        )
        for name, level in (("3-402", 3.402), ("3-264", 3.264), ("3-2", 3.2))
    ),
    *(
        Importer(
            name=f"price-{name}",
            folder=f"price-{name}",
            table="inference-price.csv",
            reads=f"the CSV of the lowest prices, of the models that do as well on {test} as {reference}",
            origin="Epoch AI, https://github.com/epoch-research/llm-benchmark-efficiency",
            licence="CC BY 4.0",
            read=price_at(test, reference),
        )
        for name, test, reference in PRICE_LEVELS
    ),
)
