"""The components of every page: {% load componenten %}. How to use each: ui/README.md."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms import BoundField, Form
from django.http import HttpRequest, QueryDict
from django.template.context import Context
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import slugify

from driehoek.platform.ui import opmaak, tabelbeeld
from driehoek.platform.ui.componenten import (
    Anker,
    Badge,
    Gebeurtenis,
    Gevolg,
    Kenmerk,
    Kruimel,
    Persoon,
    Tabel,
    Toon,
    toon_waarde,
)
from driehoek.platform.ui.formulier import maak_op
from driehoek.platform.ui.regels import pad_van_regel
from driehoek.platform.ui.schil import Tijdbalk, op_peilmoment

register = template.Library()

PEIL = ("geldig_op", "bekend_op")
STATUS_TOON: Mapping[str, Toon] = {
    "geldig": "goed",
    "geldend": "goed",
    "geschorst": "let-op",
    "vernietigd": "fout",
    "toekomstig": "info",
    "verlopen": "neutraal",
    "gecorrigeerd": "let-op",
    "ingetrokken": "fout",
    "vacant": "let-op",
    "tegengesproken": "fout",
}


def _verzoek(context: Context) -> HttpRequest | None:
    return context.get("request")


def _parameters(context: Context, zonder: Sequence[str] = ()) -> QueryDict:
    verzoek = _verzoek(context)
    parameters = verzoek.GET.copy() if verzoek else QueryDict(mutable=True)
    for naam in zonder:
        parameters.pop(naam, None)
    return parameters


def _velden(parameters: QueryDict) -> list[tuple[str, str]]:
    """The parameters as pairs for hidden fields."""
    return [(naam, str(w)) for naam, waarden in parameters.lists() for w in waarden]


# -- shell ---------------------------------------------------------------------------------------


@register.inclusion_tag("platform/icoon.html")
def icoon(naam: str) -> dict[str, Any]:
    return {"naam": naam}


@register.inclusion_tag("platform/tijdbalk.html", takes_context=True)
def tijdbalk(context: Context, balk: Tijdbalk) -> dict[str, Any]:
    verzoek = _verzoek(context)
    overig = _parameters(context, (*PEIL, "pagina"))
    terug = overig.urlencode()
    pad = verzoek.path if verzoek else ""
    return {
        "balk": balk,
        "pad": pad,
        "velden": _velden(overig),
        "terug_url": f"{pad}?{terug}" if terug else pad,
    }


@register.simple_tag(takes_context=True)
def purl(context: Context, naam: str, *args: Any, **kwargs: Any) -> str:
    """{% purl 'opdracht' o.pk %}: like {% url %}, but it stays at the present Peilmoment."""
    return op_peilmoment(reverse(naam, args=args, kwargs=kwargs), context.get("tijdbalk"))


@register.simple_tag(takes_context=True)
def peil(context: Context, url: str) -> str:
    """{% peil url %}: `url` at the present Peilmoment."""
    return op_peilmoment(url, context.get("tijdbalk"))


@register.simple_tag(takes_context=True)
def met_parameters(context: Context, **anders: Any) -> str:
    """{% met_parameters sorteer='naam' %}: this page's query with these changed (None removes)."""
    parameters = _parameters(context, [n for n, w in anders.items() if w is None])
    for naam, waarde in anders.items():
        if waarde is not None:
            parameters[naam] = str(waarde)
    return f"?{parameters.urlencode()}"


@register.simple_tag(takes_context=True)
def verborgen_velden(context: Context, zonder: str = "") -> SafeString:
    """The query of the page as hidden fields, without the named ones ('q,pagina')."""
    velden = _velden(_parameters(context, zonder.split(",")))
    return SafeString(
        "".join(format_html('<input type="hidden" name="{}" value="{}">', n, w) for n, w in velden)
    )


@register.simple_tag(takes_context=True)
def peilvelden(context: Context) -> SafeString:
    """The present Peilmoment as hidden fields, for a GET form."""
    balk: Tijdbalk | None = context.get("tijdbalk")
    velden = balk.parameters.items() if balk else ()
    return SafeString(
        "".join(format_html('<input type="hidden" name="{}" value="{}">', n, w) for n, w in velden)
    )


# -- blocks around content -----------------------------------------------------------------------


@register.simple_block_tag
def paginakop(
    content: str,
    titel: str,
    ondertitel: str = "",
    kruimels: Sequence[Kruimel] = (),
    code: str = "",
    badges: Sequence[Badge] = (),
) -> str:
    """The top of a page; its content are the actions (buttons, download menu)."""
    return render_to_string(
        "platform/paginakop.html",
        {
            "acties": content,
            "titel": titel,
            "ondertitel": ondertitel,
            "kruimels": kruimels,
            "code": code,
            "badges": badges,
        },
    )


