"""What is plugged in: the vision program, printer, reader and clock behind their ports.

May import Qt and everything from `errands` downwards; only `bootstrap` imports it. Start reading in
`vision_process.py`.
"""
