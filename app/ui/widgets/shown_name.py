"""A person's name as it can stand in any sentence of any language."""

RUN_MAX = 22
"""The longest run of letters that is not given a place to break, in characters."""

BREAK = "\u200b"
"""Zero width space: a place to break a line that is not seen."""


def shown_name(name: str) -> str:
    """The name, with places to break where one part is very long. The words around it keep its direction apart."""
    parts = []
    for part in name.split():
        runs = [part[start : start + RUN_MAX] for start in range(0, len(part), RUN_MAX)]
        parts.append(BREAK.join(runs))
    return " ".join(parts)
