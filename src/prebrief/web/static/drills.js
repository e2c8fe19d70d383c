// Cards by keyboard and by swiping; the buttons do the same.

const face = document.querySelector("[data-face]");
const turn = document.querySelector("[data-turn]");
const rate = (key) => document.querySelector(`[data-key="${key}"]`)?.click();

if (!turn) document.getElementById("back")?.focus({ preventScroll: true });

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select, a, button") && event.key === " ") return;
  if (event.key === " " && turn) {
    event.preventDefault();
    turn.click();
  } else if (!turn && "1234".includes(event.key)) {
    rate(event.key);
  }
});

let from = null;
face?.addEventListener("pointerdown", (event) => {
  if (event.pointerType !== "mouse") from = { x: event.clientX, y: event.clientY };
});
addEventListener("pointerup", (event) => {
  if (!from) return;
  const across = event.clientX - from.x;
  const down = Math.abs(event.clientY - from.y);
  from = null;
  if (Math.abs(across) < 70 || down > 60) return;
  if (turn) turn.click();
  else rate(across > 0 ? "3" : "1");
});
