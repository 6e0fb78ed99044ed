"""A guest who is not there: plays whole visits through the real screens, stores and vision process.

May import everything but `cli`. Begin with `script.py`, which reads like a visit; `player.py` carries it out.
"""
