// An architecture that is counted in the browser: what a file holds, what it costs, and what is wrong with either. The counting
// itself is the program's own (counting.js is made from its Python); here is what the command does around it.
import { Architecture, amount_text, beside_lines, check_amount, keys_read, MOST_CONFIG_BYTES, parse_config, refuse_config } from "./counting.js";
import { decode, loads, ValueError } from "./json.js";
import { checkLayers, readLayers, toLayers, Unread } from "./layers.js";
import { Untranslated } from "./python.js";
import { parseAmount } from "./text.js";
import { toYamlText } from "./yaml.js";

export { MOST_CONFIG_BYTES };

const NUMBERS = ["context", "target", "tokens", "examples", "epochs", "backward"];
const YAML = /^\s*(?:layers:|- (?:\{|[a-z_]+:))/m;

// Returns what a text holds if it is JSON, and nothing where it is none: what is wrong with it, the reader of configs says.
const asJson = (text) => {
  try {
    return loads({ parse_constant: () => null }, text);
  } catch {
    return undefined;
  }
};

const layersIn = (text) => {
  const given = asJson(text);
  const list = given instanceof Map ? given.get("layers") : given;
  if (Array.isArray(list) && (given instanceof Map || list.some((each) => each instanceof Map && each.has("layer")))) return readLayers(list);
  return given === undefined && !/^\s*[[{]/.test(text) && YAML.test(text) ? readLayers(text) : undefined;
};

// What Python does and its translation cannot, the terminal still does.
const IN_TERMINAL = {
  pointer: "",
  message: "this cannot be counted in a browser",
  hint: "say effsota estimate architecture --config config.json, or --layers FILE",
};
const orTerminal = (work, otherwise) => {
  try {
    return work();
  } catch (error) {
    if (error instanceof Untranslated) return otherwise;
    throw error;
  }
};

// Returns a file's config or its layers as an estimate holds them, or what is wrong with it.
export const readArchitecture = (data) => orTerminal(() => readFile(data), { refused: [IN_TERMINAL] });
const readFile = (data) => {
  try {
    const layers = data.length <= MOST_CONFIG_BYTES ? layersIn(decode(data, "utf-8-sig")) : undefined;
    if (layers) return { layers };
  } catch (error) {
    if (error instanceof Unread) return { refused: [{ pointer: "", message: error.message, hint: error.hint }] };
    if (!(error instanceof ValueError)) throw error;
  }
  const read = parse_config(0, data);
  if (!(read instanceof Map)) return { refused: [{ pointer: "", message: read.message, hint: read.hint }] };
  const refused = refuse_config(0, read);
  return refused.length ? { refused } : { config: new Map(keys_read(0, read).map((key) => [key, read.get(key)])) };
};

const asYaml = (text) => (/[,{}[\]]/.test(text) ? JSON.stringify(text) : toYamlText(text));
const asJsonText = (text) => (/^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?|true|false)$/.test(text) ? text : JSON.stringify(text));
const asLine = (layer) => `- {${Object.entries(layer).map(([key, value]) => `${key}: ${asYaml(String(value))}`).join(", ")}}\n`;
const asKey = ([key, value]) => `  ${JSON.stringify(key)}: ${asJsonText(String(value))}`;
// Returns as the text of a file what an estimate holds of it.
export const asText = ({ config, layers }) => {
  if (layers) return `layers:\n${layers.map(asLine).join("")}`;
  return config ? `{\n${Object.entries(config).map(asKey).join(",\n")}\n}\n` : "";
};

const inputsOf = ({ config = null, layers }, given, known) => {
  const numbers = NUMBERS.flatMap((key) => (given[key] === undefined ? [] : [[key, parseAmount(String(given[key]).split(" ")[0])]]));
  return new Architecture({ config, layers: layers ? toLayers(layers, known) : null, ...Object.fromEntries(numbers) });
};

// Returns what a config costs where only its lengths are missing or wrong: the parameters do not depend on them.
const sizedBy = (config) => {
  for (const lengths of [{ context: 1 }, { context: 1, target: 1 }, {}]) {
    const counted = new Architecture({ config, ...lengths }).count(0);
    if (!Array.isArray(counted)) return counted;
  }
  return undefined;
};

// Returns what is counted, per token, example or image, with how much it is trained on; or faults, whose pointers lead from the
// estimate, with as much as is known in spite of them.
export const countArchitecture = (read, given, known) => orTerminal(() => countRead(read, given, known), { faults: [IN_TERMINAL] });
const countRead = (read, given, known) => {
  const faults = read.layers ? checkLayers(read.layers, known) : [];
  if (faults.length) return { faults };
  const inputs = inputsOf(read, given, known);
  const counted = inputs.count(0);
  const found = [...(Array.isArray(counted) ? counted : []), ...check_amount(0, inputs)];
  if (Array.isArray(counted)) return { faults: found, sized: read.config && sizedBy(read.config) };
  const asked = inputs.examples === null && counted.unit === "token" ? replaced(inputs) : inputs;
  const [one, multiplyAdds] = asked.forward(0, counted);
  return { faults: found, counted, inputs, one, multiplyAdds };
};
// Until it is said how much it was trained on, a text is told by its tokens.
const replaced = (inputs) => Object.assign(Object.create(Object.getPrototypeOf(inputs)), inputs, { tokens: 1 });

const shown = (number) => (number ? amount_text(0, number) : "");
// Returns the pieces as rows of texts, and what stands above them; where a token uses some of the parameters only, these too.
export const rowsOf = ({ counted, sized, one }) => {
  const whole = counted ?? sized;
  const places = one === "token" ? whole.tokens : 1;
  const row = (what, parameters, active, multiplyAdds) => [
    [what],
    [shown(parameters), ...(active === parameters ? [] : [`${shown(active)} active`])],
    ...(counted ? [[shown(multiplyAdds / places)]] : []),
  ];
  const piece = ({ what, times, all_parameters: all, active_parameters: active, per_example: multiplyAdds }) =>
    row(times > 1 ? `${shown(times)} × ${what}` : what, all, active, multiplyAdds);
  return {
    heads: ["Piece", "Parameters", ...(counted ? [`Multiply-adds per ${one}`] : [])].map((head) => [head]),
    pieces: whole.pieces.map(piece),
    sums: row("in all", whole.parameters, whole.active_parameters, whole.per_example),
  };
};

// Returns in words what other ways of counting would say.
export const besideWords = (inputs, flop) =>
  [...beside_lines(0, { estimate: { inputs }, compute_flop: flop })]
    .map((line) => line.trim())
    .join(" ")
    .trim()
    .split(/(?<=\.) /)
    .filter(Boolean);
