// On every page: small comforts. Nothing here is needed to read or to send a form.

// The present tab is brought into view where the tabs scroll sideways.
const tab = document.querySelector(".tabs [aria-current]");
if (tab) tab.parentElement.parentElement.scrollLeft = tab.offsetLeft - 24;

// Drop zones light up, and say what was chosen.
for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector("input");
  const mark = () => zone.classList.toggle("has", input.files.length > 0);
  zone.addEventListener("dragenter", () => zone.classList.add("over"));
  for (const end of ["dragleave", "drop"]) {
    zone.addEventListener(end, () => zone.classList.remove("over"));
  }
  input.addEventListener("change", mark);
  mark();
}

// A form sent twice by a double click would do its work twice.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.swap) return;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    form.dataset.sent = "yes";
    const button = event.submitter;
    if (button?.dataset.busy) {
      button.classList.add("busy");
      button.lastChild.textContent = button.dataset.busy;
    }
  });
}
// A page shown again by the back button can be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelector(".busy")?.classList.remove("busy");
  }
});

// A form with data-swap="#place" is sent without leaving the page: that place is taken from the
// answer, and the focus stays on the control of the same id. Without a script it is a plain form.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  const place = form.dataset?.swap;
  if (!place) return;
  event.preventDefault();
  const focused = document.activeElement?.id;
  try {
    const body = new FormData(form, event.submitter);
    const answer = await fetch(form.action, { method: "POST", body });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = fresh.querySelector(place);
    if (!part) throw new Error("no such place");
    document.querySelector(place).replaceWith(document.adoptNode(part));
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("swapped", { detail: { place } }));
  } catch {
    // Sent as a plain form, with the button that was pressed.
    delete form.dataset.swap;
    form.requestSubmit(event.submitter);
  }
});
