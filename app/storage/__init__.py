"""What the hotel keeps: decisions, bookings, staff and acts, in one SQLite file. The only SQL in the house.

May import `ports`, `domain` and `paths`; only `bootstrap` imports it. Start reading in `database.py`.
"""
