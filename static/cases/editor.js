// The rich-text editor of answers: real lists and tables out of Word, a toolbar in words, keys, names for screen readers.
import { Extension, Plugin, pm } from "django-prose-editor/editor";

const FROM_WORD = /mso-|class=["']?Mso|urn:schemas-microsoft|<o:p>/i;
const LEVEL = /mso-list:\s*(l\d+)\s+level(\d+)/i;
const NUMBERED = /^\s*\(?(\d+|[a-z]|[ivx]+)[.)]/i;
const HEADINGS = { H1: "h3", H2: "h3", H5: "h4", H6: "h4" };

// ---- Word ----

// Styles and handlers are set aside before anything is parsed: the content security policy forbids them, even unseen.
function setAside(html) {
  const quiet = (tag) => tag.replace(/\sstyle\s*=/gi, " data-look=").replace(/\son\w+\s*=/gi, " data-off=");
  return html.replace(/<(style|script)\b[\s\S]*?<\/\1\s*>/gi, "").replace(/<[a-z][^>]*>/gi, quiet);
}

function styleOf(element) {
  return element.getAttribute("data-look") || "";
}

// What looks bold or slanted is; Google Docs wraps everything in a b that is not.
function keepEmphasis(doc) {
  for (const element of [...doc.body.querySelectorAll("[data-look]")]) {
    const look = styleOf(element);
    if (element.matches("b, strong") && /(^|[;\s])font-weight:\s*(normal|400)/i.test(look)) element.replaceWith(...element.childNodes);
    else if (element.matches("span")) {
      if (/(^|[;\s])font-weight:\s*(bold|[6-9]00)/i.test(look)) wrapInside(element, "strong");
      if (/(^|[;\s])font-style:\s*italic/i.test(look)) wrapInside(element, "em");
    }
  }
}

function wrapInside(element, name) {
  const inner = element.ownerDocument.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}

function rename(element, name) {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

function newList(doc, ordered, stack, paragraph) {
  const list = doc.createElement(ordered ? "ol" : "ul");
  if (stack.length) stack.at(-1).list.lastElementChild.append(list);
  else paragraph.before(list);
  return list;
}

// Word writes an item of a list as a paragraph that says so in its style; each run of them becomes one list.
function rebuildLists(doc) {
  let stack = [];
  let last = null;
  for (const paragraph of [...doc.body.querySelectorAll("p, h1, h2, h3")]) {
    const said = LEVEL.exec(styleOf(paragraph));
    if (!said) continue;
    const [, id, level] = said;
    const marker = [...paragraph.querySelectorAll("span")].find((span) => /mso-list:\s*Ignore/i.test(styleOf(span)));
    const ordered = marker ? NUMBERED.test(marker.textContent) : false;
    marker?.remove();
    if (!last || paragraph.previousElementSibling !== last) stack = [];
    while (stack.length > Number(level)) stack.pop();
    const top = stack.at(-1);
    if (top && stack.length === Number(level) && (top.ordered !== ordered || top.id !== id)) stack.pop();
    while (stack.length < Number(level)) {
      const list = newList(doc, ordered, stack, paragraph);
      stack.push({ list, ordered, id });
      // A level that was skipped still needs an item to hang from.
      if (stack.length < Number(level)) list.append(doc.createElement("li"));
    }
    const item = doc.createElement("li");
    item.append(rename(paragraph, "p"));
    stack.at(-1).list.append(item);
    last = stack[0].list;
  }
}

// Outlook hangs a list into a list; it belongs into the item before it.
function nestLists(doc) {
  for (const list of doc.querySelectorAll("ul > ul, ul > ol, ol > ul, ol > ol")) list.previousElementSibling?.append(list);
}

function isBold(cell) {
  const bold = [...cell.querySelectorAll("b, strong")].map((part) => part.textContent).join("");
  return bold.trim() !== "" && bold.replace(/\s+/g, "") === cell.textContent.replace(/\s+/g, "");
}

function findHeaderRows(doc) {
  for (const table of doc.querySelectorAll("table")) {
    const first = table.rows[0];
    if (!first || table.rows.length < 2 || ![...first.cells].every(isBold)) continue;
    for (const cell of [...first.cells]) {
      const header = rename(cell, "th");
      for (const span of ["colspan", "rowspan"]) if (cell.hasAttribute(span)) header.setAttribute(span, cell.getAttribute(span));
      for (const bold of header.querySelectorAll("b, strong")) bold.replaceWith(...bold.childNodes);
    }
  }
}

/** What was copied, with real lists and tables, and without what only Word understands. */
export function cleanPasted(html) {
  const doc = new DOMParser().parseFromString(setAside(html), "text/html");
  doc.querySelectorAll("style, script, meta, link, img, title, xml").forEach((element) => element.remove());
  for (const element of [...doc.body.querySelectorAll("*")]) {
    // Smart tags and Office paragraphs: st1:place, o:p.
    if (element.tagName.includes(":")) element.replaceWith(...element.childNodes);
    else if (HEADINGS[element.tagName] && !LEVEL.test(styleOf(element))) rename(element, HEADINGS[element.tagName]);
    else if (element.tagName === "CAPTION") {
      const words = doc.createElement("p");
      words.append(...element.childNodes);
      element.closest("table").before(words);
      element.remove();
    }
  }
  nestLists(doc);
  if (FROM_WORD.test(html)) rebuildLists(doc);
  keepEmphasis(doc);
  findHeaderRows(doc);
  doc.querySelectorAll("[data-look], [data-off]").forEach((each) => ["data-look", "data-off"].forEach((name) => each.removeAttribute(name)));
  return doc.body.innerHTML;
}

export const WordPaste = Extension.create({
  name: "wordPaste",
  addProseMirrorPlugins() {
    return [new Plugin({ props: { transformPastedHTML: cleanPasted } })];
  },
});

// ---- people named: a line under each, in look and in words what will happen ----

const LETTER = /[\p{L}\p{N}]/u;
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/;

// A text as it reads: one space between words, between blocks and for a break; `at` is where each letter stands.
function readable(doc) {
  const at = [];
  let text = "";
  const add = (letter, position) => {
    if (/\s/.test(letter) ? !text || text.endsWith(" ") : INVISIBLE.test(letter)) return;
    text += /\s/.test(letter) ? " " : letter;
    at.push(position);
  };
  doc.descendants((node, position) => {
    // By code unit, as positions count.
    if (node.isText) node.text.split("").forEach((letter, index) => add(letter, position + index));
    else add(" ", position);
  });
  return { text, at };
}

// Where the words stand by themselves, and not within another word, one after the other.
function* standing(text, words) {
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    if (!LETTER.test(text[start - 1] || " ") && !LETTER.test(text[start + words.length] || " ")) yield start;
  }
}

// `named`: [{words, nth, look, says, card}] in the order of the text; `nth` counts where the words stand from 0.
function underlined(doc, named) {
  const { text, at } = readable(doc);
  const walks = new Map();
  const lines = [];
  for (const { words, nth, look, says, card } of named) {
    const walk = walks.get(words) || { places: standing(text, words), reached: -1, start: -1 };
    walks.set(words, walk);
    for (; walk.reached < nth; walk.reached += 1) walk.start = walk.places.next().value ?? -1;
    if (walk.start < 0) continue;
    const about = { class: `named named--${look}`, title: says, "aria-description": says, "data-card": card };
    lines.push(pm.view.Decoration.inline(at[walk.start], at[walk.start + words.length - 1] + 1, about));
  }
  return pm.view.DecorationSet.create(doc, lines);
}

export const PeopleNamed = Extension.create({
  name: "peopleNamed",
  addProseMirrorPlugins() {
    const key = new pm.state.PluginKey("peopleNamed");
    const state = {
      init: () => pm.view.DecorationSet.empty,
      apply: (change, lines) => {
        const named = change.getMeta("peopleNamed");
        return named ? underlined(change.doc, named) : lines.map(change.mapping, change.doc);
      },
    };
    return [new Plugin({ key, state, props: { decorations: (editorState) => key.getState(editorState) } })];
  },
});

// ---- the toolbar, in words ----

const TOOLS = [
  ["Text", (chain) => chain.setParagraph(), (editor) => editor.isActive("paragraph") && !inList(editor)],
  ["Heading", (chain) => chain.toggleHeading({ level: 3 }), (editor) => editor.isActive("heading")],
  ["Bold", (chain) => chain.toggleBold(), (editor) => editor.isActive("bold"), "Control+B"],
  ["Italic", (chain) => chain.toggleItalic(), (editor) => editor.isActive("italic"), "Control+I"],
  ["• List", (chain) => chain.toggleBulletList(), (editor) => editor.isActive("bulletList")],
  ["1. List", (chain) => chain.toggleOrderedList(), (editor) => editor.isActive("orderedList")],
  ["Table", (chain) => chain.insertTable({ rows: 3, cols: 2, withHeaderRow: true }), (editor) => editor.isActive("table")],
  ["Quote", (chain) => chain.toggleBlockquote(), (editor) => editor.isActive("blockquote")],
];
const TABLE_TOOLS = [
  ["Row above", (chain) => chain.addRowBefore()],
  ["Row below", (chain) => chain.addRowAfter()],
  ["Column", (chain) => chain.addColumnAfter()],
  ["Header row", (chain) => chain.toggleHeaderRow()],
  ["Merge or split", (chain) => chain.mergeOrSplit()],
  ["Remove row", (chain) => chain.deleteRow()],
  ["Remove column", (chain) => chain.deleteColumn()],
  ["Remove table", (chain) => chain.deleteTable()],
];

function inList(editor) {
  return editor.isActive("bulletList") || editor.isActive("orderedList");
}

function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

function button(words, editor, deed, keys) {
  const made = make("button", { type: "button", class: "tools__button", tabindex: "-1" }, words);
  if (keys) made.setAttribute("aria-keyshortcuts", keys);
  // The editor keeps the focus and the selection while the mouse is on the toolbar.
  made.addEventListener("mousedown", (event) => event.preventDefault());
  made.addEventListener("click", () => deed(editor.chain().focus()).run());
  return made;
}

/** An address as people type it: www.council.example, name@council.example. Letters link to https and mailto only. */
export function asLink(typed) {
  const text = typed.trim();
  if (/^(https:\/\/|mailto:)/i.test(text)) return text;
  if (/^[^\s/:]+@[^\s/:]+$/.test(text)) return `mailto:${text}`;
  if (/^[a-z][a-z0-9+.-]*:/i.test(text) && !/^http:\/\//i.test(text)) return "";
  return /\S\.\S/.test(text) ? `https://${text.replace(/^http:\/\//i, "")}` : "";
}

function linkRow(editor) {
  const field = make("input", { type: "text", class: "govuk-input", "aria-label": "Address of the page or e-mail", autocomplete: "off" });
  const set = make("button", { type: "button", class: "tools__button" }, "Set the link");
  const remove = make("button", { type: "button", class: "tools__button" }, "Remove the link");
  const row = make("div", { class: "tools__row", hidden: "" }, field, set, remove);
  const close = () => {
    row.hidden = true;
    editor.commands.focus();
  };
  // At once, and the link not selected: what is typed next goes after it and not in its place.
  const done = (chain) => {
    chain.command(({ tr, commands }) => commands.setTextSelection(tr.selection.to)).run();
    row.hidden = true;
    editor.view.focus();
  };
  const keep = () => {
    if (row.hidden) return;
    const href = asLink(field.value);
    field.setAttribute("aria-invalid", String(!href));
    if (!href) return field.focus();
    const chain = editor.chain().extendMarkRange("link");
    if (editor.state.selection.empty && !editor.isActive("link")) {
      done(chain.insertContent({ type: "text", text: field.value.trim(), marks: [{ type: "link", attrs: { href } }] }));
    } else done(chain.setMark("link", { href }));
  };
  set.addEventListener("click", keep);
  remove.addEventListener("click", () => {
    done(editor.chain().extendMarkRange("link").unsetLink());
  });
  // What is typed here is no part of the answer and must not save it.
  row.addEventListener("input", (event) => event.stopPropagation());
  row.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
    else if (event.key === "Enter" && event.target === field) keep();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  row.open = () => {
    row.hidden = false;
    field.value = editor.getAttributes("link").href || "";
    field.focus();
  };
  return row;
}

// Arrows move within a toolbar and Tab leaves it, as the ARIA pattern has it.
function arrows(bar, dom) {
  bar.addEventListener("keydown", (event) => {
    const all = [...bar.querySelectorAll(".tools__button")].filter((each) => each.checkVisibility());
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (event.key === "Escape") dom.focus();
    else if (at >= 0 && to !== undefined) all[(to + all.length) % all.length].focus();
    else return;
    event.preventDefault();
  });
}

function buildToolbar(editor, label) {
  const bar = make("div", { class: "tools", role: "toolbar", "aria-label": `Formatting of the ${label}` });
  const link = linkRow(editor);
  const states = TOOLS.map(([words, deed, isOn, keys]) => [button(words, editor, deed, keys), isOn]);
  const linkButton = make("button", { type: "button", class: "tools__button", tabindex: "-1" }, "Link");
  linkButton.addEventListener("mousedown", (event) => event.preventDefault());
  linkButton.addEventListener("click", link.open);
  states.push([linkButton, (each) => each.isActive("link")]);
  const table = make("div", { class: "tools__row", hidden: "" }, make("span", {}, "In the table:"));
  table.append(...TABLE_TOOLS.map(([words, deed]) => button(words, editor, deed)));
  bar.append(make("div", { class: "tools__row" }, ...states.map(([each]) => each)), table);
  bar.querySelector(".tools__button").tabIndex = 0;
  const show = () => {
    for (const [each, isOn] of states) each.setAttribute("aria-pressed", String(isOn(editor)));
    table.hidden = !editor.isActive("table");
  };
  editor.on("transaction", show);
  show();
  arrows(bar, editor.view.dom);
  const place = editor.view.dom;
  place.before(bar, link);
}

// ---- keys ----

function inTable(editor) {
  return editor.isActive("table");
}

// In a table Tab moves between the cells and leaves it after the last. Elsewhere it is the page's.
function tab(event, editor) {
  if (event.key !== "Tab" || event.altKey || event.ctrlKey || event.metaKey || !inTable(editor)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  if (event.shiftKey ? editor.commands.goToPreviousCell() : editor.commands.goToNextCell()) return;
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) {
    if ($from.node(depth).type.name !== "table") continue;
    if (event.shiftKey) editor.commands.setTextSelection(Math.max(1, $from.before(depth) - 1));
    else editor.commands.setTextSelection($from.after(depth) + 1);
  }
}

document.addEventListener("prose-editor:ready", ({ detail: { editor, textarea } }) => {
  const dom = editor.view.dom;
  const label = textarea.getAttribute("aria-label") || "text";
  dom.setAttribute("role", "textbox");
  dom.setAttribute("aria-multiline", "true");
  dom.setAttribute("aria-label", label);
  dom.setAttribute("aria-keyshortcuts", "Alt+F10");
  dom.dataset.ready = "1";
  let built = false;
  const build = () => {
    if (!built) buildToolbar(editor, label.replace(/^\w/, (first) => first.toLowerCase()));
    built = true;
  };
  dom.addEventListener("focus", build);
  if (document.activeElement === dom) build();
  dom.addEventListener(
    "keydown",
    (event) => {
      if (event.altKey && event.key === "F10") {
        build();
        dom.parentElement.querySelector(".tools [tabindex='0']").focus();
        event.preventDefault();
      } else tab(event, editor);
    },
    true,
  );
});
