"""What the entries of DAWNBench for ImageNet say beside their rows: who, image sizes by epoch, chips."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from effsota.frozen import Frozen

V100, V100_32GB = "nvidia-tesla-v100-sxm2-16gb", "nvidia-tesla-v100-sxm2-32-gb"
P100, TPU_V2 = "nvidia-tesla-p100-sxm2", "google-tpu-v2"
RESNET_50, RESNET_152 = (3, 4, 6, 3), (3, 8, 36, 3)
FULL = 224  # pixels along a side, where an entry names no other size
_STATED = "imageSize in misc"
DIUX, FASTAI = ("DIUX",), ("Jeremy Howard", "Andrew Shaw", "Brett Koonce", "Sylvain Gugger")
GOOGLE, DAWN, INTEL = ("Google",), ("Stanford DAWN",), ("Intel Corporation",)


class ImageNetEntry(Frozen):
    """One entry: label, authors, blocks of its ResNet, and pixels with epochs in order; None is all at 224.

    `where` says which part of the entry or its code states the sizes; `code` is a link to that code, where it
    is not the entry. `chip` and `precision` are given where the entry says them, `doubt` if it is not ranked.
    """

    label: str
    authors: tuple[str, ...]
    blocks: tuple[int, ...] = RESNET_50
    sizes: Sequence[tuple[int, float]] | None = None
    where: str = ""
    code: str = ""
    chip: str = ""
    precision: str = ""
    is_upper: bool = False
    doubt: str = ""


_NO_CODE = (
    "No code is public, and no other entry reached the level in so few epochs at such small images: 21 and"
    " 28, most of them at 96 pixels."
)
IMAGENET_ENTRIES: Mapping[str, ImageNetEntry] = MappingProxyType(
    {
        "dawn_resnet152_b_8k80_ec2_mxnet": ImageNetEntry(
            label="ResNet-152, DAWN on K80", authors=DAWN, blocks=RESNET_152
        ),
        "dawn_resnet152_b_4M60_ec2_tensorflow": ImageNetEntry(
            label="ResNet-152, DAWN on M60", authors=DAWN, blocks=RESNET_152
        ),
        "ppwwyyxx_resnet152_8P100-DGX1_tensorpack": ImageNetEntry(
            label="ResNet-152, tensorpack on a DGX-1",
            authors=("ppwwyyxx",),
            blocks=RESNET_152,
            chip=P100,
            precision="fp32",
        ),
        "diux_resnet50_p3-tensorpack": ImageNetEntry(label="ResNet-50, DIUx on V100", authors=DIUX),
        "google_resnet50_tpu_tensorflow17": ImageNetEntry(
            label="ResNet-50, Google on a Cloud TPU in March 2018",
            authors=GOOGLE,
            chip=TPU_V2,
            precision="bf16",
        ),
        "google_resnet50_tpupod_tensorflow18": ImageNetEntry(
            label="ResNet-50, Google on half a TPU pod", authors=GOOGLE, chip=TPU_V2, precision="bf16"
        ),
        "google_resnet50_tpu_tensorflow18": ImageNetEntry(
            label="ResNet-50, Google on a Cloud TPU in April 2018",
            authors=GOOGLE,
            chip=TPU_V2,
            precision="bf16",
        ),
        "google_resnet50_tpu_tensorflow111": ImageNetEntry(
            label="ResNet-50, Google on a Cloud TPU in September 2018",
            authors=GOOGLE,
            chip=TPU_V2,
            precision="bf16",
        ),
        "google_resnet50_tpu_tensorflow111_fastai": ImageNetEntry(
            label="ResNet-50, Google by the methods of fast.ai",
            authors=GOOGLE,
            sizes=((128, 18), (224, 23)),
            where="small_steps and normal_steps",
            code="https://github.com/tensorflow/tpu/blob/645a4552e87c1c2c76618a8a554fefcabbfad217/models/"
            "official/resnet/benchmark/resnet_benchmark.py",
            chip=TPU_V2,
            precision="bf16",
        ),
        "Intel_Resnet50_ec2_Xeon_8124M_intelcaffe": ImageNetEntry(
            label="ResNet-50, Intel on 64 nodes", authors=INTEL
        ),
        "Intel_Resnet50_4K_ec2_Xeon_8124M_intelcaffe": ImageNetEntry(
            label="ResNet-50, Intel on 128 nodes", authors=INTEL
        ),
        "fastai_pytorch": ImageNetEntry(
            label="ResNet-50, fast.ai on 8 V100",
            authors=FASTAI,
            sizes=((128, 18), (224, 23), (288, 1)),
            where="args.sz by epoch, with the arguments that the entry gives",
            code="https://github.com/fastai/imagenet-fast/blob/c4b225555e333a1a2702d2b291b5082bfa6d6a0a/"
            "imagenet_nv/main.py",
        ),
        "fastai_resnet50_p3_16_machine_pytorch": ImageNetEntry(
            label="ResNet-50, fast.ai and DIUx on 128 V100",
            authors=("Yaroslav Bulatov", "Andrew Shaw", "Jeremy Howard"),
            sizes=((128, 16), (224, 21), (288, 1)),
            where=_STATED,
            chip=V100,
            precision="fp16",
        ),
        "fastai_resnet50_p3_8_machine_pytorch": ImageNetEntry(
            label="ResNet-50, fast.ai and DIUx on 64 V100",
            authors=("Andrew Shaw", "Yaroslav Bulatov", "Jeremy Howard"),
            sizes=((128, 14), (224, 15), (288, 1)),
            where=_STATED,
            chip=V100,
            precision="fp16",
        ),
        "fastai_resnet50_p3_4_machine_pytorch": ImageNetEntry(
            label="ResNet-50, fast.ai and DIUx on 32 V100",
            authors=("Andrew Shaw", "Yaroslav Bulatov", "Jeremy Howard"),
            sizes=((128, 13), (224, 15), (288, 1)),
            where=_STATED,
            chip=V100,
            precision="fp16",
        ),
        "huaweicloud_resnet50_modelarts_16_machine_tensorflow18": ImageNetEntry(
            label="ResNet-50, Huawei Cloud with Moxing",
            authors=("ModelArts Service of Huawei Cloud",),
            sizes=((96, 15), (128, 16), (224, 4), (288, 1)),
            where=_STATED,
            chip=V100,
            precision="fp16",
        ),
        "huaweicloud_resnet50_modelarts_16_machine_mxnet121": ImageNetEntry(
            label="ResNet-50, Huawei Cloud with MXNet",
            authors=("ModelArts Service of Huawei Cloud",),
            sizes=((128, 14), (224, 14), (288, 2)),
            where=_STATED,
        ),
        "gehc_resnet50_1_p3_16xlarge_tensorflow111": ImageNetEntry(
            label="ResNet-50, GE Healthcare on 8 V100",
            authors=("Min Zhang",),
            sizes=((128, 21), (224, 15), (288, 0.2)),
            where="training_strategy in misc",
            chip=V100,
            precision="fp16",
        ),
        "setu_resnet50_azure-ndv2_pytorch": ImageNetEntry(
            label="ResNet-50, Setu Chokshi on Azure", authors=("Setu Chokshi",), is_upper=True
        ),
        "zte_resnet50_2_machine_tensorflow112": ImageNetEntry(
            label="ResNet-50, ZTE on 64 P100",
            authors=("ZTE AI Platform",),
            sizes=((96, 15), (128, 16), (224, 3), (288, 2)),
            where=_STATED,
        ),
        "lambda_resnet50_lambda_cloud_single_pytorch": ImageNetEntry(
            label="ResNet-50, Lambda on 4 GTX 1080 Ti",
            authors=("Chuan Li",),
            sizes=((128, 15), (224, 13), (288, 1)),
            where="training schedule in misc",
        ),
        "alibabacloud_resnet50_gn6e_1_machine_tensorflow": ImageNetEntry(
            label="ResNet-50, Alibaba Cloud on one machine",
            authors=("Apsara AI Acceleration (AIACC) team in Alibaba Cloud",),
            sizes=((96, 12), (128, 6), (224, 2), (288, 1)),
            where=_STATED,
            chip=V100_32GB,
            precision="fp16",
            doubt=_NO_CODE,
        ),
        "alibabacloud_resnet50_gn6e_16_machine_tensorflow": ImageNetEntry(
            label="ResNet-50, Alibaba Cloud on 16 machines",
            authors=("Apsara AI Acceleration (AIACC) team in Alibaba Cloud",),
            sizes=((96, 13), (128, 11), (224, 3), (288, 1)),
            where=_STATED,
            chip=V100_32GB,
            precision="fp16",
            doubt=_NO_CODE,
        ),
    }
)
