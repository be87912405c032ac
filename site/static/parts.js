// Who comes to a list in parts by the address of one of its entries is led to the part that has it.
{
  const seek = async () => {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id || document.getElementById(id)) return;
    const named = [...document.querySelectorAll("a[data-first]")].findLast((link) => link.dataset.first <= id);
    if (named) location.replace(named.href + location.hash);
    for (const first of document.querySelectorAll("a[data-part]")) {
      for (let address = first.href; address; ) {
        const answer = await fetch(address);
        const part = new DOMParser().parseFromString(await answer.text(), "text/html");
        if (part.getElementById(id)) return location.replace(address + location.hash);
        const next = part.querySelector("a[rel=next]")?.getAttribute("href");
        address = next && new URL(next, address).href;
      }
    }
  };
  const seekQuietly = () => seek().catch(() => {}); // then the links lead there
  addEventListener("hashchange", seekQuietly);
  seekQuietly();
}
