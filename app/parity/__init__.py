"""Whether the two ways are equal, measured on the screens as they are really drawn and on the flow as it really runs.

May import everything that a guest's screens are made of; only the command line imports it. Begin with `suite.py`.
Source: rights.md section 5, P01 to P40; the limits are ours, no regulator publishes any.
"""
