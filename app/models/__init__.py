"""The models the vision program needs: which they are, whether they are right, and fetching them before service.

Imports the standard library, `domain` and `paths` only. Start reading in `manifest.py`.
"""