@register.simple_block_tag
def kaart(content: str, titel: str = "", id: str = "", niveau: int = 2, meer: str = "") -> str:  # noqa: A002
    """A card. `id` makes it an anchor; `meer` is a URL 'Bekijk alles'."""
    return render_to_string(
        "platform/kaart.html",
        {"inhoud": content, "titel": titel, "id": id, "niveau": niveau, "meer": meer},
    )


@register.simple_block_tag
def vouw(content: str, titel: str, *, open: bool = False) -> str:  # noqa: A002
    """Something to unfold."""
    return render_to_string("platform/vouw.html", {"inhoud": content, "titel": titel, "open": open})


@register.simple_block_tag
def melding(content: str, toon: Toon = "info", titel: str = "") -> str:
    return render_to_string(
        "platform/melding.html", {"inhoud": content, "toon": toon, "titel": titel}
    )


@register.simple_block_tag
def leeg(content: str, titel: str) -> str:
    """An empty state; its content teaches what would be here and how it gets here."""
    return render_to_string("platform/leeg.html", {"inhoud": content, "titel": titel})


@register.simple_block_tag(takes_context=True)
def filterbalk(
    context: Context,
    content: str,
    label: str = "Filter de lijst",
    houd: Sequence[str] = (),
) -> str:
    """A GET form around filter fields; it keeps the sort order, the Peilmoment, and `houd`."""
    gevraagd = _velden(_parameters(context))
    velden = [(n, w) for n, w in gevraagd if n in {*PEIL, "sorteer", *houd}]
    verzoek = _verzoek(context)
    return render_to_string(
        "platform/filterbalk.html",
        {
            "inhoud": content,
            "label": label,
            "velden": velden,
            "pad": verzoek.path if verzoek else "",
            "wis_url": op_peilmoment(verzoek.path if verzoek else "", context.get("tijdbalk")),
            "gefilterd": any(n not in {*PEIL, "sorteer", "pagina"} and w for n, w in gevraagd),
        },
    )


@register.simple_block_tag
def gevolgen(
    content: str,
    gevolgen: Sequence[Gevolg],
    titel: str = "Dit zijn de gevolgen",
    id: str = "gevolgen",  # noqa: A002
) -> str:
    """The consequences of an act before it is stored; its content are the buttons."""
    return render_to_string(
        "platform/gevolgen.html",
        {
            "gevolgen": gevolgen,
            "titel": titel,
            "id": id,
            "knoppen": content,
            "geweigerd": any(g.hard for g in gevolgen),
        },
    )


# -- small things --------------------------------------------------------------------------------


@register.inclusion_tag("platform/badge.html")
def badge(tekst: str, toon: Toon = "neutraal") -> dict[str, Any]:
    return {"tekst": tekst, "toon": toon}


@register.inclusion_tag("platform/badge.html")
def feitstatus(status: str) -> dict[str, Any]:
    """'geldig', 'toekomstig', 'verlopen', 'gecorrigeerd', 'ingetrokken' or 'vacant'."""
    return {"tekst": status, "toon": STATUS_TOON.get(status, "neutraal"), "stip": True}


@register.inclusion_tag("platform/badge.html")
def opdrachtlabel(label: str) -> dict[str, Any]:
    """'dynamisch' or 'stabiel', told apart by shape as well as by colour."""
    return {"tekst": label, "toon": "merk" if label == "dynamisch" else "neutraal", "teken": label}


@register.inclusion_tag("platform/fase.html")
def projectfase(fase: str, fases: Sequence[str] = ()) -> dict[str, Any]:
    """The phase; with `fases` (all, in order) also how far along it is."""
    volgnummer = list(fases).index(fase) + 1 if fase in fases else 0
    return {"fase": fase, "fases": fases, "volgnummer": volgnummer, "aantal": len(fases)}


@register.inclusion_tag("platform/persoon.html")
def persoon(persoon: Persoon | None, leeg: str = "vacant") -> dict[str, Any]:
    return {"persoon": persoon, "leeg": leeg}


@register.simple_tag(takes_context=True)
def regel(context: Context, id: str, soort: str = "") -> str:  # noqa: A002
    """The id of a rule, linked to the page that says what it is and where it comes from."""
    pad = op_peilmoment(pad_van_regel(id, soort), context.get("tijdbalk"))
    return format_html('<a class="nl-link dh-regel" href="{}">{}</a>', pad, id) if pad else id


@register.inclusion_tag("platform/tegel.html")
def tegel(
    label: str, waarde: str, toelichting: str = "", url: str = "", toon: Toon = "neutraal"
) -> dict[str, Any]:
    """A figure with its name; `waarde` is text already ('€ 1,3 mln', '12')."""
    return {"label": label, "waarde": waarde, "toelichting": toelichting, "url": url, "toon": toon}


