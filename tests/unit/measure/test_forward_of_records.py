"""What records on file count for a forward pass of a known network is what PyTorch counts in its code.

A figure agrees within one percent, or within what its last digit rounds. One that does not is answered here:
its ratio is held too, so that an answer whose difference is gone is told.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from effsota.disk.folder import read_tree
from effsota.methods import BY_NAME, Operations
from effsota.methods.operations import ForwardPart
from effsota.model import Estimate, Submission
from effsota.pipeline.shapes import read_files

pytest.importorskip("torch", reason="PyTorch is not installed: make test-measure")
pytest.importorskip("torchvision", reason="torchvision is not installed: make test-measure")
pytest.importorskip("timm", reason="timm is not installed: make test-measure")

ROOT = Path(__file__).parents[3]
TOLERANCE = 0.01
# The first that a model's name begins with; in pixels where its own size is another than 224.
NETWORKS = (
    ("SE-ResNeXt-101 (32x4d)", "timm:seresnext101_32x4d", 224),
    ("SE-ResNeXt-50 (32x4d)", "timm:seresnext50_32x4d", 224),
    ("SE-ResNet-101", "timm:seresnet101", 224),
    ("SE-ResNet-152", "timm:seresnet152", 224),
    ("SE-ResNet-50", "timm:seresnet50", 224),
    ("ResNeXt-101 (32x4d)", "timm:resnext101_32x4d", 224),
    ("ResNeXt-101 (64x4d)", "torchvision:resnext101_64x4d", 224),
    ("ResNeXt-50", "torchvision:resnext50_32x4d", 224),
    ("ResNet-101", "torchvision:resnet101", 224),
    ("ResNet-152", "torchvision:resnet152", 224),
    ("ResNet-18 for 200 epochs", "", 0),
    ("ResNet-18", "torchvision:resnet18", 224),
    ("ResNet-34", "torchvision:resnet34", 224),
    ("ResNet-50", "torchvision:resnet50", 224),
    ("ResNets", "torchvision:resnet152", 224),
    ("Wide ResNet-50", "torchvision:wide_resnet50_2", 224),
    ("AlexNet", "torchvision:alexnet", 224),
    ("DenseNet-121", "torchvision:densenet121", 224),
    ("EfficientNet-B0", "timm:efficientnet_b0", 224),
    ("EfficientNet-B1", "timm:efficientnet_b1", 240),
    ("EfficientNet-B2", "timm:efficientnet_b2", 260),
    ("EfficientNet-B3", "timm:efficientnet_b3", 300),
    ("EfficientNet-B4", "timm:efficientnet_b4", 380),
    ("EfficientNet-B5", "timm:efficientnet_b5", 456),
    ("EfficientNet-CondConv-B0, 4", "timm:efficientnet_cc_b0_4e", 224),
    ("EfficientNet-CondConv-B0, 8", "timm:efficientnet_cc_b0_8e", 224),
    ("EfficientNet-CondConv-B0-Depth", "timm:efficientnet_cc_b1_8e", 224),
    ("EfficientNet-lite1", "timm:tf_efficientnet_lite1", 240),
    ("EfficientNet-lite2", "timm:tf_efficientnet_lite2", 260),
    ("EfficientNet-lite4", "timm:tf_efficientnet_lite4", 300),
    ("EfficientNetV2-B0", "timm:tf_efficientnetv2_b0", 224),
    ("EfficientNetV2-B2", "timm:tf_efficientnetv2_b2", 260),
    ("EfficientNetV2-S", "timm:tf_efficientnetv2_s", 384),
    ("EfficientNetV2-M", "timm:tf_efficientnetv2_m", 480),
    ("EfficientFormerV2-S0", "timm:efficientformerv2_s0", 224),
    ("EfficientFormerV2-S1", "timm:efficientformerv2_s1", 224),
    ("EfficientFormerV2-S2", "timm:efficientformerv2_s2", 224),
    ("EfficientFormerV2-L", "timm:efficientformerv2_l", 224),
    ("ConvNeXt-S", "timm:convnext_small", 224),
    ("ConvNeXt-B", "timm:convnext_base", 224),
    ("LeViT-128S", "timm:levit_128s", 224),
    ("LeViT-128", "timm:levit_128", 224),
    ("LeViT-192", "timm:levit_192", 224),
    ("LeViT-256", "timm:levit_256", 224),
    ("MnasNet-A1, 1.4 times as wide, 192", "timm:semnasnet_140", 192),
    ("MnasNet-A1, 1.4 times as wide, 224", "timm:semnasnet_140", 224),
    ("MobileNet v1", "timm:mobilenetv1_100", 224),
    ("MobileNet v2", "torchvision:mobilenet_v2", 224),
    ("RegNetX-1.6GF", "timm:regnetx_016", 224),
    ("RegNetX-3.2GF", "timm:regnetx_032", 224),
    ("RegNetX-4.0GF", "timm:regnetx_040", 224),
    ("RegNetX-6.4GF", "timm:regnetx_064", 224),
    ("RegNetY-800MF", "timm:regnety_008", 224),
    ("RegNetY-1.6GF", "timm:regnety_016", 224),
    ("RegNetY-3.2GF", "timm:regnety_032", 224),
    ("RegNetY-4.0GF", "timm:regnety_040", 224),
    ("RegNetY-6.4GF", "timm:regnety_064", 224),
    ("RepViT-M0.9", "timm:repvit_m0_9", 224),
    ("RepViT-M1.0", "timm:repvit_m1_0", 224),
    ("RepViT-M1.1", "timm:repvit_m1_1", 224),
    ("RepViT-M2.3", "timm:repvit_m2_3", 224),
    ("ShuffleNet v2 1.5x", "torchvision:shufflenet_v2_x1_5", 224),
    ("ShuffleNet v2 1x", "torchvision:shufflenet_v2_x1_0", 224),
    ("SqueezeNet v1.1", "torchvision:squeezenet1_1", 224),
    ("Swin-S", "timm:swin_small_patch4_window7_224", 224),
    ("Swin-B", "timm:swin_base_patch4_window7_224", 224),
    ("SwinV2-S, windows of 8", "timm:swinv2_small_window8_256", 256),
    ("SwinV2-S, windows of 16", "timm:swinv2_small_window16_256", 256),
    ("SwinV2-B, windows of 8", "timm:swinv2_base_window8_256", 256),
    ("SwinV2-B, windows of 16", "timm:swinv2_base_window16_256", 256),
    ("VGG-11", "torchvision:vgg11", 224),
    ("VGG", "torchvision:vgg16", 224),
)
# What no package has under its name, and who counts it instead.
ELSEWHERE = {
    "by layers, in the importers of CIFAR-10": ("cifar10-94/", "cifar10-96/"),
    "by the trainer's own formula, of a network of its own": ("nanochat-gpt2/",),
    "by examples/architectures": (
        "ai-and-compute/dqn",
        "ai-and-compute/deepspeech2",
        "alexnet-imagenet/googlenet",
        "ai-and-compute/seq2seq",
        "seq2seq-wmt14-en-fr/seq2seq-ensemble",
    ),
    "as printed, of a network that no package has": (
        "ai-and-compute-first-era/lenet-5",
        "ai-and-compute/neural-architecture-search",
        "alexnet-imagenet-inference/shufflenet-0-5x",
        "alexnet-imagenet/shufflenet-v1-1x",
        "imagenet-top1-75-9-inference/shufflenetv2-plus-large",
        "imagenet-top1-75-9/shufflenetv2-plus-large",
    ),
}
_THOP = "printed by its source, which names a counter and no version of it"
_PAPER = "printed by the paper of the network, which does not say how it counts"
_STRIDES = "strides in the 1 x 1 convolutions, as the paper has them; torchvision has them in the 3 x 3"
_TOWERS = "of one tower: the network of the paper has two, examples/architectures/alexnet.yaml"
ANSWERED = {
    ("ai-and-compute/alexnet", 0.75e9): (1.050, _TOWERS),
    ("ai-and-compute/vgg", 16e9): (
        1.034,
        "a round figure: examples/architectures/vgg-16.yaml",
    ),
    ("alexnet-imagenet-inference/alexnet", 0.725e9): (1.015, _TOWERS),
    ("alexnet-imagenet-inference/alexnet", 0.75e9): (1.050, _TOWERS),
    ("alexnet-imagenet-inference/alexnet", 0.77e9): (1.078, _THOP),
    ("alexnet-imagenet/alexnet", 0.77e9): (1.078, _THOP),
    ("alexnet-imagenet/alexnet", 0.75e9): (1.050, _TOWERS),
    ("training-compute/alexnet", 0.75e9): (1.050, _TOWERS),
    ("alexnet-imagenet/densenet-121", 2.7e9): (0.953, _THOP),
    ("alexnet-imagenet/mobilenet-v2", 0.33e9): (1.097, _THOP),
    ("alexnet-imagenet/resnet-18", 1.7e9): (0.937, _THOP),
    ("alexnet-imagenet/resnet-34", 3.43e9): (0.936, _THOP),
    ("alexnet-imagenet/resnet-50", 3.86e9): (0.944, _STRIDES),
    ("alexnet-imagenet/resnext-50", 4.29e9): (1.014, _THOP),
    ("alexnet-imagenet/shufflenet-v2-1-5x", 0.31e9): (1.048, _THOP),
    ("alexnet-imagenet/squeezenet-v1-1", 0.36e9): (1.031, _THOP),
    ("alexnet-imagenet/vgg-11", 7.98e9): (1.049, _THOP),
    ("imagenet-top1-75-9-inference/efficientnet-condconv-b0-4-experts", 402e6): (1.014, _PAPER),
    ("imagenet-top1-75-9-inference/efficientnet-condconv-b0-8-experts", 413e6): (1.014, _PAPER),
    ("imagenet-top1-75-9-inference/efficientnet-condconv-b0-depth-8-experts", 614e6): (1.013, _PAPER),
    ("imagenet-top1-75-9-inference/efficientnet-lite1", 631e6): (1.051, _PAPER),
    ("imagenet-top1-75-9-inference/efficientnet-lite2", 899e6): (1.046, _PAPER),
    ("imagenet-top1-80-inference/efficientnet-lite4", 2.64e9): (1.034, _PAPER),
    ("imagenet-top1-75-9-inference/resnext-101-32x4d", 7.8e9): (0.979, _PAPER),
    ("imagenet-top1-75-9-inference/resnext-50-32x4d", 4.1e9): (0.969, _PAPER),
    ("imagenet-top1-78/resnext-101-32x4d", 7.8e9): (0.979, _PAPER),
    ("imagenet-top1-75-9/resnext-101-32x4d", 7.8e9): (0.979, _PAPER),
    ("imagenet-top1-75-9/resnext-50-32x4d", 4.1e9): (0.969, _PAPER),
    ("imagenet-top1-83-inference/swinv2-s-windows-of-16", 12.6e9): (0.986, _PAPER),
    ("resnet50-imagenet-inference/resnet-50", 3.86e9): (0.944, _STRIDES),
    ("resnet50-imagenet/resnet-50", 3.86e9): (0.944, _STRIDES),
    ("resnet50-imagenet/efficientnet-b1", 0.70e9): (1.019, _PAPER),
}
PIXELS = re.compile(r"\bimages of (\d+) pixels")
"""Where a part of a training says at which size it ran."""


def forwards() -> Iterator[tuple[str, str, ForwardPart, str]]:
    """Yield every figure of a forward pass on file: the record, its model, the figure, the words beside."""
    files, _ = read_files(read_tree(ROOT), without=())
    for path, file in files.items():
        if file.data is not None and "compute" in file.data:
            track, name = path.removeprefix("submissions/").removesuffix(".yaml").split("/")
            submission = Submission.from_data(track, name, file.data, BY_NAME)
            for estimate in submission.estimates:
                yield from _of(f"{track}/{name}", submission.model, estimate)


def _of(record: str, model: str, estimate: Estimate) -> Iterator[tuple[str, str, ForwardPart, str]]:
    for part in (estimate, *estimate.inputs.held):
        inputs = getattr(part, "inputs", None)
        if isinstance(inputs, Operations):
            yield from ((record, model, each, getattr(part, "what", "") or "") for each in inputs.forward)


@cache
def by_pytorch(name: str, size: int) -> float:
    """Return the multiply-adds of a network by PyTorch's counter."""
    from effsota.measure import count  # noqa: PLC0415  # needs PyTorch

    more = {"init_weights": False, "aux_logits": False} if name == "torchvision:googlenet" else {}
    return count(name, size=size, **more).multiply_adds


