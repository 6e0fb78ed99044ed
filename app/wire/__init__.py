"""What the desk and the vision program may say to each other: words (`protocol`) and pictures (`frames`).

Imports the standard library and `domain` only. Start reading in `protocol.py`.
"""
