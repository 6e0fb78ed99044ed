"""Whether everybody can use this kiosk, in numbers: measured on the real screens, and laid out for whoever installs it.

May import everything that a guest's screens are made of; only the command line imports it. Begin with `measuring.py`.
Source: EN 301 549 V3.2.1 chapters 5 and 8, WCAG 2.2, VVSG 2.0; rights.md section 6.
"""
