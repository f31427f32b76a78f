"""Decisions and payments checked against the register as it was (BEV-04)."""
