// data-confirm="question" on a form, a submit button or an htmx control asks in the page's <dialog> first.
// data-confirm-title and data-confirm-label name the dialog and its button after the act.

const dialog = document.getElementById("confirm");
let asking = null; // the element whose question has just been answered with yes

function ask(element, proceed) {
  const title = dialog.querySelector("[data-title]");
  const yes = dialog.querySelector("[value=yes]");
  title.textContent = element.dataset.confirmTitle || title.dataset.title;
  yes.textContent = element.dataset.confirmLabel || yes.dataset.label;
  dialog.querySelector("[data-text]").textContent = element.dataset.confirm;
  dialog.returnValue = "no";
  dialog.onclose = () => {
    if (dialog.returnValue !== "yes") return;
    asking = element;
    try {
      proceed();
    } finally {
      asking = null;
    }
  };
  dialog.showModal();
}

function hold(event, element, proceed) {
  if (asking === element) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  ask(element, proceed);
}

if (dialog?.showModal) {
  // Capturing at the document comes before htmx, which listens on the element itself.
  document.addEventListener(
    "submit",
    (event) => {
      const element = event.submitter?.dataset.confirm ? event.submitter : event.target;
      if (element.dataset.confirm) {
        hold(event, element, () => event.target.requestSubmit(event.submitter));
      }
    },
    true,
  );
  document.addEventListener(
    "click",
    (event) => {
      const element = event.target.closest?.("[data-confirm]");
      const submits = element?.tagName === "FORM" || (element?.type === "submit" && element.form);
      if (element && !submits) hold(event, element, () => element.click());
    },
    true,
  );
}
