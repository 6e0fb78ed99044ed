"""What happens next: one pure function, `machine.step`, over the states of one guest's visit.

Imports `app.domain` only. Begin with `states.py`, then `machine.py`.
"""