@register.inclusion_tag("platform/voortgang.html")
def voortgang(label: str, waarde: int | None, totaal: int, eenheid: str = "") -> dict[str, Any]:
    """A progress bar; `waarde` None means that it is busy without knowing how far."""
    gedaan = "" if waarde is None else opmaak.heel(waarde)
    is_deel = waarde is not None and eenheid != "procent"
    return {
        "label": label,
        "waarde": waarde,
        "totaal": totaal,
        "tekst": f"{gedaan} van {opmaak.heel(totaal)}" if is_deel else gedaan,
        "eenheid": eenheid,
    }


@register.inclusion_tag("platform/tabs.html")
def tabs(ankers: Sequence[Anker], label: str = "Op deze pagina") -> dict[str, Any]:
    return {"ankers": ankers, "label": label}


@register.inclusion_tag("platform/tijdlijn.html")
def tijdlijn(gebeurtenissen: Sequence[Gebeurtenis], leeg: str = "") -> dict[str, Any]:
    return {"gebeurtenissen": gebeurtenissen, "leeg": leeg}


@register.inclusion_tag("platform/kenmerken.html")
def kenmerken(kenmerken: Sequence[Kenmerk]) -> dict[str, Any]:
    regels = [(k, toon_waarde(k.waarde, k.soort)) for k in kenmerken]
    return {"regels": regels}


@register.inclusion_tag("platform/download.html", takes_context=True)
def download(context: Context, label: str = "Download") -> dict[str, Any]:
    """Links to this same list as CSV, XLSX and JSON (`?formaat=`), filters and moment kept."""
    parameters = _parameters(context, ("pagina", "formaat"))
    vormen = []
    for vorm, uitleg in (("csv", "CSV"), ("xlsx", "Excel (XLSX)"), ("json", "JSON")):
        parameters["formaat"] = vorm
        vormen.append((f"?{parameters.urlencode()}", uitleg))
    return {"label": label, "vormen": vormen}


# -- lists ---------------------------------------------------------------------------------------


@register.inclusion_tag("platform/tabel.html", takes_context=True)
def tabel(context: Context, tabel: Tabel) -> dict[str, Any]:
    return {
        "tabel": tabel,
        "koppen": [
            tabelbeeld.kop(k, tabel.sorteer, _parameters(context, ("pagina",)))
            for k in tabel.kolommen
        ],
        "rijen": [
            [tabelbeeld.cel(w, k) for w, k in zip(rij, tabel.kolommen, strict=True)]
            for rij in tabel.rijen
        ],
        "totaal": [
            tabelbeeld.cel(w, k) if w is not None else {"kolom": k, "tekst": ""}
            for w, k in zip(tabel.totaal, tabel.kolommen, strict=False)
        ],
        "id": f"tabel-{slugify(tabel.bijschrift)[:60]}",
    }


@register.inclusion_tag("platform/paginering.html", takes_context=True)
def paginering(context: Context, pagina: "Page[Any]", wat: str = "regels") -> dict[str, Any]:
    parameters = _parameters(context, ("pagina",))

    def naar(nummer: int) -> str:
        parameters["pagina"] = str(nummer)
        return f"?{parameters.urlencode()}"

    nummers = pagina.paginator.get_elided_page_range(pagina.number, on_each_side=1, on_ends=1)
    return {
        "pagina": pagina,
        "wat": wat,
        "nummers": [(str(n), naar(n) if isinstance(n, int) else "") for n in nummers],
        "huidig": str(pagina.number),
        "vorige": naar(pagina.number - 1) if pagina.has_previous() else "",
        "volgende": naar(pagina.number + 1) if pagina.has_next() else "",
        "van": opmaak.heel(pagina.start_index()),
        "tot": opmaak.heel(pagina.end_index()),
        "totaal": opmaak.heel(pagina.paginator.count),
    }


# -- forms ---------------------------------------------------------------------------------------


@register.inclusion_tag("platform/veld.html")
def veld(veld: BoundField) -> dict[str, Any]:
    """A bound field with label, help and error, in the wrappers of the design system."""
    return maak_op(veld)


@register.inclusion_tag("platform/formulier.html")
def formulier(form: Form) -> dict[str, Any]:
    """All visible fields of a form, with the overview of errors above; no form element."""
    return {"form": form}


@register.inclusion_tag("platform/foutoverzicht.html")
def foutoverzicht(form: Form) -> dict[str, Any]:
    """What must be mended, each line linked to its field; nothing when there is nothing."""
    velden = [(form[naam], fouten) for naam, fouten in form.errors.items() if naam != "__all__"]
    return {"algemeen": form.non_field_errors(), "velden": velden}
