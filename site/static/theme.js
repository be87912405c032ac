// Runs before the first paint: the reader's theme and unit, if this browser remembers them.
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
})();
