"""A person's name as it can stand in any sentence of any language."""

RUN_MAX = 16
"""The longest run of letters that is not given a place to break, in characters."""

ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
"""First strong isolate and its end: the name keeps its own direction. Source: Unicode UAX 9, 2.4."""

BREAK = "\u200b"
"""Zero width space: a place to break a line that is not seen."""


def shown_name(name: str) -> str:
    """The name, isolated from the direction around it, with places to break where one part is very long."""
    parts = []
    for part in name.split():
        runs = [part[start : start + RUN_MAX] for start in range(0, len(part), RUN_MAX)]
        parts.append(BREAK.join(runs))
    return f"{ISOLATE}{' '.join(parts)}{POP_ISOLATE}"
