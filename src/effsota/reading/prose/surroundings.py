"""What the words around a figure say of it: that it is of the training, or of something else."""

from __future__ import annotations

import re
from functools import lru_cache

from effsota.reading.prose.stated_kinds import FigureKind, TrainingStage

TRAINING = re.compile(
    r"\b(?:pre-?|re-?)?train(?:ed|ing|s)?\b|\bpre-?training\b|\btook\b|\bfine-?tun(?:ed|ing|es?)\b",
    re.IGNORECASE,
)
_TUNING = re.compile(
    r"\b(?:fine-?tun\w*|(?:q-?)?lora|adapters?|sft|dpo|rlhf|grpo|ppo|peft|instruction[- ](?:tun\w*|follow\w*)"
    r"|post-?train\w*|align(?:ed|ment)|distill\w*|reinforcement learning|preference|reward model|anneal\w*"
    r"|mid-?train\w*|continu\w+ (?:pre-?)?train\w*|continual\w*|long-context|context extension"
    r"|cool-?down|stage ?2"
    r"|second stage|further (?:pre-?)?train\w*|ablation\w*|chat (?:model|version|variant)s?|supervised)\b",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:than|compar\w+|outperform\w*|unlike|versus|vs\.?|competitive|similar to|original\w*|baselines?"
    r"|match(?:es|ing)?|surpass\w*|on par|instead of|rivals?|whereas|in contrast|previous\w*"
    r"|prior|predecessor|teachers?|others?|another|elsewhere|quote|reported (?:by|in)|according to|their)\b",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:can|could|would|will|if|should|expect\w*|plan\w*|may|might|recommend\w*|suppos\w+|imagine|assum\w+"
    r"|hypothetical\w*|budget|goal|aim\w*|to reproduce|inference|serving|deploy\w*|search|sweep"
    r"|ablat\w*|preview|per (?:trillion|billion|million|step|day|image|experiment)"
    r"|(?<!activated )(?<!active )(?<!used )per token)\b",
    re.IGNORECASE,
)
_POSSIBLE = re.compile(
    r"\b(?:requir\w+|needs?|needed|fits?|for example|e\.g\.|target|estimated to"
    r"|infer\w*|serv(?:e|es|ing)|quanti[sz]\w*|evaluat\w*|benchmark\w*|download\w*|memory|vram|ram"
    r"|checkpoints? (?:at|every|after)|every|per day|so far|restart\w*|fail\w*|crash\w*|discard\w*"
    r"|failed|search|sweep|ablat\w*|subset|filter\w*|dedup\w*|generated|synthetic)\b",
    re.IGNORECASE,
)
# Beside tokens: what is not read in training, but how long one text is, how fast it goes, or a batch.
_NOT_A_CORPUS_BEFORE = re.compile(
    r"(?:context|window|sequences?|lengths?|vocab\w*|batch(?:es)?(?: size)?|output|input|prompt|max\w*"
    r"|generat\w+|every"
    r"|each|first|last|chunks?|warm-?up|ramp-?up|up to|long|memory|process\w*|handl\w*|support\w*|cache)"
    r"(?:\s+\w+){0,3}\W*$",
    re.IGNORECASE,
)
_NOT_A_CORPUS_BEHIND = re.compile(
    r"^\W*(?:per|/|a|each|every)\s*(?:s\b|sec\w*|step|batch|image|second|day|gpu|device|sample"
    r"|iteration|word|document)"
    r"|^\W*(?:of )?(?:context|long|length|window|vocab\w*|sequence|warm-?up|ramp-?up|batch\w*|output"
    r"|input|in length"
    r"|checkpoint|limit|at once|preview)",
    re.IGNORECASE,
)
_SEVERAL_BEFORE = re.compile(
    r"(?:\b[0-9]+(?:\.[0-9]+)?\s?[MBTmbt]?(?:illion)?)\s*(?:,|and|or|/|&|, and)\s*$", re.IGNORECASE
)
_SEVERAL_BEHIND = re.compile(
    r"^\W*(?:and|or|,|/|&)\s*[0-9]+(?:\.[0-9]+)?\s?[MBT]\b"
    r"(?!\s*(?:\w+\s+)?(?:tokens|(?i:activ|total|trainable)))"
)
# Months and years are mostly those of something else, of data, of a licence; seconds those of a step.
_LONG = re.compile(r"\b(?:months?|years?|seconds?)\b", re.IGNORECASE)
_LASTING = re.compile(
    r"(?:\b(?:for|took|takes|lasted|lasting|within|over|in|spent|required|time|duration)\W*"
    r"(?:(?:about|around|approximately|roughly|almost|nearly|over|a|the|some|more than)\s*)*|[:=|]\s*|^\W*)$",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(
    r"\b(?:warm\w*|learning rates?|lr|decay\w*|linearly|cosine|anneal\w*|cool-?down|every|each|accumulat\w*"
    r"|denois\w*|diffusion|sampl\w*|inference|timesteps?|simulat\w*)\b",
    re.IGNORECASE,
)
_OF_DATA = re.compile(
    r"^\W*(?:of|worth)\b(?!\s(?:(?:pre-?|re-?)?train\w*|fine-?tun\w*|compute|wall|GPU|TPU))", re.IGNORECASE
)
_TIME_OF_CHIPS = re.compile(r"\b(?:GPU|TPU|chip)[- ]?(?:hours?|days?)\b", re.IGNORECASE)
_IS_ONE = re.compile(
    r"(?<!which )(?<!that )(?<!who )\b(?:is|are|introduc\w+|present\w*|releas\w+|announc\w+|propos\w+)"
    r"\s(?:an?|the|our|two|three|four)?\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_RESERVE = re.compile(r"\b(?:additional|reserve|spare|extra|backup)\b", re.IGNORECASE)
_NODES_BEHIND = re.compile(
    r"^\s*(?:\([^)]{0,20}\)\s*)?(?:nodes?|machines?|servers?|instances?)\b", re.IGNORECASE
)
_NODES_BEFORE = re.compile(r"\bnodes?\s*(?:x|with|of)?\s*$", re.IGNORECASE)
_PER_NODE = re.compile(r"\bper (?:node|host|server|machine)\b|\b(?:each|every) node\b", re.IGNORECASE)


_OTHER_SECTION = re.compile(
    r"\b(?:references|bibliography|citations?|related work|acknowledge?ments?|licen[cs]e|usage"
    r"|quick ?start|news"
    r"|how to (?:use|run|get)|getting started|installation|inference|deployment|requirements|changelog"
    r"|limitations"
    r"|evaluation|benchmarks?|results?|comparisons?|faq)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def is_in_other_section(heading: str, *, has_label: bool) -> str:
    """Return why nothing below a heading is of the run; nothing where it may be."""
    is_other = _OTHER_SECTION.search(heading) is not None and not TRAINING.search(heading)
    return f"it stands under {heading[:40]}" if is_other and not has_label else ""


@lru_cache(maxsize=256)
def stage_of(text: str) -> TrainingStage:
    """Return of which training a sentence speaks."""
    return TrainingStage.TUNING if _TUNING.search(text) else TrainingStage.MAIN


def why_not_used(kind: FigureKind, text: str, start: int, end: int, *, is_labelled: bool) -> str:
    """Return why a figure at a place of a sentence is none of the run that a text describes; else nothing.

    What has a label of training is of the run; elsewhere the sentence has to speak of training.
    """
    near = _why_by_the_words_near(kind, text, start, end)
    return near if near or is_labelled else _why_by_the_sentence(kind, text)


def _why_by_the_words_near(kind: FigureKind, text: str, start: int, end: int) -> str:
    before, behind = text[max(0, start - 60) : start], text[end : end + 40]
    match kind:
        case FigureKind.TOKENS:
            is_text = _NOT_A_CORPUS_BEFORE.search(before) or _NOT_A_CORPUS_BEHIND.search(behind)
            return "tokens of a context, a batch, a rate or the like" if is_text else ""
        case FigureKind.TIME:
            is_vague = _LONG.search(text[start:end]) and not _LASTING.search(before)
            return "it is not said to be the time of a run" if is_vague or _OF_DATA.match(behind) else ""
        case FigureKind.STEPS:
            is_part = _SCHEDULE.search(before) or _SCHEDULE.search(behind)
            return "steps of a warm-up, a schedule or the like" if is_part else ""
        case FigureKind.CHIP_TIME:
            return "kept in reserve" if _RESERVE.search(text) else ""
        case FigureKind.CHIPS:
            return _why_no_count_of_chips(text, before, behind)
    return ""


def _why_no_count_of_chips(text: str, before: str, behind: str) -> str:
    if _RESERVE.search(text):
        return "kept in reserve"
    if _PER_NODE.search(behind):
        return "in each node, and how many nodes there are is not beside it"
    if _NODES_BEHIND.search(behind) or _NODES_BEFORE.search(before):
        return "nodes, and how many chips there are in all is not said with it"
    return ""


@lru_cache(maxsize=256)
def _why_by_the_sentence(kind: FigureKind, text: str) -> str:
    if _OTHERS.search(text):
        return "its sentence compares with others"
    is_of_training, is_alone = TRAINING.search(text) is not None, kind in _OF_TRAINING_ALONE
    is_total = is_of_training and (is_alone or kind is FigureKind.COMPUTE)
    if kind in _OF_THE_MODEL:
        return ""
    if _HYPOTHETICAL.search(text) or (_POSSIBLE.search(text) and not is_total):
        return "its sentence says what may be, or is for something else"
    return "" if is_of_training or is_alone else "its sentence does not speak of training"


def why_size_of_another(text: str, said: str) -> str:
    """Return why a size that a sentence gives by name is perhaps not that of the model that it tells of.

    It is that of the model where the sentence speaks of training, or says that the model is one.
    """
    if _IS_ONE.search(text.partition(said)[0]):
        return ""
    is_trained = TRAINING.search(text) or _TIME_OF_CHIPS.search(text)
    if _HYPOTHETICAL.search(text) or _POSSIBLE.search(text) or not is_trained:
        return "a size by name, in a sentence that does not say that this model was trained"
    return ""


_OF_THE_MODEL = {FigureKind.PARAMETERS, FigureKind.ACTIVE, FigureKind.TOTAL, FigureKind.TRAINABLE}
_OF_TRAINING_ALONE = {
    FigureKind.UTILIZATION,
    FigureKind.HARDWARE_UTILIZATION,
    FigureKind.OVERHEAD,
    FigureKind.EMISSIONS,
    FigureKind.INTENSITY,
    FigureKind.ENERGY,
    FigureKind.POWER,
    FigureKind.CHIP_TIME,
}


def is_one_of_several(text: str, start: int, end: int) -> bool:
    """Tell whether a figure stands in a list of figures: sizes of 3B, 7B and 13B."""
    return bool(_SEVERAL_BEFORE.search(text[max(0, start - 40) : start]) or _SEVERAL_BEHIND.match(text[end:]))
