// The tour as a window beside the work: it takes no page over, and Escape closes it.
"use strict";

(() => {
  let venster = null;

  const wijs = (doel) => {
    document.querySelector(".dh-aangewezen")?.classList.remove("dh-aangewezen");
    const gevonden = [...document.querySelectorAll(doel ?? "[data-geen]")].find((deel) => deel.checkVisibility());
    gevonden?.classList.add("dh-aangewezen");
    gevonden?.scrollIntoView({ block: "center" });
    return gevonden !== undefined;
  };

  const toon = (nummer) => {
    const stappen = [...venster.querySelectorAll("section")];
    stappen.forEach((stap, i) => { stap.hidden = i !== nummer; });
    const stap = stappen[nummer];
    const kop = stap.querySelector("h2");
    stap.querySelector("img").hidden = wijs(stap.dataset.doel);
    venster.setAttribute("aria-labelledby", kop.id);
    venster.querySelector("[data-stap='-1']").hidden = nummer === 0;
    venster.querySelector("[data-stap='1']").hidden = nummer === stappen.length - 1;
    venster.querySelector("[data-einde]").hidden = nummer !== stappen.length - 1;
    kop.focus({ preventScroll: true });
  };

  const begin = async (knop) => {
    const antwoord = await fetch(`${knop.href}${knop.search ? "&" : "?"}vorm=venster`);
    if (!antwoord.ok) return window.location.assign(knop.href);
    document.body.insertAdjacentHTML("beforeend", await antwoord.text());
    venster = document.querySelector(".dh-rondleiding");
    let nummer = 0;
    for (const stapknop of venster.querySelectorAll("[data-stap]")) {
      stapknop.addEventListener("click", () => toon(nummer += Number(stapknop.dataset.stap)));
    }
    venster.addEventListener("close", () => {
      navigator.sendBeacon(venster.dataset.klaar, new FormData(venster.querySelector("form")));
      wijs(null);
      venster.remove();
      venster = null;
      document.querySelector(".dh-uitnodiging")?.remove();
      (knop.checkVisibility() ? knop : document.querySelector("main")).focus();
    });
    venster.show();
    toon(0);
  };

  for (const knop of document.querySelectorAll("[data-rondleiding]")) {
    knop.addEventListener("click", (event) => {
      event.preventDefault();
      knop.closest("details")?.removeAttribute("open");
      if (!venster) begin(knop);
    });
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented && venster) venster.close();
  });
})();
