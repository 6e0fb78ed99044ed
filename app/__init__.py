"""Evenkey: a check-in kiosk that asks before it looks."""

__version__ = "0.1.0"
