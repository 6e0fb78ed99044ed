"""What the hotel already knows: its list of arrivals, read from a file.

May import `domain`; never `storage`. Only `bootstrap` imports it. Start reading in `arrivals.py`.
"""
