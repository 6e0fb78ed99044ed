"""What makes a receipt believable without trusting us: one way to write it, a key, a log that cannot be rewritten.

No Qt, no SQL, no clock. May import `domain`; storage, paper and the command line build on it. Begin with `canonical`
and `keys`, then `record` (what is written down), `merkle` and `note` (the log), `issue` (what a guest is given).
"""
