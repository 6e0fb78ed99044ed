"""What the guest sees: shell, screens and theme (PySide6). It shows pages and says events; it decides nothing.

May import everything below it, never a sibling room. Begin reading in `shell.py` and `screen.py`.
"""
