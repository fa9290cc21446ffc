// A notice: every button sends what is typed along. Whoever leaves another way with words unsaved is warned.
const form = document.getElementById("typed");
let unsaved = form.hasAttribute("data-unsaved");

for (const name of ["input", "change"]) form.addEventListener(name, () => (unsaved = true));
form.addEventListener("submit", () => (unsaved = false));
window.addEventListener("beforeunload", (event) => {
  if (unsaved) event.preventDefault();
});
