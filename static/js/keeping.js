// What is typed in form[data-autosave] is also kept in this browser until the server has it, and offered back
// after a crash, a lost session or a lost connection.
//
// Kept under the signed-in person's name (body[data-person]) and the form's address, so that nobody who signs in
// at the same browser afterwards is shown it. Nothing is sent from here.

const PREFIX = "trinh-ky:";
const LONGEST = 14 * 24 * 3600 * 1000; // ms after which what was left is thrown away

function keyOf(form) {
  const person = document.body.dataset.person;
  return person ? `${PREFIX}${person}:${form.dataset.autosave || form.action}` : null;
}

function areaOf(form) {
  return form.querySelector('textarea[name="text"]');
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    return null; // private windows and full disks: the server's own saving goes on
  }
}

function write(key, kept) {
  try {
    if (kept) localStorage.setItem(key, JSON.stringify(kept));
    else localStorage.removeItem(key);
  } catch {
    // as above
  }
}

function numbersOf(form) {
  return form.querySelectorAll('[name="edit_number"]');
}

export function forget(form) {
  const key = keyOf(form);
  if (key) write(key, null);
}

function offer(form) {
  const key = keyOf(form);
  const area = areaOf(form);
  const kept = key && area ? read(key) : null;
  if (!kept || form.querySelector("[data-kept]")) return;
  if (kept.text === area.value || Date.now() - kept.at > LONGEST) {
    forget(form);
    return;
  }
  const words = document.body.dataset;
  const bar = document.createElement("div");
  bar.className = "notice";
  bar.dataset.kept = "";
  bar.dataset.tone = "warn";
  bar.setAttribute("role", "status");
  const time = new Date(kept.at).toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  const text = document.createElement("p");
  text.textContent = `${words.keptSaid} ${time}: ${kept.text.slice(0, 160)}`;
  const take = document.createElement("button");
  const drop = document.createElement("button");
  for (const [button, label] of [
    [take, words.keptTake],
    [drop, words.keptDrop],
  ]) {
    button.type = "button";
    button.className = "button";
    button.dataset.size = "small";
    button.textContent = label;
  }
  take.addEventListener("click", () => {
    area.value = kept.text;
    // Written on an older text: with that text's number whoever wrote since is not overwritten, both texts are shown.
    if (kept.number) for (const field of numbersOf(form)) field.value = kept.number;
    bar.remove();
    area.dispatchEvent(new Event("input", { bubbles: true }));
    area.focus();
  });
  drop.addEventListener("click", () => {
    forget(form);
    bar.remove();
  });
  bar.append(text, take, drop);
  area.closest(".field").before(bar);
}

function offerAll(root) {
  for (const form of root.querySelectorAll?.("form[data-autosave]") ?? []) offer(form);
}

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (!form?.hasAttribute("data-autosave") || event.target.name !== "text") return;
  const key = keyOf(form);
  const numbers = numbersOf(form);
  const number = numbers[numbers.length - 1]?.value;
  if (key) write(key, { text: event.target.value, at: Date.now(), number });
});
document.addEventListener("autosaved", (event) => forget(event.target));
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form[data-autosave]");
  if (form && event.detail.successful && event.detail.requestConfig?.verb === "post") {
    if (event.detail.elt === form) forget(form);
  }
});
document.addEventListener("htmx:afterSettle", (event) => offerAll(event.target.parentElement ?? document));
offerAll(document);
