"""What stands before Django: calls of systems go their own way, and all else is Django's."""

import json
from io import BytesIO

from prometheus_client import generate_latest

from driehoek.config import voorpost
from driehoek.config.meten import verzoeken
from driehoek.koppelingen.authzen import meta


def vraag(app, pad, methode="GET", **meer):
    gekregen = []
    environ = {
        "REQUEST_METHOD": methode,
        "PATH_INFO": pad,
        "wsgi.input": BytesIO(b""),
        "wsgi.url_scheme": "http",
        **meer,
    }
    inhoud = b"".join(app(environ, lambda regel, koppen: gekregen.extend((regel, dict(koppen)))))
    return gekregen[0], gekregen[1], inhoud


def django(environ, start_response):
    start_response("200 OK", [("X-Van", "django")])
    return [environ["PATH_INFO"].encode()]


def test_only_calls_about_authority_pass_django_by(db):
    app = voorpost.voorpost(django)
    for pad in ("/", "/opdrachten/", "/access", "/accessoires/", "/.well-known/iets"):
        assert vraag(app, pad) == ("200 OK", {"X-Van": "django"}, pad.encode())
    for pad in ("/access/", "/access/v1/evaluation", "/access/v1/nergens"):
        regel, koppen, _ = vraag(app, pad)
        assert regel[:3] in {"404", "405"}
        assert "X-Van" not in koppen
    assert b"policy_decision_point" in vraag(app, meta.PAD)[2]


def test_without_a_key_there_is_no_answer_and_no_file(db, settings, tmp_path):
    settings.BESLISLOG = tmp_path / "log"
    app = voorpost.voorpost(django)
    regel, koppen, inhoud = vraag(
        app, "/access/v1/evaluation", "POST", CONTENT_TYPE="application/json", CONTENT_LENGTH="0"
    )
    assert regel.startswith("401")
    assert koppen["WWW-Authenticate"].startswith("Bearer")
    assert json.loads(inhoud)["status"] == 401
    assert not settings.BESLISLOG.exists()


def test_calls_are_counted_by_kind_and_never_by_path(db, settings):
    settings.METRICS = True
    app = voorpost.voorpost(django)
    vraag(app, "/access/v1/search/action", "POST")
    vraag(app, "/access/v1/P123/geheim", "POST")
    cijfers = generate_latest(verzoeken.REGISTER).decode()
    assert 'antwoord="4xx",pagina="search_action"' in cijfers
    assert "geheim" not in cijfers


def test_the_application_that_is_served_has_it_in_front(monkeypatch):
    # Serving begins with what runs beside it: not here.
    monkeypatch.setattr("driehoek.platform.achtergrond.start", lambda: None)
    from driehoek.config.wsgi import application

    assert isinstance(application, voorpost.Voorpost)
