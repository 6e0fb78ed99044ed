"""How every part of this kiosk is now, as codes and numbers without a sentence, for the desk and for the doctor alike.

May import config, models, ports, wire and what is below them. Begin with `rounds.py`.
"""
