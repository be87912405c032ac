// A form whose fields were made from the JSON Schema: it grows, is read as data, filled from data, and checked.
import { clean, faultOf } from "./text.js";

let count = 0;
const own = (node, selector) => node.querySelector(`:scope > ${selector}`);
const childrenOf = (node) =>
  [...node.querySelectorAll("[data-kind]")].filter((each) => each.parentElement.closest("[data-kind]") === node);
const controlOf = (field) => field.querySelector("input, select, textarea");
export const fieldOf = (root, key) => childrenOf(root).find((each) => each.dataset.key === key);

// Nothing that a record tells of has its day after today, by the reader's own calendar.
const today = () => {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
};

const identify = (field) => {
  const control = controlOf(field);
  if (control.type === "date") control.max = today();
  if (!control.id) {
    count += 1;
    control.id = `field-${count}`;
  }
  field.querySelector("label").htmlFor = control.id;
  const about = [];
  for (const name of ["hint", "error"]) {
    const element = own(field, `.${name}`);
    if (!element) continue;
    element.id = `${control.id}-${name}`;
    about.push(element.id);
  }
  if (about.length) control.setAttribute("aria-describedby", about.join(" "));
};

const number = (list) => {
  for (const [at, item] of [...own(list, ".items").children].entries())
    for (const place of item.querySelectorAll(".nth")) if (place.closest(".items") === own(list, ".items")) place.textContent = at + 1;
};

const grow = (group) => {
  const fields = own(group, ".fields");
  if (!fields || fields.childElementCount || !group.dataset.part) return;
  fields.append(document.getElementById(`part-${group.dataset.part}`).content.cloneNode(true));
  prepare(fields);
};

export const add = (list) => {
  const items = own(list, ".items");
  items.append(own(list, "template").content.cloneNode(true));
  prepare(items.lastElementChild);
  number(list);
  return items.lastElementChild;
};

const choose = (node, name) => {
  own(node, ".field").querySelector("select").value = name;
  const fields = own(node, ".fields");
  fields.replaceChildren(own(node, `template[data-branch="${CSS.escape(name)}"]`).content.cloneNode(true));
  prepare(fields);
};

// Everything that has just come into the page gets its ids, its first items and its first branch.
export const prepare = (root) => {
  for (const field of [root, ...root.querySelectorAll(".field")]) if (field.matches(".field")) identify(field);
  for (const node of [root, ...root.querySelectorAll("[data-kind]")]) {
    const { kind, required } = node.dataset;
    if (kind === "branches" && !own(node, ".fields").childElementCount) choose(node, own(node, "template").dataset.branch);
    if (kind === "group" && node.tagName !== "DETAILS") grow(node);
    if (kind === "list" && required !== undefined && !own(node, ".items").childElementCount) add(node);
  }
};

const isEmpty = (data) => data === undefined;
const contentOf = (control) => (control.tagName === "SELECT" || control.type === "date" ? control.value : clean(control.value, control.tagName === "TEXTAREA"));
const asMapping = (pairs) => Object.fromEntries(pairs.filter(([key, value]) => key && !isEmpty(value)));

// Returns what the fields hold as nested texts, undefined where they hold nothing.
export const gather = (node) => {
  const children = childrenOf(node);
  switch (node.dataset.kind) {
    case "value":
      return contentOf(controlOf(node)) || undefined;
    case "list": {
      const items = children.map(gather).filter((each) => !isEmpty(each));
      return items.length ? items : undefined;
    }
    case "pairs": {
      const pairs = children.map((item) => childrenOf(item).map(gather)).filter(([key, value]) => key && value);
      return pairs.length ? asMapping(pairs) : undefined;
    }
    case "branches":
      return gather(children[0]);
    case "fixed":
      return node.dataset.value;
    default: {
      const isFilled = children.some((each) => each.dataset.kind !== "fixed" && !isEmpty(gather(each)));
      return isFilled ? asMapping(children.map((each) => [each.dataset.key, gather(each)])) : undefined;
    }
  }
};

const fits = (branch, data) => {
  if (typeof data === "string") return branch === "text";
  if (Array.isArray(data)) return branch === "list";
  const [key, value] = branch.split("=");
  return value ? data[key] === value : branch === "mapping";
};

