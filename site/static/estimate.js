// One estimate: what its inputs multiply to, and the sum in words. What each method multiplies is data that the
// page tells (`told`: units and other spellings by dimension, methods by name), made from src/effsota/methods: no
// method is named here.
import { computeText, exactText, rounded } from "./figures.js";
import { parseAmount, parseNumber } from "./text.js";

const term = (value, unit = "") => ({ value, unit });

const termsOf = (step, given, { units, spellings }) => {
  if (!step.key) return [term(step.value, step.unit)];
  const [amount, spelt] = (given[step.key] ?? step.default ?? "").split(/ (.*)/);
  const [written, power] = spellings[step.dimension]?.[spelt] ?? [spelt, 0];
  const value = parseAmount(amount, power);
  if (value === step.unless) return [];
  if (!step.dimension) return [term((value + (step.plus ?? 0)) * (step.times ?? 1), given[step.named_by] ?? step.unit)];
  const size = units[step.dimension][written];
  const kept = step.kept?.[written];
  return kept ? [term(value, written), term(size, kept)] : [term(value * size, step.unit)];
};

// A chip gives what is not written: its peak at the precision, and the utilization that is usual for its kind.
const withChip = (given, chip) => {
  if (!chip) return given;
  const peak = chip.peaks[given.precision ?? Object.keys(chip.peaks)[0]];
  return { peak, utilization: chip.utilization, ...given, hardware: chip.name };
};

// Returns terms, FLOP, its tolerance and the factor it comes from; not-a-number where an input is missing.
export const price = (given, told, chips = {}) => {
  const method = told.methods[given.method];
  const whole = withChip(given, chips[given.hardware]);
  const factors = (given.factors ?? []).map((factor) => term(parseNumber(factor.value)));
  const terms = [...method.steps.flatMap((step) => termsOf(step, whole, told)), ...factors];
  const flop = terms.reduce((product, each) => product * each.value, 1);
  const uncertainty = given.uncertainty === undefined ? method.uncertainty : parseNumber(given.uncertainty);
  return { terms, flop, uncertainty, low: flop / uncertainty, high: flop * uncertainty, wording: method.wording };
};

const termText = ({ value, unit }) =>
  `${exactText(unit.endsWith("FLOP/s") ? Number(rounded(value, 3)) : value, true)} ${unit}`.trim();
const product = (terms) => terms.map(termText).join(" × ");
const general = (value) => String(Number(value.toPrecision(6)));
const flopText = (flop, digits = 3) => computeText(flop, "FLOP", digits, true);
const daysText = (flop) => computeText(flop, "PFS-days", 2, true);

export const sumLine = ({ terms, flop }) => `${product(terms)} = ${flopText(flop)} = ${daysText(flop)}`;
export const rangeLine = ({ uncertainty, low, high }, { method, uncertainty: given }) =>
  `within a factor ${general(uncertainty)} (${given ? "as given" : `the default of ${method}`}), tolerance ${flopText(low)} to ${flopText(high)}`;
export const paperSentence = ({ terms, flop, uncertainty, wording }) =>
  `Training took ${flopText(flop, 2)} (${daysText(flop)}), ${wording}: ${product(terms)}; correct within a factor of about ${general(uncertainty)}.`;
