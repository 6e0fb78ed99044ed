"""Evenkey's tests; they mirror the rooms of `app`."""
