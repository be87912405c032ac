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
    for (const heading of all("thead th[data-sort]", table)) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const ascending = heading.getAttribute("aria-sort") === "ascending";
        sort(table, heading, ascending ? "descending" : "ascending");
      });
    }
  }

  for (const tools of all("[data-filter]")) {
    const rows = all("tbody tr", document.getElementById(tools.dataset.filter));
    const search = tools.querySelector("input[type=search]");
    const frontier = tools.querySelector("input[type=checkbox]");
    const status = tools.querySelector("[role=status]");
    const clear = tools.querySelector("button");
    const filter = () => {
      const wanted = search.value.trim().toLowerCase();
      for (const row of rows) {
        const fits = row.textContent.toLowerCase().includes(wanted);
        row.hidden = !fits || (frontier.checked && !("frontier" in row.dataset));
      }
      const shown = rows.filter((row) => !row.hidden).length;
      status.textContent = shown ? `${shown} of ${rows.length} records` : "No record matches";
      clear.hidden = !(wanted || frontier.checked);
    };
    clear.addEventListener("click", () => {
      search.value = "";
      frontier.checked = false;
      filter();
      search.focus();
    });
    search.addEventListener("input", filter);
    frontier.addEventListener("change", filter);
    filter();
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
