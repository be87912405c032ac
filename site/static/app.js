// Conveniences on top of a page that works without them: theme, unit memory, sorting, filtering, tooltips.
(() => {
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

  const themes = ["auto", "dark", "light"];
  for (const button of all("[data-theme-button]")) {
    const show = () => (button.textContent = `Theme: ${root.dataset.theme ?? "auto"}`);
    button.hidden = false;
    button.addEventListener("click", () => {
      const next = themes[(themes.indexOf(root.dataset.theme ?? "auto") + 1) % themes.length];
      if (next === "auto") delete root.dataset.theme;
      else root.dataset.theme = next;
      keep("theme", root.dataset.theme);
      show();
    });
    show();
  }

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
  const note = (key, value) => {
    if (value) query.set(key, value);
    else query.delete(key);
    const text = String(query);
    history.replaceState(null, "", `${location.pathname}${text && "?"}${text}${location.hash}`);
  };

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    const number = Number(cell.dataset.value ?? NaN);
    return Number.isNaN(number) ? (cell.dataset.value ?? cell.textContent.trim()) : number;
  };
  const compare = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en"));
  const sort = (table, heading, direction) => {
    const column = heading.cellIndex;
    const sign = direction === "ascending" ? 1 : -1;
    const rows = all("tbody tr", table);
    rows.sort((a, b) => sign * compare(valueOf(a, column), valueOf(b, column)));
    table.tBodies[0].append(...rows);
    for (const other of all("th[aria-sort]", table)) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", direction);
  };
  for (const table of all("table[data-sortable]")) {
    const headings = all("thead th", table);
    for (const heading of headings.filter((each) => "sort" in each.dataset)) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const ascending = heading.getAttribute("aria-sort") !== "ascending";
        sort(table, heading, ascending ? "ascending" : "descending");
        if (table.id === "board") note("sort", `${ascending ? "" : "-"}${heading.cellIndex + 1}`);
      });
    }
    const wanted = table.id === "board" ? Number(query.get("sort")) : 0;
    const heading = headings[Math.abs(wanted) - 1];
    if (heading && "sort" in heading.dataset) sort(table, heading, wanted > 0 ? "ascending" : "descending");
  }

  // A search field looks into the whole row; a check box or a choice asks the row's data of its name.
  const admits = (field, row) => {
    if (field.type === "search") return row.textContent.toLowerCase().includes(field.value.trim().toLowerCase());
    if (field.type === "checkbox") return !field.checked || field.name in row.dataset;
    return !field.value || row.dataset[field.name] === field.value;
  };
  for (const tools of all("[data-filter]")) {
    const rows = all("tbody tr", document.getElementById(tools.dataset.filter));
    const fields = all("input, select", tools);
    const status = tools.querySelector("[role=status]");
    const clear = tools.querySelector("button");
    const read = (field) => (field.type === "checkbox" ? (field.checked ? "1" : "") : field.value);
    const write = (field, value) => {
      if (field.type === "checkbox") field.checked = value === "1";
      else field.value = value;
      if (field.value === "" && field.options) field.selectedIndex = 0; // no such choice
    };
    const filter = () => {
      for (const row of rows) row.hidden = !fields.every((field) => admits(field, row));
      const shown = rows.filter((row) => !row.hidden).length;
      status.textContent = shown ? `${shown} of ${rows.length} records` : "No record matches";
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
  }

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

  const reach = 28;
  const nearest = (figure, x, y) => {
    let best = null;
    let least = reach;
    for (const point of all(".chart a", figure)) {
      const mark = point.querySelector(".mark").getBoundingClientRect();
      if (!mark.width && !mark.height) continue; // a width of the chart that is not shown
      const distance = Math.hypot(mark.left + mark.width / 2 - x, mark.top + mark.height / 2 - y);
      if (distance < least) [best, least] = [point, distance];
    }
    return best;
  };
  for (const figure of all("figure:has(.chart a)")) {
    const box = document.createElement("div");
    box.className = "tooltip";
    box.hidden = true;
    figure.append(box);
    const unit = () => units.find((input) => input.checked)?.value;
    const show = (point) => {
      const data = point.dataset;
      const line = (tag, text) => Object.assign(document.createElement(tag), { textContent: text });
      const compute = data[unit()] ?? data.tfs ?? data.pfs ?? data.flop;
      box.replaceChildren(line("strong", data.model), line("div", `${compute} · ${data.factor}`), line("div", `${data.date} · ${data.method}`));
      if (data.status) box.append(line("div", data.status));
      box.hidden = false;
      const around = figure.getBoundingClientRect();
      const mark = point.querySelector(".mark").getBoundingClientRect();
      const left = mark.left - around.left + mark.width / 2 - box.offsetWidth / 2;
      const above = mark.top - around.top - box.offsetHeight - 12;
      box.style.left = `${Math.max(0, Math.min(left, around.width - box.offsetWidth))}px`;
      box.style.top = `${above < 0 ? mark.bottom - around.top + 12 : above}px`;
    };
    const hide = () => (box.hidden = true);
    figure.addEventListener("pointermove", (event) => {
      const near = nearest(figure, event.clientX, event.clientY);
      if (near) show(near);
      else hide();
    });
    figure.addEventListener("pointerleave", hide);
    figure.addEventListener("focusin", (event) => event.target.closest(".chart a") && show(event.target.closest(".chart a")));
    figure.addEventListener("focusout", hide);
    document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  }
})();
