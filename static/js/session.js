// A session that has ended while somebody writes: they sign in beside the page, whose forms then go on.
//
// body[data-person]: who is signed in; body[data-kept-signed-out][data-sign-in][data-sign-in-label]: words and way.

/** What is said, with the link that opens the page to sign in beside this one. */
export function signInAgain() {
  const words = document.body.dataset;
  const link = document.createElement("a");
  link.href = words.signIn;
  link.target = "_blank";
  link.rel = "noopener";
  link.textContent = words.signInLabel;
  return [words.keptSignedOut ?? "", " ", link];
}

/** Fetch this page's token anew and put it in every form; false where not the same person is signed in. */
export async function renewed(address) {
  const answer = await fetch(address).catch(() => null);
  if (!answer?.ok) return false;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const token = page.querySelector('[name="csrfmiddlewaretoken"]')?.value;
  if (!token || page.body.dataset.person !== document.body.dataset.person) return false;
  for (const field of document.querySelectorAll('[name="csrfmiddlewaretoken"]')) field.value = token;
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRFToken": token }));
  return true;
}
