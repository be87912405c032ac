// The panel of the calculator that states what a run took: loaded once it is opened. Its whole state stands behind the # of
// the address; what is said comes from statement.js.
import { keepPanel, panelState } from "./address.js";
import { price } from "./estimate.js";
import { estimateFault } from "./estimate-faults.js";
import { attend, check, controlsOf, demand, fill, gather, prepare } from "./form.js";
import { canDigest, counterFor, FORMS, render, state, words } from "./statement.js";
import { toYaml } from "./yaml.js";

const get = (name) => document.getElementById(`statement-${name}`);
const PANEL = "statement";
const FILE = "file";
const NAMES = { text: "Text", markdown: "Markdown", json: "JSON", huggingface: "Hugging Face", cyclonedx: "CycloneDX", spdx: "SPDX", [FILE]: "Input file" };
const ENDINGS = { text: "txt", markdown: "md", json: "json", huggingface: "huggingface.md", cyclonedx: "cdx.json", spdx: "spdx.json", [FILE]: "yaml" };
const LONG = 2000; // characters of an address that every program passes on whole
const today = () => new Date().toISOString().slice(0, 10); // in UTC, as the terminal has it
const element = (tag, text, more = {}) => Object.assign(document.createElement(tag), { textContent: text, ...more });

const isMapping = (data) => typeof data === "object" && data !== null && !Array.isArray(data);

// An architecture stands in the form as the file that it is counted from.
const COUNTED = "architecture";
const isCounted = (given) => given?.method === COUNTED;
const unread = async (given) => {
  if (!isCounted(given) || !(given.config || given.layers)) return given;
  const { asText } = await import("./architecture.js");
  return { ...given, file: asText(given) };
};
const asRead = async ({ method, file, ...rest }) => {
  if (method !== COUNTED) return { method, ...rest };
  const { readArchitecture } = await import("./architecture.js");
  const { config, layers } = readArchitecture(new TextEncoder().encode(file ?? ""));
  const held = config ? { config: Object.fromEntries(config) } : layers ? { layers: layers.map((layer) => (layer instanceof Map ? Object.fromEntries(layer) : layer)) } : {};
  return { method, ...held, ...rest };
};

// What is typed, as a file for the terminal has it; keys in the order in which that is read best.
const phaseOf = async ({ what, phase, compute = [], measured, energy_kwh }) => ({
  what,
  phase,
  compute: await Promise.all(compute.map(asRead)),
  ...(measured && { measured: [measured] }),
  ...(energy_kwh && { energy_kwh }),
});
const typedOf = async ({ measured, compute, ...phase }) => ({
  ...phase,
  ...(Array.isArray(compute) && { compute: await Promise.all(compute.filter(isMapping).map(unread)) }),
  ...(Array.isArray(measured) && { measured: measured[0] }),
});

// What keeps a statement from being made, in words; nothing where nothing does.
const faultIn = (form, data, told, count) => {
  const missing = controlsOf(form).filter((control) => check(control, false)).map((control) => control.dataset.title);
  if (missing.length) return `Still to fill in or correct: ${[...new Set(missing)].join(", ")}.`;
  if (data.thresholds?.length === 0) return "Choose a threshold at least.";
  for (const [at, { compute }] of data.phases.entries())
    for (const [number, given] of compute.entries()) {
      const where = `Phase ${at + 1}${compute.length > 1 ? `, estimate ${number + 1}` : ""}`;
      const counted = isCounted(given) ? count(given) : undefined;
      if (counted?.faults.length) return `${where}: ${counted.faults.map(({ message, hint }) => `${message}. ${hint}`).join(". ")}.`;
      const [fault] = estimateFault(given, told, () => price({ ...given, counted: String(counted?.multiplyAdds) }, told).flop);
      if (fault) return `${where}: ${fault}`;
    }
  return "";
};

class StatementPanel {
  constructor(panel, ground, { told, known, begin }) {
    Object.assign(this, { panel, ground, told, known, begin, form: get("form"), chosen: FORMS[0] });
    this.offerThresholds();
    this.offerForms();
    prepare(this.form);
  }

