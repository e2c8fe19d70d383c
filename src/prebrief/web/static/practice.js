// Practising: the clock, dictation, recording, drafts, and highlights one dimension at a time.
// Without it every answer can still be written and sent.

const minutes = (seconds) =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

const form = document.querySelector("[data-answer]");
if (form) {
  const text = form.querySelector("textarea[name=answer]");
  const tools = form.querySelector("[data-tools]");
  if (tools) {
    tools.hidden = false;
    clock(form, tools);
    dictation(form, tools, text);
  }
  recorder(form);
  draft(form, text);
}

function clock(form, tools) {
  const shown = tools.querySelector("[data-clock]");
  const button = tools.querySelector("[data-timer]");
  const length = tools.querySelector("[data-length]");
  const low = Number(form.dataset.low);
  const high = Number(form.dataset.high);
  const spent = form.querySelector("[name=spent]");
  let seconds = Number(spent?.value ?? 0);
  let ticking = null;
  const show = () => {
    shown.textContent = minutes(seconds);
    shown.classList.toggle("good", seconds >= low && seconds <= high);
    shown.classList.toggle("over", seconds > high);
    length.textContent = seconds > high ? "over its time" : `worth ${low} to ${high} s`;
    if (spent) spent.value = String(seconds);
  };
  const run = (on) => {
    clearInterval(ticking);
    if (on) ticking = setInterval(() => { seconds += 1; show(); }, 1000);
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "Stop the clock" : "Start the clock";
  };
  button.addEventListener("click", () => run(button.getAttribute("aria-pressed") !== "true"));
  form.addEventListener("clock", (event) => run(event.detail));
  show();
  if (form.dataset.autostart !== undefined) run(true);
}

function dictation(form, tools, text) {
  const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;
  const button = tools.querySelector("[data-dictate]");
  if (!Recognition || !button) return;
  button.hidden = false;
  form.querySelector("[data-dictate-note]").hidden = false;
  const listener = new Recognition();
  listener.continuous = true;
  listener.interimResults = false;
  listener.lang = navigator.language.startsWith("en") ? navigator.language : "en-US";
  let on = false;
  const turn = (now) => {
    on = now;
    button.setAttribute("aria-pressed", String(on));
    button.textContent = on ? "Stop dictating" : "Dictate";
    form.dispatchEvent(new CustomEvent("clock", { detail: on }));
  };
  button.addEventListener("click", () => {
    if (on) listener.stop();
    else listener.start();
    turn(!on);
  });
  listener.addEventListener("result", (event) => {
    for (const result of [...event.results].slice(event.resultIndex)) {
      if (!result.isFinal) continue;
      const gap = text.value && !/\s$/.test(text.value) ? " " : "";
      text.value += gap + result[0].transcript.trim();
      text.dispatchEvent(new Event("input"));
    }
  });
  listener.addEventListener("end", () => on && turn(false));
  listener.addEventListener("error", () => turn(false));
}

function recorder(form) {
  const row = form.querySelector("[data-recorder]");
  const field = form.querySelector("[name=recording]");
  if (!row || !field || !navigator.mediaDevices || !window.MediaRecorder) return;
  row.hidden = false;
  const button = row.querySelector("[data-record]");
  const note = row.querySelector("[data-record-note]");
  let machine = null;
  button.addEventListener("click", async () => {
    if (machine) {
      machine.stop();
      return;
    }
    let stream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      note.textContent = "The browser gives no microphone. Allow it, or write the answer.";
      return;
    }
    const pieces = [];
    machine = new MediaRecorder(stream);
    machine.addEventListener("dataavailable", (event) => pieces.push(event.data));
    machine.addEventListener("stop", () => {
      const sound = new File(pieces, "answer.webm", { type: machine.mimeType });
      const bag = new DataTransfer();
      bag.items.add(sound);
      field.files = bag.files;
      for (const track of stream.getTracks()) track.stop();
      machine = null;
      button.setAttribute("aria-pressed", "false");
      button.textContent = "Record anew";
      note.textContent = "Recorded. Send it with the button below.";
      form.dispatchEvent(new CustomEvent("clock", { detail: false }));
    });
    machine.start();
    button.setAttribute("aria-pressed", "true");
    button.textContent = "Stop recording";
    form.dispatchEvent(new CustomEvent("clock", { detail: true }));
  });
}

// What has been typed survives a closed tab: on this device only, or with the interview.
function draft(form, text) {
  if (form.dataset.draft) {
    let last = text.defaultValue;
    setInterval(async () => {
      if (text.value === last) return;
      last = text.value;
      const body = new FormData(form);
      body.delete("recording");
      await fetch(form.dataset.draft, { method: "POST", body }).catch(() => {});
    }, 4000);
    return;
  }
  const key = `answer:${form.dataset.keep}`;
  if (!text.value) text.value = sessionStorage.getItem(key) ?? "";
  text.addEventListener("input", () => sessionStorage.setItem(key, text.value));
  form.addEventListener("submit", () => sessionStorage.removeItem(key));
}

// One dimension's words alone.
const words = document.querySelector("[data-answer-text]");
if (words) {
  for (const button of document.querySelectorAll("[data-show]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const on = button.getAttribute("aria-pressed") !== "true";
      for (const other of document.querySelectorAll("[data-show]")) {
        other.setAttribute("aria-pressed", "false");
      }
      button.setAttribute("aria-pressed", String(on));
      words.classList.toggle("solo", on);
      for (const mark of words.querySelectorAll("mark")) {
        mark.classList.toggle("on", on && mark.classList.contains(button.dataset.show));
      }
      if (on) words.querySelector("mark.on")?.scrollIntoView({ block: "center" });
    });
  }
}
