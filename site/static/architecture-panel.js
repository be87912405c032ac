// The panel of the calculator that counts a file: loaded once somebody chooses it, and all that it needs with it.
import { asText, besideWords, countArchitecture, MOST_CONFIG_BYTES, readArchitecture, rowsOf } from "./architecture.js";
import { fieldOf, mark } from "./form.js";

const get = (id) => document.getElementById(id);
const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);
const sentences = ({ message, hint }) => `${capital(message)}. ${capital(hint)}.`;
const cell = (tag, text, isNumber) => Object.assign(document.createElement(tag), { textContent: text, className: isNumber ? "num" : "" });
const line = (cells, tags, scope) => {
  const row = document.createElement("tr");
  for (const [at, [text, below]] of cells.entries()) {
    const made = cell(tags[Math.min(at, tags.length - 1)], text, at > 0);
    if (below) made.append(Object.assign(cell("span", below), { className: "sub" }));
    row.append(made);
  }
  for (const head of row.querySelectorAll("th")) head.scope = scope;
  return row;
};

// What is told aloud is told when nobody types any more.
const WAIT = 700;
let waiting;
const tellAloud = (text) => {
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    get("aloud").textContent = text;
  }, WAIT);
};

const showCounted = (found) => {
  const whole = found.counted ?? found.sized;
  get("counted").hidden = !whole;
  if (!whole) return;
  const { heads, pieces, sums } = rowsOf(found);
  const table = get("counted").querySelector(".pieces");
  const [, ...totals] = heads.map((head, at) => [head, sums[at]]);
  get("counted-of").textContent = whole.name;
  get("counted").querySelector("tbody").replaceChildren(...totals.map((total) => line(total, ["th", "td"], "row")));
  table.tHead.replaceChildren(line(heads, ["th"], "col"));
  table.tBodies[0].replaceChildren(...[...pieces, sums].map((row) => line(row, ["th", "td"], "row")));
  get("notes").replaceChildren(...whole.notes.map((note) => cell("p", `${capital(note)}.`)));
  tellAloud(`${whole.name}: ${totals.map(([head, sum]) => `${head} ${sum.join(", ")}`).join("; ")}`);
};

// A file that somebody hands over: its text in the box, or where it is none, beside it under its name.
class HandedOver {
  constructor(box) {
    this.box = box;
    box.addEventListener("input", () => this.forget());
  }

  forget() {
    this.name = undefined;
    get("architecture-name").textContent = "";
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
    get("architecture-name").textContent = file.name;
  }
}

// The lengths of the example are nothing that anybody said of another model: they go when another comes.
const leaveExample = (panel) => {
  for (const [key, value] of Object.entries(JSON.parse(panel.dataset.example))) {
    const control = fieldOf(panel, key).querySelector("input");
    if (control.value === value) control.value = "";
  }
};

const CONFIG = "config.json";
// Of several files, a config is meant.
const fileIn = (files) => [...files].find(({ name }) => name === CONFIG) ?? files[0];
const listen = (panel, handed, came) => {
  const take = async (files) => {
    if (!files.length) return;
    await handed.take(fileIn(files));
    came();
  };
  const chooser = get("architecture-file");
  chooser.addEventListener("change", async () => {
    await take(chooser.files);
    chooser.value = "";
  });
  // A file that misses the panel is meant for it, too: the browser would leave the page for it.
  const isFile = ({ dataTransfer }) => !panel.hidden && dataTransfer.types.includes("Files");
  const over = (is) => panel.classList.toggle("over", is);
  const root = document.documentElement;
  root.addEventListener("dragover", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    over(true);
  });
  root.addEventListener("dragleave", ({ relatedTarget }) => relatedTarget ?? over(false));
  root.addEventListener("drop", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    over(false);
    take(event.dataTransfer.files);
  });
};

