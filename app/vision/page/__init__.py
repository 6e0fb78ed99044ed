"""A travel document before the camera: its lines are found, read, voted on over frames, and its portrait cut out.

It may import the rest of `app.vision`; only the vision program and `app.vision.evaluating` use it, by `reader.py`,
where to start reading. Nothing here writes a file, and `PageReader.forget` wipes what was seen.
"""
