// People named: the panel beside the draft, what is decided there, and the lines under the names in the editors.
const LIST = "people-list";
const list = () => document.getElementById(LIST);
const openCards = () => [...document.querySelectorAll("#names .name[data-open]")];
let found = {};
let claims = null;

// ---- the lines under the names ----

function underline(dom) {
  const part = (dom.closest("[data-part]") || dom.closest(".prose-editor")?.querySelector("textarea[data-part]"))?.dataset.part;
  if (!part || !dom.editor) return;
  const { view, state } = dom.editor;
  // A change under an input method would end the word that it is making.
  if (view.composing) dom.addEventListener("compositionend", () => setTimeout(underline, 0, dom), { once: true });
  else view.dispatch(state.tr.setMeta("peopleNamed", found[part] || []).setMeta("addToHistory", false));
}

document.addEventListener("prose-editor:ready", ({ detail: { editor } }) => underline(editor.view.dom));

// A name under which there is a line leads to its card.
document.addEventListener("click", (event) => {
  const name = event.target.closest?.(".tiptap .named");
  const card = name && document.getElementById(name.dataset.card);
  if (!card) return;
  for (const each of document.querySelectorAll("#names .is-meant")) each.classList.remove("is-meant");
  card.closest("details:not([open])")?.setAttribute("open", "");
  card.classList.add("is-meant");
  card.scrollIntoView({ block: "nearest" });
});

// ---- what the panel says ----

function read() {
  const said = document.getElementById("names-found");
  if (!said) return;
  found = JSON.parse(said.dataset.found);
  document.querySelectorAll(".tiptap[data-ready]").forEach(underline);
  // Within the draft a place is a question to open, and not a page to load.
  for (const link of said.querySelectorAll("a[href*='#']")) {
    if (link.pathname === location.pathname) link.setAttribute("href", link.hash);
  }
  if (claims === null && location.hash === "#names") goToCard();
  if (claims !== null && claims !== said.dataset.claims) window.htmx.trigger(document.body, "claims-changed");
  claims = said.dataset.claims;
}

// ---- the panel is drawn anew after each save: what was typed, opened and held there stays ----

let before = null;
let decisions = 0;
let meant = "";

document.addEventListener("htmx:beforeRequest", ({ detail }) => {
  if (detail.target?.id === LIST) detail.xhr.decisionsBefore = decisions;
});

document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (detail.target?.id !== LIST) return;
  // Signed out meanwhile, the answer is the page to sign in.
  if (!detail.xhr.responseText.includes('id="names-found"')) {
    detail.shouldSwap = false;
    return;
  }
  // What was asked for before a decision and comes after it may not know of it: it is asked for again.
  if (detail.requestConfig.verb === "post") decisions += 1;
  else if (detail.xhr.decisionsBefore !== decisions) {
    detail.shouldSwap = false;
    window.htmx.trigger(list(), "again");
    return;
  }
  // A field that was made larger has a style of its own, which no other element may take over.
  for (const each of list().querySelectorAll("[style]")) each.removeAttribute("style");
  const form = detail.requestConfig.verb === "post" ? detail.requestConfig.elt.closest("form") : null;
  const card = form?.closest(".name");
  const others = (selector) => [...list().querySelectorAll(selector)].filter((each) => !card?.contains(each));
  before = {
    form,
    card: card?.id,
    name: form?.dataset.name,
    next: openCards()[openCards().indexOf(card) + 1]?.id,
    opened: others("details[open]").map((each) => each.id),
    typed: others("textarea").map((each) => [each.id, each.value]),
  };
});

document.addEventListener("htmx:afterSwap", ({ detail }) => {
  if (detail.target?.id !== LIST || !before) return;
  for (const id of before.opened) document.getElementById(id)?.setAttribute("open", "");
  for (const [id, value] of before.typed) {
    const field = document.getElementById(id);
    if (field && value) field.value = value;
  }
  read();
  if (before.form) moveOn();
  before = null;
});

