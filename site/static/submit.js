// The submit page: the form as YAML, kept as a draft, handed to GitHub as a new file or as an issue.
import { fromHash } from "./address.js";
import { price } from "./estimate.js";
import { computeText } from "./figures.js";
import { attend, check, checkAll, controlsOf, fieldOf, fill, gather, prepare } from "./form.js";
import { placeOf, placeWords, priceAsked, whyNoPlace, whyUnranked } from "./landing.js";
import { proposeName } from "./text.js";
import { toYaml } from "./yaml.js";

const get = (id) => document.getElementById(id);
const form = get("submission");
const track = get("track");
const name = get("name");
const kept = `effsota draft ${location.pathname}`;
const settings = form.dataset;
const told = JSON.parse(settings.methods);
const words = JSON.parse(settings.words);
const records = get("rules").querySelector("a");
const MOST_FLOP = 1e40;
let isOwnName = false;
let board;

const data = () => {
  const found = gather(form) ?? {};
  return Object.fromEntries(settings.order.split(" ").flatMap((key) => (key in found ? [[key, found[key]]] : [])));
};
const yaml = () => `${settings.schemaLine}\n${toYaml(data())}`;
const address = (base, values) => `${base}?${Object.entries(values).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join("&")}`;
// A reader who is not signed in goes by a longer way, on which the address is encoded once more.
const isLong = (link) => `${new URL(link).origin}/login?return_to=${encodeURIComponent(link)}`.length > Number(settings.most);
const fileLink = (values) => address(`${settings.newFile}/${encodeURIComponent(track.value)}`, { filename: `${name.value}.yaml`, ...values });
// The issue form has a field for each of the first keys, and one for all others; without one the file is the text.
const issueLink = (isWhole) => {
  if (!settings.form) return address(settings.newIssue, { title: `Record: ${data().model ?? ""}`, ...(isWhole && { body: yaml() }) });
  const { model = "", date = "", publication = {}, result = {}, compute, ...more } = data();
  return address(settings.newIssue, {
    template: settings.form,
    title: `Record: ${model}`,
    track: track.value,
    name: name.value,
    model,
    date,
    publication: publication.title ?? "",
    url: publication.url ?? "",
    authors: (publication.authors ?? []).join(", "),
    value: result.value ?? "",
    is: result.is === "at-least" ? "at least the target (the exact value there is not known)" : "measured there",
    ...(isWhole && compute && { compute: toYaml({ compute }).replace("compute:\n", "").replace(/^ {2}/gm, "").trim() }),
    ...(isWhole && { more: toYaml(more).trim() }),
  });
};

const routes = {
  open: { link: () => fileLink({ value: yaml() }), bare: () => fileLink({}), where: "editor" },
  issue: { link: () => issueLink(true), bare: () => issueLink(false), where: "issue" },
};

const keep = () => {
  try {
    sessionStorage.setItem(kept, JSON.stringify({ track: track.value, name: isOwnName ? name.value : "", data: data() }));
  } catch {
    // A browser that keeps nothing still makes the file.
  }
};

// What the first estimate comes to, where it can be priced and is within all reason.
const computeTaken = ({ compute }, unit) => {
  const given = compute?.[0];
  const priced = given && price(given, told);
  const isKnown = priced?.flop >= 1 && priced.flop <= MOST_FLOP && Number.isFinite(priced.low + priced.high);
  return isKnown ? { amount: priced.flop, margin: priced.margin, text: computeText(priced.flop, unit) } : undefined;
};
const TAKEN = { compute: computeTaken, price: priceAsked };

// Which way the chosen track is better and what it counts, with the words for a place there.
const directionOf = () => {
  const chosen = track.selectedOptions[0]?.dataset ?? {};
  return { ...(track.value && words[chosen.words ?? 0]), baseline: chosen.baseline ?? null, alike: JSON.parse(chosen.alike ?? "{}") };
};
// The place of what is claimed on the board as it is published, once that is read and the claim can be priced.
const showPlace = () => {
  const claim = data();
  const direction = directionOf();
  const taken = board?.id === track.value ? TAKEN[board.resource]?.(claim, direction.unit) : undefined;
  get("landing").hidden = !taken;
  if (!taken) return;
  const noPlace = whyNoPlace(claim, board, { countsTraining: direction.counts_training, told });
  if (noPlace) {
    get("place").textContent = `No rank: ${noPlace}.`;
    get("unranked").textContent = "";
    return;
  }
  const path = `${track.value}/${name.value}`;
  const place = placeOf({ ...taken, date: claim.date || new Date().toISOString().slice(0, 10), path }, board, direction.sign);
  const hasUnranked = board.submissions.some(({ rank }) => rank === null);
  const why = whyUnranked(claim);
  get("place").textContent = placeWords(place, taken.text, { ...direction, hasUnranked });
  get("unranked").textContent = why && `That is where it would stand: ${why}.`;
};

const show = () => {
  if (!isOwnName) name.value = proposeName(gather(fieldOf(form, "model")) ?? "");
  if (name.value) check(name);
  get("path").textContent = `submissions/${track.value || "<benchmark>"}/${name.value || "<name>"}.yaml`;
  get("yaml").textContent = yaml();
  showPlace();
  for (const [id, route] of Object.entries(routes)) {
    const link = route.link();
    get(id).href = isLong(link) ? route.bare() : link;
  }
};

const tell = (text) => (get("told").textContent = text);
const copy = async () => {
  try {
    await navigator.clipboard.writeText(yaml());
    return true;
  } catch {
    getSelection().selectAllChildren(get("yaml"));
    return false;
  }
};
const faults = () => {
  const found = checkAll(document.querySelector(".form-page"));
  return found.length ? `${found.length} ${found.length === 1 ? "field needs" : "fields need"} attention first.` : "";
};

