"""What is true at a front desk.

Standard library only: no I/O, no clock, no chance. Imports nothing of Evenkey. Begin with `consent.py`.
"""