def rounds_to(text: str, value: float) -> bool:
    """Tell whether a value is what a figure of so many digits may stand for, half of its last one off."""
    digits, _, power = text.partition(" ")[0].partition("e")
    step = 10.0 ** (int(power or 0) - len(digits.partition(".")[2]))
    return abs(float(digits) * 10.0 ** int(power or 0) - value) <= step / 2


def test_every_forward_pass_on_file_is_counted_or_told_by_whom() -> None:
    """No network is passed over."""
    told = tuple(start for starts in ELSEWHERE.values() for start in starts)
    unknown = {
        (record, model)
        for record, model, _, _ in forwards()
        if not record.startswith(told) and not any(model.startswith(name) for name, _, _ in NETWORKS)
    }
    assert unknown == set()


def test_known_networks_cost_what_records_say() -> None:
    """Or the difference is answered, and is still what the answer says."""
    told = tuple(start for starts in ELSEWHERE.values() for start in starts)
    off, used = {}, set()
    for record, model, part, words in forwards():
        name, size = next(
            ((name, size) for start, name, size in NETWORKS if model.startswith(start)), ("", 0)
        )
        if record.startswith(told) or not name:
            continue
        pixels = PIXELS.search(words)
        counted = by_pytorch(name, int(pixels[1]) if pixels else size)
        ratio, key = part.operations.number / counted, (record, part.operations.number)
        if key in ANSWERED:
            used.add(key)
            agrees = math.isclose(ratio, ANSWERED[key][0], rel_tol=0.002)
        else:
            agrees = abs(ratio - 1) <= TOLERANCE or rounds_to(part.operations.text, counted)
        if not agrees:
            off[record, part.operations.text] = (name, round(ratio, 4))
    assert (off, set(ANSWERED) - used) == ({}, set())
