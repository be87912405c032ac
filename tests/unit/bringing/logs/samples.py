"""A few lines of every format of log, and which readers take them for theirs, the right one first.

`real` were printed by the program, by people who published them; `typed` are written here after the form that
the program's documentation or its users' reports show.
"""

from __future__ import annotations

import json
from typing import NamedTuple


class Sample(NamedTuple):
    """A log by name and text; `readers` recognise it, and the first of them reads it."""

    name: str
    text: str
    readers: tuple[str, ...]


def _event(time_ms: int, key: str, value: object, **metadata: object) -> str:
    told = {"time_ms": time_ms, "key": key, "value": value, "metadata": metadata}
    return f":::MLLOG {json.dumps(told)}\n"


def mllog(benchmark: str, *evals: tuple[int, float, dict[str, object]], status: str = "success") -> str:
    """Return the log of a run that MLPerf's logger wrote: each evaluation by ms, value and metadata."""
    return "".join(
        (
            "launching\n0: ",
            _event(1_000, "submission_benchmark", benchmark),
            _event(1_000, "global_batch_size", 3264),
            _event(2_000, "run_start", None),
            *(_event(time, "eval_accuracy", value, **metadata) for time, value, metadata in evals),
            _event(9_999_000, "run_stop", None, status=status),
        )
    )


