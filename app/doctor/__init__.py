"""What an installer asks first: does everything work here, and if not, how is it mended.

May import everything but `cli` and `demo`. Begin with `checks.py`.
"""
