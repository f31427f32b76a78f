// Single keys that do something: those that the dialog on the page lists, unless somebody put them off.
"use strict";

(() => {
  const lijst = document.getElementById("toetsenlijst");
  if (!lijst) return;

  const toon = () => lijst.showModal();
  for (const knop of document.querySelectorAll("[data-toon-toetsen]")) {
    knop.addEventListener("click", (event) => { event.preventDefault(); toon(); });
  }
  if (lijst.dataset.aan !== "ja") return;

  const TWEEDE_BINNEN = 1500;
  const REGELS = "main :is(tbody tr, .dh-treffer, .dh-acties > li, .dh-regels > li)";

  const zoek = () => {
    const veld = document.querySelector("[data-zoekveld]");
    veld?.focus();
    veld?.select();
  };
  const tijdbalk = () => {
    const vouw = document.querySelector(".dh-tijd__vouw");
    if (!vouw) return;
    vouw.open = true;
    vouw.querySelector("input[type=date]").focus();
  };
  // Of each row the first thing to open or tick; the row itself cannot have the focus.
  const stap = (richting) => {
    const doelen = [...document.querySelectorAll(REGELS)]
      .map((regel) => regel.querySelector("a[href], input:not([type=hidden])"))
      .filter((doel) => doel?.checkVisibility());
    const nu = doelen.findIndex((doel) => doel.closest(REGELS).contains(document.activeElement));
    const doel = doelen[nu < 0 ? (richting > 0 ? 0 : doelen.length - 1) : nu + richting];
    doel?.focus();
    doel?.scrollIntoView({ block: "nearest" });
  };
  const DOE = {
    zoek, tijdbalk, toetsen: toon,
    volgende: () => stap(1),
    vorige: () => stap(-1),
    vastleggen: () => document.querySelector("[data-vastleggen]")?.click(),
    ga: (rij) => window.location.assign(rij.dataset.naar),
  };

  const typt = (doel) => doel instanceof HTMLElement && (doel.isContentEditable || doel.matches("textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])"));
  const rijen = new Map([...lijst.querySelectorAll("[data-doe]")].map((rij) => [rij.dataset.toets, rij]));
  let eerste = "";

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    if (typt(event.target) || document.querySelector("dialog:modal")) return;
    const toets = eerste ? `${eerste} ${event.key}` : event.key;
    eerste = "";
    if (toets === "g" && !event.repeat) {
      eerste = toets;
      window.setTimeout(() => { eerste = ""; }, TWEEDE_BINNEN);
      return;
    }
    const rij = rijen.get(toets);
    const doe = DOE[rij?.dataset.doe];
    if (!doe) return;
    event.preventDefault();
    doe(rij);
  });
})();
