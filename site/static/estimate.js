// One estimate: what its inputs multiply to, or its parts add up to, and the sum in words. What each method multiplies
// is data that the page tells (`told`: units and other spellings by dimension, chips, methods by name), made from
// src/effsota/methods: no method is named here.
import { computeText, exactText, knownDigits, numberText, rounded } from "./figures.js";
import { parseAmount, parseNumber } from "./text.js";

const own = (data, key) => (key !== undefined && Object.hasOwn(data ?? {}, key) ? data[key] : undefined);
const term = (value, unit = "", isRounded = unit.endsWith("FLOP/s")) => ({ value, unit, isRounded });
// How many decimals somebody typed: 0.50 has two.
const decimalsOf = (text = "") => (/^[\d,]+\.\d+$/.test(text) ? text.split(".")[1].length : 0);

// Returns a quantity as its number, its unit and the size of that; not-a-number where it is none.
const readQuantity = (text, dimension, { units, spellings }) => {
  const [amount, spelt] = String(text ?? "").split(/ (.*)/);
  const [unit, power] = own(spellings[dimension], spelt) ?? [spelt, 0];
  return { number: parseAmount(amount, power), unit, size: own(units[dimension], unit) ?? Number.NaN };
};

const partsOf = (step, given) => (Array.isArray(given[step.key]) ? given[step.key] : [{ value: given[step.key] }]);
const isByPart = (step, given) => step.by_part && partsOf(step, given).some((part) => part[step.by_part] !== undefined);
const timesOf = (step, given) => (parseNumber(given[step.key] ?? step.default ?? "") + (step.plus ?? 0)) * (step.times ?? 1);

const quantityTerms = (step, given, method, told) => {
  const times = isByPart(step, given) && method.steps.find(({ key }) => key === step.by_part);
  const parts = partsOf(step, given).map((part) => ({
    ...readQuantity(part.value, step.dimension, told),
    times: times ? timesOf(times, { ...given, ...part }) : 1,
  }));
  const [{ unit }] = parts;
  const kept = parts.every((part) => part.unit === unit) && own(step.kept, unit);
  const value = parts.reduce((sum, { number, size, times }) => sum + number * (kept ? 1 : size) * times, 0);
  if (kept) return [term(value, unit), term(parts[0].size, kept)];
  const ofParts = step.of_parts?.units.includes(unit) ? step.of_parts : undefined;
  const whole = term(value, ofParts?.unit ?? step.unit);
  const number = Number(ofParts && given[ofParts.key]);
  return number ? [whole, term(1 / number, ofParts.per)] : [whole];
};

const termsOf = (step, given, method, told) => {
  if (!step.key) return [term(step.value, step.unit)];
  if (given[step.instead] !== undefined || (step.is_optional && given[step.key] === undefined)) return [];
  if (method.steps.some((each) => each.by_part === step.key && isByPart(each, given))) return [];
  if (step.dimension) return quantityTerms(step, given, method, told);
  const value = parseAmount(String(given[step.key] ?? step.default ?? "").split(" ")[0]);
  if (value === step.unless) return [];
  const made = term((value + (step.plus ?? 0)) * (step.times ?? 1), given[step.named_by] ?? step.unit);
  return [made.value === value ? { ...made, decimals: decimalsOf(given[step.key]) } : made];
};

export const chipOf = (name, { chips, chip_names: names }) => own(chips, own(names, String(name ?? "").toLowerCase()));

// A chip gives what is not written: its peak at the precision, and the utilization that is usual for its kind.
const withChip = (given, told) => {
  const chip = chipOf(given.hardware, told);
  if (!chip) return given;
  const offered = Object.keys(chip.peaks);
  const peak = own(chip.peaks, given.precision ?? (offered.length === 1 ? offered[0] : undefined));
  return { peak, utilization: chip.utilization, ...given, hardware: chip.name, cores: chip.cores };
};

const within = (factor) => ({ below: factor, above: factor });
const isEven = ({ below, above }) => below === above;
const sumOf = (numbers) => numbers.reduce((sum, each) => sum + each, 0);

