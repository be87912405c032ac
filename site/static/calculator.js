// The calculator: an estimate priced while it is typed, its state behind the # of the address. What was typed
// for the other methods is kept by the tab, for that address alone: without one the examples stand.
import { estimatePart, fromHash, isPanelAsked, keepEstimate, panelState, toHash } from "./address.js";
import { chipOf, paperSentence, price, rangeLine, sumLine } from "./estimate.js";
import { estimateFault } from "./estimate-faults.js";
import { computeText } from "./figures.js";
import { attend, check, controlsOf, demand, fieldOf, fill, gather, mark, prepare } from "./form.js";
import { toYaml } from "./yaml.js";

const get = (id) => document.getElementById(id);
const form = get("calculator");
const told = JSON.parse(form.dataset.methods);
const panels = [...form.querySelectorAll("[data-method]")];
const common = get("common");
const hardware = form.querySelector("[data-key=hardware] select");
const precision = form.querySelector("[data-key=precision] select");
const chosen = () => form.elements.method.value;
const panelOf = (method) => panels.find((panel) => panel.dataset.method === method);
// One panel counts a file: what it needs is loaded once it is chosen. Until then what it is filled with is kept.
const counting = panels.find((panel) => "counts" in panel.dataset);
let counter = {
  fill(data) {
    this.first = data;
  },
  typed() {
    return this.first;
  },
};
const isCounting = () => panelOf(chosen()) === counting;
const loadCounter = async () => {
  try {
    const { attach } = await import("./architecture-panel.js");
    if (!counter.isReady) counter = attach(counting, counter.first, show);
    show();
  } catch {
    get("missing").textContent = "What counts an architecture could not be loaded: load this page anew, or say effsota estimate architecture.";
  }
};
const estimate = () => ({ method: chosen(), ...(isCounting() && counter.held()), ...gather(panelOf(chosen())), ...gather(common) });

let offered;
const offer = () => {
  if (offered === hardware.value) return;
  offered = hardware.value;
  const options = Object.entries(chipOf(offered, told)?.peaks ?? {}).map(([name, peak]) => new Option(`${name}: ${peak}`, name));
  if (options.length !== 1) options.unshift(new Option(options.length ? "choose" : "choose the hardware first", ""));
  precision.replaceChildren(...options);
};

const priceOf = (given) => price(isCounting() ? { ...given, counted: counter.counted } : given, told);

// Returns what keeps an estimate from being priced, and the key at fault where it is one that is filled in.
const faultIn = (given) => {
  const inUse = [...controlsOf(panelOf(given.method)), ...controlsOf(common)];
  const missing = inUse.filter((control) => check(control, false)).map((control) => control.dataset.title);
  const uncounted = isCounting() && counter.count(missing.length ? {} : given);
  if (missing.length) return [`Still to fill in or correct: ${missing.join(", ")}.`];
  if (uncounted) return [uncounted];
  return estimateFault(given, told, () => priceOf(given).flop);
};

const KEPT = "calculator";
const keep = (state) => {
  const typed = Object.fromEntries(panels.map((panel) => [panel.dataset.method, { ...gather(panel), ...(panel === counting && counter.typed()) }]));
  try {
    sessionStorage.setItem(KEPT, JSON.stringify({ state, typed, common: gather(common) }));
  } catch {
    // Without storage the address alone holds the state.
  }
};
const kept = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
};

const MOST_ADDRESS = 6000;
// Returns an estimate as an address can hold it: without the file that is counted, where that would be too long for one.
const fitting = (given) => {
  const isLong = isCounting() && toHash(given).length > MOST_ADDRESS;
  get("too-long").hidden = !isLong;
  return isLong ? Object.fromEntries(Object.entries(given).filter(([key]) => !["config", "layers"].includes(key))) : given;
};

