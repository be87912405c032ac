// The search of every page: it comes when its field is entered, the index when somebody types.
{
  const root = new URL("../", document.currentScript.src);
  const box = document.querySelector(".search");
  const field = box.querySelector("input");
  const list = Object.assign(document.createElement("ul"), { hidden: true });
  const status = Object.assign(document.createElement("span"), { className: "hidden-visually", role: "status" });
  box.append(list, status);
  const most = 8;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("static/search.css", root) }));
  let index;

  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const load = async () => {
    const answer = await fetch(new URL("search.json", root));
    if (!answer.ok) throw new Error(answer.statusText);
    return (await answer.json()).map(([name, what, path, words]) => ({ name, what, path, title: plain(name), all: plain(`${name} ${what} ${words}`) }));
  };

  // Every word that is typed has to stand somewhere; a name that begins with what is typed comes first.
  const rank = (each, typed) => (each.title === typed ? 0 : each.title.startsWith(typed) ? 1 : each.title.includes(` ${typed}`) ? 2 : each.title.includes(typed) ? 3 : 4);
  const find = (typed) => {
    const words = typed.split(/\s+/);
    const found = index.filter((each) => words.every((word) => each.all.includes(word)));
    return found.map((each, at) => [rank(each, typed), at, each]).sort((a, b) => a[0] - b[0] || a[1] - b[1]).map((each) => each[2]);
  };

  const close = () => {
    list.replaceChildren();
    list.hidden = true;
    status.textContent = "";
  };
  const item = (text, what, path) => {
    const link = Object.assign(document.createElement("a"), { href: new URL(path, root), textContent: text });
    const line = document.createElement("li");
    link.append(Object.assign(document.createElement("span"), { textContent: what }));
    line.append(link);
    return line;
  };
  const show = async () => {
    const typed = plain(field.value.trim());
    if (typed.length < 2) return close();
    try {
      index ??= await load();
    } catch {
      status.textContent = "The search could not be loaded";
      return undefined;
    }
    if (typed !== plain(field.value.trim())) return undefined; // more has been typed meanwhile
    const found = find(typed);
    const items = found.slice(0, most).map((each) => item(each.name, each.what, each.path));
    if (found.length > most) items.push(item("All records with these words", `${found.length} found`, `records/?q=${encodeURIComponent(field.value.trim())}`));
    list.replaceChildren(...items);
    list.hidden = items.length === 0;
    status.textContent = found.length ? `${found.length} found` : "Nothing found";
    return undefined;
  };

  const links = () => [...list.querySelectorAll("a")];
  const move = (by) => {
    const all = [field, ...links()];
    all[(all.indexOf(document.activeElement) + by + all.length) % all.length].focus();
  };
  field.addEventListener("input", show);
  box.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      close();
      field.focus();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === field && links().length) {
      event.preventDefault();
      links()[0].click();
    }
  });
  box.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || close());
  show();
}
