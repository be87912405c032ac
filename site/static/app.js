// Conveniences on top of a page that works without them: unit memory, sorting, filtering, tooltips.
{
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const keep = (key, value) => {
    try {
      if (value) localStorage.setItem(key, value);
      else localStorage.removeItem(key);
    } catch {
      // Nothing is remembered, everything else works.
    }
  };

  const units = all('input[name="unit"]');
  for (const input of units) {
    if (input.value === root.dataset.unit) input.checked = true;
    input.addEventListener("change", () => {
      delete root.dataset.unit;
      keep("unit", input.value);
    });
  }
  if (units.length) delete root.dataset.unit; // from here on the checked input decides

  // What is filtered and sorted stands in the address, so that it can be linked to; what it may say is checked.
  const query = new URLSearchParams(location.search);
  if (query.has("benchmark") && !query.has("track")) query.set("track", query.get("benchmark"));
  const note = (key, value) => {
    if (value) query.set(key, value);
    else query.delete(key);
    const text = String(query);
    history.replaceState(null, "", `${location.pathname}${text && "?"}${text}${location.hash}`);
  };

  // A heading names its column: links and tooltips go by that name, wherever the column stands.
  const headingOf = (table, name) => all("thead th", table).find((heading) => heading.dataset.sort === name);
  const cellOf = (row, name) => row.cells[headingOf(row.closest("table"), name).cellIndex];
  const contentOf = (row, column) => {
    const cell = row.cells[column];
    const text = cell.dataset.value ?? cell.querySelector("time")?.dateTime ?? (cell.querySelector("a") ?? cell).textContent.trim();
    return text === "" || Number.isNaN(Number(text)) ? text : Number(text);
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en"));
  // The rest of a very long table is a page: it is brought in when somebody asks for more than is shown.
  const brought = new Map();
  const fetchRest = async (link, table) => {
    const had = new Set(all("tbody th a", table).map((each) => each.href));
    let rest = null;
    for (let address = link.href; address; ) {
      const answer = await fetch(address);
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const each of all("a", page)) each.href = new URL(each.getAttribute("href"), address).href;
      const found = page.getElementById(table.id);
      let isHad = false; // a row without a link is a remark on the one above it
      for (const row of all("tbody tr", found)) {
        const own = row.querySelector("th a");
        if (own) isHad = had.has(own.href);
        if (isHad) row.remove();
      }
      if (rest) rest.tBodies[0].append(...all("tbody tr", found));
      else rest = found;
      address = page.querySelector("a[rel=next]")?.href;
    }
    rest.querySelector("caption")?.remove();
    rest.removeAttribute("id");
    const [fold, box] = ["details", "div"].map((tag) => document.createElement(tag));
    fold.className = "rest";
    fold.dataset.rest = table.id;
    box.className = "scroll";
    box.append(rest);
    fold.append(Object.assign(document.createElement("summary"), { textContent: link.textContent }), box);
    (link.closest("nav") ?? link.parentElement).replaceWith(fold);
  };
  const bring = (id) => {
    const link = document.querySelector(`a[data-rest="${id}"]`);
    if (link && !brought.has(id)) brought.set(id, fetchRest(link, document.getElementById(id)).catch(() => {})); // then the link leads there
    return brought.get(id) ?? Promise.resolve();
  };
  for (const link of all("a[data-rest]")) {
    link.addEventListener("click", async (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      await bring(link.dataset.rest);
      const fold = document.querySelector(`details[data-rest="${link.dataset.rest}"]`);
      if (fold) fold.open = true;
      else location.assign(link.href);
    });
  }
  // Who sorts or searches a long table means its folded rest too.
  const unfold = (table) => {
    const folded = document.querySelector(`details[data-rest="${table.id}"]`);
    if (!folded) return;
    table.tBodies[0].append(...all("tbody tr", folded));
    folded.remove();
  };
  const sort = (table, heading, direction) => {
    unfold(table);
    const column = heading.cellIndex;
    const sign = direction === "ascending" ? 1 : -1;
    const rows = all("tbody tr", table);
    rows.sort((a, b) => sign * compare(contentOf(a, column), contentOf(b, column)));
    table.tBodies[0].append(...rows);
    for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", direction);
  };
  const makeSortable = (table) => {
    const headings = all("thead th", table);
    for (const heading of headings.filter((each) => "sort" in each.dataset)) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", async () => {
        await bring(table.id);
        const ascending = heading.getAttribute("aria-sort") !== "ascending";
        sort(table, heading, ascending ? "ascending" : "descending");
        if (table.id === "board") note("sort", `${ascending ? "" : "-"}${heading.dataset.sort}`);
      });
    }
    const wanted = (table.id === "board" && query.get("sort")) || "";
    const name = wanted.replace(/^-/, "");
    const heading = headingOf(table, name) ?? headings[name - 1]; // links of before had the column's number
    if (heading?.dataset.sort) bring(table.id).then(() => sort(table, heading, wanted.startsWith("-") ? "descending" : "ascending"));
  };
  for (const table of all("table[data-sortable]")) makeSortable(table);

  // A search looks into the whole row; other fields ask the row's data of their name.
  const admits = (field, row) => {
    if (field.type === "search") return `${row.textContent} ${row.dataset.words ?? ""}`.toLowerCase().includes(field.value.trim().toLowerCase());
    if (field.type === "checkbox") return !field.checked || field.name in row.dataset;
    return !field.value || row.dataset[field.name] === field.value;
  };
  const makeFilter = (tools) => {
    const table = document.getElementById(tools.dataset.filter);
    const fields = all("input, select", tools);
    const status = tools.querySelector("[role=status]");
    const clear = tools.querySelector("button");
    const what = tools.dataset.what || "record";
    const read = (field) => (field.type === "checkbox" ? (field.checked ? "1" : "") : field.value);
    const write = (field, value) => {
      if (field.type === "checkbox") field.checked = value === "1";
      else field.value = value;
      if (field.value === "" && field.options) field.selectedIndex = 0; // no such choice
    };
    const order = () => {
      const heading = table.querySelector("th[aria-sort]");
      sort(table, heading, heading.getAttribute("aria-sort"));
    };
    const filter = async () => {
      if (fields.some(read)) {
        await bring(table.id);
        if (document.querySelector(`details[data-rest="${table.id}"]`)) order();
      }
      const rows = all("tbody tr", table).concat(all(`details[data-rest="${table.id}"] tbody tr`));
      for (const row of rows) row.hidden = !fields.every((field) => admits(field, row));
      const shown = rows.filter((row) => !row.hidden).length;
      const total = document.querySelector(`a[data-rest="${table.id}"]`)?.dataset.count ?? rows.length;
      status.textContent = shown ? `${shown} of ${total} ${what}s` : `No ${what} matches`;
      clear.hidden = !fields.some(read);
    };
    for (const field of fields) {
      write(field, query.get(field.name) ?? "");
      field.addEventListener("input", () => {
        note(field.name, read(field));
        filter();
      });
    }
    clear.addEventListener("click", () => {
      for (const field of fields) {
        write(field, "");
        note(field.name, "");
      }
      filter();
      fields[0].focus();
    });
    filter();
  };
  for (const tools of all("[data-filter]")) makeFilter(tools);

  for (const button of all("[data-copy]")) {
    const label = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.textContent = "Copied";
      } catch {
        button.textContent = "Not copied"; // the text stands beside the button
      }
      setTimeout(() => (button.textContent = label), 2000);
    });
  }

  // What a point says: its own data, those of the same point in another width, or the table's row of the same link.
  const unit = () => units.find((input) => input.checked)?.value;
  const shown = (cell) => (cell.querySelector(`.u-${unit()}`) ?? cell).textContent;
  const readRow = (row) => {
    const [model, date] = [row.querySelector("th a"), row.querySelector("time")];
    const table = row.closest("table");
    const [compute, factor] = ["compute", "factor"].map((name) => cellOf(row, name));
    const method = table.dataset.method || cellOf(row, "method").textContent; // what all rows share stands with the table
    const tags = all(".tag", row);
    const states = [tags.find((tag) => !tag.matches(".near"))?.textContent ?? table.dataset.state, row.querySelector(".near")?.textContent];
    const name = shown(headingOf(table, "compute").querySelector(".unit"));
    return {
      model: model.textContent,
      lines: [
        `${shown(compute)} ${name.replace(/[()]/g, "")} · ${factor.firstChild.textContent}`,
        `${date.textContent} · ${method}`,
        states.filter(Boolean).join(" · "),
      ],
    };
  };
  const readData = (data) => ({
    model: data.model,
    lines: [`${data[unit()] ?? data.tfs ?? data.flop} · ${data.factor}`, `${data.date} · ${data.method}`, data.status],
  });
  let rows = new Map();
  const rowOf = (href) => {
    if (!rows.has(href)) rows = new Map(all(".board tbody th a").map((link) => [link.href, link.closest("tr")]));
    return rows.get(href);
  };
  const read = (point) => {
    const named = document.getElementById(point.getAttribute("aria-labelledby")) ?? point;
    if (named.dataset.model) return readData(named.dataset);
    const row = rowOf(new URL(point.getAttribute("href"), document.baseURI).href);
    return row && readRow(row);
  };

  const reach = 28;
  const middle = (point) => {
    const box = point.querySelector(".mark").getBoundingClientRect();
    return { x: box.left + box.width / 2, y: box.top + box.height / 2, top: box.top, bottom: box.bottom, drawn: box.width + box.height > 0 };
  };
  const nearest = (figure, x, y) => {
    let best = null;
    let least = reach;
    for (const point of all(".chart a", figure)) {
      const mark = middle(point);
      const distance = mark.drawn ? Math.hypot(mark.x - x, mark.y - y) : least; // the other widths are not drawn
      if (distance < least) [best, least] = [point, distance];
    }
    return best;
  };
  const clamp = (value, low, high) => Math.max(low, Math.min(value, high));
  // One box for each figure says what the point nearest to the pointer is, or the one in focus.
  const addTooltip = (figure) => {
    const box = document.createElement("div");
    box.className = "tooltip";
    box.hidden = true;
    figure.append(box);
    let wanted = null;
    const show = (point) => {
      wanted = point;
      const said = read(point);
      if (!said) {
        bring("board").then(() => wanted === point && read(point) && show(point));
        return;
      }
      const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
      box.replaceChildren(line("strong", said.model), ...said.lines.filter(Boolean).map((text) => line("div", text)));
      box.hidden = false;
      const around = figure.getBoundingClientRect();
      const plot = point.closest("svg").getBoundingClientRect();
      const mark = middle(point);
      const above = mark.top - 12 - box.offsetHeight;
      const top = above < plot.top ? mark.bottom + 12 : above;
      box.style.left = `${clamp(mark.x - box.offsetWidth / 2, plot.left, plot.right - box.offsetWidth) - around.left}px`;
      box.style.top = `${clamp(top, plot.top, plot.bottom - box.offsetHeight) - around.top}px`;
    };
    let pointed = null;
    let tapped = null;
    const hide = () => {
      box.hidden = true;
      wanted = null;
      tapped = null;
    };
    // A click opens what the tooltip names, whichever point lies on top; a finger has the tooltip first.
    const open = (event) => {
      const under = event.target.closest(".chart a");
      const isTouch = event.pointerType === "touch";
      // A click rounds where it is; what the tooltip names is what the pointer found on its way.
      const near = under && event.detail > 0 ? (!isTouch && pointed) || nearest(figure, event.clientX, event.clientY) : null;
      if (!near) return;
      const isFirstTap = isTouch && tapped !== near;
      if (!isFirstTap && near === under) return;
      event.preventDefault();
      event.stopPropagation();
      if (isFirstTap) {
        show(near);
        tapped = near;
        return;
      }
      const { ctrlKey, metaKey, shiftKey } = event;
      near.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, view: window, ctrlKey, metaKey, shiftKey }));
    };
    figure.addEventListener("click", open, { capture: true });
    const isOver = ({ clientX: x, clientY: y }) => {
      const { left, right, top, bottom } = box.getBoundingClientRect();
      return !box.hidden && x >= left && x <= right && y >= top && y <= bottom;
    };
    figure.addEventListener("pointermove", (event) => {
      pointed = nearest(figure, event.clientX, event.clientY);
      if (pointed) show(pointed);
      else if (!isOver(event)) hide(); // the pointer may go onto what it has brought up
    });
    figure.addEventListener("pointerleave", hide);
    figure.addEventListener("focusin", (event) => event.target.closest(".chart a") && show(event.target.closest(".chart a")));
    figure.addEventListener("focusout", hide);
    for (const input of units) input.addEventListener("change", hide);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  };

  // A crowd of points is one stop of the tab key; arrow keys go from point to point.
  const crowd = 25;
  const makeOneStop = (chart) => {
    const points = all("a", chart);
    if (points.length <= crowd) return;
    const stop = (point) => {
      for (const each of points) each.setAttribute("tabindex", each === point ? "0" : "-1");
    };
    stop(points[0]);
    chart.addEventListener("focusin", (event) => stop(event.target.closest("a")));
    chart.addEventListener("keydown", (event) => {
      const at = points.indexOf(event.target.closest("a"));
      const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: points.length - 1 }[event.key];
      if (to === undefined || at < 0) return;
      event.preventDefault();
      points[clamp(to, 0, points.length - 1)].focus();
    });
  };
  for (const figure of all("figure:has(.chart a)")) {
    addTooltip(figure);
    for (const chart of all(".chart", figure)) makeOneStop(chart);
  }
}
