// One estimate: what its inputs multiply to, and the sum in words, as src/effsota/methods have it.
import { computeText, exactText, rounded } from "./figures.js";
import { parseNumber } from "./text.js";

const PREFIXES = { "": 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18, Z: 1e21, Y: 1e24 };
const TIMES = { second: 1, minute: 60, hour: 3600, day: 86400 };
// "AI and Compute" (2018), appendix: a third of the peak on a GPU, 17 % on a CPU, right within a factor of 2 to 3.
const UTILIZATION = { gpu: 0.33, tpu: 0.33, cpu: 0.17 };
const UNCERTAINTY = { operations: 1.5, parameters: 1.5, "hardware-time": 3 };

const scaleOf = (unit) => {
  const flop = unit.match(/^([kMGTPEZY]?)FLOP(?:\/s)?$/);
  return flop ? PREFIXES[flop[1]] : (TIMES[unit.replace(/s$/, "")] ?? Number.NaN);
};
const quantity = (text = "") => {
  const [number, unit = ""] = text.split(/ (.*)/);
  return { number: parseNumber(number), unit, base: parseNumber(number) * scaleOf(unit) };
};
const plain = (text, fallback) => (text === undefined ? fallback : parseNumber(text));
const term = (value, unit = "") => ({ value, unit });

const forwardTerms = (forward) => {
  const { number, unit, base } = quantity(forward);
  return unit === "multiply-adds" ? [term(number, unit), term(2, "FLOP per multiply-add")] : [term(base, "FLOP")];
};
const epochsTerm = (text) => (plain(text, 1) === 1 ? [] : [term(plain(text), "epochs")]);

const TERMS = {
  operations({ forward, backward, examples, epochs }) {
    const passes = plain(backward, 2);
    return [...forwardTerms(forward), ...(passes === 0 ? [] : [term(1 + passes, "passes")]), term(plain(examples, Number.NaN), "examples"), ...epochsTerm(epochs)];
  },
  parameters: ({ parameters, tokens, epochs }) => [
    term(6, "FLOP per parameter and token"),
    term(plain(parameters, Number.NaN), "parameters"),
    term(plain(tokens, Number.NaN), "tokens"),
    ...epochsTerm(epochs),
  ],
  "hardware-time"({ hardware, precision, peak, count, time, utilization }, chips) {
    const chip = chips[hardware];
    return [
      term(plain(count, 1), chip?.name ?? hardware ?? "accelerators"),
      term(quantity(peak ?? chip?.peaks[precision ?? Object.keys(chip.peaks)[0]]).base, "FLOP/s"),
      term(quantity(time).base, "s"),
      term(plain(utilization, chip ? UTILIZATION[chip.kind] : Number.NaN)),
    ];
  },
};

// Returns terms, FLOP, the 95 % range and the factor it comes from; not-a-number where an input is missing.
export const price = (estimate, chips = {}) => {
  const factors = (estimate.factors ?? []).map((factor) => term(plain(factor.value, Number.NaN)));
  const terms = [...TERMS[estimate.method](estimate, chips), ...factors];
  const flop = terms.reduce((product, each) => product * each.value, 1);
  const uncertainty = plain(estimate.uncertainty, UNCERTAINTY[estimate.method]);
  return { terms, flop, uncertainty, low: flop / uncertainty, high: flop * uncertainty };
};

const FROM = {
  operations: "estimated by counting operations",
  parameters: "estimated from parameters and tokens",
  "hardware-time": "estimated from hardware time",
};
const termText = ({ value, unit }) =>
  `${exactText(unit.endsWith("FLOP/s") ? Number(rounded(value, 3)) : value, true)} ${unit}`.trim();
const product = (terms) => terms.map(termText).join(" × ");
const general = (value) => String(Number(value.toPrecision(6)));
const flopText = (flop, digits = 3) => computeText(flop, "FLOP", digits, true);
const daysText = (flop) => computeText(flop, "PFS-days", 2, true);

export const sumLine = ({ terms, flop }) => `${product(terms)} = ${flopText(flop)} = ${daysText(flop)}`;
export const rangeLine = ({ uncertainty, low, high }, { method, uncertainty: given }) =>
  `within a factor ${general(uncertainty)} (${given ? "as given" : `the default of ${method}`}), 95 %: ${flopText(low)} to ${flopText(high)}`;
export const paperSentence = ({ terms, flop, uncertainty }, { method }) =>
  `Training took ${flopText(flop, 2)} (${daysText(flop)}), ${FROM[method]}: ${product(terms)}; correct within a factor of about ${general(uncertainty)}.`;
