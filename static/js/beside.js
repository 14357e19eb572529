// The source beside its reading: what the pointer or the focus is on is marked on the other side too.

const sides = document.querySelector(".beside");
let marked = [];

function counterparts(element) {
  const spot = element.closest("[data-of]");
  const id = spot ? spot.dataset.of : element.closest(".read[id]")?.id;
  if (!id) return [];
  const part = document.getElementById(id);
  const spots = [...sides.querySelectorAll(`[data-of="${CSS.escape(id)}"]`)];
  return part ? [part, ...spots] : spots;
}

function mark(event) {
  for (const element of marked) element.removeAttribute("data-marked");
  marked = event.target.closest ? counterparts(event.target) : [];
  for (const element of marked) element.setAttribute("data-marked", "");
}

sides?.addEventListener("pointerover", mark);
sides?.addEventListener("focusin", mark);
