"""What a schema cannot say: rules on a claim, a price, a record, a track, the tracker and the tree.

The pipeline runs them in that order, from what needs nothing to what needs a board:
`check_tree` (files as git sees them), `check_claim` (a submission whose shape is right), then, where no
error was found, compute is priced and `check_price` says whether the price is usable; records with a usable
price go on their board and `check_record`, `check_track` and `check_tracker` judge the result.
At the very end `settle_answers` marks the warnings that the files answer, and the demands: errors until then.
`check_change` judges two states of the files, and so only what a pull request does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from effsota.judging.rules import (
    accelerators,
    chip_times,
    crossings,
    curves,
    dates,
    edits,
    papers,
    parameter_counts,
    paths,
    prices,
    published,
    relations,
    same_run,
    several_runs,
    slips_of_form,
    summands,
    whole_tracks,
)
from effsota.judging.rules import submissions as claims
from effsota.judging.rules import tracker_files as files
from effsota.judging.rules.answers import ANSWER_RULES, Answerable, settle
from effsota.judging.rules.context import (
    ChangeContext,
    ClaimContext,
    Edit,
    FindOnFile,
    Positioned,
    RecordContext,
    Stated,
    TrackContext,
    TrackerContext,
    TreeContext,
    TreeEntry,
    nothing_on_file,
)
from effsota.judging.rules.doubts import (
    chip_days,
    counted_twice,
    directions,
    early_dates,
    floors,
    leaps,
    left_out,
    linked_titles,
    miscounted,
    odd_peaks,
    other_metric,
    overshoot,
    placeholders,
    refiled_runs,
    speeds,
    spoken_counts,
    unsourced,
)
from effsota.judging.rules.rule import Rule, demand, error, lasting, run_across_files, run_in_file, warning
from effsota.model import Record
from effsota.problems import Problem

__all__ = [
    "ALL_RULES",
    "ANSWERABLE",
    "CHANGE_RULES",
    "INPUT_RULES",
    "PRICE_RULES",
    "RECORD_RULES",
    "TRACKER_RULES",
    "TRACK_RULES",
    "TREE_RULES",
    "Answerable",
    "ChangeContext",
    "ClaimContext",
    "Edit",
    "FindOnFile",
    "RecordContext",
    "Rule",
    "Stated",
    "TrackContext",
    "TrackerContext",
    "TreeContext",
    "TreeEntry",
    "check_change",
    "check_claim",
    "check_price",
    "check_record",
    "check_track",
    "check_tracker",
    "check_tree",
    "nothing_on_file",
    "settle_answers",
]

TREE_RULES: tuple[Rule[TreeContext], ...] = (
    error(paths.path_not_allowed),
    error(paths.ending_not_allowed),
    error(paths.name_not_allowed),
    error(paths.name_reserved),
    error(paths.names_collide),
    error(files.symbolic_link),
    error(files.submodule),
    error(files.executable_file),
    error(files.file_unreadable),
    error(files.file_too_large),
    warning(files.tracker_file_missing),
    error(files.track_file_missing),
    error(files.curve_without_submission),
)
INPUT_RULES: tuple[Rule[ClaimContext], ...] = (
    error(claims.status_without_reason),
    error(claims.result_missing),
    error(claims.result_not_expected),
    error(claims.result_misses_target),
    error(claims.percent_given_as_fraction),
    error(claims.fraction_given_as_percent),
    error(claims.result_out_of_range),
    error(claims.training_counted_as_inference),
    warning(claims.source_for_nothing),
    error(several_runs.runs_missing),
    error(several_runs.mean_not_sure),
    error(several_runs.run_misses_target),
    error(several_runs.result_is_not_the_mean),
    error(several_runs.runs_counted_otherwise),
    warning(several_runs.printed_p_differs),
    warning(several_runs.one_run_alone),
    error(same_run.result_from_another_run),
    warning(same_run.steps_of_another_run),
    error(dates.date_in_future),
    error(dates.date_before_arxiv_id),
    warning(dates.date_just_before_arxiv_id),
    warning(dates.date_after_arxiv_id),
    error(papers.arxiv_id_implausible),
    warning(papers.title_is_model_name),
    warning(slips_of_form.authors_in_one_item),
    warning(slips_of_form.count_with_three_decimals),
    error(accelerators.hardware_unknown),
    error(accelerators.precision_missing),
    error(accelerators.precision_unknown),
    error(accelerators.utilization_missing),
    error(accelerators.utilization_above_one),
    warning(accelerators.utilization_high),
    warning(accelerators.utilization_low),
    warning(accelerators.peak_is_sparse),
    warning(published.peak_is_whole_board),
    error(chip_times.time_missing),
    error(chip_times.chip_time_given_twice),
    error(chip_times.chip_time_unfit),
    warning(chip_times.recomputation_counted),
    error(parameter_counts.parameters_out_of_order),
    warning(parameter_counts.frozen_weights_counted),
    error(summands.part_says_what_is_of_the_whole),
    error(prices.uncertainty_implausible),
    error(prices.interval_given_twice),
    warning(prices.interval_narrow),
    warning(published.published_date_differs),
    warning(published.published_link_differs),
    warning(overshoot.result_far_beyond),
    warning(early_dates.early_date_without_source),
    warning(chip_days.chip_before_release),
    warning(chip_days.time_of_all_chips),
    warning(odd_peaks.peak_of_no_chip),
    warning(miscounted.total_parameters),
    warning(miscounted.cores_for_chips),
    warning(miscounted.hardware_utilization),
    warning(spoken_counts.chips_of_the_words),
    warning(spoken_counts.epochs_of_the_words),
    warning(left_out.training_without_backward),
    warning(left_out.examples_of_inference),
    warning(left_out.ensemble_not_counted),
    warning(counted_twice.part_counted_twice),
    warning(counted_twice.utilization_counted_twice),
    warning(other_metric.result_of_training),
    warning(other_metric.result_of_other_metric),
    *curves.CURVE_RULES,
    *crossings.CROSSING_RULES,
)
PRICE_RULES: tuple[Rule[Record], ...] = (
    error(prices.compute_out_of_range),
    error(prices.interval_misses_estimate),
)
RECORD_RULES: tuple[Rule[RecordContext], ...] = (
    warning(whole_tracks.record_before_baseline),
    warning(prices.estimates_disagree),
    warning(published.published_compute_differs),
    warning(published.published_factor_differs),
    warning(published.published_figures_disagree),
    demand(floors.below_one_pass),
    warning(floors.tokens_per_parameter),
    error(speeds.faster_than_its_chips),
    warning(speeds.faster_than_usual),
    warning(speeds.clock_unlike_time),
    warning(leaps.far_behind),
)
TRACK_RULES: tuple[Rule[TrackContext], ...] = (
    error(whole_tracks.metric_missing),
    error(whole_tracks.metric_not_expected),
    error(several_runs.p_without_mean),
    error(whole_tracks.baseline_missing),
    error(whole_tracks.baseline_not_ranked),
    error(whole_tracks.off_fit_unknown),
    warning(slips_of_form.target_is_fraction),
    warning(slips_of_form.tolerance_is_large),
    error(whole_tracks.era_reversed),
    error(whole_tracks.eras_overlap),
    warning(whole_tracks.name_gives_other_years),
    warning(whole_tracks.record_after_coverage),
    warning(directions.metric_direction),
    lasting(warning(leaps.long_leap)),
    lasting(demand(leaps.giant_leap)),
    warning(published.utilizations_far_apart),
    warning(published.published_doubling_time_differs),
    warning(published.published_period_disagrees),
)
TRACKER_RULES: tuple[Rule[TrackerContext], ...] = (
    error(relations.duplicate_submission),
    error(relations.builds_on_unknown),
    error(relations.builds_on_in_circle),
    error(relations.formerly_taken),
    warning(papers.paper_under_two_titles),
    warning(papers.title_under_two_papers),
    warning(linked_titles.link_under_two_titles),
    warning(refiled_runs.run_refiled),
    warning(unsourced.estimate_without_source),
    warning(placeholders.reserved_host),
    warning(placeholders.template_text),
)
CHANGE_RULES: tuple[Rule[ChangeContext], ...] = (
    error(edits.nothing_changed),
    error(edits.file_outside_submissions),
    error(edits.board_file_changed),
    error(edits.record_removed),
    error(edits.record_renamed),
    error(edits.record_given_another_name),
    error(edits.mode_changed),
    error(edits.correction_untold),
    error(edits.memory_rewritten),
    error(edits.status_changed),
    error(edits.changed_on_both_sides),
    error(edits.too_many_files),
    error(edits.too_many_submissions),
)
ALL_RULES: tuple[Rule[Any], ...] = (
    *TREE_RULES,
    *INPUT_RULES,
    *PRICE_RULES,
    *RECORD_RULES,
    *TRACK_RULES,
    *TRACKER_RULES,
    *ANSWER_RULES,
)
# Those that a file may answer, by name.
ANSWERABLE: frozenset[str] = frozenset(rule.name for rule in ALL_RULES if rule.is_answerable)


def check_tree(context: TreeContext) -> list[Problem]:
    """Return what is wrong with paths, names, modes and sizes; a file named here is not worth parsing."""
    return run_across_files(TREE_RULES, context, documents={})


def check_claim(context: ClaimContext, *, document: Positioned) -> list[Problem]:
    """Return what is wrong with a submission before anything is computed; without errors it can be priced."""
    return run_in_file(INPUT_RULES, context, file=context.submission.file, document=document)


def check_price(record: Record, *, document: Positioned) -> list[Problem]:
    """Return what makes a computed compute unusable; without errors the record can go on its board."""
    return run_in_file(PRICE_RULES, record, file=record.submission.file, document=document)


def check_record(context: RecordContext, *, document: Positioned) -> list[Problem]:
    """Return what the computed figures of a record say about its claim."""
    return run_in_file(RECORD_RULES, context, file=context.submission.file, document=document)


def check_track(context: TrackContext, *, documents: Mapping[str, Positioned]) -> list[Problem]:
    """Return what is wrong with a track as a whole; `documents` are those that parse, by file."""
    return run_across_files(TRACK_RULES, context, documents=documents)


def check_tracker(context: TrackerContext, *, documents: Mapping[str, Positioned]) -> list[Problem]:
    """Return what is wrong between submissions; `documents` are those that parse, by file."""
    return run_across_files(TRACKER_RULES, context, documents=documents)


def check_change(context: ChangeContext, *, documents: Mapping[str, Positioned]) -> list[Problem]:
    """Return what a pull request does beyond a submission of its own; `documents` are those that parse."""
    return run_across_files(CHANGE_RULES, context, documents=documents)


def settle_answers(
    problems: Iterable[Problem], *, files: Iterable[Answerable], documents: Mapping[str, Positioned]
) -> list[Problem]:
    """Return all problems, warnings marked where their file answers them, and what is wrong with answers.

    `documents` are the files that parse, by path.
    """
    return settle(problems, files=files, rules=ALL_RULES, documents=documents)
