// Starts the components of GOV.UK and the MoJ, the phone menu and the person's menu. html[data-ready] says it is done.
const script = document.querySelector("script[data-govuk]");
const govuk = await import(script.dataset.govuk);
govuk.initAll();
const moj = await import(script.dataset.moj);
moj.initAll();

const menu = document.querySelector(".top__menu");
menu?.addEventListener("click", () => {
  const open = menu.getAttribute("aria-expanded") !== "true";
  menu.setAttribute("aria-expanded", String(open));
  document.getElementById("top-fold").classList.toggle("is-open", open);
});

const me = document.querySelector(".top__me");
document.addEventListener("click", (event) => {
  if (me && !me.contains(event.target)) me.open = false;
});

// What htmx brings in has components too.
document.addEventListener("htmx:afterSettle", (event) => govuk.initAll({ scope: event.detail.elt }));

document.documentElement.dataset.ready = "1";
