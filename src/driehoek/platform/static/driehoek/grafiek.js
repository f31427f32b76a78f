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

  // A specification speaks the colours of paper; on the screen each is a token of the theme.
  const TOKENS = {
    "#13252a": "inkt", "#4c5f66": "grijs-600", "#dde4e6": "grijs-200", "#0f3d44": "petrol-800", "#ffffff": "wit",
    "#15616d": "reeks-0", "#b85a1b": "reeks-1", "#4b6a2f": "reeks-2", "#6b4a8a": "reeks-3",
    "#1f5fa8": "reeks-4", "#9b3358": "reeks-5", "#7a6411": "reeks-6", "#35474d": "reeks-7",
  };
  const token = (tekst) => tekst.replace(/#[0-9a-f]{6}\b/gi, (kleur) => {
    const naam = TOKENS[kleur.toLowerCase()];
    return naam ? `var(--dh-${naam})` : kleur;
  });
  // Vega mixes the colours of a flowing scale itself: there they stay numbers.
  const VLOEIEND = new Set(["quantitative", "temporal", "linear", "log", "sqrt", "time", "utc"]);
  const kleed = (deel) => {
    if (typeof deel === "string") return token(deel);
    if (Array.isArray(deel)) return deel.map(kleed);
    if (deel === null || typeof deel !== "object" || VLOEIEND.has(deel.type)) return deel;
    return Object.fromEntries(Object.entries(deel).map(([naam, waarde]) => [naam, kleed(waarde)]));
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

  // A chart that is wider than its place is laid out anew; made smaller, its words cannot be read.
  const pas = (spec, breedte) => (
    spec.$schema.includes("vega-lite") && spec.width > breedte
      ? { ...spec, width: breedte, autosize: { type: "fit-x", contains: "padding" } }
      : spec
  );

  const teken = async (vlak) => {
    const papier = JSON.parse(document.getElementById(vlak.dataset.grafiek).textContent);
    const spec = kleed(pas(papier, vlak.clientWidth));
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
