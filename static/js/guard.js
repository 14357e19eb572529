// form[data-guard]: leaving the page with something typed and not sent asks first (the browser's own words).

const changed = new Set();

document.addEventListener("input", (event) => {
  const form = event.target.form;
  if (form?.hasAttribute("data-guard")) changed.add(form);
});
document.addEventListener("submit", (event) => {
  if (!event.defaultPrevented) changed.delete(event.target);
});
document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.successful) changed.delete(event.detail.elt.closest?.("form"));
});
document.addEventListener("autosaved", (event) => changed.delete(event.target));

addEventListener("beforeunload", (event) => {
  if ([...changed].some((form) => form.isConnected)) event.preventDefault();
});
