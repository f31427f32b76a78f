"""Load: as many calls as a server answers, over connections that stay open.

    python -m driehoek.config.belasting.bellers PORT SECONDS CONNECTIONS < calls.json

A process of its own. It speaks HTTP on bare sockets: a client that is slower than the server would
be what is measured.
"""

import json
import socket
import sys
import threading
import time
from typing import Any

_GOED = b"HTTP/1.1 200"


class Beller(threading.Thread):
    """One connection: a call, its answer, and the next."""

    def __init__(self, poort: int, verzoeken: list[bytes], tot: float) -> None:
        super().__init__(daemon=True)
        self._poort = poort
        self._verzoeken = verzoeken
        self._tot = tot
        self.gedaan = 0
        self.fout = ""

    def run(self) -> None:
        try:
            self._bel()
        except (OSError, ValueError) as fout:
            self.fout = repr(fout)

    def _bel(self) -> None:
        with socket.create_connection(("127.0.0.1", self._poort), timeout=30) as lijn:
            lijn.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while time.monotonic() < self._tot:
                lijn.sendall(self._verzoeken[self.gedaan % len(self._verzoeken)])
                kop = lees_antwoord(lijn)
                if not kop.startswith(_GOED):
                    self.fout = kop[:200].decode(errors="replace")
                    return
                self.gedaan += 1


def lees_antwoord(lijn: socket.socket) -> bytes:
    """Read one whole answer; gives its head."""
    gelezen = b""
    while b"\r\n\r\n" not in gelezen:
        stuk = lijn.recv(65536)
        if not stuk:
            return b""
        gelezen += stuk
    kop, _, rest = gelezen.partition(b"\r\n\r\n")
    nog = lengte(kop) - len(rest)
    while nog > 0:
        stuk = lijn.recv(min(nog, 1 << 20))
        if not stuk:
            raise ConnectionError("De server hing op.")
        nog -= len(stuk)
    return kop


def lengte(kop: bytes) -> int:
    for regel in kop.split(b"\r\n"):
        naam, _, waarde = regel.partition(b":")
        if naam.lower() == b"content-length":
            return int(waarde)
    raise ValueError("Een antwoord zonder lengte.")


def verzoek(methode: str, pad: str, inhoud: str, koppen: dict[str, str]) -> bytes:
    regels = [f"{methode} {pad} HTTP/1.1", "Host: 127.0.0.1"]
    regels += [f"{naam}: {waarde}" for naam, waarde in koppen.items()]
    if inhoud:
        regels += ["Content-Type: application/json", f"Content-Length: {len(inhoud.encode())}"]
    return "\r\n".join([*regels, "", inhoud]).encode()


def belast(poort: int, duur: float, lijnen: int, verzoeken: list[bytes]) -> dict[str, Any]:
    begin = time.monotonic()
    bellers = [
        Beller(poort, verzoeken[i::lijnen] or verzoeken, begin + duur) for i in range(lijnen)
    ]
    for beller in bellers:
        beller.start()
    for beller in bellers:
        beller.join()
    verstreken = time.monotonic() - begin
    return {
        "per_seconde": sum(b.gedaan for b in bellers) / verstreken,
        "fouten": [b.fout for b in bellers if b.fout],
    }


def main() -> None:
    poort, duur, lijnen = int(sys.argv[1]), float(sys.argv[2]), int(sys.argv[3])
    verzoeken = [verzoek(*v) for v in json.load(sys.stdin)]
    json.dump(belast(poort, duur, lijnen, verzoeken), sys.stdout)


if __name__ == "__main__":
    main()
