// Runs before the first paint: the reader's theme and unit, if this browser remembers them; then the theme's button.
(() => {
  const root = document.documentElement;
  root.classList.add("has-script");
  for (const key of ["theme", "unit"]) {
    try {
      const kept = localStorage.getItem(key);
      if (kept) root.dataset[key] = kept;
    } catch {
      // A browser that keeps nothing still shows the page.
    }
  }
  // What only some readers use comes when the first of them goes there.
  addEventListener("focusin", ({ target }) => {
    const { script } = target.dataset;
    if (!script) return;
    delete target.dataset.script;
    document.head.append(Object.assign(document.createElement("script"), { src: script }));
  });
  const themes = ["auto", "dark", "light"];
  const theme = () => root.dataset.theme ?? "auto";
  const keep = () => {
    try {
      if (root.dataset.theme) localStorage.setItem("theme", root.dataset.theme);
      else localStorage.removeItem("theme");
    } catch {
      // Nothing is remembered, everything else works.
    }
  };
  addEventListener("DOMContentLoaded", () => {
    for (const button of document.querySelectorAll("[data-theme-button]")) {
      const show = () => (button.textContent = `Theme: ${theme()}`);
      button.hidden = false;
      button.addEventListener("click", () => {
        const next = themes[(themes.indexOf(theme()) + 1) % themes.length];
        if (next === "auto") delete root.dataset.theme;
        else root.dataset.theme = next;
        keep();
        show();
      });
      show();
    }
  });
})();
