"""Recipes on CIFAR-10 whose code was read, entries to DAWNBench and their like: networks, batches, epochs."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from effsota.bringing.importers.cifar_networks import (
    BAIDU_9P,
    PAGE_2018,
    PAGE_2019,
    count_kakao,
)
from effsota.bringing.importers.cifar_recipe import MIRRORED, CifarRecipe, RecipePhase, in_batches, train
from effsota.bringing.importers.cifar_speedruns import SPEEDRUN_RECIPES
from effsota.bringing.importers.layer_counts import count_preactivation_resnet

V100, V100_32GB = "nvidia-tesla-v100-sxm2-16gb", "nvidia-tesla-v100-sxm2-32-gb"
_DAWN = "https://github.com/stanford-futuredata"
_MODELS = f"{_DAWN}/dawn-bench-models/blob/faacf0462f2d68bfa53ba79960ca8f551b2cdc6d"
_ENTRIES = f"{_DAWN}/dawn-bench-entries/blob/fb27b827bd83eff9021698ffe576b33a100e0b78/CIFAR10/train"
_PAGE = "https://github.com/davidcpage/cifar10-fast/blob"


_FIRST_HALF = "It reached the level in 35 of 50 runs, by the notes of its code; the entry is one run."


def _page_of(entry: str) -> str:
    """Return the address of an entry to DAWNBench."""
    return f"{_ENTRIES}/{entry}.json"


def _dawn(entry: str, label: str, *, network: int, epochs: float) -> CifarRecipe:
    return CifarRecipe(
        label=label,
        authors=("Stanford DAWN",),
        phases=train(network, epochs=epochs),
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
        **SPEEDRUN_RECIPES,
        _NB_P100: _dawn(_NB_P100, "ResNet-164 without bottlenecks, DAWN on P100", network=_NB, epochs=138),
        _B_P100: _dawn(_B_P100, "ResNet-164 with bottlenecks, DAWN on P100", network=_B, epochs=138),
        _B_K80: _dawn(_B_K80, "ResNet-164 with bottlenecks, DAWN on K80", network=_B, epochs=137),
        _PAGE_ENTRY: CifarRecipe(
            label="ResNet-9, David Page",
            authors=("David Page",),
            phases=train(PAGE_2018, epochs=24, images=in_batches(512)),
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
            phases=train(PAGE_2019, epochs=10, images=in_batches(512)),
            code=f"{_PAGE}/f79e8b89bb2994b5caaaf7289c68903d15a37c2e/new_dawn.py",
            code_title="cifar10-fast, new_dawn.py",
            page=f"{_PAGE}/f79e8b89bb2994b5caaaf7289c68903d15a37c2e/bag_of_tricks.ipynb",
            page_title="cifar10-fast, bag_of_tricks.ipynb",
            chip=V100,
            judged=MIRRORED,
        ),
        _APPLE: CifarRecipe(
            label="ResNet-9, Apple on 8 V100",
            authors=("Santiago Akle Serrano", "Hadi Pour Ansari", "Vipul Gupta", "Dennis DeCoste"),
            phases=train(PAGE_2019, epochs=16, images=in_batches(2048)),
            code="https://github.com/apple/ml-cifar-10-faster/blob/"
            "0b8962aecfd7a7bab3737ec1baa7d9a0f8ef8cfa/fast_cifar_10_distributed.py",
            code_title="ml-cifar-10-faster, fast_cifar_10_distributed.py",
            chip=V100,
            judged=MIRRORED,
            page=_page_of(_APPLE),
            page_title=f"DAWNBench, {_APPLE}",
        ),
        _BAIDU: _entry(
            _BAIDU,
            "BaiduNet9P on 8 V100",
            authors=("Baopu Li", "Zhiyu Cheng", "Yingze Bao"),
            phases=train(BAIDU_9P, epochs=22, images=in_batches(1024)),
            code=f"{_GITHUB}/BAIDU-USA-GAIT-LEOPARD/CIFAR10-Distributed-Training-BaiduNet9P/blob/"
            "df05b74663f21d4cbed894590535fab9a79d4d32/BaiduNet.py",
        ),
        _KAKAO_1: replace(
            _entry(
                _KAKAO_1,
                "ResNet-9, Kakao Brain on one V100",
                authors=("clint",),
                phases=train(count_kakao(128), epochs=25),
                code=f"{_KAKAO}/cifar10.py",
            ),
            chip=V100_32GB,
            judged=MIRRORED,
        ),
        _KAKAO_4: replace(
            _entry(
                _KAKAO_4,
                "ResNet-9, Kakao Brain on 4 V100",
                authors=("clint",),
                phases=train(count_kakao(256), epochs=34),
                code=f"{_KAKAO}/cifar10_multigpu.py",
            ),
            chip=V100_32GB,
            judged=MIRRORED,
        ),
        _AJAY_1: _entry(
            _AJAY_1,
            "ResNet-9, Ajay Uppili Arasanipalai on one V100",
            authors=("Ajay Uppili Arasanipalai",),
            phases=train(PAGE_2018, epochs=24, images=in_batches(512)),
            code=f"{_GITHUB}/iyaja/cifar10-fast-2/blob/eb3c84003d8ff8329214a71023fac81475202e28/dawn.py",
        ),
        _AJAY_4: replace(
            _entry(
                _AJAY_4,
                "ResNet-9, Ajay Uppili Arasanipalai on 4 V100",
                authors=("Ajay Uppili Arasanipalai",),
                phases=train(PAGE_2019, epochs=14, images=in_batches(2048)),
                code=f"{_GITHUB}/iyaja/cifar-10-faster/blob/0009f1490b61ca31aeab56726a19e4a55193db12/"
                "fast_cifar_10_distributed.py",
            ),
            judged=MIRRORED,
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
