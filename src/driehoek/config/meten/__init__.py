"""Figures for Prometheus on `/metrics`: how many requests, how long, and how the register is.

Off unless DRIEHOEK_METRICS or DRIEHOEK_METRICS_TOKEN is set: then none of this is even loaded.
"""
