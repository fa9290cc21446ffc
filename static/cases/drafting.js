// The draft and the claim page: nothing typed is lost, and the hands stay on the keys.
const RETRY_MS = [2000, 4000, 8000, 15000];
const FLUSH_MS = 5000;
const saved = () => document.getElementById("saved");

function say(words, isBad) {
  saved().textContent = words;
  saved().classList.toggle("saved--not", isBad);
}

// ---- autosave: what each form still owes the server ----

const states = new Map();
const forms = () => [...document.querySelectorAll("form[hx-post]")];

function stateOf(form) {
  if (!states.has(form)) states.set(form, { changes: 0, sent: 0, kept: 0, failures: 0, timer: 0 });
  return states.get(form);
}

const isDirty = (form) => stateOf(form).changes !== stateOf(form).kept;
const anyDirty = () => forms().some(isDirty);

function saveNow(form) {
  window.htmx.trigger(form, form.matches("[data-autosave]") ? "save-now" : "change");
}

function noteChange(event) {
  const form = event.target.closest?.("form[hx-post]");
  if (form) stateOf(form).changes += 1;
}

document.addEventListener("input", noteChange);
document.addEventListener("change", noteChange);

// The form that a request of htmx saves: its own, or that of a button within it.
const formOf = (elt) => elt.closest("form[hx-post]");

document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
  const form = formOf(elt);
  if (form) stateOf(form).sent = stateOf(form).changes;
});

// Signing in again in another tab changes the token; the page sends the one that holds now.
document.addEventListener("htmx:configRequest", ({ detail }) => {
  const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
  if (!token) return;
  detail.headers["x-csrftoken"] = token;
  if (detail.parameters.csrfmiddlewaretoken) detail.parameters.csrfmiddlewaretoken = token;
});

function heard({ detail: { elt, xhr } }) {
  const form = formOf(elt);
  if (!form) return;
  const state = stateOf(form);
  const said = xhr.getResponseHeader("HX-Trigger") || "";
  clearTimeout(state.timer);
  if (said.includes("draft-saved")) {
    state.kept = Math.max(state.kept, state.sent);
    state.failures = 0;
  } else if (said.includes("draft-refused")) {
    state.failures = 0;
  } else {
    // Offline, the server down, or signed out: an answer that is not ours. The text stays and is sent again.
    const wait = RETRY_MS[Math.min(state.failures, RETRY_MS.length - 1)];
    const signedOut = xhr.status === 200 || xhr.status === 403;
    say(signedOut ? "Not saved: you were signed out. Sign in in another tab; your text stays here." : "Not saved, trying again", true);
    state.failures += 1;
    state.timer = setTimeout(() => saveNow(form), wait);
  }
}

for (const name of ["htmx:beforeOnLoad", "htmx:sendError", "htmx:timeout"]) document.addEventListener(name, heard);

window.addEventListener("online", () => forms().filter(isDirty).forEach(saveNow));
window.addEventListener("beforeunload", (event) => {
  if (anyDirty()) event.preventDefault();
});

// Everything typed is with the server, or the time is up.
async function flush() {
  forms().filter(isDirty).forEach(saveNow);
  const end = Date.now() + FLUSH_MS;
  while (anyDirty() && Date.now() < end) await new Promise((next) => setTimeout(next, 40));
  return !anyDirty();
}

// What was pressed may have been drawn anew while the last words were saved; if it has gone, nothing is pressed.
function standingFor(element) {
  if (element.isConnected) return element;
  return [...document.querySelectorAll(element.localName)].find((each) => each.outerHTML === element.outerHTML);
}

