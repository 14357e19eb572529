// What has just happened, said to those who hear the page instead of seeing it.

const place = document.createElement("p");
place.className = "sr";
place.setAttribute("role", "status");
document.body.append(place); // outside of what acts bring anew

export function say(words) {
  place.textContent = "";
  setTimeout(() => {
    place.textContent = words;
  }, 100); // after the focus, which would drown it
}
