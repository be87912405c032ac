"""Recipes of the speedruns on CIFAR-10 whose code was read: their networks, batches and epochs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from effsota.bringing.importers.layer_counts import (
    CLASSES_OF_CIFAR,
    convolution,
    count_groups,
    count_preactivation_resnet,
    count_resnet18_for_cifar,
)

IMAGES = 50_000  # of the training set
V100, A100 = "nvidia-tesla-v100-sxm2-16gb", "nvidia-a100"
_DAWN = "https://github.com/stanford-futuredata"
_MODELS = f"{_DAWN}/dawn-bench-models/blob/faacf0462f2d68bfa53ba79960ca8f551b2cdc6d"
_ENTRIES = f"{_DAWN}/dawn-bench-entries/blob/fb27b827bd83eff9021698ffe576b33a100e0b78/CIFAR10/train"
_PAGE = "https://github.com/davidcpage/cifar10-fast/blob"
_HLB = "https://github.com/tysam-code/hlb-CIFAR10/blob"
_AIRBENCH = "https://github.com/KellerJordan/cifar10-airbench/blob"

_NEWEST = "f1c599c4af24aca803e3e65a6a7e52a502e09d0e"


@dataclass(frozen=True, slots=True, kw_only=True)
class RecipePhase:
    """A part of a run: multiply-adds of a forward pass, images, and passes backward for each, usually two."""

    what: str
    forward: int
    images: int
    epochs: float = 1.0
    backward: float = 2.0


@dataclass(frozen=True, slots=True, kw_only=True)
class CifarRecipe:
    """One recipe: label, authors, phases; the code that was read, and the page that made the result public.

    `chip` and `precision` are given where the code or its page says them, `runs` where it tells of how many
    the accuracy is the mean, `day` where the code has another day than the table. `note` is for readers.
    """

    label: str
    authors: tuple[str, ...]
    phases: tuple[RecipePhase, ...]
    code: str
    code_title: str
    page: str
    page_title: str
    chip: str = ""
    precision: str = "fp16"
    runs: int = 0
    day: str = ""
    note: str = ""
    is_rerun: bool = False


def _in_batches(size: int) -> int:
    """Return how many images an epoch shows where the last batch is left out if it is not full."""
    return IMAGES // size * size


def _train(network: int, *, epochs: float, images: int = IMAGES) -> tuple[RecipePhase, ...]:
    return (RecipePhase(what="training", forward=network, images=images, epochs=epochs),)


_WIDE, _SIDES, _VALID = (128, 256, 512), (32, 16, 8, 4), (31, 15, 7, 3)
_WHITENED = convolution(3, 27, kernel=3, side=32) + convolution(27, 64, kernel=1, side=32)
_PROJECTED = convolution(3, 12, kernel=2, side=31) + convolution(12, 32, kernel=1, side=31)
PAGE_2018 = count_groups(
    convolution(3, 64, kernel=3, side=32), channels=64, widths=_WIDE, more=(2, 0, 2), sides=_SIDES
)
PAGE_2019 = count_groups(_WHITENED, channels=64, widths=_WIDE, more=(2, 0, 2), sides=_SIDES)
HLB_3 = count_groups(_PROJECTED, channels=32, widths=_WIDE, more=(2, 0, 2), sides=_VALID)
HLB_4 = count_groups(_PROJECTED, channels=32, widths=_WIDE, more=(1, 1, 1), sides=_VALID)
HLB_5 = count_groups(_PROJECTED, channels=32, widths=(64, 256, 512), more=(1, 1, 1), sides=_VALID)
HLB_7 = count_groups(
    convolution(3, 12, kernel=2, side=31), channels=24, widths=(64, 256, 512), more=(1, 1, 1), sides=_VALID
)


def count_airbench(widths: tuple[int, int, int], *, depth: int) -> int:
    """Return the multiply-adds of airbench's network, with `depth` convolutions in each of its groups."""
    stem = convolution(3, 24, kernel=2, side=31)
    return count_groups(stem, channels=24, widths=widths, more=(depth - 1,) * 3, sides=_VALID)


BAIDU_9P = (
    convolution(3, 64, kernel=3, side=32)
    + convolution(64, 128, kernel=3, side=32)
    + 2 * convolution(128, 128, kernel=3, side=16)
    + convolution(128, 256, kernel=3, side=16)
    + convolution(256, 384, kernel=3, side=16)
    + 2 * convolution(384, 384, kernel=3, side=8)
    + 384 * CLASSES_OF_CIFAR
)