// A link or a button that leaves the page waits for the last words to be saved.
document.addEventListener(
  "click",
  async (event) => {
    const link = event.target.closest("a[href]:not([target]), #send button, button[formaction], .claimdrop button, .hit button");
    if (!link || !anyDirty() || event.defaultPrevented || event.ctrlKey || event.metaKey) return;
    if (link.getAttribute("href")?.startsWith("#") || link.matches("[data-fix]")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (await flush()) standingFor(link)?.click();
    else say("Not saved, trying again. Stay on the page until it is saved.", true);
  },
  true,
);

// ---- the card in hand ----

const cards = () => [...document.querySelectorAll(".qc[data-number]")];
const editorOf = (card) => card?.querySelector(".tiptap");

// The card that was touched keeps its place on the screen while others fold above it.
function takeInHand(card) {
  if (!card || card.classList.contains("is-on")) return;
  const scroller = card.closest(".ws__mid");
  const before = card.getBoundingClientRect().top;
  for (const each of cards()) each.classList.toggle("is-on", each === card);
  scroller.scrollTop += card.getBoundingClientRect().top - before;
  markInRail();
}

function markInRail() {
  const number = document.querySelector(".qc.is-on")?.dataset.number;
  for (const link of document.querySelectorAll(".rq a")) {
    if (link.dataset.question === number) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

document.addEventListener("htmx:oobAfterSwap", markInRail);

let pressed = false;
let waiting = null;
document.addEventListener("pointerdown", () => (pressed = true), true);
// Folding under a finger that is still down would move what it points at.
document.addEventListener(
  "pointerup",
  () => {
    pressed = false;
    if (waiting) setTimeout(takeInHand, 0, waiting);
    waiting = null;
  },
  true,
);
document.addEventListener("focusin", (event) => {
  const card = event.target.closest(".qc[data-number]");
  if (card && pressed) waiting = card;
  else takeInHand(card);
});

function openQuestion(number) {
  const card = document.getElementById(`question-${number}`);
  if (!card) return false;
  const dom = editorOf(card);
  takeInHand(card);
  card.scrollIntoView({ block: "nearest" });
  if (dom?.editor) {
    // At once, or the first letter typed after the key would go astray.
    dom.focus({ preventScroll: true });
    dom.editor.commands.focus("end", { scrollIntoView: false });
  } else card.querySelector("a, button, summary")?.focus();
  return true;
}

// ---- outcome ----

document.addEventListener("input", (event) => {
  const form = event.target.closest?.(".qc__form");
  if (!form || !event.target.matches("textarea") || form.querySelector("[name=outcome]:checked")) return;
  const text = event.target.value.replace(/<[^>]*>|&nbsp;/g, " ");
  if (text.trim()) form.querySelector("[name=outcome][value=disclosed]").checked = true;
  showMore(form);
});

// An outcome behind "More" is named on it.
function showMore(form) {
  const more = form.querySelector(".more");
  if (!more) return;
  const chosen = more.querySelector("input:checked");
  more.querySelector("summary").textContent = chosen ? chosen.nextElementSibling.textContent : "More…";
  more.classList.toggle("is-on", Boolean(chosen));
  more.open = false;
}

document.addEventListener("change", (event) => {
  if (event.target.matches(".qc__outcome input")) showMore(event.target.form);
});
document.addEventListener("click", (event) => {
  for (const more of document.querySelectorAll(".more[open]")) if (!more.contains(event.target)) more.open = false;
});

// ---- claims ----

// Another starter asks other things: the page is drawn anew once the choice is saved.
document.addEventListener("change", async (event) => {
  if (event.target.name === "variant" && (await flush())) location.reload();
});

// A law that usually forbids disclosure is typed in one go.
document.addEventListener("click", (event) => {
  const bar = event.target.closest("[data-enactment]");
  if (!bar) return;
  const [enactment, provision] = ["claim.enactment", "claim.enactment_provision"].map((key) => document.querySelector(`[data-key="${key}"]`));
  enactment.value = bar.dataset.enactment;
  provision.value = bar.dataset.provision;
  enactment.dispatchEvent(new Event("input", { bubbles: true }));
  enactment.focus();
});

// A factor that is taken opens for editing.
document.addEventListener("change", (event) => {
  if (event.target.matches(".fac__tick input:checked")) event.target.closest("li").querySelector(".fac__more textarea").focus();
});

// A row for a further factor of one's own follows the last one that is used.
document.addEventListener("input", (event) => {
  const row = event.target.closest?.(".fac__own");
  if (!row || row.nextElementSibling || !event.target.name.startsWith("text-")) return;
  const key = event.target.name.replace("text-", "");
  const next = key.replace(/\d+$/, (number) => Number(number) + 1);
  const copy = row.cloneNode(true);
  for (const element of copy.querySelectorAll("[id], [for], [name]")) {
    for (const name of ["id", "for", "name"]) {
      if (element.hasAttribute(name)) element.setAttribute(name, element.getAttribute(name).replace(key, next));
    }
    if (element.matches("textarea")) element.value = "";
  }
  row.after(copy);
});

// ---- keys ----

function goTo(place) {
  const question = /^question-(\d+)$/.exec(place);
  if (question) return openQuestion(question[1]);
  const target = document.getElementById(place);
  const link = target?.matches(".claim") && target.querySelector("a");
  if (link) return link.click();
  const empty = [...(target?.querySelectorAll("textarea, input:not([type=hidden])") || [])];
  (empty.find((field) => !field.value) || empty[0] || target)?.focus();
}

function fixNext() {
  const first = document.querySelector("#checks a[data-place], #checks a[href^='#'], #missing a[href^='#']");
  if (first) goTo(first.dataset.place || first.hash.slice(1));
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (event.target.closest("[data-fix]")) fixNext();
  else if (link && (link.closest("#rail, #missing, #claim-faults"))) {
    event.preventDefault();
    fold(null);
    goTo(link.hash.slice(1));
  }
});

function nextAnswer(event) {
  const dom = event.target.closest(".tiptap");
  if (!dom || event.shiftKey || event.ctrlKey || event.altKey || event.metaKey) return false;
  const { $from, empty } = dom.editor.state.selection;
  if (dom.editor.isActive("table")) return false;
  // At the start of an item Tab indents the list, as everywhere.
  if (dom.editor.isActive("listItem") && empty && $from.parentOffset === 0) return false;
  const all = cards();
  const next = all[all.indexOf(dom.closest(".qc")) + 1];
  return next ? openQuestion(next.dataset.number) : false;
}

document.addEventListener(
  "keydown",
  (event) => {
    // In an editor Ctrl+Enter would be a line break; here it is the green button, or the way to it.
    if (event.key === "Enter" && event.ctrlKey && event.target.closest(".tiptap")) {
      event.preventDefault();
      event.stopPropagation();
      document.querySelector("[data-primary]:not(:disabled), [data-fix]")?.click();
    } else if (event.key === "Tab" && !event.defaultPrevented && nextAnswer(event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  },
  true,
);

document.addEventListener("keydown", (event) => {
  const plainAlt = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (event.key === "F2") fixNext();
  else if (plainAlt && /^Digit[1-9]$/.test(event.code)) openQuestion(event.code.slice(5));
  else if (plainAlt && event.code === "KeyO") {
    const card = document.activeElement.closest(".qc") || document.querySelector(".qc.is-on");
    card?.querySelector(".qc__outcome input:checked, .qc__outcome input")?.focus();
  } else return;
  event.preventDefault();
});

// ---- narrow screens: the letter and the rail behind a button ----

function fold(name) {
  const pane = name && document.getElementById(name);
  const opens = pane && !pane.classList.contains("is-open");
  for (const button of document.querySelectorAll("[data-pane]")) {
    const open = opens && button.dataset.pane === name;
    if (button.hasAttribute("aria-expanded")) button.setAttribute("aria-expanded", String(Boolean(open)));
    document.getElementById(button.dataset.pane).classList.toggle("is-open", Boolean(open));
  }
}

document.querySelectorAll("[data-pane]").forEach((each) => each.addEventListener("click", () => fold(each.dataset.pane)));

// ---- start ----

document.querySelectorAll(".qc__form").forEach(showMore);

// The caret waits where the work is: at the question of the address, or in the first answer of a new draft.
function begin(dom) {
  const card = dom.closest(".qc");
  if (location.hash ? location.hash === `#question-${card.dataset.number}` : card.matches(".is-on[data-empty]")) {
    openQuestion(card.dataset.number);
  }
}

document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => begin(editor.view.dom));
document.querySelectorAll(".tiptap[data-ready]").forEach(begin);
