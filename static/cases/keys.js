// Keys for those who live in the product. Every key has a visible button or link; single letters can be switched off.
const body = document.body;
const dialog = document.getElementById("keys");
const LETTERS = { n: logRequest, j: () => moveBy(1), k: () => moveBy(-1), d: openDraft };

function isField(target) {
  return target.isContentEditable || target.closest("input, textarea, select, [contenteditable='true']") !== null;
}

function rows() {
  return [...document.querySelectorAll("[data-row]")];
}

// The row in hand is the one that holds the focus.
function moveBy(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.findIndex((row) => row.contains(document.activeElement));
  const next = all[Math.min(all.length - 1, Math.max(0, at + step))];
  next.querySelector("a").focus();
  next.scrollIntoView({ block: "nearest" });
}

function openDraft() {
  const row = document.activeElement.closest?.("[data-row]");
  const url = row ? row.dataset.draft : document.querySelector("a[data-draft]")?.href;
  if (url) location.assign(url);
}

function logRequest() {
  if (document.querySelector(`.top__nav a[href="${body.dataset.logRequest}"]`)) location.assign(body.dataset.logRequest);
}

function press(selector) {
  const target = [...document.querySelectorAll(selector)].find((element) => !element.disabled);
  target?.click();
  return Boolean(target);
}

function escape() {
  const me = document.querySelector(".top__me[open]");
  if (me) {
    me.open = false;
    me.querySelector("summary").focus();
  } else {
    press("a[data-back]");
  }
}

// On the way down, because an editor would take Ctrl+Enter for a line break.
document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "Enter" || !event.ctrlKey || dialog?.open || !press("[data-primary]")) return;
    event.preventDefault();
    event.stopPropagation();
  },
  true,
);

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || dialog?.open) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "Escape" && !isField(event.target)) return escape();
  if (isField(event.target) || body.dataset.singleKeys !== "on") return;
  if (event.key === "/") {
    const find = document.getElementById("find");
    if (!find?.checkVisibility()) document.querySelector(".top__menu")?.click();
    find?.focus();
  } else if (event.key === "?") {
    dialog?.showModal();
  } else if (LETTERS[event.key.toLowerCase()]) {
    LETTERS[event.key.toLowerCase()]();
  } else {
    return;
  }
  event.preventDefault();
});

document.querySelectorAll("[data-keys]").forEach((button) => button.addEventListener("click", () => dialog.showModal()));

// Pasting on a list is the start of a case: the page that logs requests reads the text and clears it.
document.addEventListener("paste", (event) => {
  if (!document.querySelector("[data-paste-to-log]") || isField(event.target)) return;
  const text = event.clipboardData.getData("text/plain");
  if (!text.trim()) return;
  sessionStorage.setItem("foi-pasted", text);
  logRequest();
});
