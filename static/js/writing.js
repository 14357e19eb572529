// Writing on the page by keys and by dragging. Every act is a form or a link that works without this file.
//
// form[data-keys="address of the part"][data-add][data-page]: the open editor of a point, its textarea is named "text".
// [data-do]: the same acts as buttons. [data-write="uid"]: the page opens this point's editor. The page comes again
// after an act that changes numbers; what was typed is saved before.

import { settled } from "./autosave.js";
import { forget } from "./keeping.js";

const main = { target: "#main", select: "#main", swap: "outerHTML" };

function token(form) {
  return form.querySelector('[name="csrfmiddlewaretoken"]').value;
}

function numberOf(form) {
  const fields = form.querySelectorAll('[name="edit_number"]');
  return fields[fields.length - 1].value; // a save by itself has put a newer one behind the form's own
}

function post(form, path, values) {
  return htmx.ajax("POST", path, {
    ...main,
    values: { csrfmiddlewaretoken: token(form), ...values },
  });
}

/** Save what is typed; false where it could not be saved, and then the editor stays as it is. */
async function saved(form) {
  await settled(form);
  const area = form.elements.text;
  while (area.value !== area.defaultValue) {
    const sent = area.value;
    const data = new FormData(form);
    data.set("edit_number", numberOf(form));
    const answer = await fetch(form.dataset.keys, {
      method: "POST",
      body: data,
      headers: { "X-Autosave": "yes" },
      redirect: "error",
    }).catch(() => null);
    const place = form.querySelector("[data-saved]");
    if (answer && place) place.innerHTML = await answer.text();
    if (!answer?.ok || !place?.querySelector('[name="edit_number"]')) {
      if (place && !answer) place.textContent = form.dataset.savedFailed ?? "";
      return false;
    }
    area.defaultValue = sent; // what was typed meanwhile is sent in the next round
  }
  form.dispatchEvent(new Event("autosaved", { bubbles: true }));
  return true;
}

/** An act that takes the text along: afterwards the server has it. */
async function taken(form, path, values) {
  await settled(form);
  await post(form, path, { edit_number: numberOf(form), text: form.elements.text.value, ...values });
  forget(form);
}

function pointOf(element) {
  return element.closest(".point");
}

function close(form) {
  if (form.dataset.lease) {
    const data = new FormData();
    data.set("csrfmiddlewaretoken", token(form));
    data.set("end", "yes");
    fetch(form.dataset.lease, { method: "POST", body: data, keepalive: true }).catch(() => null);
  }
  const cancel = form.querySelector("a[hx-get]");
  cancel?.click();
}

function neighbour(point, step) {
  const points = [...document.querySelectorAll(".sheet .point")].filter(
    (each) => each === point || each.querySelector(".acts a[hx-get]"),
  );
  return points[points.indexOf(point) + step] ?? null;
}

const acts = {
  async add(form) {
    if (!(await saved(form))) return;
    const point = pointOf(form);
    await htmx.ajax("GET", form.dataset.add, { target: `#${point.id}`, swap: "afterend" });
    const fresh = point.nextElementSibling;
    close(form);
    fresh?.querySelector("textarea")?.focus();
  },
  split(form) {
    return taken(form, `${form.dataset.keys}split/`, { at: form.elements.text.selectionStart });
  },
  join(form) {
    return taken(form, `${form.dataset.keys}join/`, {});
  },
  async up(form) {
    if (await saved(form)) await post(form, `${form.dataset.keys}move/`, { up: "yes" });
  },
  async down(form) {
    if (await saved(form)) await post(form, `${form.dataset.keys}move/`, { up: "no" });
  },
  async deeper(form) {
    if (await saved(form)) await post(form, `${form.dataset.keys}indent/`, { deeper: "yes" });
  },
  async outer(form) {
    if (await saved(form)) await post(form, `${form.dataset.keys}indent/`, { deeper: "no" });
  },
  async previous(form) {
    await go(form, -1);
  },
  async next(form) {
    await go(form, 1);
  },
};

async function go(form, step) {
  const other = neighbour(pointOf(form), step);
  if (!other || !(await saved(form))) return;
  close(form);
  other.querySelector(".acts a[hx-get]")?.click();
}

