// The brief: sources open beside it, the present section is marked, printing.

// The rest of the brief is laid out once the first screen is painted.
addEventListener("load", () => {
  requestAnimationFrame(() =>
    setTimeout(() => {
      document.body.classList.add("settled");
      const wanted = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      if (wanted) wanted.scrollIntoView({ behavior: "instant" });
    }),
  );
});

const pane = document.querySelector("#source-pane");
let opener = null;

const close = () => {
  pane.hidden = true;
  pane.replaceChildren();
  document.body.classList.remove("with-source");
  opener?.focus({ preventScroll: true });
  opener = null;
};

// Without a script the same link leads to a page with both files side by side.
const open = async (link) => {
  const address = new URL(link.href);
  address.searchParams.set("part", "1");
  const answer = await fetch(address.pathname + address.search);
  const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".source-part");
  if (!answer.ok || !part) {
    location.assign(link.href);
    return;
  }
  const before = link.getBoundingClientRect().top;
  opener = link;
  pane.replaceChildren(document.adoptNode(part));
  pane.hidden = false;
  document.body.classList.add("with-source");
  // The brief becomes narrower: the line that was clicked stays where the eye is.
  scrollBy({ top: link.getBoundingClientRect().top - before, behavior: "instant" });
  const low = link.getBoundingClientRect().bottom - pane.getBoundingClientRect().top;
  if (low > 0 && getComputedStyle(pane).position === "fixed") scrollBy({ top: low + 24, behavior: "instant" });
  const place = pane.querySelector("#here");
  const box = pane.querySelector(".source-doc");
  if (place) box.scrollTop = place.offsetTop - box.offsetTop - box.clientHeight / 3;
  pane.querySelector("h2").focus({ preventScroll: true });
};

if (pane) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a.q");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      open(link).catch(() => location.assign(link.href));
    }
    if (event.target.closest?.("[data-close]")) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !pane.hidden) close();
  });
}

const print_button = document.querySelector("#print");
if (print_button) {
  print_button.hidden = false;
  print_button.addEventListener("click", () => print());
}

// A menu closes when one looks elsewhere.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(".menu[open]")) {
    if (!menu.contains(event.target)) menu.open = false;
  }
});

// The section on screen is marked in the list of sections.
const links = new Map([...document.querySelectorAll(".toc a")].map((a) => [a.hash.slice(1), a]));
const watch = () => {
  const seen = new IntersectionObserver(
    (entries) => {
      for (const entry of entries) {
        const link = links.get(entry.target.id);
        if (!entry.isIntersecting || !link) continue;
        for (const other of links.values()) other.removeAttribute("aria-current");
        link.setAttribute("aria-current", "true");
        const list = link.closest("ul");
        list.scrollLeft = link.offsetLeft - list.offsetLeft - 40;
      }
    },
    { rootMargin: "-15% 0px -75%" },
  );
  for (const section of document.querySelectorAll(".brief-body > section[id]")) seen.observe(section);
};
if (links.size) watch();
document.addEventListener("swapped", () => {
  watch();
  const said = document.querySelector("#said");
  if (said) said.textContent = `Saved at ${new Date().toLocaleTimeString()}.`;
  // The entry that was hidden took the focus with it.
  if (document.activeElement === document.body) document.querySelector("#main").focus({ preventScroll: true });
});

// A link shown once is copied by a button.
const copy = document.querySelector("[data-copy]");
if (copy && navigator.clipboard) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const field = document.querySelector(copy.dataset.copy);
    field.select();
    await navigator.clipboard.writeText(field.value);
    copy.textContent = "Copied";
  });
}
