"""What the camera sees: a program of its own, and the only room where pictures are examined.

It may import `wire`, `models`, `domain`, `paths` and, alone in the house, cv2, mediapipe and numpy. Nothing imports it:
it is run as `python -m app.vision`. Start reading in `__main__.py`.
"""
