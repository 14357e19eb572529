// form[data-autosave="address"]: what was typed is sent after a pause, when the page is hidden, and in order.
//
// The server answers the POST (header X-Autosave: yes) with a fragment, which replaces the content of the
// form's [data-saved] element: 200 with "Đã lưu lúc 10:42" and the hidden field of the new edit number
// (it stands after the form's own field of that name, and of two the server takes the last),
// 409 with both texts. Without an answer the words of data-saved-failed stand there and it is tried again.

const PAUSE = 1500; // ms without a key
const AGAIN = 15000; // ms until the next try after a failure
const states = new WeakMap(); // form → {timer, running, typed}

function stateOf(form) {
  if (!states.has(form)) states.set(form, { timer: 0, running: null, typed: 0 });
  return states.get(form);
}

function plan(form, delay) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => save(form), delay);
}

async function send(form) {
  const state = stateOf(form);
  const place = form.querySelector("[data-saved]");
  const typed = state.typed;
  place.dataset.state = "saving";
  try {
    const answer = await fetch(form.dataset.autosave || form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { "X-Autosave": "yes" },
      keepalive: document.visibilityState === "hidden", // the page may be gone before the answer comes
      redirect: "error", // a redirect means that the session has ended: not saved
    });
    if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
    place.innerHTML = await answer.text();
    place.dataset.state = answer.ok ? "saved" : "conflict";
    if (answer.ok && typed === state.typed) form.dispatchEvent(new Event("autosaved", { bubbles: true }));
  } catch {
    place.dataset.state = "failed";
    // Keeps the hidden edit number that may be among its children.
    let words = place.querySelector("[data-failed]");
    if (!words) {
      words = document.createElement("span");
      words.dataset.failed = "";
      place.append(words);
    }
    words.textContent = ` ${form.dataset.savedFailed ?? ""}`;
    plan(form, AGAIN);
  }
}

function save(form) {
  const state = stateOf(form);
  if (!form.isConnected) return;
  if (state.running) {
    plan(form, PAUSE);
    return;
  }
  clearTimeout(state.timer);
  state.timer = 0;
  state.running = send(form).finally(() => {
    state.running = null;
  });
}

/** No save of this form is under way or planned when this is done: its newest edit number stands in it. */
export async function settled(form) {
  const state = states.get(form);
  if (!state) return;
  clearTimeout(state.timer);
  state.timer = 0;
  if (state.running) await state.running;
  clearTimeout(state.timer);
  state.timer = 0;
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.hasAttribute("data-autosave")) return;
  stateOf(form).typed += 1;
  plan(form, PAUSE);
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  for (const form of document.querySelectorAll("form[data-autosave]")) if (states.get(form)?.timer) save(form);
});

// Sending the form itself waits for a save under way, whose edit number it would otherwise lack.
document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    const state = states.get(form);
    if (!state) return;
    clearTimeout(state.timer);
    state.timer = 0;
    if (!state.running) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    state.running.then(() => {
      clearTimeout(state.timer);
      form.requestSubmit(event.submitter);
    });
  },
  true,
);
