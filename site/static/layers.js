// A list of layers as people write it: YAML with a line or a block for each, or JSON. What its keys mean and may be is told
// by the page (`known`, from the schema); what a list costs stands in counting.js.
import { Layer, near, shorten } from "./counting.js";
import { JsonNumber } from "./json.js";
import { parseNumber } from "./text.js";

const EXAMPLE = "- {layer: conv, kernel: 8, in: 3, out: 16, size: 20}";
const OTHERWISE = `write lines such as ${EXAMPLE}; effsota estimate architecture --layers FILE reads all of YAML`;
const MOST_LAYERS = 500;

// What keeps a text from being read.
export class Unread extends Error {
  constructor(message, hint = OTHERWISE) {
    super(message);
    this.hint = hint;
  }
}

const QUOTED = /^"(?:[^"\\]|\\["\\/])*"|^'(?:[^']|'')*'/;
const KEY = /^([A-Za-z_]+):(?: +|$)/;
const COMMENT = /(?:^|\s)#.*$/;
const unquoted = (text) => (text.startsWith('"') ? text.slice(1, -1).replace(/\\(.)/g, "$1") : text.slice(1, -1).replaceAll("''", "'"));

// Returns the text at the beginning, up to one of the signs that end it, and what stands behind.
const readText = (line, ends, at) => {
  const [quoted] = line.match(QUOTED) ?? [];
  if (quoted !== undefined) return [unquoted(quoted), line.slice(quoted.length).trim()];
  const [plain] = line.match(ends);
  if (/^["'[{&*!|>%@`]/.test(plain)) throw new Unread(`line ${at} holds more than can be read here`);
  return [plain.trim(), line.slice(plain.length).trim()];
};

const put = (layer, key, value, at) => {
  if (layer.has(key)) throw new Unread(`line ${at} says ${key} twice`, "take one of them out");
  layer.set(key, value);
};

const readBraces = (line, at) => {
  const layer = new Map();
  let rest = line.slice(1).trim();
  while (!rest.startsWith("}")) {
    const key = rest.match(KEY);
    if (!key) throw new Unread(`line ${at} is no layer in braces`);
    const [value, behind] = readText(rest.slice(key[0].length), /^[^,}]*/, at);
    put(layer, key[1], value, at);
    if (!/^[,}]/.test(behind)) throw new Unread(`line ${at} is no layer in braces`);
    rest = behind.startsWith(",") ? behind.slice(1).trim() : behind;
  }
  if (rest.slice(1).replace(COMMENT, "").trim()) throw new Unread(`line ${at} goes on behind its braces`);
  return layer;
};

