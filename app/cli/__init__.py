"""The command line: one function a verb. Arguments in, one clear sentence on bad input, exit code 0 only on success.

May import everything. Begin with `entry.py`. What a verb needs is imported by the verb, so that `evenkey
--help` answers at once and Qt loads only for screens.
"""