const show = () => {
  for (const panel of panels) panel.hidden = panel.dataset.method !== chosen();
  get("counted").hidden = get("beside").hidden = true;
  if (isCounting() && !counter.isReady) {
    get("missing").textContent = "Loading what counts an architecture.";
    get("result").hidden = true;
    loadCounter();
    return;
  }
  offer();
  const given = estimate();
  const [fault, key] = faultIn(given);
  if (key) mark(fieldOf(panelOf(given.method), key) ?? fieldOf(common, key), fault);
  get("missing").textContent = fault;
  get("result").hidden = Boolean(fault);
  const kept = fitting(given);
  keepEstimate(kept);
  keep(toHash(kept));
  if (fault) return;
  const priced = priceOf(given);
  if (isCounting()) counter.showBeside(priced.flop);
  for (const row of form.ownerDocument.querySelectorAll("[data-unit-row]"))
    for (const place of row.querySelectorAll("[data-end]")) place.textContent = computeText(priced[place.dataset.end], row.dataset.unitRow).slice(0, -row.dataset.unitRow.length - 1);
  get("sum").textContent = sumLine(priced);
  get("range").textContent = rangeLine(priced, given);
  get("sentence").textContent = paperSentence(priced);
  get("estimate").textContent = toYaml({ compute: [given] });
  get("start").href = `${get("start").dataset.page}#${toHash(given)}`;
};

for (const button of document.querySelectorAll("[data-copy]")) {
  button.addEventListener("click", async () => {
    const source = get(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.textContent);
      get("told").textContent = "Copied.";
    } catch {
      getSelection().selectAllChildren(source);
      get("told").textContent = "Selected: copy it with your keyboard.";
    }
  });
}

// An address may call a chip by any of its names; the list has one of each.
const idOf = (name) => told.chip_names[name.toLowerCase()] ?? name;
const refill = (panel, data) => {
  for (const list of panel.querySelectorAll(":scope > [data-kind=list]")) fill(list, []);
  for (const control of controlsOf(panel)) control.value = "";
  const own = fieldOf(panel, "hardware");
  if (own && data.hardware) {
    fill(own, idOf(data.hardware));
    offer();
  }
  fill(panel, own && data.hardware ? { ...data, hardware: idOf(data.hardware) } : data);
  if (panel === counting) counter.fill(data);
};

const load = () => {
  const given = fromHash(location.hash);
  const own = estimatePart(location.hash);
  const before = own ? kept() : {};
  const isBack = before.state === own;
  for (const panel of panels) {
    const typed = isBack || panel.dataset.method !== given.method ? before.typed?.[panel.dataset.method] : undefined;
    if (typed) refill(panel, typed);
  }
  const start = panelOf(given.method) ? given : { ...JSON.parse(panels[0].dataset.example), method: panels[0].dataset.method };
  form.elements.method.value = start.method;
  if (isBack) {
    fill(common, before.common ?? {});
    return;
  }
  refill(panelOf(start.method), start);
  fill(common, start);
};

form.addEventListener("click", ({ target }) => {
  const { preset } = target.dataset;
  if (!preset) return;
  refill(panelOf(chosen()), JSON.parse(preset));
  refill(common, JSON.parse(preset));
  demand(form);
  show();
});
form.addEventListener("submit", (event) => event.preventDefault());
for (const panel of panels) prepare(panel);
prepare(common);
for (const panel of panels) fill(panel, JSON.parse(panel.dataset.example));
offer();
load();
attend(form, show);

// The statement is loaded once somebody opens it, or comes with an address that holds one.
const statement = get("statement");
const loadStatement = async () => {
  try {
    const { attach } = await import("./statement-panel.js");
    return await attach(statement, { told, known: JSON.parse(counting.dataset.known), begin: estimate });
  } catch {
    statement.querySelector(".loading").hidden = true;
    get("statement-fault").textContent = "What makes a statement could not be loaded: load this page anew, or say effsota estimate statement.";
    get("statement-fault").hidden = false;
  }
};
let stated;
const openStatement = () => {
  statement.open = true;
  stated ??= loadStatement();
  return stated;
};
statement.addEventListener("toggle", openStatement, { once: true });
// A statement that is opened first begins with the estimate; to one that is there it is added.
get("state").addEventListener("click", async () => {
  const isThere = Boolean(stated || panelState("statement"));
  const panel = await openStatement();
  if (isThere) await panel?.add(estimate());
  statement.scrollIntoView();
});
const openStated = () => isPanelAsked("statement") && openStatement();
openStated();
addEventListener("hashchange", () => {
  load();
  show();
  openStated();
});
