// What a run took, stated in the browser: of what a file says that `effsota estimate statement` reads, the same text. What is
// computed and said is the program's own (stating.js is made from its Python); here is what its pipeline does around it.
import { Typed } from "./python.js";
import * as made from "./stating.js";
import { parseAmount } from "./text.js";

export const FORMS = [...made.RENDER.keys()];
const METHODS = new Map([made.OPERATIONS, made.PARAMETERS, made.HARDWARE_TIME, made.REPORTED].map((method) => [method.name, method]));
const SUM = { name: "sum" };

const quantity = (text, dimension) => {
  const [amount, spelt] = text.split(/ (.*)/s);
  const [unit, power] = made.SPELLINGS.get(dimension).get(spelt) ?? [spelt, 0];
  return new made.Quantity({ number: parseAmount(amount, power), unit, dimension, text });
};
const number = (text) => {
  const [digits] = text.split(" ");
  const [, tail = ""] = digits.split(".");
  return new Typed(parseAmount(digits), /^\d+$/.test(tail) ? tail.length : 0);
};
const READ = { text: (text) => text, number, parts: (text) => [new made.ForwardPart({ what: null, operations: quantity(text, "operations per example") })] };
const optional = (text, read) => (text === undefined ? null : read(text));
const asMap = (record) => new Map(Object.entries(record));
const compute = (text) => quantity(text, "compute");

// What counts an architecture is loaded where a statement has one; `known` are the keys of a layer.
const COUNTED = "architecture";
const isCounted = ({ method }) => method === COUNTED;
const NUMBERS = ["context", "target", "tokens", "examples", "epochs", "backward"];
export const counterFor = async (data, known) => {
  if (!(data.phases ?? []).some(({ compute: given = [] }) => given.some(isCounted))) return undefined;
  const { asText, countArchitecture, readArchitecture } = await import("./architecture.js");
  return (given) => {
    const read = readArchitecture(new TextEncoder().encode(asText(given)));
    const found = read.refused ? { faults: read.refused } : countArchitecture(read, given, known);
    for (const key of NUMBERS) if (found.inputs && given[key] !== undefined) found.inputs[key] = number(given[key]);
    return found;
  };
};

const inputsOf = (given, ground) => {
  if (isCounted(given)) return ground.count(given).inputs;
  if (given.method === SUM.name) return new made.Sum({ parts: (given.parts ?? []).map((part) => estimateOf(part, ground)) });
  const keys = Object.entries(ground.keys[given.method]).filter(([key]) => given[key] !== undefined);
  return new (METHODS.get(given.method).inputs)(Object.fromEntries(keys.map(([key, kind]) => [key, (READ[kind] ?? ((text) => quantity(text, kind)))(given[key])])));
};

const estimateOf = (given, ground) =>
  new made.Estimate({
    method: isCounted(given) ? { name: COUNTED, uncertainty: ground.usual } : (METHODS.get(given.method) ?? SUM),
    inputs: inputsOf(given, ground),
    factors: (given.factors ?? []).map(({ value, reason }) => new made.Factor({ value: number(value), reason })),
    sources: (given.sources ?? []).map(({ title, url = null, where = null, for: keys = [] }) => new made.Source({ title, url, where, keys })),
    uncertainty: optional(given.uncertainty, number),
    low: optional(given.low, compute),
    high: optional(given.high, compute),
    what: given.what ?? null,
  });

const hardwareOf = ({ chips, chip_names: names }, { kinds }) => {
  const chip = ([id, { name, peaks, cores }]) => [
    id,
    new made.Chip({ id, name, kind: kinds[id], peaks: new Map(Object.entries(peaks).map(([key, text]) => [key, quantity(text, "rate")])), source: null, cores_per_chip: cores ?? null }),
  ];
  return new made.Hardware({ chips: new Map(Object.entries(chips).map(chip)), names: asMap(names) });
};

const thresholdOf = (told) =>
  new made.ComputeThreshold({
    ...told,
    compute: told.compute && compute(told.compute),
    share_of_original: told.share_of_original && new made.OriginalShare(told.share_of_original),
  });