for (const [id, route] of Object.entries(routes)) {
  get(id).addEventListener("click", async (event) => {
    const wrong = faults();
    tell(wrong);
    if (wrong) event.preventDefault();
    else if (isLong(route.link())) {
      event.preventDefault();
      const isCopied = await copy();
      tell(
        `The file is too long to travel in a link. ${isCopied ? "It is copied: paste it" : "Copy the selected text and paste it"} into the ${route.where} that has just opened.`,
      );
      open(route.bare(), "_blank", "noopener");
    }
  });
}
get("copy").addEventListener("click", async () => tell((await copy()) ? "Copied." : "The file is selected: copy it with your keyboard."));
get("download").addEventListener("click", () => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([yaml()], { type: "application/yaml" }));
  link.download = `${name.value || "submission"}.yaml`;
  link.click();
  URL.revokeObjectURL(link.href);
  tell("Downloaded.");
});
get("clear").addEventListener("click", () => {
  if (!confirm("Empty every field?")) return;
  sessionStorage.removeItem(kept);
  location.replace(location.pathname);
});

// What the chosen track asks for; its rules come with its board.
const showRules = () => {
  const [level, counted, list] = [get("level"), get("counted"), get("rules").querySelector("ul")];
  const { target } = track.selectedOptions[0]?.dataset ?? {};
  const { boundary = [], rules = [] } = (board?.id === track.value && board.as_written) || {};
  get("rules").hidden = !track.value;
  level.textContent = target && `Level to reach: ${target}`;
  level.parentElement.hidden = !target;
  counted.textContent = `Counted: ${boundary.join("; ")}.`;
  counted.hidden = !boundary.length;
  list.replaceChildren(...rules.map((rule) => Object.assign(document.createElement("li"), { textContent: rule })));
  list.hidden = !rules.length;
  if (track.value) records.href = `${records.dataset.tracks}${encodeURIComponent(track.value)}/`;
};
const readTaken = async () => {
  const own = track.value;
  try {
    const response = await fetch(new URL(`../api/v1/tracks/${encodeURIComponent(own)}.json`, location.href));
    const read = await response.json();
    if (track.value !== own) return;
    board = read;
    name.dataset.refused = `${name.dataset.reserved} ${board.submissions.map((each) => each.id).join(" ")}`;
    showRules();
    show();
  } catch {
    // The check of the pull request will tell.
  }
};
// What a track ranks by stands in sight, and an estimate of compute only where one is asked for or written.
const showStated = () => {
  const { stated, is_alone: isAlone, needed, alike, method } = directionOf();
  const compute = fieldOf(form, "compute");
  for (const moved of form.querySelectorAll(":scope > [data-moved]")) {
    if (moved.dataset.key === stated) continue;
    if (JSON.stringify(gather(moved)) === moved.dataset.offered) for (const control of controlsOf(moved)) control.value = "";
    for (const each of [moved, ...moved.querySelectorAll("[data-moved]")]) {
      each.removeAttribute("data-moved");
      each.removeAttribute("data-required");
    }
    form.querySelector(".more > div").prepend(moved);
  }
  if (method && !gather(compute)) fill(compute, { method });
  compute.hidden = Boolean(isAlone) && !gather(compute);
  const field = stated && fieldOf(form, stated);
  if (!field || "moved" in field.dataset) return;
  if (isAlone) compute.before(field);
  else compute.after(field);
  if (isAlone && !gather(field)) {
    fill(field, alike);
    field.dataset.offered = JSON.stringify(gather(field));
  }
  for (const each of [field, ...(needed ?? []).map((key) => fieldOf(field, key))]) {
    if ("required" in each.dataset) continue;
    each.dataset.moved = "";
    each.dataset.required = "";
  }
  field.dataset.moved = "";
};
const choose = () => {
  showStated();
  showRules();
  const hasTarget = "target" in (track.selectedOptions[0]?.dataset ?? {});
  const result = fieldOf(form, "result");
  result?.toggleAttribute("data-required", hasTarget);
  if (hasTarget && result && !result.open) result.open = true;
  name.dataset.refused = name.dataset.reserved;
  if (track.value) readTaken();
};

const restore = () => {
  let draft = {};
  try {
    draft = JSON.parse(sessionStorage.getItem(kept)) ?? {};
  } catch {
    // No draft, or one that is not ours.
  }
  const asking = new URLSearchParams(location.search);
  const asked = asking.get("track") ?? asking.get("benchmark");
  const isOffered = (id) => [...track.options].some((option) => option.value && option.value === id);
  track.value = [asked, draft.track].find(isOffered) ?? "";
  if (draft.data) fill(form, draft.data);
  if (draft.name) [isOwnName, name.value] = [true, draft.name];
  const estimate = fromHash(location.hash);
  if (estimate.method) {
    const compute = fieldOf(form, "compute");
    fill(compute, [...(gather(compute) ?? []), estimate]);
    history.replaceState(null, "", location.pathname + location.search);
  }
};

form.addEventListener("submit", (event) => event.preventDefault());
prepare(form);
restore();
track.addEventListener("change", () => {
  choose();
  form.dispatchEvent(new Event("input")); // what is asked for now is demanded, and shown
});
name.addEventListener("input", () => {
  isOwnName = name.value !== "";
  show();
  keep();
});
name.addEventListener("focusout", () => check(name));
choose();
attend(form, () => {
  show();
  keep();
});
