// A case answers while its inputs move: a slider beside each number, and the result taken from the
// same page that the form gives without a script. Half-written figures are waited for.
const form = document.getElementById("case-form");
const PAUSE = 220;

for (const input of form.querySelectorAll("input[data-slide]")) {
  const range = slider(input);
  if (range) input.closest(".case-field").querySelector(".hint").before(range);
}

// The slider's ends: the bounds where they are near, else from the least to thrice the value.
function slider(input) {
  const low = Number(input.min);
  const high = Number(input.max);
  const value = Number(input.value);
  if (input.min === "" || input.max === "" || input.value === "") return null;
  const near = high - low <= 100 || high <= Math.abs(value) * 12;
  const end = near ? high : Math.min(high, rounded(Math.max(value * 3, low + 1)));
  const whole = input.step === "1";
  const range = document.createElement("input");
  range.type = "range";
  range.min = low < 0 && !near ? -end : low;
  range.max = end;
  range.step = whole ? 1 : steps(end - low);
  range.value = value;
  // The number beside it is what the keyboard and a screen reader use.
  range.tabIndex = -1;
  range.setAttribute("aria-hidden", "true");
  range.addEventListener("input", (event) => {
    event.stopPropagation();
    input.value = range.value;
    soon();
  });
  input.addEventListener("input", () => {
    if (Number(input.value) > Number(range.max)) range.max = rounded(Number(input.value) * 2);
    range.value = input.value;
  });
  return range;
}

function rounded(value) {
  const power = 10 ** Math.floor(Math.log10(value));
  return Math.ceil(value / power) * power;
}

function steps(reach) {
  return 10 ** (Math.floor(Math.log10(reach)) - 2);
}

let timer;
let asking;
function soon() {
  clearTimeout(timer);
  timer = setTimeout(work, PAUSE);
}

async function work() {
  if (!form.checkValidity()) return;
  asking?.abort();
  asking = new AbortController();
  const body = new FormData(form);
  body.delete("table");
  body.set("live", "1");
  const result = document.getElementById("result");
  result.classList.add("busy");
  try {
    const answer = await fetch(form.action, { method: "POST", body, signal: asking.signal });
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = fresh.getElementById("result");
    if (!part) throw new Error("no result");
    result.replaceChildren(...part.childNodes);
    document.getElementById("live").replaceChildren(...fresh.getElementById("live").childNodes);
    const notice = result.querySelector(".notice");
    document.getElementById("said").textContent = notice?.textContent ?? part.dataset.headline;
    result.classList.remove("busy");
  } catch (error) {
    if (error.name === "AbortError") return;
    result.classList.remove("busy");
  }
}

form.addEventListener("input", (event) => {
  if (event.target.type !== "file") soon();
});
form.addEventListener("submit", (event) => {
  const deed = event.submitter?.value ?? "";
  if (deed === "" && !form.querySelector(".case-list[open]") && form.checkValidity()) {
    event.preventDefault();
    work().then(() => document.getElementById("result").scrollIntoView({ block: "nearest" }));
  } else if (deed === "" && !form.reportValidity()) {
    event.preventDefault();
  }
  // A download leaves the page as it is, and may be asked for again.
  setTimeout(() => delete form.dataset.sent, 0);
});
