"""Drawings: pure functions from small frozen values to coordinates; templates only print them."""