const originalOf = ({ model, compute: given, systemic_risk: risk }, price) => {
  const priced = typeof given === "object" ? price(given) : undefined;
  const flop = priced?.compute_flop ?? (given === undefined ? null : compute(given).base);
  const has_systemic_risk = risk === undefined ? null : risk === "true";
  return new made.OriginalModel({ model, compute_flop: flop, low_flop: priced?.low_flop ?? flop, high_flop: priced?.high_flop ?? flop, has_systemic_risk });
};

// As json.dumps with sorted keys writes it: what the digest is of.
const sorted = (value) => {
  if (Array.isArray(value)) return `[${value.map(sorted).join(",")}]`;
  if (typeof value !== "object") return JSON.stringify(value);
  const pairs = Object.keys(value).sort().map((key) => `${JSON.stringify(key)}:${sorted(value[key])}`);
  return `{${pairs.join(",")}}`;
};

// Only a page that was sent over https, or lies on one's own machine, may ask the browser for a digest.
export const canDigest = () => Boolean(globalThis.crypto?.subtle);
const NO_DIGEST = "not computed: this page was not loaded over https";
const digestOf = async (data) => {
  if (!canDigest()) return NO_DIGEST;
  const found = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(sorted(data)));
  return [...new Uint8Array(found)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
};

// What is in force on a day, or named.
export const thresholdsIn = (ground) => ground.thresholds.map(thresholdOf);
const chosen = (known, names, day) => known.filter((each) => (names ? names.includes(each.id) && !each.is_dead : each.holds_on(0, day)));

// Returns the statement of what a file says. `told` are the chips of the calculator, `ground` is statement.json, `known` the
// keys of a layer.
export const state = async (data, { told, ground: given, day, known, count }) => {
  const counting = count ?? (await counterFor(data, known));
  const ground = { ...given, count: counting, usual: told.methods[COUNTED]?.uncertainty };
  const hardware = hardwareOf(told, ground);
  const price = (given) => made.price_estimate(0, estimateOf(given, ground), { hardware });
  const thresholds = thresholdsIn(ground);
  const phases = data.phases.map(
    ({ what, phase, compute: given, measured = [], energy_kwh }) =>
      new made.StatedPhase({ what, phase, estimates: given.map(price), measured: new Set(measured), energy_kwh: optional(energy_kwh, number) }),
  );
  const named = {
    against: new made.HeldAgainst({ thresholds: chosen(thresholds, data.thresholds, day), known: new Map(thresholds.map((each) => [each.id, each])) }),
    original: data.original ? originalOf(data.original, price) : null,
    digest: await digestOf(data),
    program: ground.program,
    date: day,
  };
  return made.build_statement(named, data.model, phases);
};

const standing = ({ status, read }) => [made.STANDING.get(status), made.UNREAD.get(read)].filter(Boolean).join("; ");
// What a page shows of a statement, in the words that its forms have.
export const words = {
  thresholds: (ground) => thresholdsIn(ground).filter(({ is_dead: isDead }) => !isDead).map((each) => ({ id: each.id, name: each.name, standing: standing(each) })),
  inForce: (ground, day) => chosen(thresholdsIn(ground), undefined, day).map(({ id }) => id),
  totals: (statement) => [...made.total_lines(0, statement), ...(statement.original ? [made.NOT_THE_ORIGINAL] : [])],
  margin: (statement) => made.margin_lines(0, statement),
  phases: ({ phases }) => phases.map((phase) => `${made.phase_title(0, phase)}, ${made.flop_text(0, phase.counted.compute_flop)}`),
  verdicts: ({ verdicts }) =>
    verdicts.map((verdict) => ({
      name: verdict.threshold.name,
      amount: made.flop_text(0, verdict.flop),
      standing: [...made.standing_words(0, verdict)],
      lies: verdict.beside,
      beside: made.BESIDE_WORDS.get(verdict.beside),
    })),
};

export const render = (statement, form) => made.RENDER.get(form)(0, statement);
