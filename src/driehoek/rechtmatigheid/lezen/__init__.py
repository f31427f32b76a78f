"""The file that is checked, in batches, whatever its form."""

from driehoek.rechtmatigheid.lezen.bron import Bron, open_bron

__all__ = ["Bron", "open_bron"]
