// Progressive enhancement only: every page works without this file.
"use strict";

// A menu closes on Escape (and gives the focus back) and on a click beside it.
const MENUS = ".dh-menu, .dh-gebruiker, .dh-navvouw, .dh-navmeer";
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

// That a page was opened is told beside it: a beacon arrives even where one leaves at once.
for (const plek of document.querySelectorAll("[data-bezocht]")) {
  navigator.sendBeacon(plek.dataset.bezocht, new FormData(plek.querySelector("form")));
}

// Suggestions as you type, with the keyboard: a combobox (WAI-ARIA) with a list of links.
for (const veld of document.querySelectorAll("[data-zoekveld][hx-get]")) {
  const vak = document.querySelector(veld.getAttribute("hx-target"));
  const stand = veld.form.querySelector("[data-zoekstand]");
  const opties = () => [...vak.querySelectorAll("[role=option]")];
  const gekozen = () => vak.querySelector("[aria-selected=true]");

  const kies = (optie) => {
    gekozen()?.setAttribute("aria-selected", "false");
    if (!optie) return veld.removeAttribute("aria-activedescendant");
    optie.setAttribute("aria-selected", "true");
    optie.scrollIntoView({ block: "nearest" });
    veld.setAttribute("aria-activedescendant", optie.id);
  };
  const sluit = () => {
    htmx.trigger(veld, "htmx:abort");
    kies(null);
    vak.replaceChildren();
    stand.textContent = "";
    veld.setAttribute("aria-expanded", "false");
    veld.removeAttribute("aria-controls");
  };
  const stap = (richting) => {
    const alle = opties();
    const plek = alle.indexOf(gekozen()) + (richting < 0 && !gekozen() ? 0 : richting);
    kies(alle[(plek + alle.length) % alle.length]);
  };

  veld.setAttribute("role", "combobox");
  veld.setAttribute("aria-autocomplete", "list");
  veld.setAttribute("aria-expanded", "false");
  // A click chooses; the focus stays in the field.
  vak.addEventListener("mousedown", (event) => event.preventDefault());
  const getoond = () => {
    veld.removeAttribute("aria-activedescendant");
    if (!veld.form.contains(document.activeElement)) return sluit();
    const lijst = vak.querySelector("[role=listbox]");
    veld.setAttribute("aria-expanded", String(lijst !== null));
    if (lijst) veld.setAttribute("aria-controls", lijst.id);
    else veld.removeAttribute("aria-controls");
    stand.textContent = vak.firstElementChild?.dataset.stand ?? "";
  };
  vak.addEventListener("htmx:afterSwap", getoond);
  veld.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && vak.childElementCount) {
      event.preventDefault();
      sluit();
    } else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && opties().length) {
      event.preventDefault();
      stap(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && gekozen()) {
      event.preventDefault();
      gekozen().click();
    }
  });
  // Before you type: what you may want back.
  veld.addEventListener("focus", async () => {
    if (veld.value || vak.childElementCount) return;
    const pad = `${veld.getAttribute("hx-get")}?${new URLSearchParams(new FormData(veld.form))}`;
    const lijst = await fetch(pad).then((antwoord) => (antwoord.ok ? antwoord.text() : "")).catch(() => "");
    if (!lijst || veld.value || document.activeElement !== veld) return;
    vak.innerHTML = lijst;
    getoond();
  });
  veld.form.addEventListener("focusout", (event) => {
    if (!veld.form.contains(event.relatedTarget)) sluit();
  });
}