  async start() {
    await this.load();
    attend(this.form, () => this.show());
    this.listen();
  }

  // Adds an estimate of the calculator as a phase of its own, in the place of a phase that is empty.
  async add(given) {
    const { model, original, thresholds, phases } = await this.data();
    const kept = phases.filter(({ what, compute }) => what || compute.some((each) => Object.keys(each).length > 1));
    await this.beginWith({ model, original, ...(thresholds && { thresholds }), phases: [...kept, { what: "", phase: "pre-training", compute: [given] }] });
    this.toggle(this.phases.at(-1), true);
    this.phases.at(-1).querySelector("[data-key=what] input").focus();
  }

  offerThresholds() {
    const usual = new Set(words.inForce(this.ground, today()));
    const offered = words.thresholds(this.ground).map(({ id, name, standing }) => {
      const box = element("input", "", { type: "checkbox", value: id, checked: usual.has(id) });
      const label = element("label", "");
      label.append(box, ` ${name}${standing ? ` (${standing})` : ""}`);
      return label;
    });
    this.usual = usual;
    get("thresholds").querySelector(".checks").replaceChildren(...offered);
  }

  offerForms() {
    const offered = [...FORMS, FILE].map((name, at) => {
      const label = element("label", "");
      label.append(element("input", "", { type: "radio", name: "statement-form-of", value: name, checked: at === 0 }), NAMES[name] ?? name);
      return label;
    });
    this.panel.querySelector(".forms").append(...offered);
  }

  get boxes() {
    return [...get("thresholds").querySelectorAll("input")];
  }

  // Returns what a file for the terminal would hold; thresholds are named where they are not the usual ones.
  async data() {
    const { model, original, phases = [] } = gather(this.form) ?? {};
    const named = this.boxes.filter((box) => box.checked).map((box) => box.value);
    const isUsual = named.length === this.usual.size && named.every((name) => this.usual.has(name));
    return { model, ...(original && { original }), ...(isUsual ? {} : { thresholds: named }), phases: await Promise.all(phases.map(phaseOf)) };
  }

  async fillIn(data) {
    const phases = Array.isArray(data.phases) ? data.phases.filter(isMapping) : [];
    const typed = await Promise.all((phases.length ? phases : [{ phase: "pre-training" }]).map(typedOf));
    for (const control of controlsOf(this.form)) control.value = "";
    const { model, original } = data;
    fill(this.form, { ...(typeof model === "string" && { model }), ...(isMapping(original) && { original }), phases: typed });
    const items = this.phases;
    for (const item of items) this.toggle(item, items.length === 1);
    for (const further of this.form.querySelectorAll(".further")) further.open = controlsOf(further).some(({ value }) => value);
    const named = Array.isArray(data.thresholds) ? new Set(data.thresholds) : this.usual;
    for (const box of this.boxes) box.checked = named.has(box.value);
  }

  get phases() {
    return [...get("phases").querySelectorAll(":scope > .items > .item")];
  }

  toggle(item, isOpen) {
    item.classList.toggle("is-closed", !isOpen);
    item.querySelector("[data-toggle]").setAttribute("aria-expanded", isOpen);
  }

  // Only what the first estimate has can have been measured.
  offerMeasured() {
    for (const item of this.phases) {
      const method = item.querySelector("[data-kind=branches] [data-choose]")?.value;
      const field = item.querySelector("[data-key=measured]");
      const select = field.querySelector("select");
      const offered = this.ground.measurable[method] ?? [...select.options].map(({ value }) => value);
      for (const option of select.options) option.hidden = option.disabled = Boolean(option.value) && !offered.includes(option.value);
      if (select.value && !offered.includes(select.value)) select.value = "";
      field.hidden = !offered.length;
    }
  }

  async load() {
    const given = panelState(PANEL);
    try {
      await this.fillIn(given ?? this.first());
    } catch {
      await this.fillIn(this.first());
    }
  }

  first() {
    return { phases: [{ what: "pre-training", phase: "pre-training", compute: [this.begin()] }] };
  }

