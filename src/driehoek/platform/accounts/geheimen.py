"""Secrets of second factors, encrypted with the key of the installation.

A copy of the database alone shows no codes. Under another key they are lost, and a second factor
has to be set up anew.
"""

import base64
import secrets

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils.encoding import force_bytes

_DOEL = b"driehoek tweede factor"


def versleutel(tekst: str) -> str:
    return _slot().encrypt(tekst.encode()).decode()


def ontsleutel(tekst: str) -> str:
    """The secret; one that nobody knows where it cannot be read, so that no code ever fits."""
    try:
        return _slot().decrypt(tekst.encode()).decode()
    except InvalidToken:
        return base64.b32encode(secrets.token_bytes(20)).decode()


def _slot() -> MultiFernet:
    """Closes with the key of today, and opens what older keys closed."""
    sleutels = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_afgeleid(force_bytes(sleutel))) for sleutel in sleutels])


def _afgeleid(sleutel: bytes) -> bytes:
    rauw = HKDF(algorithm=SHA256(), length=32, salt=None, info=_DOEL).derive(sleutel)
    return base64.urlsafe_b64encode(rauw)
