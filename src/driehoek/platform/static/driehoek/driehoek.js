// Progressive enhancement only: every page works without this file.
"use strict";

const isInvoer = (element) => element instanceof HTMLElement && (element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName));

// '/' brings you to the search field.
document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isInvoer(event.target)) return;
  const veld = document.querySelector("[data-zoekveld]");
  if (!veld) return;
  event.preventDefault();
  veld.focus();
  veld.select();
});

// A menu closes on Escape (and gives the focus back) and on a click beside it.
const MENUS = ".dh-menu, .dh-gebruiker, .dh-navvouw";
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const menu = event.target instanceof Element ? event.target.closest(MENUS) : null;
  if (!menu || !menu.open) return;
  menu.open = false;
  menu.querySelector("summary").focus();
});
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll(MENUS)) {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  }
});
