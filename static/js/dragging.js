// [data-move="address"]: the handle of a point is taken, by mouse, pen or finger, to another point, behind which it
// will stand. Escape lets go of it. By keyboard the editor's own buttons and keys do the same.

const EDGE = 60; // px from the top and the bottom of the window where the page scrolls along
const STEP = 14; // px at a time

let handle = null;
let target = null;
let scrolling = 0;

function pointAt(x, y) {
  const point = document.elementFromPoint(x, y)?.closest(".sheet .point[id]");
  return point && point !== handle.closest(".point") ? point : null;
}

function mark(point) {
  if (target) delete target.dataset.drop;
  target = point;
  if (target) target.dataset.drop = "";
}

function scroll(y) {
  clearInterval(scrolling);
  const step = y < EDGE ? -STEP : y > window.innerHeight - EDGE ? STEP : 0;
  if (step) scrolling = setInterval(() => window.scrollBy(0, step), 16);
}

function end() {
  clearInterval(scrolling);
  handle?.closest(".point")?.removeAttribute("data-dragged");
  mark(null);
  handle = null;
}

document.addEventListener("pointerdown", (event) => {
  const taken = event.target.closest?.("[data-move]");
  if (!taken || event.button !== 0) return;
  event.preventDefault();
  handle = taken;
  handle.setPointerCapture(event.pointerId);
  handle.closest(".point").dataset.dragged = "";
});
document.addEventListener("pointermove", (event) => {
  if (!handle) return;
  mark(pointAt(event.clientX, event.clientY));
  scroll(event.clientY);
});
document.addEventListener("pointerup", () => {
  if (!handle) return;
  const address = handle.dataset.move;
  const after = target?.id.replace(/^p-/, "");
  end();
  if (!after) return;
  const token = document.querySelector('[name="csrfmiddlewaretoken"]').value;
  htmx.ajax("POST", address, {
    target: "#main",
    select: "#main",
    swap: "outerHTML",
    values: { csrfmiddlewaretoken: token, after },
  });
});
document.addEventListener("pointercancel", end);
document.addEventListener("keydown", (event) => {
  if (handle && event.key === "Escape") end();
});
