// A part of a page that could not be fetched or sent says so; what was typed stays where it is.

function say(words, address) {
  const place = document.getElementById("notices");
  if (!place || !words) return;
  const notice = document.createElement("div");
  notice.className = "notice";
  notice.dataset.tone = "late";
  notice.setAttribute("role", "alert");
  const text = document.createElement("div");
  text.append(words);
  if (address) {
    const link = document.createElement("a");
    link.href = address;
    link.textContent = document.body.dataset.signInLabel;
    text.append(link);
  }
  notice.append(text);
  place.replaceChildren(notice);
  notice.scrollIntoView({ block: "nearest" });
}

// The server's own reason where it gave one (403.html marks it), else the page's general sentence.
function reason(xhr) {
  const page = new DOMParser().parseFromString(xhr.responseText, "text/html");
  return page.querySelector("[data-reason]")?.textContent.trim();
}

document.addEventListener("htmx:responseError", (event) => {
  say(reason(event.detail.xhr) || document.body.dataset.failed);
});
for (const name of ["htmx:sendError", "htmx:timeout"]) {
  document.addEventListener(name, () => say(document.body.dataset.unreached));
}

// After a session has ended the answer is the whole sign-in page, which belongs in no fragment.
document.addEventListener("htmx:beforeSwap", (event) => {
  const address = document.body.dataset.signIn;
  const answered = event.detail.xhr.responseURL;
  if (!address || !answered || new URL(answered).pathname !== address) return;
  event.detail.shouldSwap = false;
  const here = encodeURIComponent(location.pathname + location.search);
  say(`${document.body.dataset.signedOut} `, `${address}?next=${here}`);
});
