"""Where a request comes from."""

from ipaddress import ip_address

from django.http import HttpRequest


def van_deze_machine(request: HttpRequest) -> bool:
    """Whether the visitor is on this very machine, and no proxy stands in between."""
    adres = request.META.get("REMOTE_ADDR") or ""
    # A Unix socket has no address; a proxy in front would make everyone local.
    if "HTTP_X_FORWARDED_FOR" in request.META:
        return False
    return ip_address(adres).is_loopback if adres else False
