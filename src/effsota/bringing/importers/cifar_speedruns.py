"""Recipes of the speedruns on CIFAR-10 since 2022, hlb-CIFAR10 and airbench, whose code was read."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from msgspec.structs import replace

from effsota.bringing.importers.cifar_networks import (
    AIRBENCH_94,
    AIRBENCH_96,
    AIRBENCH_PROXY,
    HLB_3,
    HLB_4,
    HLB_5,
    HLB_7,
    PAGE_2019,
)
from effsota.bringing.importers.cifar_recipe import (
    IMAGES,
    MIRRORED,
    SHIFTED,
    CifarRecipe,
    RecipePhase,
    in_batches,
    train,
)
from effsota.bringing.importers.layer_counts import count_resnet18_for_cifar

A100 = "nvidia-a100"
_HLB = "https://github.com/tysam-code/hlb-CIFAR10/blob"
_AIRBENCH = "https://github.com/KellerJordan/cifar10-airbench/blob"
_NEWEST = "f1c599c4af24aca803e3e65a6a7e52a502e09d0e"
_STEPS = 45 * (IMAGES // 1024)  # of airbench96_faster, of 1,024 images each
_FILTERED = (
    RecipePhase(what="training on the harder half of each batch", forward=AIRBENCH_96, images=_STEPS * 512),
    RecipePhase(
        what="the small network, steps that learn", forward=AIRBENCH_PROXY, images=_STEPS // 4 * 1024
    ),
    RecipePhase(
        what="the small network, steps that only choose",
        forward=AIRBENCH_PROXY,
        images=(_STEPS - _STEPS // 4) * 1024,
        backward=0,
    ),
)


def _hlb(version: str, commit: str, *, network: int, epochs: float, images: int) -> CifarRecipe:
    title = f"hlb-CIFAR10 {version}, main.py"
    return CifarRecipe(
        label=f"hlb-CIFAR10 {version}",
        authors=("tysam-code",),
        phases=train(network, epochs=epochs, images=images),
        code=f"{_HLB}/{commit}/main.py",
        code_title=title,
        page=f"{_HLB}/{commit}/main.py",
        page_title=title,
        chip=A100,
        judged=MIRRORED,
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
        judged=SHIFTED,
    )


SPEEDRUN_RECIPES: Mapping[str, CifarRecipe] = MappingProxyType(
    {
        "hlb-CIFAR10 v0.1.0": _hlb(
            "v0.1.0",
            "132829f191c00e71a178c3c995ab6c0302ec66e5",
            network=PAGE_2019,
            epochs=10,
            images=in_batches(512),
        ),
        "hlb-CIFAR10 v0.3.0": _hlb(
            "v0.3.0",
            "cb53b42097d4f99dc2b0eea8758bb3c65c187d5f",
            network=HLB_3,
            epochs=10,
            images=in_batches(512),
        ),
        "hlb-CIFAR10 v0.4.0": _hlb(
            "v0.4.0",
            "353641ac654f365ea4beae303dc9bdaa1e68a38f",
            network=HLB_4,
            epochs=10,
            images=in_batches(1024),
        ),
        "hlb-CIFAR10 v0.5.0": _hlb(
            "v0.5.0",
            "50eab0523120d4fabb52c752b4f73f1e64f75094",
            network=HLB_5,
            epochs=12.6,
            images=in_batches(1024),
        ),
        "hlb-CIFAR10 v0.6.0": _hlb(
            "v0.6.0",
            "3bb104ce16d169e14783c406a3ac9b5a1e5f6678",
            network=HLB_5,
            epochs=12.1,
            images=in_batches(1024),
        ),
        "hlb-CIFAR10 v0.7.0": _hlb(
            "v0.7.0",
            "ad103b43d29f08b348b522ad89d38beba8955f7c",
            network=HLB_7,
            epochs=12.1,
            images=in_batches(1024),
        ),
        "airbench94": _airbench(
            "01a2367af6ab0586cfaedced4b63c53807d3643c/airbench94.py",
            "airbench94",
            runs=1000,
            phases=train(AIRBENCH_94, epochs=9.9, images=in_batches(1024)),
        ),
        "airbench94_muon": replace(
            _airbench(
                "addffbfca8f5dd323b512ecebe96ad7b1a6a9aba/airbench94_spectral.py",
                "airbench94 with Muon",
                runs=400,
                phases=train(AIRBENCH_94, epochs=8),
            ),
            note="The optimizer has its name, Muon, since October 2024; its orthogonalization is not counted."
            " Since 10 November 2024 the same epochs take 2.59 seconds.",
        ),
        "ResNet-18 200 epochs": CifarRecipe(
            label="ResNet-18 for 200 epochs",
            authors=("Keller Jordan",),
            phases=train(count_resnet18_for_cifar(), epochs=200),
            code=f"{_AIRBENCH}/{_NEWEST}/README.md",
            code_title="cifar10-airbench README",
            page=f"{_AIRBENCH}/{_NEWEST}/README.md",
            page_title="cifar10-airbench README",
            chip=A100,
            where="Standard ResNet-18 training; layers as they are usual on CIFAR-10",
            note="The usual training of years before, as it was run again and listed beside airbench. The"
            " README prints 32.3 petaFLOP and no epochs; 200, which are usual, give 3 % more.",
            is_rerun=True,
        ),
        "airbench96": replace(
            _airbench(
                "e16b886f53ca617017c0e5f9799632a721428f65/airbench96.py",
                "airbench96, narrower and in 37 epochs",
                runs=400,
                phases=train(AIRBENCH_96, epochs=37, images=in_batches(1024)),
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
