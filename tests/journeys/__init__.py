"""Whole visits, read like a story."""
