// [data-move="address"]: the handle of a point is taken, by mouse, pen or finger, to another point, behind which it
// will stand. Escape lets go of it. By keyboard the editor's own buttons and keys do the same.

const EDGE = 60; // px from the top and the bottom of the window where the page scrolls along
const STEP = 14; // px at a time

let handle = null;
let pointer = 0; // the one that took the handle; a second finger does nothing
let target = null;
let scrolling = 0;
let at = { x: 0, y: 0 };

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
  if (!step) return;
  scrolling = setInterval(() => {
    window.scrollBy(0, step);
    mark(pointAt(at.x, at.y)); // another point comes under a pointer that keeps still
  }, 16);
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
  pointer = event.pointerId;
  handle.setPointerCapture(event.pointerId);
  handle.closest(".point").dataset.dragged = "";
});
document.addEventListener("pointermove", (event) => {
  if (!handle || event.pointerId !== pointer) return;
  at = { x: event.clientX, y: event.clientY };
  mark(pointAt(at.x, at.y));
  scroll(at.y);
});
document.addEventListener("pointerup", (event) => {
  if (!handle || event.pointerId !== pointer) return;
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
document.addEventListener("pointercancel", (event) => {
  if (event.pointerId === pointer) end();
});
document.addEventListener("keydown", (event) => {
  if (handle && event.key === "Escape") end();
});