// Parts are taken to be off the same way: each end of the whole is the sum of theirs.
const sharedMargin = (parts) => {
  const [{ margin }] = parts;
  if (parts.every((part) => part.margin.below === margin.below && part.margin.above === margin.above)) return margin;
  const total = sumOf(parts.map((part) => part.flop));
  return { below: total / sumOf(parts.map((part) => part.low)), above: sumOf(parts.map((part) => part.high)) / total };
};

const marginOf = (given, flop, usual, told) => {
  const end = (text) => {
    const { number, size } = readQuantity(text, "compute", told);
    return number * size;
  };
  const below = given.low === undefined ? usual.below : flop / end(given.low);
  const above = given.high === undefined ? usual.above : end(given.high) / flop;
  return { below: Math.max(1, below), above: Math.max(1, above) };
};

// Returns terms, parts, FLOP, its ends and its margin; not-a-number where an input is missing or cannot be priced.
export const price = (given, told) => {
  const method = own(told.methods, given?.method);
  if (!method) return { terms: [], parts: [], flop: Number.NaN, margin: within(Number.NaN), low: Number.NaN, high: Number.NaN };
  const parts = method.is_sum ? (given.parts ?? []).map((part) => price(part, told)) : [];
  const whole = withChip(given, told);
  const inputs = method.is_sum
    ? [term(parts.length > 1 ? sumOf(parts.map((part) => part.flop)) : Number.NaN, "FLOP", true)]
    : method.steps.flatMap((step) => termsOf(step, whole, method, told));
  const factors = (given.factors ?? []).map((factor) => ({ ...term(parseNumber(factor.value)), decimals: decimalsOf(factor.value) }));
  const terms = [...inputs, ...factors].map((each) => ({ ...each, unit: (each.value === 1 && own(told.singulars, each.unit)) || each.unit }));
  const flop = terms.reduce((product, each) => product * each.value, 1);
  const usual =
    given.uncertainty !== undefined ? within(parseNumber(given.uncertainty)) : parts.length ? sharedMargin(parts) : within(method.uncertainty);
  const margin = marginOf(given, flop, usual, told);
  return { terms, parts, flop, margin, low: flop / margin.below, high: flop * margin.above, wording: method.wording };
};

const termText = ({ value, unit, isRounded, decimals }) => `${exactText(isRounded ? Number(rounded(value, 3)) : value, true, decimals)} ${unit}`.trim();
const general = (value) => String(Number(value.toPrecision(6)));
const flopText = (flop, digits = 3) => computeText(flop, "FLOP", digits, true);
const daysText = (flop, digits = 3) => computeText(flop, "PFS-days", digits, true);

const expression = ({ terms, parts }) => {
  const [first, ...rest] = terms.map(termText);
  const added = parts.map((part) => `(${expression(part)})`).join(" + ");
  return [added ? (rest.length ? `(${added})` : added) : first, ...rest].join(" × ");
};

const marginText = (margin) => {
  if (isEven(margin)) return `a factor ${general(margin.below)}`;
  return `a factor ${numberText(margin.below, 3, true)} below and ${numberText(margin.above, 3, true)} above`;
};

const originOf = ({ parts }, { method, uncertainty, low, high }) => {
  const usual = parts.length ? "from its parts, as if all were off the same way" : `the default of ${method}`;
  const ends = Object.entries({ low, high }).filter(([, end]) => end !== undefined);
  if (uncertainty !== undefined || ends.length > 1) return "as given";
  return ends.length ? `${ends[0][0]} as given, else ${usual}` : usual;
};

export const sumLine = (priced) => `${expression(priced)} = ${flopText(priced.flop)} = ${daysText(priced.flop)}`;
export const rangeLine = (priced, given) => {
  const ends = [priced.low, priced.high].map((end) => flopText(end, knownDigits(priced.low, priced.high)));
  return `within ${marginText(priced.margin)} (${originOf(priced, given)}), tolerance ${ends.join(" to ")}`;
};
export const paperSentence = (priced) => {
  const { flop, low, high, margin, wording } = priced;
  const sure = isEven(margin)
    ? `correct within a factor of about ${general(margin.below)}`
    : `between ${flopText(low, 2)} and ${flopText(high, 2)} (95%)`;
  return `Training took ${flopText(flop, 2)} (${daysText(flop, 2)}), ${wording}: ${expression(priced)}; ${sure}.`;
};
