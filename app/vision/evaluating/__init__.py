"""An installer's own pictures through the kiosk's own eyes: matching, liveness and passports, counted and told as JSON.

It may import the rest of `app.vision`; nothing else does it. Run it by `evenkey evaluate`, which starts this room as a
jailed program, `python -m app.vision.evaluating`. Start reading in `__main__.py`.
"""