// Says under the box and under the fields what is wrong with them.
const tell = (panel, faults, own, name) => {
  const error = get("architecture-error");
  error.textContent = own.map((fault) => `${name ? `${name}: ` : ""}${sentences(fault)}`).join(" ");
  error.hidden = !own.length;
  get("architecture").setAttribute("aria-invalid", Boolean(own.length));
  for (const { pointer, message } of faults) {
    const field = pointer && fieldOf(panel, pointer.slice(1));
    if (field) mark(field, `${capital(message)}.`);
  }
};

const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
// Returns what a config of several models can be made into, by what a button says: the one below a key, or what is without it.
const waysOut = (text, faults) => {
  try {
    const whole = JSON.parse(text);
    const words = faults.flatMap(({ message }) => message.split(/[ ,;]/));
    const parts = Object.keys(whole).filter((key) => isMapping(whole[key]) && words.includes(key));
    const isBeside = faults.some(({ pointer }) => parts.some((key) => pointer === `/config/${key}`));
    if (!isBeside) return parts.map((key) => [`Count ${key} alone`, whole[key]]);
    return [[`Take ${parts.join(" and ")} out`, Object.fromEntries(Object.entries(whole).filter(([key]) => !parts.includes(key)))]];
  } catch {
    return [];
  }
};

const NOTHING = { message: "nothing is there to count", hint: "paste a config.json or a list of layers, or choose a file" };
// How much has to be pasted at once to be another file.
const LEAST_FILE = 40;
const BY_HAND = /^(?:insertText|insertLine|insertComp|delete|history)/;

class Counter {
  isReady = true;

  constructor(panel, first, changed) {
    this.panel = panel;
    this.known = JSON.parse(panel.dataset.known);
    this.box = get("architecture");
    this.handed = new HandedOver(this.box);
    this.isExample = !first;
    if (first) this.fill(first);
    this.came = () => {
      if (this.isExample) leaveExample(panel);
      this.isExample = false;
      changed();
    };
    listen(panel, this.handed, this.came);
    let pasted = 0;
    this.box.addEventListener("paste", ({ clipboardData }) => {
      pasted = clipboardData.getData("text").length;
    });
    this.box.addEventListener("input", ({ inputType = "", data }) => {
      const isMended = (BY_HAND.test(inputType) && (data ?? "").length < LEAST_FILE) || (inputType === "insertFromPaste" && pasted < LEAST_FILE);
      if (!isMended) this.came();
    });
  }

  fill(data) {
    this.handed.forget();
    this.isExample = false;
    this.box.value = typeof data.file === "string" ? data.file : asText(data);
  }

  offerWaysOut(faults) {
    const buttons = waysOut(this.box.value, faults).map(([words, config]) => {
      const button = Object.assign(cell("button", words), { type: "button", className: "quiet" });
      button.addEventListener("click", () => {
        this.box.value = JSON.stringify(config, null, 2);
        this.came();
        this.box.focus();
      });
      return button;
    });
    get("ways-out").replaceChildren(...buttons);
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
    const { data, name } = this.handed;
    const held = readArchitecture(data);
    const isEmpty = name === undefined && !this.box.value.trim();
    const found = held.refused ? { faults: isEmpty ? [NOTHING] : held.refused } : countArchitecture(held, given, this.known);
    showCounted(found);
    const ofFile = isEmpty ? [] : found.faults.filter(({ pointer }) => held.refused || /^\/(?:config|layers)(?:\/|$)/.test(pointer));
    tell(this.panel, found.faults, ofFile, name);
    this.offerWaysOut(held.refused ?? []);
    this.inputs = found.inputs;
    this.counted = String(found.multiplyAdds);
    // What stands under the box in full is told here in short.
    return found.faults.map((fault) => (ofFile.includes(fault) ? `${capital(fault.message)}.` : sentences(fault))).join(" ");
  }

  showBeside(flop) {
    const words = besideWords(this.inputs, flop);
    get("beside").hidden = !words.length;
    get("beside").querySelector("div").replaceChildren(...words.map((each) => cell("p", each)));
  }
}

// Takes over the panel; `first` is what stands in it, where that is not its example, and `changed` is called when a file has come.
export const attach = (panel, first, changed) => new Counter(panel, first, changed);
