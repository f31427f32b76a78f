"""Running Driehoek: the supervisor over database, web server and worker."""

from driehoek.platform.draaien.hoofd import Opdracht, draai
from driehoek.platform.draaien.kinderen import DraaienError

__all__ = ["DraaienError", "Opdracht", "draai"]
