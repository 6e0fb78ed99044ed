"""What somebody types or scans who is up to no good, or leans on a key; for tests of every place that takes text."""

HOSTILE = [
    *["------", "-" * 40, "______", "%", "%%%%%%", "*", "?", "HTL%", "HTL2026112_", "[A-Z]*", ".*", "HTL2026112"],
    *[
        "' OR '1'='1",
        "HTL20261123' --",
        "'; DROP TABLE guests; --",
        '" OR ""="',
        "\\",
        "`",
        "NULL",
        "0x00",
        "1;SELECT 1",
    ],
    *["\x00", "HTL\x0020261124", "\x02\x03", "\r\n", "\u202eHTL", "\u2066\u2069", "\ufeff", "\u200b" * 9, "🧳" * 8],
    *[
        "A" * 10_000,
        "-" * 10_000,
        "'" * 10_000,
        "م" * 10_000,
        "ﷺ" * 500,
        "e" + "\u0301" * 5_000,
        "\ud800",
        "١٢٣٤",
        "None",
    ],
]