/** The act that a key asks for in the open editor; "" where the key keeps its own meaning. */
function asked(event, area) {
  const atStart = area.selectionStart === 0 && area.selectionEnd === 0;
  const atEnd = area.selectionStart === area.value.length && area.selectionEnd === area.value.length;
  const plain = !(event.ctrlKey || event.metaKey || event.altKey || event.shiftKey);
  if (event.key === "Enter" && plain) return atEnd ? "add" : atStart ? "" : "split";
  if (event.key === "Backspace" && plain && atStart) return "join";
  if (event.key === "Tab" && atStart && !event.ctrlKey && !event.altKey) return event.shiftKey ? "outer" : "deeper";
  if (event.altKey && event.key === "ArrowUp") return "up";
  if (event.altKey && event.key === "ArrowDown") return "down";
  if (event.key === "ArrowUp" && plain && atStart) return "previous";
  if (event.key === "ArrowDown" && plain && atEnd) return "next";
  return "";
}

let busy = false;

async function run(act, form) {
  if (busy || !form.isConnected) return;
  busy = true;
  try {
    await acts[act](form);
  } finally {
    busy = false;
  }
}

document.addEventListener("keydown", (event) => {
  const area = event.target;
  const form = area.form;
  if (event.isComposing || area.name !== "text" || area.tagName !== "TEXTAREA") {
    if (event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !form && !area.isContentEditable) {
      document.querySelector('[data-do="undo"]')?.click();
    }
    return;
  }
  if (form.hasAttribute("data-new-point")) {
    if (event.key === "Escape") pointOf(form).remove();
    else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      if (area.value.trim()) form.requestSubmit();
    }
    return;
  }
  if (!form.dataset.keys) return;
  if (event.key === "Escape") {
    saved(form).then((done) => done && close(form));
    return;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  const act = asked(event, area);
  // A heading is one line: only points part and join.
  if (!act || (["add", "split", "join"].includes(act) && !form.parentElement.querySelector('[data-do="join"]'))) return;
  event.preventDefault();
  run(act, form);
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-do]");
  if (!button) return;
  if (button.dataset.do === "drop") {
    pointOf(button).remove();
    return;
  }
  const form = pointOf(button)?.querySelector("form[data-keys]");
  if (!form || !acts[button.dataset.do]) return;
  event.preventDefault();
  run(button.dataset.do, form);
});

/** The textarea is as high as its text, so that the point looks as it will print. */
function grow(area) {
  area.style.blockSize = "auto";
  area.style.blockSize = `${area.scrollHeight + 2}px`;
}

document.addEventListener("input", (event) => {
  if (event.target.name === "text" && event.target.closest?.(".point")) grow(event.target);
});

/** An editor that has just been opened takes the caret, behind its last letter. */
function opened() {
  for (const area of document.querySelectorAll('.point-editor textarea[name="text"]:not([data-opened])')) {
    area.dataset.opened = "";
    grow(area);
    area.focus({ preventScroll: true });
    area.setSelectionRange(area.value.length, area.value.length);
  }
}

function wanted() {
  const place = document.querySelector("[data-write]");
  if (!place) return;
  const uid = place.dataset.write;
  place.removeAttribute("data-write");
  const point = document.getElementById(`p-${uid}`);
  point?.scrollIntoView({ block: "center" });
  point?.querySelector(".acts a[hx-get]")?.click();
}

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "main" || event.target.querySelector?.("[data-write]")) wanted();
  opened();
});
wanted();

// Dragging: the handle of a point is taken to another point, behind which it will stand.
let dragged = null;

document.addEventListener("dragstart", (event) => {
  const handle = event.target.closest?.("[data-move]");
  if (!handle) return;
  dragged = handle;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", "");
  event.dataTransfer.setDragImage(pointOf(handle), 0, 0);
});
document.addEventListener("dragover", (event) => {
  const point = event.target.closest?.(".sheet .point[id]");
  if (!dragged || !point || point === pointOf(dragged)) return;
  event.preventDefault();
  for (const each of document.querySelectorAll("[data-drop]")) if (each !== point) delete each.dataset.drop;
  point.dataset.drop = "";
});
document.addEventListener("drop", (event) => {
  const point = event.target.closest?.(".sheet .point[id]");
  const handle = dragged;
  if (!handle || !point) return;
  event.preventDefault();
  const csrf = document.querySelector('[name="csrfmiddlewaretoken"]').value;
  htmx.ajax("POST", handle.dataset.move, {
    ...main,
    values: { csrfmiddlewaretoken: csrf, after: point.id.replace(/^p-/, "") },
  });
});
document.addEventListener("dragend", () => {
  dragged = null;
  for (const each of document.querySelectorAll("[data-drop]")) delete each.dataset.drop;
});
