"""Open data: what there is, each table as a file, and the catalogue that machines read."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from driehoek.platform.uitvoer import als_bestand, als_json
from driehoek.publicatie.reads_data import DATASETS, Dataset
from driehoek.publicatie.views import hulp
from driehoek.publicatie.views.hulp import naar
from driehoek.publicatie.views.poort import OpenbaarRequest, openbaar

VORMEN = {"csv": "text/csv", "json": "application/json"}


@openbaar
def overzicht(request: OpenbaarRequest) -> HttpResponse:
    context = {
        "datasets": [
            (dataset, [(vorm.upper(), naar(request, _pad(dataset, vorm))) for vorm in VORMEN])
            for dataset in DATASETS.values()
        ],
        "catalogus": reverse("openbaar-catalogus"),
        "licentie": hulp.LICENTIE,
        "voorbeeld": request.build_absolute_uri(
            f"{_pad(DATASETS['rolhouders'], 'csv')}?geldig_op=2025-01-01"
        ),
    }
    return render(request, "publicatie/data.html", context)


def _pad(dataset: Dataset, vorm: str) -> str:
    return reverse("openbaar-dataset", args=[dataset.naam, vorm])


@openbaar
def bestand(request: OpenbaarRequest, naam: str, vorm: str) -> HttpResponse:
    """One table at the Peilmoment; as JSON with where it comes from."""
    dataset = DATASETS.get(naam)
    if dataset is None or vorm not in VORMEN:
        raise Http404("Deze dataset is er niet. Kijk bij Open data welke er wel zijn.")
    rijen = dataset.rijen(request.blik)
    if vorm == "csv":
        return als_bestand(vorm, naam, dataset.koppen, rijen)
    kop = {**hulp.herkomst(request), "dataset": naam, "aantal": len(rijen)}
    return HttpResponse(_met_kop(kop, als_json(dataset.koppen, rijen)), "application/json")


def _met_kop(kop: dict[str, Any], gegevens: bytes) -> bytes:
    """The rows, already written as JSON, under `gegevens` of an object."""
    begin = JsonResponse(kop, json_dumps_params={"ensure_ascii": False}).content
    return begin.removesuffix(b"}") + b', "gegevens": ' + gegevens + b"}"


@openbaar
def catalogus(request: OpenbaarRequest) -> HttpResponse:
    """The datasets in the words of DCAT, as JSON-LD."""
    antwoord = JsonResponse(
        {
            "@context": {
                "dcat": "http://www.w3.org/ns/dcat#",
                "dct": "http://purl.org/dc/terms/",
                "foaf": "http://xmlns.com/foaf/0.1/",
                "xsd": "http://www.w3.org/2001/XMLSchema#",
            },
            "@id": request.build_absolute_uri(request.path),
            "@type": "dcat:Catalog",
            "dct:title": f"Opdrachtenregister van {settings.ORGANISATIE}",
            "dct:description": "Wie waarover gaat, sinds wanneer en op welk besluit.",
            "dct:language": "nl",
            "dct:publisher": _uitgever(),
            "dct:license": {"@id": hulp.LICENTIE},
            "dct:modified": _moment(request),
            "foaf:homepage": {"@id": request.build_absolute_uri(reverse("openbaar"))},
            "dcat:dataset": [_dataset(request, dataset) for dataset in DATASETS.values()],
        },
        json_dumps_params={"ensure_ascii": False, "indent": 2},
    )
    antwoord["Content-Type"] = "application/ld+json"
    return antwoord


def _uitgever() -> dict[str, str]:
    return {"@type": "foaf:Organization", "foaf:name": settings.ORGANISATIE}


def _moment(request: OpenbaarRequest) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": hulp.lokaal(request.bezoek.kop.moment)}


def _dataset(request: OpenbaarRequest, dataset: Dataset) -> dict[str, Any]:
    pagina = request.build_absolute_uri(f"{reverse('openbaar-data')}#{dataset.naam}")
    return {
        "@id": pagina,
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.naam,
        "dct:title": dataset.titel,
        "dct:description": dataset.omschrijving,
        "dct:publisher": _uitgever(),
        "dct:license": {"@id": hulp.LICENTIE},
        "dct:modified": _moment(request),
        "dcat:version": f"handeling {request.bezoek.kop.nr}",
        "dcat:landingPage": {"@id": pagina},
        "dcat:distribution": [_vorm(request, dataset, vorm) for vorm in VORMEN],
    }


def _vorm(request: OpenbaarRequest, dataset: Dataset, vorm: str) -> dict[str, Any]:
    adres = {"@id": request.build_absolute_uri(_pad(dataset, vorm))}
    return {
        "@type": "dcat:Distribution",
        "dct:title": f"{dataset.titel} ({vorm.upper()})",
        "dct:license": {"@id": hulp.LICENTIE},
        "dcat:accessURL": adres,
        "dcat:downloadURL": adres,
        "dcat:mediaType": VORMEN[vorm],
    }