const readPair = (layer, text, at) => {
  const key = text.match(KEY);
  if (!key) throw new Unread(`line ${at} is no line of a layer`);
  const [value, behind] = readText(text.slice(key[0].length), /^(?:[^ #]| +(?! |#)|(?<! )#)*/, at);
  if (behind.replace(COMMENT, "").trim()) throw new Unread(`line ${at} goes on behind its quotes`);
  put(layer, key[1], value, at);
};

// Returns the layers of lines that begin with a dash, each as a mapping of texts, or as the text that it is instead.
const readLines = (text) => {
  const found = [];
  let inset = 0;
  for (const [index, whole] of text.split(/\r?\n/).entries()) {
    const at = index + 1;
    const line = whole.trimEnd();
    if (!line.trim() || /^\s*#/.test(line) || /^(?:layers:|---)(?:\s+#.*)?$/.test(line)) continue;
    if (/^ *\t/.test(line)) throw new Unread(`line ${at} is indented by a tab`, "indent by spaces");
    const [, margin, dash, rest] = line.match(/^( *)(?:(- +)|-$)?(.*)$/);
    const last = found.at(-1);
    if (dash === undefined) {
      if (!(last instanceof Map) || margin.length !== inset) throw new Unread(`line ${at} is no line of a list of layers`);
      readPair(last, rest, at);
    } else {
      inset = margin.length + dash.length;
      if (rest.startsWith("{")) found.push(readBraces(rest, at));
      else if (KEY.test(rest)) readPair(found[found.push(new Map()) - 1], rest, at);
      else found.push(rest.replace(COMMENT, ""));
    }
  }
  return found;
};

const textOf = (value) => (value instanceof JsonNumber ? value.text : value === null ? "" : String(value));
const fromJson = (item) => (item instanceof Map ? new Map([...item].map(([key, value]) => [key, textOf(value)])) : textOf(item));

// Returns what stands in a text, or in what JSON.parse's like made of it.
export const readLayers = (given) => (Array.isArray(given) ? given.map(fromJson) : readLines(given));

const range = (value, key, text, { minimum, maximum }) => {
  if (value < minimum) return [`${key} is "${text}", which is too small`, `write a number at least ${minimum}`];
  if (value > maximum) return [`${key} is "${text}", which is too large`, `write a number at most ${maximum < 1e6 ? maximum : maximum.toExponential().replace(/e\+(\d)$/, "e+0$1")}`];
  return [];
};

// Returns what is wrong with a value, as the schema has it, in two sentences; nothing where it can stand.
const wrong = (key, text, { type, enum: choices, ...ends }) => {
  if (choices) {
    const meant = near(0, text, choices);
    const ask = `${meant === null ? "" : `did you mean ${meant}? `}write one of: ${choices.join(", ")}`;
    return choices.includes(text) ? [] : [`${key} is ${shorten(0, text)}, which is not one of the allowed values`, ask];
  }
  if (type === "boolean") return ["true", "false"].includes(text) ? [] : [`${shorten(0, text)} is neither true nor false`, "write true or false"];
  if (type !== "integer") return text.trim() ? [] : [`"${key}" is blank`, "write a text; a key that need not stand there can be left out"];
  const value = parseNumber(text);
  if (Number.isNaN(value)) return [`${shorten(0, text)} is not a number`, "write digits with a decimal point, such as 79.1 or 1.28e6 (at most 30 digits)"];
  return Number.isInteger(value) ? range(value, key, text, ends) : [`${shorten(0, text)} is not a whole number`, "write a whole number"];
};

const checkLayer = (layer, at, known) => {
  const place = `item ${at + 1} of layers`;
  const pointer = `/layers/${at}`;
  if (!(layer instanceof Map))
    return [{ pointer, message: `${place} is a text (${shorten(0, layer)}), but a mapping is asked`, hint: "write lines of the form key: value under it, indented, without a dash" }];
  const faults = [...layer].flatMap(([key, text]) => {
    const free = Object.keys(known).filter((each) => !layer.has(each));
    const meant = known[key] ? null : (near(0, key, free) ?? near(0, key, Object.keys(known)));
    const unknown = [`${shorten(0, key)} is not a known key of ${place}`, meant ? `did you mean ${meant}?` : `keys of ${place}: ${Object.keys(known).join(", ")}`];
    const [message, hint] = known[key] ? wrong(key, text, known[key]) : unknown;
    return message ? [{ pointer: `${pointer}/${key}`, message, hint }] : [];
  });
  if (!layer.has("layer"))
    faults.push({ pointer: `${pointer}/layer`, message: `the key "layer" is missing in ${place}`, hint: `write layer with one of: ${known.layer.enum.join(", ")}` });
  return faults;
};

// Returns what is wrong with layers as they were read; pointers lead from the estimate.
export const checkLayers = (layers, known) => {
  const few = { pointer: "/layers", message: "layers has 0 items, at least 1 is asked", hint: `write lines such as ${EXAMPLE}` };
  const many = { pointer: "/layers", message: `layers has ${layers.length} items, at most ${MOST_LAYERS} are asked`, hint: "say times of layers that are alike" };
  if (!layers.length) return [few];
  return layers.length > MOST_LAYERS ? [many] : layers.flatMap((layer, at) => checkLayer(layer, at, known));
};

const typed = (text, { type }) => (type === "integer" ? parseNumber(text) : type === "boolean" ? text === "true" : text);

// Returns layers that are free of faults as what is counted.
export const toLayers = (layers, known) => {
  const names = new Map([...Layer.prototype.KEYS].map(([name, key]) => [key, name]));
  return layers.map((layer) => new Layer(Object.fromEntries([...layer].map(([key, text]) => [names.get(key) ?? key, typed(text, known[key])]))));
};