def count_kakao(last: int) -> int:
    """Return the multiply-adds of Kakao Brain's network on 30 pixels a side, with `last` channels last."""
    groups = 2 * convolution(128, 128, kernel=3, side=15) + 2 * convolution(256, 256, kernel=3, side=7)
    return (
        convolution(3, 64, kernel=3, side=30)
        + convolution(64, 128, kernel=5, side=15)
        + convolution(128, 256, kernel=3, side=15)
        + groups
        + convolution(256, last, kernel=3, side=5)
        + last * CLASSES_OF_CIFAR
    )


AIRBENCH_94 = count_airbench((64, 256, 256), depth=2)
AIRBENCH_96 = count_airbench((128, 384, 512), depth=3)
_PROXY = count_airbench((32, 64, 64), depth=2)
_STEPS = 45 * (IMAGES // 1024)  # of airbench96_faster, of 1,024 images each
_FILTERED = (
    RecipePhase(what="training on the harder half of each batch", forward=AIRBENCH_96, images=_STEPS * 512),
    RecipePhase(what="the small network, steps that learn", forward=_PROXY, images=_STEPS // 4 * 1024),
    RecipePhase(
        what="the small network, steps that only choose",
        forward=_PROXY,
        images=(_STEPS - _STEPS // 4) * 1024,
        backward=0,
    ),
)
_FIRST_HALF = "It reached the level in 35 of 50 runs, by the notes of its code; the entry is one run."


def _page_of(entry: str) -> str:
    """Return the address of an entry to DAWNBench."""
    return f"{_ENTRIES}/{entry}.json"


def _dawn(entry: str, label: str, *, network: int, epochs: float) -> CifarRecipe:
    return CifarRecipe(
        label=label,
        authors=("Stanford DAWN",),
        phases=_train(network, epochs=epochs),
        code=f"{_MODELS}/pytorch/CIFAR10/benchmark/cifar10/models/resnet.py",
        code_title="DAWNBench models, resnet.py for CIFAR-10",
        page=_page_of(entry),
        page_title=f"DAWNBench, {entry}",
    )


def _entry(
    entry: str, label: str, *, authors: tuple[str, ...], phases: tuple[RecipePhase, ...], code: str
) -> CifarRecipe:
    return CifarRecipe(
        label=label,
        authors=authors,
        phases=phases,
        code=code,
        code_title=f"code of {entry}",
        page=_page_of(entry),
        page_title=f"DAWNBench, {entry}",
        chip=V100,
    )


def _hlb(version: str, commit: str, *, network: int, epochs: float, images: int) -> CifarRecipe:
    title = f"hlb-CIFAR10 {version}, main.py"
    return CifarRecipe(
        label=f"hlb-CIFAR10 {version}",
        authors=("tysam-code",),
        phases=_train(network, epochs=epochs, images=images),
        code=f"{_HLB}/{commit}/main.py",
        code_title=title,
        page=f"{_HLB}/{commit}/main.py",
        page_title=title,
        chip=A100,
    )


def _airbench(place: str, label: str, *, phases: tuple[RecipePhase, ...], runs: int) -> CifarRecipe:
    title = f"cifar10-airbench, {place.rpartition('/')[2]}"
    return CifarRecipe(
        label=label,
        authors=("Keller Jordan",),
        phases=phases,
        code=f"{_AIRBENCH}/{place}",
        code_title=title,
        page=f"{_AIRBENCH}/{place}",
        page_title=title,
        chip=A100,
        runs=runs,
    )


_NB, _B = (
    count_preactivation_resnet(blocks=27, is_bottleneck=False),
    count_preactivation_resnet(blocks=18, is_bottleneck=True),
)
_NB_P100, _B_P100, _B_K80 = (
    "dawn_resnet164_nb_1p100-dawn_pytorch",
    "dawn_resnet164_b_1p100-dawn_pytorch",
    "dawn_resnet164_b_1k80-ec2_pytorch",
)
_GITHUB = "https://github.com"
_KAKAO = f"{_GITHUB}/wbaek/torchskeleton/blob/d5912e9c68b6af0a7c617cb0369de201ba3768d9/bin/dawnbench"
_KAKAO_1, _KAKAO_4 = (
    "kakaobrain_custom-resnet9_1v100-braincloud_pytorch",
    "kakaobrain_custom-resnet9_4v100-braincloud_pytorch",
)
_AJAY_1, _AJAY_4 = "ajay_resnet9_1v100_pytorch", "ajay_resnet9_4v100_pytorch"
_BAIDU = "BAIDU-USA-GAIT_BaiduNet9P_8GV100_pytorch"
_PAGE_ENTRY, _APPLE = "davidcpage_resnet9_1v100-ec2_pytorch", "apple_resnet9_8v100_pytorch"
CIFAR_RECIPES: Mapping[str, CifarRecipe] = MappingProxyType(
    {
        _NB_P100: _dawn(_NB_P100, "ResNet-164 without bottlenecks, DAWN on P100", network=_NB, epochs=138),
        _B_P100: _dawn(_B_P100, "ResNet-164 with bottlenecks, DAWN on P100", network=_B, epochs=138),
        _B_K80: _dawn(_B_K80, "ResNet-164 with bottlenecks, DAWN on K80", network=_B, epochs=137),
        _PAGE_ENTRY: CifarRecipe(
            label="ResNet-9, David Page",
            authors=("David Page",),
            phases=_train(PAGE_2018, epochs=24, images=_in_batches(512)),
            code=f"{_PAGE}/d31ad8d393dd75147b65f261dbf78670a97e48a8/dawn.py",
            code_title="cifar10-fast, dawn.py of November 2018",
            chip=V100,
            note=_FIRST_HALF,
            page=_page_of(_PAGE_ENTRY),
            page_title=f"DAWNBench, {_PAGE_ENTRY}",
        ),
        "David Page final (TTA)": CifarRecipe(
            label="ResNet-9, David Page in 10 epochs",
            authors=("David Page",),
            phases=_train(PAGE_2019, epochs=10, images=_in_batches(512)),
            code=f"{_PAGE}/f79e8b89bb2994b5caaaf7289c68903d15a37c2e/new_dawn.py",
            code_title="cifar10-fast, new_dawn.py",
            page=f"{_PAGE}/f79e8b89bb2994b5caaaf7289c68903d15a37c2e/bag_of_tricks.ipynb",
            page_title="cifar10-fast, bag_of_tricks.ipynb",
            chip=V100,
            note="A test image is judged together with its mirror image.",
        ),
        _APPLE: CifarRecipe(
            label="ResNet-9, Apple on 8 V100",
            authors=("Santiago Akle Serrano", "Hadi Pour Ansari", "Vipul Gupta", "Dennis DeCoste"),
            phases=_train(PAGE_2019, epochs=16, images=_in_batches(2048)),
            code="https://github.com/apple/ml-cifar-10-faster/blob/"
            "0b8962aecfd7a7bab3737ec1baa7d9a0f8ef8cfa/fast_cifar_10_distributed.py",
            code_title="ml-cifar-10-faster, fast_cifar_10_distributed.py",
            chip=V100,
            page=_page_of(_APPLE),
            page_title=f"DAWNBench, {_APPLE}",
        ),
        _BAIDU: _entry(
            _BAIDU,
            "BaiduNet9P on 8 V100",
            authors=("Baopu Li", "Zhiyu Cheng", "Yingze Bao"),
            phases=_train(BAIDU_9P, epochs=22, images=_in_batches(1024)),
            code=f"{_GITHUB}/BAIDU-USA-GAIT-LEOPARD/CIFAR10-Distributed-Training-BaiduNet9P/blob/"
            "df05b74663f21d4cbed894590535fab9a79d4d32/BaiduNet.py",
        ),
        _KAKAO_1: _entry(
            _KAKAO_1,
            "ResNet-9, Kakao Brain on one V100",
            authors=("clint",),
            phases=_train(count_kakao(128), epochs=25),
            code=f"{_KAKAO}/cifar10.py",
        ),
        _KAKAO_4: _entry(
            _KAKAO_4,
            "ResNet-9, Kakao Brain on 4 V100",
            authors=("clint",),
            phases=_train(count_kakao(256), epochs=34),
            code=f"{_KAKAO}/cifar10_multigpu.py",
        ),
        _AJAY_1: _entry(
            _AJAY_1,
            "ResNet-9, Ajay Uppili Arasanipalai on one V100",
            authors=("Ajay Uppili Arasanipalai",),
            phases=_train(PAGE_2018, epochs=24, images=_in_batches(512)),
            code=f"{_GITHUB}/iyaja/cifar10-fast-2/blob/eb3c84003d8ff8329214a71023fac81475202e28/dawn.py",
        ),
        _AJAY_4: _entry(
            _AJAY_4,
            "ResNet-9, Ajay Uppili Arasanipalai on 4 V100",
            authors=("Ajay Uppili Arasanipalai",),
            phases=_train(PAGE_2019, epochs=14, images=_in_batches(2048)),
            code=f"{_GITHUB}/iyaja/cifar-10-faster/blob/0009f1490b61ca31aeab56726a19e4a55193db12/"
            "fast_cifar_10_distributed.py",
        ),
        "hlb-CIFAR10 v0.1.0": _hlb(
            "v0.1.0",
            "132829f191c00e71a178c3c995ab6c0302ec66e5",
            network=PAGE_2019,
            epochs=10,
            images=_in_batches(512),
        ),
        "hlb-CIFAR10 v0.3.0": _hlb(
            "v0.3.0",
            "cb53b42097d4f99dc2b0eea8758bb3c65c187d5f",
            network=HLB_3,
            epochs=10,
            images=_in_batches(512),
        ),
        "hlb-CIFAR10 v0.4.0": _hlb(
            "v0.4.0",
            "353641ac654f365ea4beae303dc9bdaa1e68a38f",
            network=HLB_4,
            epochs=10,
            images=_in_batches(1024),
        ),
        "hlb-CIFAR10 v0.5.0": _hlb(
            "v0.5.0",
            "50eab0523120d4fabb52c752b4f73f1e64f75094",
            network=HLB_5,
            epochs=12.6,
            images=_in_batches(1024),
        ),
        "hlb-CIFAR10 v0.6.0": _hlb(
            "v0.6.0",
            "3bb104ce16d169e14783c406a3ac9b5a1e5f6678",
            network=HLB_5,
            epochs=12.1,
            images=_in_batches(1024),
        ),
        "hlb-CIFAR10 v0.7.0": _hlb(
            "v0.7.0",
            "ad103b43d29f08b348b522ad89d38beba8955f7c",
            network=HLB_7,
            epochs=12.1,
            images=_in_batches(1024),
        ),
        "airbench94": _airbench(
            "01a2367af6ab0586cfaedced4b63c53807d3643c/airbench94.py",
            "airbench94",
            runs=1000,
            phases=_train(AIRBENCH_94, epochs=9.9, images=_in_batches(1024)),
        ),
        "airbench94_muon": replace(
            _airbench(
                "1da61ae58ee9c112e7f166fac3b97d245aa72942/airbench94_muon.py",
                "airbench94 with Muon",
                runs=200,
                phases=_train(AIRBENCH_94, epochs=8),
            ),
            note="The orthogonalization in the optimizer Muon is not counted. Since 10 November 2024 the same"
            " epochs take 2.59 seconds.",
        ),
        "ResNet-18 200 epochs": CifarRecipe(
            label="ResNet-18 for 200 epochs",
            authors=("Keller Jordan",),
            phases=_train(count_resnet18_for_cifar(), epochs=200),
            code=f"{_AIRBENCH}/{_NEWEST}/README.md",
            code_title="cifar10-airbench README",
            page=f"{_AIRBENCH}/{_NEWEST}/README.md",
            page_title="cifar10-airbench README",
            chip=A100,
            note="The usual training of years before, as it was run again and listed beside airbench.",
            is_rerun=True,
        ),
        "airbench96": replace(
            _airbench(
                "e16b886f53ca617017c0e5f9799632a721428f65/airbench96.py",
                "airbench96, narrower and in 37 epochs",
                runs=400,
                phases=_train(AIRBENCH_96, epochs=37, images=_in_batches(1024)),
            ),
            day="2024-06-14",
        ),
        "airbench96_faster": replace(
            _airbench(
                "f1c599c4af24aca803e3e65a6a7e52a502e09d0e/airbench96_faster.py",
                "airbench96 on filtered data",
                runs=200,
                phases=_FILTERED,
            ),
            note="A small network is trained first and chooses the half of each batch that is harder for it.",
        ),
    }
)
_OTHERS: Mapping[str, str] = MappingProxyType(
    {
        "David Page ResNet-9 (DAWNBench)": f"it is the run of {_PAGE_ENTRY}",
        "David Page final (no TTA)": "its recipe took fewer epochs that day, with mirrored test images",
        "hlb-CIFAR10 v0.2.0": "it has the operations of v0.1.0, and only a range of seconds",
        "Hiverge (automated search)": "it states no operations, and its code is not public",
    }
)


def why_not(name: str) -> str:
    """Return why a run of the table has no recipe here."""
    if name.startswith("dawn_resnet164"):
        return "another run of its network is on file, with as many epochs or fewer"
    return _OTHERS.get(name, "its operations were not counted in its code, and time on chips says too little")
