"""The acts of the room rechtmatigheid."""

from driehoek.rechtmatigheid.acts.controles import (
    bewaar_controle,
    bied_aan,
    ruim_op,
    stop,
    toets_opnieuw,
    verwijder,
)

__all__ = ["bewaar_controle", "bied_aan", "ruim_op", "stop", "toets_opnieuw", "verwijder"]
