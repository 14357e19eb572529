// Small conveniences.

// A greyed action does nothing; pressing it leads to its reason.
document.addEventListener(
  "click",
  (event) => {
    const action = event.target.closest?.("[aria-disabled=true]");
    if (!action) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const why = document.getElementById(action.getAttribute("aria-describedby") ?? "");
    why?.scrollIntoView({ block: "center" });
    (why?.querySelector("a") ?? why)?.focus();
  },
  true,
);

// “/” goes to the field of the search, or to its page.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  const field = document.querySelector("input[type=search]");
  const link = document.querySelector("[data-search]");
  if (!field && !link) return;
  event.preventDefault();
  field ? field.focus() : link.click();
});

function settle(root) {
  // The line of steps opens where the plan stands, without moving the page.
  for (const line of root.querySelectorAll(".steps")) {
    const here = line.querySelector("[aria-current]");
    if (here && line.scrollWidth > line.clientWidth) line.scrollLeft = here.offsetLeft - line.clientWidth / 4;
  }
  root.querySelector("[data-first-error]")?.focus();
  // A list of names of which each fills a field, as the demo's cast on the sign-in page.
  for (const list of root.querySelectorAll("[data-fills]")) {
    const field = document.getElementById(list.dataset.fills);
    if (!field) continue;
    for (const entry of list.querySelectorAll("[data-value]")) {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...entry.childNodes);
      button.addEventListener("click", () => {
        field.value = entry.dataset.value;
        (field.form.querySelector("input[type=password]") ?? field).focus();
      });
      entry.append(button);
    }
  }
}

settle(document);
document.addEventListener("htmx:afterSettle", (event) => settle(event.detail.elt));
