// Passkeys: a form that asks the device before it is sent. Without JavaScript another way remains.
"use strict";

for (const form of document.querySelectorAll("[data-passkey]")) {
  const veld = form.elements.credential;
  const melding = form.querySelector("[data-passkey-melding]");
  const opties = form.querySelector("#passkey-opties");

  const vraag = async () => {
    if (opties) return JSON.parse(opties.textContent);
    const antwoord = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!antwoord.ok) throw new Error(antwoord.statusText);
    return (await antwoord.json()).request_options;
  };
  const zeg = (zin) => {
    melding.textContent = zin;
    melding.hidden = false;
  };

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    melding.hidden = true;
    if (!window.PublicKeyCredential) return zeg("Deze browser kan niet omgaan met passkeys. Log op een andere manier in.");
    try {
      const maak = form.dataset.passkey === "maak" ? webauthnJSON.create : webauthnJSON.get;
      veld.value = JSON.stringify(await maak(await vraag()));
    } catch {
      return zeg("Het is niet gelukt. Misschien heb je geannuleerd, of heeft dit toestel geen passkey voor Driehoek. Probeer het nog eens, of kies een andere manier.");
    }
    form.submit();
  });
}
