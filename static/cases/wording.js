// Warns before a text that was typed and not saved is left.
const form = document.querySelector("form[data-leave-warning]");
let dirty = Boolean(form?.querySelector(".govuk-error-message") || document.querySelector(".govuk-error-summary"));
form?.addEventListener("input", () => {
  dirty = true;
});
form?.addEventListener("submit", () => {
  dirty = false;
});
window.addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});