// A decision about a name turns what is disclosed into what is disclosed in part, and back.
document.addEventListener("htmx:afterSwap", ({ detail }) => {
  const said = detail.target?.id === "claims-now" && detail.target.querySelector("[data-outcomes]");
  if (!said) return;
  for (const [number, outcome] of Object.entries(JSON.parse(said.dataset.outcomes))) {
    const choices = `#answer-${number} [name=outcome]`;
    if (!document.querySelector(`${choices}:is([value=disclosed], [value=part]):checked`)) continue;
    const wanted = document.querySelector(`${choices}[value="${outcome}"]`);
    if (wanted) wanted.checked = true;
  }
});

// After a decision the hands are at the next one; a reason that is missing comes first.
function moveOn() {
  const wrong = list().querySelector("[aria-invalid=true]");
  const next = wrong || document.getElementById(before.next) || openCards()[0] || document.getElementById("names");
  next.focus();
  meant = next.id;
  const tag = document.getElementById(before.card)?.querySelector(".govuk-tag")?.textContent;
  const count = list().querySelector("#people-h .push").textContent;
  document.getElementById("people-said").textContent = wrong ? "" : [tag && `${before.name}: ${tag}`, count].filter(Boolean).join(". ");
}

// Whatever is drawn anew right after a decision must not leave the hands nowhere.
document.addEventListener("htmx:afterSettle", () => {
  if (meant && document.activeElement === document.body) document.getElementById(meant)?.focus();
});
for (const name of ["focusin", "pointerdown"]) {
  document.addEventListener(name, ({ target }) => {
    if (target.id !== meant) meant = "";
  });
}

for (const name of ["htmx:responseError", "htmx:sendError"]) {
  document.addEventListener(name, ({ detail }) => {
    const form = detail.requestConfig.verb === "post" && detail.target?.id === LIST && detail.requestConfig.elt.closest("form");
    if (!form || form.querySelector(".name__failed")) return;
    const words = document.createElement("p");
    words.className = "govuk-error-message name__failed";
    words.setAttribute("role", "alert");
    words.textContent = "Not saved. Try again.";
    form.prepend(words);
  });
}

// ---- keys ----

function accept(card) {
  const button = card.querySelector("[data-accept]");
  const reason = card.querySelector(".name__why textarea");
  if (button && (!button.closest(".name__why") || reason.value.trim())) button.click();
  else reason.focus();
}

// Where everybody is decided and something is to be mended all the same, the panel says of whom.
function goToCard(card = openCards()[0] || document.getElementById("names")) {
  if (!card.checkVisibility()) document.querySelector("button[data-pane='rail']")?.click();
  card.focus();
  card.scrollIntoView({ block: "nearest" });
}

const ofPeople = (link) => link?.dataset.place === "names";
const firstThing = () => document.querySelector("#checks a[data-place], #checks a[href^='#']");

document.addEventListener(
  "keydown",
  (event) => {
    if (event.key !== "F2") return;
    const first = firstThing();
    const inHand = document.activeElement.closest("#names .name[data-open]");
    const following = inHand && openCards()[openCards().indexOf(inHand) + 1];
    if (!following && first && !ofPeople(first)) return;
    goToCard(following);
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

document.addEventListener(
  "click",
  (event) => {
    const link = event.target.closest("[data-fix]") ? firstThing() : event.target.closest("#checks a[data-place]");
    if (!ofPeople(link)) return;
    goToCard();
    event.preventDefault();
    event.stopImmediatePropagation();
  },
  true,
);

// A single letter, and only on a card: not while somebody types, and not for those who have switched letters off.
document.addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "y" || event.ctrlKey || event.metaKey || event.altKey) return;
  const card = event.target.closest("#names .name[data-open]");
  if (!card || event.target.matches("textarea, input") || document.body.dataset.singleKeys !== "on") return;
  event.preventDefault();
  accept(card);
});

read();
