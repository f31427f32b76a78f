// Draws a chart where it comes into view; its scripts are fetched only then.
"use strict";

(() => {
  const NUMMERS = { decimal: ",", thousands: ".", grouping: [3], currency: ["€\u00a0", ""] };
  const TIJD = {
    dateTime: "%a %e %B %Y %X", date: "%d-%m-%Y", time: "%H:%M:%S", periods: ["", ""],
    days: ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"],
    shortDays: ["zo", "ma", "di", "wo", "do", "vr", "za"],
    months: ["januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november", "december"],
    shortMonths: ["jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"],
  };

  const geladen = new Map();
  const laad = (url) => {
    if (!geladen.has(url)) {
      geladen.set(url, new Promise((klaar, mis) => {
        const script = document.createElement("script");
        script.src = url;
        script.onload = klaar;
        script.onerror = () => mis(new Error(`Niet te laden: ${url}`));
        document.head.append(script);
      }));
    }
    return geladen.get(url);
  };

  // One after another: vega-embed wants vega, and vega-lite wants vega.
  const laadAlle = (urls) => urls.reduce((vorige, url) => vorige.then(() => laad(url)), Promise.resolve());

  const teken = async (vlak) => {
    const spec = JSON.parse(document.getElementById(vlak.dataset.grafiek).textContent);
    await laadAlle(vlak.dataset.scripts.split(" "));
    const { view } = await window.vegaEmbed(vlak, spec, {
      ast: true, actions: false, defaultStyle: false, renderer: "svg",
      tooltip: { disableDefaultStyle: true, theme: "driehoek" },
      formatLocale: NUMMERS, timeFormatLocale: TIJD,
    });
    // One picture with one name; what it says stands in the table, links included.
    const svg = vlak.querySelector("svg");
    for (const deel of svg.querySelectorAll("[role], [aria-roledescription], [aria-label]")) {
      for (const naam of ["role", "aria-roledescription", "aria-label"]) deel.removeAttribute(naam);
    }
    view.addEventListener("click", (_, item) => { if (item?.datum?.url) window.location.assign(item.datum.url); });
    svg.setAttribute("aria-label", vlak.dataset.titel);
    svg.setAttribute("role", "img");
  };

  const meld = (vlak) => {
    const tekst = document.createElement("p");
    tekst.className = "dh-rustig";
    tekst.textContent = "De grafiek is niet te tonen. De tabel hieronder toont dezelfde cijfers.";
    vlak.replaceChildren(tekst);
  };

  const kijker = new IntersectionObserver((zichten) => {
    for (const zicht of zichten) {
      if (!zicht.isIntersecting) continue;
      kijker.unobserve(zicht.target);
      teken(zicht.target).catch((fout) => { meld(zicht.target); throw fout; });
    }
  }, { rootMargin: "400px" });

  const zoek = (wortel) => {
    for (const vlak of wortel.querySelectorAll("[data-grafiek]:not([data-gezien])")) {
      vlak.dataset.gezien = "";
      kijker.observe(vlak);
    }
  };

  zoek(document);
  document.addEventListener("htmx:load", (event) => zoek(event.target));
})();
