// Follows a run: asks for the piece of the page that changes, and goes on when the brief is there.
const box = document.getElementById("progress");
const address = new URL(location.href);
address.searchParams.set("part", "true");
let wait = 150;

async function look() {
  try {
    const answer = await fetch(address, { headers: { Accept: "text/html" } });
    if (answer.ok) {
      const fresh = document.createRange().createContextualFragment(await answer.text());
      const { state, there } = fresh.querySelector("[data-state]").dataset;
      if (there) {
        location.replace(there);
        return;
      }
      // Left alone while nothing changes, so that a reader's place and a button's focus stay.
      const now = fresh.querySelector("[data-state]").textContent;
      if (now !== box.querySelector("[data-state]").textContent || state === "failed") {
        box.replaceChildren(fresh);
      }
      if (state === "failed" || state === "cancelled") {
        document.title = box.querySelector("h1").textContent;
        return;
      }
    }
  } catch {
    // The network is away for a moment: the run goes on without this page.
  }
  wait = Math.min(wait * 1.3, 2000);
  setTimeout(look, wait);
}
look();
