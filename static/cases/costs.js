// Puts the caret where a line was added or removed, and asks before what is typed is left behind unsaved.
const form = document.getElementById("cost");

document.addEventListener("htmx:afterSettle", (event) => {
  if (event.target.id === "lines") event.target.querySelector("[autofocus]")?.focus();
});

if (form) {
  let unsaved = document.querySelector(".govuk-error-summary") !== null;
  form.addEventListener("input", () => (unsaved = true));
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.elt.name === "edit") unsaved = true;
  });
  form.addEventListener("submit", () => (unsaved = false));
  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });
}
