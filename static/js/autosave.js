// form[data-autosave="address"]: what was typed is sent after a pause, when the page is hidden, and in order.
//
// The server answers the POST (header X-Autosave: yes) with a fragment, which replaces the content of the
// form's [data-saved] element: 200 with "Đã lưu lúc 10:42" and the hidden field of the new edit number
// (it stands after the form's own field of that name, and of two the server takes the last),
// 409 with both texts. Without an answer the words of data-saved-failed stand there and it is tried again, after
// longer and longer pauses and as soon as the connection is back. Where the session has ended the person is asked to
// sign in beside this page; then the saving goes on by itself.

import { renewed, signInAgain } from "./session.js";

const PAUSE = 1500; // ms without a key
const AGAIN = [2000, 5000, 10000, 30000]; // ms until the next try, after one failure, two …
const states = new WeakMap(); // form → {timer, running, typed, sent, failures}; typed and sent count keys

function stateOf(form) {
  if (!states.has(form)) states.set(form, { timer: 0, running: null, typed: 0, sent: 0, failures: 0 });
  return states.get(form);
}

function plan(form, delay) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => save(form), delay);
}

function request(form) {
  return fetch(form.dataset.autosave || form.action, {
    method: "POST",
    body: new FormData(form),
    headers: { "X-Autosave": "yes" },
    keepalive: document.visibilityState === "hidden", // the page may be gone before the answer comes
    redirect: "manual", // to the page to sign in
  });
}

/** Say beside the button why nothing is saved; keeps the hidden edit number that may be among its children. */
function fail(form, signedOut) {
  const place = form.querySelector("[data-saved]");
  place.dataset.state = "failed";
  place.querySelector("[data-failed]")?.remove();
  const words = document.createElement("span");
  words.dataset.failed = "";
  if (signedOut) words.append(" ", ...signInAgain());
  else words.textContent = ` ${form.dataset.savedFailed ?? ""}`;
  place.append(words);
}

/** Send what stands in the form now; true where the server has taken it. */
async function send(form) {
  const state = stateOf(form);
  const place = form.querySelector("[data-saved]");
  const typed = state.typed;
  place.dataset.state = "saving";
  let signedOut = false;
  try {
    let answer = await request(form);
    // Signing in again changes the token of every form.
    if (answer.status === 403 && (await renewed(form.action))) answer = await request(form);
    signedOut = answer.type === "opaqueredirect";
    if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
    place.innerHTML = await answer.text();
    place.dataset.state = answer.ok ? "saved" : "conflict";
    state.failures = 0;
    const taken = answer.ok && place.querySelector('[name="edit_number"]') !== null;
    if (taken) state.sent = typed;
    if (taken && typed === state.typed) form.dispatchEvent(new Event("autosaved", { bubbles: true }));
    return taken;
  } catch {
    fail(form, signedOut);
    const pause = AGAIN[Math.min(state.failures, AGAIN.length - 1)];
    state.failures += 1;
    plan(form, pause * (0.8 + 0.4 * Math.random())); // not all at once when the server is back
    return false;
  }
}

/** One save of a form at a time: a second would carry an edit number that the first is about to use up. */
function sendAlone(form) {
  const state = stateOf(form);
  clearTimeout(state.timer);
  state.timer = 0;
  state.running = send(form).finally(() => {
    state.running = null;
  });
  return state.running;
}

function save(form) {
  if (!form.isConnected) return;
  if (stateOf(form).running) plan(form, PAUSE);
  else sendAlone(form);
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

/** Save until the server has what stands in the form; false where it could not be saved. */
export async function flush(form) {
  const state = stateOf(form);
  await settled(form);
  while (state.typed !== state.sent) {
    if (!(await sendAlone(form))) return false;
    await settled(form); // what is typed meanwhile is sent in the next round
  }
  form.dispatchEvent(new Event("autosaved", { bubbles: true }));
  return true;
}

function failed() {
  return [...document.querySelectorAll("form[data-autosave]")].filter((form) => states.get(form)?.failures);
}

for (const back of ["online", "focus"]) window.addEventListener(back, () => failed().forEach(save));

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
