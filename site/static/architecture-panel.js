// The panel of the calculator that counts a file: loaded once somebody chooses it, and all that it needs with it.
import { besideWords, countArchitecture, MOST_CONFIG_BYTES, readArchitecture, rowsOf } from "./architecture.js";
import { fieldOf, mark } from "./form.js";
import { toYamlText } from "./yaml.js";

const get = (id) => document.getElementById(id);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const sentences = ({ message, hint }) => `${capital(message)}. ${capital(hint)}.`;
const asLine = (layer) => `- {${Object.entries(layer).map(([key, value]) => `${key}: ${/[,{}[\]]/.test(value) ? JSON.stringify(value) : toYamlText(value)}`).join(", ")}}`;
const asText = ({ config, layers }) => (layers ? `layers:\n${layers.map(asLine).join("\n")}\n` : JSON.stringify(config, null, 2));
const cell = (tag, text, isNumber) => Object.assign(document.createElement(tag), { textContent: text, className: isNumber ? "num" : "" });
const line = (cells, tags) => {
  const row = document.createElement("tr");
  row.append(...cells.map((text, at) => cell(tags[Math.min(at, tags.length - 1)], text, at > 0)));
  if (tags[0] === "th") row.firstChild.scope = tags.length > 1 ? "row" : "col";
  return row;
};
const paragraph = (text) => cell("p", text, false);

const showCounted = (found) => {
  const whole = found.counted ?? found.sized;
  get("counted").hidden = !whole;
  if (!whole) return;
  const { heads, rows } = rowsOf(found);
  const [, ...sums] = rows.at(-1);
  const names = heads.slice(1).map((head) => ({ Active: "of them active, for a token" })[head] ?? head);
  get("counted-of").textContent = capital(whole.name);
  get("counted").querySelector("tbody").replaceChildren(...names.map((name, at) => line([name, sums[at]], ["th", "td"])));
  const pieces = get("counted").querySelector(".pieces");
  const top = line(heads, ["th"]);
  for (const each of top.children) each.scope = "col";
  pieces.tHead.replaceChildren(top);
  pieces.tBodies[0].replaceChildren(...rows.map((row) => line(row, ["th", "td"])));
  get("notes").replaceChildren(...whole.notes.map((note) => paragraph(capital(note))));
};

// A file that somebody hands over: its text in the box, or where it is none, beside it under its name.
class HandedOver {
  constructor(box) {
    this.box = box;
    box.addEventListener("input", () => this.forget());
  }

  forget() {
    this.name = undefined;
  }

  get data() {
    return this.name === undefined ? new TextEncoder().encode(this.box.value) : this.bytes;
  }

  async take(file) {
    this.bytes = new Uint8Array(await file.slice(0, MOST_CONFIG_BYTES + 1).arrayBuffer());
    this.forget();
    try {
      if (this.bytes.length > MOST_CONFIG_BYTES) throw new RangeError();
      this.box.value = new TextDecoder("utf-8", { fatal: true }).decode(this.bytes);
    } catch {
      this.name = file.name;
      this.box.value = "";
    }
  }
}

// The lengths of the example are nothing that anybody said of another model: they go when another comes.
const leaveExample = (panel) => {
  for (const [key, value] of Object.entries(JSON.parse(panel.dataset.example))) {
    const control = fieldOf(panel, key).querySelector("input");
    if (control.value === value) control.value = "";
  }
};

const listen = (panel, handed, { came }) => {
  const take = async (file) => {
    await handed.take(file);
    came();
  };
  const chooser = get("architecture-file");
  chooser.addEventListener("change", () => chooser.files[0] && take(chooser.files[0]));
  for (const name of ["dragover", "drop"])
    panel.addEventListener(name, (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      if (name === "drop") take(event.dataTransfer.files[0]);
    });
};

const isOfFile = ({ pointer }) => /^(?:\/(?:config|layers)(?:\/|$)|$)/.test(pointer);
// Says under the box and under the fields what is wrong with them.
const tell = (panel, faults, name) => {
  const own = faults.filter(isOfFile);
  const error = get("architecture-error");
  error.textContent = own.map((fault) => `${name ? `${name}: ` : ""}${sentences(fault)}`).join(" ");
  error.hidden = !own.length;
  get("architecture").setAttribute("aria-invalid", Boolean(own.length));
  for (const { pointer, message } of faults) {
    const field = pointer && fieldOf(panel, pointer.slice(1));
    if (field) mark(field, `${capital(message)}.`);
  }
};

class Counter {
  isReady = true;

  constructor(panel, first, changed) {
    this.panel = panel;
    this.known = JSON.parse(panel.dataset.known);
    this.box = get("architecture");
    this.handed = new HandedOver(this.box);
    this.isExample = !first;
    if (first) this.fill(first);
    const came = () => {
      if (this.isExample) leaveExample(panel);
      this.isExample = false;
      changed();
    };
    listen(panel, this.handed, { came });
    this.box.addEventListener("input", came);
  }

  fill(data) {
    this.handed.forget();
    this.isExample = false;
    if (typeof data.file === "string") this.box.value = data.file;
    else if (data.config || data.layers) this.box.value = asText(data);
  }

  // Returns what the tab keeps.
  typed() {
    return { file: this.box.value };
  }

  // Returns what an estimate has of the file.
  held() {
    const { config, layers } = readArchitecture(this.handed.data);
    if (config) return { config: Object.fromEntries(config) };
    return layers ? { layers: layers.map((layer) => (layer instanceof Map ? Object.fromEntries(layer) : layer)) } : {};
  }

  // Shows what is counted, and returns what keeps it from being priced; nothing where nothing does.
  count(given) {
    const held = readArchitecture(this.handed.data);
    const found = held.refused ? { faults: held.refused } : countArchitecture(held, given, this.known);
    showCounted(found);
    tell(this.panel, found.faults, this.handed.name);
    this.inputs = found.inputs;
    this.counted = String(found.multiplyAdds);
    return found.faults.map(sentences).join(" ");
  }

  showBeside(flop) {
    const words = besideWords(this.inputs, flop);
    get("beside").hidden = !words.length;
    get("beside").querySelector("p").textContent = words.join(" ");
  }
}

// Takes over the panel; `first` is what stands in it, where that is not its example, and `changed` is called when a file has come.
export const attach = (panel, first, changed) => new Counter(panel, first, changed);