# real: values of a v2.0 submission
MLLOG = mllog(
    "resnet",
    (1_015_693, 0.6444, {"epoch_num": 19}),
    (1_637_790, 0.74936, {"epoch_num": 31}),
    (1_844_565, 0.75952, {"epoch_num": 35}),
)
# real: values of a public README
TIMM = (
    "epoch,train_loss,eval_loss,eval_top1,eval_top5\n0,6.85,6.642,0.872,3.34\n1,6.179,4.606,14.982,33.54\n"
    "2,5.632,3.661,28.136,52.41\n3,5.105,3.179,36.44,61.622\n4,4.978,2.793,43.548,68.558\n5,4.5"
    "68,2.53,47.814,73.122\n"
)
# real: an issue about fairseq of 2020
FAIRSEQ_JSON = (
    '2020-04-22 07:46:34 | INFO | train | {"epoch": 9, "train_loss": "1.538", "train_num_updates": "468"}\n'
    '2020-04-22 07:46:37 | INFO | valid | {"epoch": 9, "valid_loss": "1.521", "valid_nll_loss": "0.039",'
    ' "valid_accuracy": 45.4, "valid_ppl": "1.03", "valid_num_updates": "468", "valid_best_accuracy": 45.4}\n'
)
# real: an issue about fairseq of 2019
FAIRSEQ_PAIRS = (
    "| epoch 008:   1000 / 2737 loss=6.220, nll_loss=5.070, ppl=33.60, wps=12800,"
    " num_updates=20897, wall=4847\n"
    "| epoch 008 | loss 6.326 | nll_loss 5.193 | ppl 36.58 | wps 12876 | num_updates 21896 | wall 4634\n"
    "| epoch 008 | valid on 'valid' subset | valid_loss 6.43844 | valid_nll_loss 5.23288 | valid_ppl 37.61"
    " | num_updates 21896 | best 6.43844\n"
    "| epoch 009 | valid on 'valid' subset | valid_loss 6.37204 | valid_nll_loss 5.14732 | valid_ppl 35.44"
    " | num_updates 24633 | best 6.37204\n"
)
# real: an issue about fairseq of 2018
FAIRSEQ_OLD = (
    "| epoch 004 | valid on 'valid' subset  1000 / 1311 loss=3.24\n"
    "| epoch 004 | valid on 'valid' subset | valid loss 3.69 | valid ppl 12.94\n"
)
# real: logs of the programs' users
MEGATRON = (
    " iteration     1250/    2000 | consumed samples:       320000 | elapsed time per iteration (ms): 1240.8"
    " | learning rate: 3.000E-04 | global batch size:   256 | lm loss: 5.96E+00 | grad norm: 1.2 |\n"
    "-----------------------------------------------------------------------------------------------\n"
    "validation loss at iteration 1650 | lm loss value: 3.377321E+00 | lm loss PPL: 2.929220E+01 |\n"
    "validation loss at iteration 1700 | lm loss value: 3.294059E+00 | lm loss PPL: 2.695204E+01 | \n"
)
NANOGPT = (
    "number of parameters: 10.65M\nstep 0: train loss 4.2874, val loss 4.2823\n"
    "iter 0: loss 4.2638, time 19062.76ms, mfu -100.00%\niter 10: loss 3.1451, time 140.00ms, mfu 2.66%\n"
    "step 250: train loss 1.9639, val loss 2.0676\niter 250: loss 2.0691, time 79104.90ms, mfu 0.90%\n"
)
PARAMETER_GOLF = "0/20000 val_loss: 9.0092 val_bpb: 3.4878\n4000/20000 val_loss: 2.9184 val_bpb: 1.1298\n"
OLMO = (
    "2024-08-06 10:00:05.520 host:0  olmo.train:908  INFO    [step=2/739328,epoch=0]\n"
    "    train/CrossEntropyLoss=11.87\n    train/Perplexity=195,153\n    throughput/total_tokens=2,097,152\n"
    "    throughput/device/tokens_per_second=26,668\n    System/Peak GPU Memory (MB)=53,695\n"
)
HF_PRINTED = (
    "{'loss': 1.2607, 'learning_rate': 6.31e-06, 'epoch': 0.03}     \n"
    "{'eval_loss': 0.3951, 'eval_runtime': 3.2785, 'epoch': 1.0}\n"
)
MMENGINE_PRINTED = (
    "2023/07/13 11:40:29 - mmengine - INFO - Epoch(train)  [9][150/548]  lr: 1e-2  eta: 0:00:29 "
    " time: 0.07  loss: 0.4\n"
    "2023/07/13 11:41:18 - mmengine - INFO - Epoch(val) [9][548/548]    coco/bbox_mAP: 0.1040 "
    " coco/bbox_mAP_50: 0.1730\n"
)
WORD_MODEL = (
    "| epoch   1 |   200/ 2983 batches | lr 20.00 | ms/batch 12.3 | loss  7.63 | ppl  2062.3\n"
    "| end of epoch   1 | time: 41.10s | valid loss  5.51 | valid ppl   247.45\n"
)
# typed: as nanochat prints
NANOCHAT = (
    "step 00100/21400 (0.47%) | loss: 6.1 | lrm: 1.00 | dt: 200.1ms | tok/sec: 1,000,000 | mfu: 40.1\n"
    "Step 00250 | Validation bpb: 1.1012\n"
)
# typed: as Keras prints with verbose=1, without its going back in the line
KERAS_PRINTED = (
    "Epoch 1/2\n   1/1875 [..............] - ETA: 3s - loss: 2.4 - accuracy: 0.1\n"
    "1875/1875 [==============================] - 5s 3ms/step - loss: 0.3 - accuracy: 0.91 -"
    " val_accuracy: 0.95\n"
    "Epoch 2/2\n1875/1875 - 5s - loss: 0.2 - accuracy: 0.94 - val_accuracy: 0.96\n"
)
# real: two of the runs of one file
AIRBENCH = (
    "-----------------------------------------------------------------------------\n"
    "|  run     |  epoch  |  train_acc  |  val_acc  |  tta_val_acc  |  time_seconds  |\n"
    "-----------------------------------------------------------------------------\n"
    "|       0  |      0  |     0.6895  |   0.6360  |               |        0.5603  |\n"
    "|          |      7  |     0.9730  |   0.9319  |               |        4.2733  |\n"
    "|          |   eval  |     0.9730  |   0.9319  |       0.9388  |        4.4502  |\n"
    "-----------------------------------------------------------------------------\n"
    "Mean: 0.9398    Std: 0.0009\n"
)
HLB = (
    "|  epoch  |  train_loss  |  val_loss  |  train_acc  |  val_acc  |  ema_val_acc  | "
    " total_time_seconds  |\n"
    "-----------------------------------------------------------------------------------------------\n"
    "|      0  |      2.3027  |    1.4484  |     0.1084  |   0.7020  |               |             "
    " 1.1964  |\n"
    "|     11  |      0.9805  |    0.9998  |     0.9707  |   0.9414  |       0.9410  |            "
    " 11.8521  |\n"
)
MARKDOWN = (
    "# Results\n\n| Model | Params |\n|---|---|\n| tiny | 5 |\n\n"
    "| Epoch | Train Loss | Val Acc | Note |\n|-------|-----------|---------|:--|\n"
    "| 1 | 6.4731 | 4.10% | warm |\n| **2** | 6.0129 | 6.11% | warm |\n"
)
# real: the lines that torchvision's script and PyTorch's ImageNet example print
TORCHVISION = (
    "Epoch: [0]  [   0/5005]  eta: 1:00:00  lr: 0.1  loss: 7.0 (7.0)  acc1: 0.0 (0.0)  time: 3.2\n"
    "Test:  [ 0/196]  eta: 0:01:00  loss: 6.1 (6.1)  acc1: 78.1 (78.1)\n"
    "Test:  Acc@1 16.598 Acc@5 37.364\nTest: EMA Acc@1 0.120 Acc@5 0.496\n"
    "Epoch: [1]  [   0/5005]  eta: 1:00:00  lr: 0.1  loss: 5.0 (5.0)  acc1: 0.0 (0.0)  time: 3.2\n"
    "Test:  Acc@1 27.202 Acc@5 51.712\nTest: EMA Acc@1 0.114 Acc@5 0.498\n"
)
IMAGENET_EXAMPLE = (
    "Epoch: [0][   1/5005]\tTime  0.4 ( 0.5)\tLoss 7.0 (7.0)\tAcc@1   0.39 (  0.20)\n"
    "Test: [  0/196]\tTime  3.1 ( 3.1)\tAcc@1  78.12 ( 78.12)\tAcc@5  92.97 ( 92.97)\n"
    " *   Acc@1 24.016 Acc@5 47.174\n"
)
# real: mmdetection 2; typed: MMEngine, by an issue about its scalars.json
MMDET = (
    '{"env_info": "sys.platform: linux", "seed": null}\n'
    '{"mode": "train", "epoch": 1, "iter": 50, "lr": 0.0002, "loss": 11.3, "time": 0.421}\n'
    '{"mode": "train", "epoch": 1, "iter": 9150, "lr": 0.002, "loss": 6.3, "time": 0.221}\n'
    '{"mode": "val", "epoch": 1, "iter": 9162, "lr": 0.002, "bbox_mAP": 0.076}\n'
    '{"mode": "train", "epoch": 2, "iter": 50, "lr": 0.002, "loss": 6.0, "time": 0.219}\n'
    '{"mode": "val", "epoch": 2, "iter": 9162, "lr": 0.002, "bbox_mAP": 0.144}\n'
)
MMENGINE = (
    '{"lr": 0.02, "data_time": 0.01, "loss": 2.1, "time": 0.3, "epoch": 1, "iter": 548, "memory":'
    ' 9, "step": 548}\n'
    '{"coco/bbox_mAP": 0.1, "data_time": 0.001, "time": 0.07, "step": 1}\n'
    '{"lr": 0.02, "data_time": 0.01, "loss": 1.1, "time": 0.3, "epoch": 2, "iter": 1096, "memory":'
    ' 9, "step": 1096}\n'
    '{"coco/bbox_mAP": 0.2, "data_time": 0.001, "time": 0.07, "step": 2}\n'
)
MMSEG = (
    '{"lr": 0.02, "data_time": 0.01, "loss": 0.9, "time": 0.3, "iter": 100, "memory": 9, "step": 100}\n'
    '{"mIoU": 30.1, "data_time": 0.001, "time": 0.07, "step": 0}\n'
    '{"lr": 0.02, "data_time": 0.01, "loss": 0.5, "time": 0.3, "iter": 200, "memory": 9, "step": 200}\n'
    '{"mIoU": 35.2, "data_time": 0.001, "time": 0.07, "step": 0}\n'
)
# typed: as Detectron2's JSONWriter writes
DETECTRON = (
    '{"data_time": 0.0026, "eta_seconds": 5000.1, "iteration": 19, "lr": 0.0001, "time": 0.455,'
    ' "total_loss": 2.32}\n'
    '{"bbox/AP": 31.02, "bbox/AP50": 52.37, "iteration": 499}\n'
    '{"data_time": 0.0026, "eta_seconds": 4000.1, "iteration": 519, "lr": 0.0002, "time": 0.452}\n'
    '{"bbox/AP": 38.27, "bbox/AP50": 60.37, "iteration": 999}\n'
)
# typed: Keras's history by json.dump and by pandas, a list of rows, TensorBoard's download, W&B's summary
# As fastai's CSVLogger and as DeiT's main.py write it.
FASTAI = "epoch,train_loss,valid_loss,accuracy,time\n0,1.21,0.93,0.81,00:10\n1,0.92,0.71,0.93,00:10\n"
DEIT = (
    '{"train_lr": 1e-06, "train_loss": 6.91, "test_acc1": 50.1, "epoch": 0, "n_parameters": 5717416}\n'
    '{"train_lr": 2e-04, "train_loss": 6.02, "test_acc1": 76.2, "epoch": 1, "n_parameters": 5717416}\n'
)
KERAS_HISTORY = '{"loss": [0.5, 0.3], "val_accuracy": [0.81, 0.95]}'
KERAS_PANDAS = '{"loss":{"0":0.5,"1":0.3},"val_accuracy":{"0":0.81,"1":0.95}}'
JSON_LIST = '[{"step": 1, "val_loss": 3.5},\n {"step": 2, "val_loss": 3.2}]\n'
SCALARS_JSON = (
    "[[1654943296.2150984, 0, 59.31], [1654943313.7791796, 1, 64.78], [1654943332.386608, 2, 70.0]]"
)
SUMMARY = '{"_runtime": 90, "_step": 72, "trainer/global_step": 704, "val/loss": 3.2, "_wandb": {"a": 9}}'
SUMMARY_INDENTED = json.dumps(json.loads(SUMMARY), indent=2)

