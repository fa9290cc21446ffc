// The server reads the text and edits the questions. This keeps track of what was touched, of the caret and the focus.
const form = document.getElementById("log");
const box = document.getElementById("id_request_text");
const came = document.getElementById("came");
const touched = new Set(document.getElementById("id_touched")?.value.split(" ").filter(Boolean));
const GROWS = CSS.supports("field-sizing", "content");
let dirty = Boolean(document.querySelector(".log.has-errors"));
let justPasted = false;

const text = () => document.getElementById("id_request_text");
const part = (name) => document.querySelector(`[data-part="${name}"]`);

function touch(name) {
  touched.add(name);
  document.getElementById("id_touched").value = [...touched].join(" ");
}

function look(view) {
  if (came) came.dataset.view = view;
}

// A question is as high as its text. By its rows and not by a style, which the content security policy would refuse
// as soon as htmx takes it over to a new element.
function grow(area) {
  if (GROWS) return;
  const look = getComputedStyle(area);
  area.rows = 1;
  const text = area.scrollHeight - parseFloat(look.paddingTop) - parseFloat(look.paddingBottom);
  area.rows = Math.max(1, Math.round(text / parseFloat(look.lineHeight)));
}

// What the officer has typed stays: the part is named to the server, and a proposal under way does not replace it.
form?.addEventListener("input", (event) => {
  dirty = true;
  const owner = event.target.closest("[data-part]");
  if (owner) touch(owner.dataset.part);
  if (event.target.matches(".t")) grow(event.target);
  if (event.target === text()) justPasted = justPasted && event.inputType === "insertFromPaste";
});

document.addEventListener("htmx:oobBeforeSwap", (event) => {
  const { target, fragment } = event.detail;
  const same = target.id === "due" && target.textContent.trim() === fragment.textContent.trim();
  if (same || touched.has(target.dataset?.part)) event.detail.shouldSwap = false;
});

// Pasting shows the text with what was found in it; typing leaves it to be typed in.
form?.addEventListener("paste", (event) => {
  if (event.target === text()) justPasted = true;
});

document.addEventListener("htmx:afterRequest", (event) => {
  const source = event.detail.elt;
  if (source.id === "upload") {
    source.value = "";
    justPasted = event.detail.successful && !document.querySelector("#trouble .govuk-error-message");
  }
  if (justPasted && event.detail.successful && document.getElementById("shown")?.textContent.trim()) {
    const inBox = document.activeElement === text();
    look("marks");
    if (inBox) document.getElementById("shown").focus({ preventScroll: true });
    justPasted = false;
  }
});

came?.addEventListener("click", (event) => {
  const view = event.target.dataset?.show;
  if (!view) return;
  look(view);
  (view === "edit" ? text() : document.getElementById("shown")).focus();
});

document.querySelectorAll("[data-way]").forEach((link) =>
  link.addEventListener("click", (event) => {
    const field = document.getElementById(link.dataset.way);
    if (!field) return;
    event.preventDefault();
    look("edit");
    field.focus();
    if (field.type === "file") field.click();
  }),
);

// Questions. Enter splits at the caret, Backspace at the start joins; the buttons beside them do the same.
let busy = false;
let typedMeanwhile = "";

function caretOf(area) {
  return [...area.value.slice(0, area.selectionStart)].length;
}

function press(area, deed) {
  area.closest("li").querySelector(`[value^="${deed}-"]`)?.click();
}

form?.addEventListener("click", (event) => {
  const button = event.target.closest('[name="edit"]');
  if (button) {
    touch("questions");
    dirty = true;
    const area = button.closest("li")?.querySelector(".t");
    form.elements.caret.value = area ? caretOf(area) : "";
  }
  const edit = event.target.closest(".q__edit");
  if (edit) edit.closest("li").querySelector(".t").focus();
}, true);

form?.addEventListener("keydown", (event) => {
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
  const area = event.target;
  if (busy && plain && area.closest(".qs") && event.key !== "Tab") {
    // The list is on its way: what is typed now goes into the question that gets the focus.
    if (event.key.length === 1) typedMeanwhile += event.key;
    event.preventDefault();
  } else if (plain && event.key === "Enter" && area.matches(".t")) {
    event.preventDefault();
    const atEnd = area.selectionEnd === area.value.length;
    const isLast = !area.closest("li").nextElementSibling;
    if (atEnd && isLast) document.getElementById("add-question").click();
    else press(area, "split");
  } else if (plain && event.key === "Backspace" && area.matches(".t") && area.selectionEnd === 0) {
    if (area.closest("li").previousElementSibling) {
      event.preventDefault();
      press(area, "join");
    }
  } else if (plain && event.key === "Enter" && area.matches('input:not([type="file"])')) {
    event.preventDefault();
  }
});

document.addEventListener("htmx:beforeRequest", (event) => {
  if (event.detail.elt.name === "edit") busy = true;
});

document.addEventListener("htmx:afterSettle", (event) => {
  document.querySelectorAll(".t").forEach(grow);
  if (!event.detail.requestConfig?.elt.matches('[name="edit"]')) return;
  const focused = part("questions").querySelector("[autofocus]");
  // The buttons of a row are seen only while it has the focus, so [autofocus] keeps them in sight until here.
  focused?.focus();
  focused?.removeAttribute("autofocus");
  if (focused?.matches(".t")) {
    const at = [...focused.value].slice(0, Number(focused.dataset.caret)).join("").length;
    focused.setSelectionRange(at, at);
    if (typedMeanwhile) focused.setRangeText(typedMeanwhile, at, at, "end");
  }
  busy = false;
  typedMeanwhile = "";
});

document.addEventListener("htmx:afterRequest", (event) => {
  if (event.detail.requestConfig?.elt.name === "edit" && !event.detail.successful) busy = false;
});

// Alt+1 to Alt+9 go to a question.
document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.ctrlKey || !/^[1-9]$/.test(event.key)) return;
  const area = document.getElementById(`question-${event.key}`);
  if (!area) return;
  event.preventDefault();
  area.focus();
});

form?.addEventListener("submit", () => {
  dirty = false;
});
addEventListener("beforeunload", (event) => {
  if (dirty) event.preventDefault();
});

// Text pasted on a list is at hand here, and read as soon as htmx listens.
function takeOver() {
  const handed = sessionStorage.getItem("foi-pasted");
  sessionStorage.removeItem("foi-pasted");
  if (!handed || !box || box.value) return;
  box.value = handed;
  justPasted = true;
  box.dispatchEvent(new InputEvent("input", { bubbles: true, inputType: "insertFromPaste" }));
}

if (document.readyState === "complete") takeOver();
else addEventListener("load", takeOver);
document.querySelectorAll(".t").forEach(grow);
