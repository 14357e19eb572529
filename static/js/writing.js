// Writing on the page by keys. Every act is a form or a link that works without this file.
//
// form[data-keys="address of the part"][data-add][data-page]: the open editor of a point, its textarea is named "text".
// [data-do]: the same acts as buttons. [data-write="uid"]: the page opens this point's editor. The page comes again
// after an act that changes numbers; what was typed is saved before.

import { flush, settled } from "./autosave.js";
import { forget } from "./keeping.js";
import { say } from "./speaking.js";

const main = { target: "#main", select: "#main", swap: "outerHTML" };

function token(form) {
  return form.querySelector('[name="csrfmiddlewaretoken"]').value;
}

function numberOf(form) {
  const fields = form.querySelectorAll('[name="edit_number"]');
  return fields[fields.length - 1].value; // a save by itself has put a newer one behind the form's own
}

/** Do it and bring the page anew; true where the server has done it. */
async function post(form, path, values) {
  let done = false;
  const answered = (event) => {
    if (event.detail.requestConfig?.path === path) done = event.detail.successful;
  };
  document.addEventListener("htmx:afterRequest", answered);
  try {
    await htmx.ajax("POST", path, { ...main, values: { csrfmiddlewaretoken: token(form), ...values } });
  } catch {
    done = false;
  } finally {
    document.removeEventListener("htmx:afterRequest", answered);
  }
  return done;
}

/** An act that takes the text along: afterwards the server has it. */
async function taken(form, path, values) {
  await settled(form);
  const sent = { edit_number: numberOf(form), text: form.elements.text.value, ...values };
  if (await post(form, path, sent)) forget(form);
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
    if (!(await flush(form))) return;
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
    if (await flush(form)) await post(form, `${form.dataset.keys}move/`, { up: "yes" });
  },
  async down(form) {
    if (await flush(form)) await post(form, `${form.dataset.keys}move/`, { up: "no" });
  },
  async deeper(form) {
    if (await flush(form)) await post(form, `${form.dataset.keys}indent/`, { deeper: "yes" });
  },
  async outer(form) {
    if (await flush(form)) await post(form, `${form.dataset.keys}indent/`, { deeper: "no" });
  },
  async previous(form) {
    await go(form, -1);
  },
  async next(form) {
    await go(form, 1);
  },
};

/** Whether a field beside the text was changed: those are saved by “Lưu” alone, with what is wrong with them told. */
function touched(form) {
  return [...form.elements].some((field) => {
    if (!field.name || field.name === "text" || field.type === "hidden" || field.closest("[data-grid]")) return false;
    if (field.options) return [...field.options].some((each) => each.selected !== each.defaultSelected);
    return "defaultValue" in field && field.value !== field.defaultValue;
  });
}

async function go(form, step) {
  const other = neighbour(pointOf(form), step);
  if (touched(form)) {
    form.requestSubmit();
    return;
  }
  if (!other || !(await flush(form))) return;
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
  if (event.key === "ArrowLeft" && plain && atStart) return "previous";
  if (event.key === "ArrowRight" && plain && atEnd) return "next";
  return "";
}

/** Up and down go by lines; where the caret finds no further line they go to the neighbouring point. */
function leave(event, area, form) {
  const place = area.selectionStart;
  if (area.selectionEnd !== place || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) return;
  setTimeout(() => {
    const stayed = area.selectionStart === place && area.selectionEnd === place;
    if (stayed) run(event.key === "ArrowUp" ? "previous" : "next", form);
  });
}

let busy = false;
let told = ""; // the act that has just been done, in the words of its button

async function run(act, form) {
  if (busy || !form.isConnected) return;
  busy = true;
  told = form.parentElement.querySelector(`[data-do="${act}"]`)?.textContent.trim() ?? "";
  try {
    await acts[act](form);
    if (form.isConnected) told = ""; // it was not done
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
    if (touched(form)) form.requestSubmit();
    else flush(form).then((done) => done && close(form));
    return;
  }
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    form.requestSubmit();
    return;
  }
  if (event.key === "ArrowUp" || event.key === "ArrowDown") leave(event, area, form);
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
    if (told) say(`${told}: ${area.form.getAttribute("aria-label")}`);
    told = "";
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
