// One click, one act: after the first submission a form's submit buttons wait for the answer.
// The server is safe against a second one by itself; this spares the user its message.

const PATIENCE = 15000; // ms; an answer that is a download leaves the page, and its buttons, where they are
const sent = new WeakSet();

function buttons(form) {
  return [...form.elements].filter((element) => element.type === "submit");
}

function release(form) {
  sent.delete(form);
  for (const button of buttons(form)) {
    button.removeAttribute("aria-busy");
    button.disabled = false;
  }
}

function close(form, submitter) {
  sent.add(form);
  submitter?.setAttribute("aria-busy", "true");
  // Later than the browser's collecting of the fields, to which the pressed button's own value belongs.
  setTimeout(() => {
    if (sent.has(form)) for (const button of buttons(form)) button.disabled = true;
  });
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method === "dialog" || event.defaultPrevented) return;
  if (sent.has(form)) {
    event.preventDefault();
    return;
  }
  close(form, event.submitter);
  setTimeout(() => release(form), PATIENCE);
});

document.addEventListener("htmx:beforeRequest", (event) => {
  const form = event.detail.elt.closest?.("form");
  const { verb, triggeringEvent } = event.detail.requestConfig;
  if (form && verb !== "get") close(form, triggeringEvent?.submitter);
});
document.addEventListener("htmx:afterRequest", (event) => {
  const form = event.detail.elt.closest?.("form");
  if (form) release(form);
});

// The Back button may bring the page as it was left, with its buttons closed.
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) release(form);
});