  listen() {
    addEventListener("hashchange", async () => {
      if (!panelState(PANEL)) return;
      await this.load();
      this.changed();
    });
    get("example").addEventListener("click", () => this.beginWith(JSON.parse(this.panel.dataset.example)));
    get("empty").addEventListener("click", () => this.beginWith({ phases: [{ phase: "pre-training" }] }));
    this.panel.querySelector(".forms").addEventListener("change", ({ target }) => {
      this.chosen = target.value;
      this.showText();
    });
    get("phases").addEventListener("click", ({ target }) => {
      const button = target.closest("[data-toggle]");
      if (button) this.toggle(button.closest(".item"), button.getAttribute("aria-expanded") === "false");
    });
    get("copy").addEventListener("click", () => this.copy());
  }

  async beginWith(data) {
    await this.fillIn(data);
    this.changed();
  }

  changed() {
    demand(this.form);
    this.show();
  }

  async show() {
    this.offerMeasured();
    const turn = Symbol("turn");
    this.turn = turn;
    const data = await this.data();
    const count = await counterFor(data, this.known);
    if (turn !== this.turn) return; // something else was typed meanwhile
    this.tellAddress(data);
    const fault = faultIn(this.form, data, this.told, count);
    get("missing").textContent = fault;
    get("result").hidden = Boolean(fault);
    if (fault) {
      this.showPhases([]);
      return;
    }
    const statement = await state(data, { told: this.told, ground: this.ground, day: today(), count });
    if (turn !== this.turn) return;
    Object.assign(this, { statement, given: data });
    this.showResult();
    this.showText();
  }

  showPhases(lines) {
    for (const [at, item] of this.phases.entries()) item.querySelector("[data-said]").textContent = lines[at] ?? "";
  }

  showResult() {
    this.showPhases(words.phases(this.statement));
    get("totals").replaceChildren(...words.totals(this.statement).map((line) => element("li", line)));
    get("verdicts").replaceChildren(
      ...words.verdicts(this.statement).map(({ name, amount, standing, lies, beside }) => {
        const row = element("tr", "");
        const head = element("th", name, { scope: "row" });
        for (const line of [amount, ...standing]) head.append(element("span", line, { className: "sub" }));
        row.append(head, element("td", beside, { className: { above: "is-above", straddles: "is-open" }[lies] ?? "" }));
        return row;
      }),
    );
    const [claim, ...why] = words.margin(this.statement);
    const list = element("ul", "");
    list.append(...why.map((line) => element("li", line)));
    get("margin").replaceChildren(element("p", claim), ...(why.length ? [list] : []));
    get("digest").textContent = canDigest() ? "" : "This page was not loaded over https, so the browser computes no digest of the inputs. The terminal does.";
  }

  text() {
    return this.chosen === FILE ? toYaml(this.given) : render(this.statement, this.chosen);
  }

  showText() {
    const text = this.text();
    get("text").textContent = text;
    get("told").textContent = "";
    URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(new Blob([text], { type: "text/plain" }));
    Object.assign(get("download"), { href: this.address, download: `statement.${ENDINGS[this.chosen] ?? "txt"}` });
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text());
      get("told").textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(get("text"));
      get("told").textContent = "Selected: copy it with your keyboard.";
    }
  }

  tellAddress(data) {
    const fits = keepPanel(PANEL, data);
    const { length } = location.href;
    const long = `It has ${length.toLocaleString("en")} characters: some programs cut links after ${LONG.toLocaleString("en")}.`;
    get("address").textContent = fits
      ? `The address of this page holds the statement: send it to somebody, and they see the same. ${length > LONG ? long : ""}`
      : "This is too long for an address, which no longer holds it: download the input file to keep it.";
  }
}

const loadStyle = (address) =>
  new Promise((resolve) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: address, onload: resolve, onerror: resolve });
    document.head.append(link);
  });

export const attach = async (panel, given) => {
  await loadStyle(panel.dataset.style);
  const answer = await fetch(panel.dataset.ground);
  if (!answer.ok) throw new Error(answer.statusText);
  const stated = new StatementPanel(panel, await answer.json(), given);
  await stated.start();
  panel.classList.add("is-ready");
  return stated;
};
