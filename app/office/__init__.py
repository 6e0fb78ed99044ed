"""What managers and privacy officers look at and do at the kiosk: one file a shelf, which joins stores and lists.

It may import everything below `bootstrap`; nobody but `bootstrap` imports it. Begin with `hotel_office.py`.
"""