// Writes data into the fields; what the form has no field for is left out.
export const fill = (node, data) => {
  switch (node.dataset.kind) {
    case "value":
      if (typeof data === "string") controlOf(node).value = data;
      break;
    case "list":
      own(node, ".items").replaceChildren();
      for (const each of Array.isArray(data) ? data : [data]) fill(add(node), each);
      break;
    case "pairs":
      own(node, ".items").replaceChildren();
      for (const pair of Object.entries(data)) for (const [at, each] of [...childrenOf(add(node))].entries()) fill(each, pair[at]);
      break;
    case "branches": {
      const branch = [...node.children].find((each) => each.dataset.fits && fits(each.dataset.fits, data));
      if (branch) {
        choose(node, branch.dataset.branch);
        fill(childrenOf(node)[0], data);
      }
      break;
    }
    case "group":
      if (node.tagName === "DETAILS") node.open = true;
      grow(node);
      for (const child of childrenOf(node)) if (Object.hasOwn(data, child.dataset.key)) fill(child, data[child.dataset.key]);
  }
};

// A required field is asked for only where the group that it belongs to is used.
export const demand = (node, isAsked = true) => {
  const { kind } = node.dataset;
  if (kind === "value") controlOf(node).required = isAsked;
  if (kind === "value" || kind === "fixed") return;
  const isUsed = isAsked || !isEmpty(gather(node));
  for (const [at, child] of childrenOf(node).entries()) {
    const { required, unless } = child.dataset;
    const siblings = (unless ?? "").split(" ").flatMap((key) => (key && fieldOf(node, key)) || []);
    const isNeeded = required !== undefined && siblings.every((sibling) => isEmpty(gather(sibling)));
    if (kind === "group") demand(child, isUsed && isNeeded);
    else demand(child, isAsked && (kind === "branches" || (kind === "list" && at === 0)));
  }
};

const dateFault = ({ rangeOverflow, rangeUnderflow, badInput }) => {
  if (rangeOverflow) return "This day is still to come.";
  if (rangeUnderflow) return "This day is too long ago.";
  return badInput ? "Write a day that there is." : "";
};

const wordsFor = (control) => {
  const { validity, dataset } = control;
  if (validity.valueMissing) return `${dataset.title} is needed.`;
  if (validity.customError) return control.validationMessage;
  if (control.type === "date") return dateFault(validity);
  return validity.valid ? "" : dataset.asks;
};

// Returns what is wrong with a control, and says so under it.
export const check = (control, isShown = true) => {
  const text = contentOf(control);
  control.setCustomValidity(text ? faultOf(text, control.dataset) : "");
  const fault = wordsFor(control);
  if (isShown) {
    const error = own(control.closest(".field"), ".error");
    error.textContent = fault;
    error.hidden = !fault;
    control.setAttribute("aria-invalid", Boolean(fault));
  }
  return fault;
};

// Says under a field what is wrong with it, whatever its own check says.
export const mark = (field, fault) => {
  const error = own(field, ".error");
  error.textContent = fault;
  error.hidden = false;
  controlOf(field).setAttribute("aria-invalid", true);
};

export const controlsOf = (root) => [...root.querySelectorAll("[data-check]")];

// Returns the controls at fault, all of them marked; the first is given the focus.
export const checkAll = (root) => {
  const faulty = controlsOf(root).filter((control) => check(control));
  if (faulty.length) {
    for (let around = faulty[0].closest("details"); around; around = around.parentElement.closest("details")) around.open = true;
    faulty[0].focus();
  }
  return faulty;
};

// Lets the form grow and check itself; `changed` is called after every change.
export const attend = (root, changed) => {
  const update = () => {
    demand(root);
    for (const control of controlsOf(root)) check(control, control.getAttribute("aria-invalid") === "true");
    changed();
  };
  root.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-remove]");
    if (!button) return;
    if ("add" in button.dataset) {
      const item = add(button.parentElement);
      update();
      controlOf(item).focus();
    } else {
      const list = button.closest("[data-kind=list], [data-kind=pairs]");
      button.closest(".item").remove();
      number(list);
      update();
      own(list, "[data-add]").focus();
    }
  });
  const open = ({ target }) => {
    if (!target.open || !target.dataset.part) return;
    grow(target);
    demand(root);
  };
  root.addEventListener("toggle", open, true);
  root.addEventListener("input", ({ target }) => {
    if ("choose" in target.dataset) choose(target.closest("[data-kind=branches]"), target.value);
    update();
  });
  root.addEventListener("focusout", ({ target }) => {
    if (!target.dataset.check) return;
    if (target.value && ["INPUT", "TEXTAREA"].includes(target.tagName) && target.type !== "date") target.value = contentOf(target);
    if (target.value || target.getAttribute("aria-invalid")) check(target);
    else if (target.required) check(target);
  });
  update();
};
