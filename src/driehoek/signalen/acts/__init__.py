"""Every write of the signals' room: one function per formal act, and what keeps up with acts."""

from driehoek.signalen.acts.signalen import laat_signaal_spreken, leg_signaal_uit, zet_signaal_stil

__all__ = ["laat_signaal_spreken", "leg_signaal_uit", "zet_signaal_stil"]
