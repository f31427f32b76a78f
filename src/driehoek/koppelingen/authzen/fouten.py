"""What is wrong with a question, in words and with its place, as RFC 9457 has it."""

import json
from http import HTTPStatus


class Fout(Exception):  # noqa: N818  (it is told to the caller, not raised to the top)
    """A question that gets no answer. `plek` is a JSON pointer into the body.

    `per_stuk`: in a batch it concerns its own question only, and the others get their answer.
    """

    def __init__(
        self,
        detail: str,
        plek: str = "",
        *,
        code: str = "ongeldig",
        status: int = HTTPStatus.BAD_REQUEST,
        per_stuk: bool = False,
        kop: tuple[tuple[str, str], ...] = (),
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.plek = plek
        self.code = code
        self.status = int(status)
        self.per_stuk = per_stuk
        self.kop = kop


TITELS = {
    400: "De vraag klopt niet",
    401: "Wie vraagt dit?",
    403: "Dit mag deze afnemer niet",
    404: "Dit adres bestaat niet",
    405: "Dit kan hier niet",
    411: "Hoe lang is de vraag?",
    413: "De vraag is te groot",
    415: "Stuur JSON",
    429: "Te veel vragen",
    500: "Er ging hier iets mis",
    503: "Nu even niet",
}


def probleem(fout: Fout) -> bytes:
    """As application/problem+json."""
    inhoud: dict[str, object] = {
        "type": "about:blank",
        "title": TITELS.get(fout.status, "Het lukt niet"),
        "status": fout.status,
        "detail": fout.detail,
        "code": fout.code,
    }
    if fout.plek:
        inhoud["errors"] = [
            {"in": "body", "location": {"pointer": f"#{fout.plek}"}, "detail": fout.detail}
        ]
    return json.dumps(inhoud, ensure_ascii=False).encode()
