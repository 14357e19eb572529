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

// Over what has no counterpart the last mark stays.
function mark(event) {
  const found = event.target.closest ? counterparts(event.target) : [];
  if (!found.length) return;
  for (const element of marked) element.removeAttribute("data-marked");
  marked = found;
  for (const element of marked) element.setAttribute("data-marked", "");
}

// What is worked on is brought into sight in the source, without moving the page.
function reveal() {
  const spot = marked.find((element) => element.dataset.of);
  const pane = spot?.closest(".scroll");
  if (!pane) return;
  const place = spot.getBoundingClientRect();
  const frame = pane.getBoundingClientRect();
  if (place.top < frame.top || place.bottom > frame.bottom) {
    pane.scrollBy({ top: place.top - frame.top - frame.height / 3 });
  }
}

sides?.addEventListener("pointerover", mark);
sides?.addEventListener("focusin", (event) => {
  mark(event);
  if (!event.target.closest(".scroll")) reveal();
});

// A part that the page was asked for, by a link or after a mending, shows its place in the source.
function follow() {
  const target = document.getElementById(location.hash.slice(1)); // :target matches only later
  if (!sides?.contains(target) || target.closest(".scroll")) return;
  mark({ target });
  reveal();
}

addEventListener("hashchange", follow);
follow();

const opened = sides?.querySelector('.read[data-kind="editor"], .read[data-kind="unplaced"]:has(> .form)');
if (opened) {
  mark({ target: opened });
  reveal();
}
