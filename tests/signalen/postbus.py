"""A mail server that keeps what it gets: enough SMTP for Django, and nothing leaves the machine."""

import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage


class Postbus(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Gesprek)
        self.brieven: list[EmailMessage] = []
        self.weiger = False
        """Say no to every mail, as a server that is full does."""

    @property
    def poort(self) -> int:
        return self.server_address[1]


class _Gesprek(socketserver.StreamRequestHandler):
    server: Postbus

    def handle(self) -> None:
        self._zeg("220 postbus")
        for regel in iter(self.rfile.readline, b""):
            opdracht = regel.strip().upper().split(b" ")[0]
            if opdracht == b"DATA":
                self._neem_aan()
            elif opdracht == b"MAIL" and self.server.weiger:
                self._zeg("452 te druk")
            elif opdracht == b"QUIT":
                self._zeg("221 dag")
                return
            else:
                self._zeg("250 goed")

    def _neem_aan(self) -> None:
        self._zeg("354 ga door")
        regels = [r.removeprefix(b".") for r in iter(self.rfile.readline, b".\r\n")]
        self.server.brieven.append(message_from_bytes(b"".join(regels), policy=policy.default))
        self._zeg("250 aangenomen")

    def _zeg(self, regel: str) -> None:
        self.wfile.write(f"{regel}\r\n".encode())


@contextmanager
def open_postbus() -> Iterator[Postbus]:
    with Postbus() as bus:
        threading.Thread(target=bus.serve_forever, daemon=True).start()
        yield bus
        bus.shutdown()