SAMPLES = (
    Sample("result_0.txt", MLLOG, ("MLPerf",)),
    Sample("summary.csv", TIMM, ("timm summary", "CSV or TSV")),
    Sample("train.log", FAIRSEQ_JSON, ("fairseq", "printed lines")),
    Sample("pairs.log", FAIRSEQ_PAIRS, ("fairseq", "printed lines")),
    Sample("old.log", FAIRSEQ_OLD, ("fairseq", "printed lines")),
    Sample("megatron.log", MEGATRON, ("printed lines",)),
    Sample("nanogpt.log", NANOGPT, ("printed lines",)),
    Sample("golf.log", PARAMETER_GOLF, ("printed lines",)),
    Sample("olmo.log", OLMO, ("printed lines",)),
    Sample("hf.log", HF_PRINTED, ("printed lines",)),
    Sample("mmengine.log", MMENGINE_PRINTED, ("printed lines",)),
    Sample("word_model.log", WORD_MODEL, ("printed lines",)),
    Sample("nanochat.log", NANOCHAT, ("printed lines",)),
    Sample("keras.log", KERAS_PRINTED, ("printed lines",)),
    Sample("airbench.log", AIRBENCH, ("table between bars",)),
    Sample("hlb.log", HLB, ("table between bars",)),
    Sample("README.md", MARKDOWN, ("table between bars",)),
    Sample("torchvision.log", TORCHVISION, ("torchvision references",)),
    Sample("imagenet.log", IMAGENET_EXAMPLE, ("torchvision references",)),
    Sample("20200307.log.json", MMDET, ("OpenMMLab", "JSON lines", "printed lines")),
    Sample("scalars.json", MMENGINE, ("OpenMMLab", "JSON lines", "printed lines")),
    Sample("seg.json", MMSEG, ("OpenMMLab", "JSON lines", "printed lines")),
    Sample("metrics.json", DETECTRON, ("Detectron2", "JSON lines", "printed lines")),
    Sample("history.csv", FASTAI, ("fastai history", "CSV or TSV")),
    Sample("log.txt", DEIT, ("DeiT log", "JSON lines", "printed lines")),
    Sample("history.json", KERAS_HISTORY, ("Keras history", "JSON lines")),
    Sample("pandas.json", KERAS_PANDAS, ("Keras history", "JSON lines")),
    Sample("list.json", JSON_LIST, ("JSON list", "printed lines")),
    Sample("run-.-tag-val_accuracy.json", SCALARS_JSON, ("TensorBoard JSON",)),
    Sample("wandb-summary.json", SUMMARY, ("JSON summary", "JSON lines")),
    Sample("wandb-summary.json", SUMMARY_INDENTED, ("JSON summary",)),
)
