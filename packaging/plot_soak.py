"""Draws the plot of a soak: `python packaging/plot_soak.py FILE.csv`, of what `bench_soak --out FILE.csv` kept.

Needs matplotlib (in the assets extra). Every visit is a point; nothing is smoothed or left out.
"""

import csv
import sys
from pathlib import Path

import matplotlib as mpl

mpl.use("Agg")
from matplotlib import pyplot as plt

OUT = Path(__file__).resolve().parents[1] / "assets" / "figures" / "soak.png"
INK, SOFT, PAPER = "#1f2a37", "#5f6b7a", "#ffffff"
DRAWN = {
    "rss_mb": "Resident memory, MB",
    "objects": "Python objects",
    "descriptors": "Open descriptors",
    "threads": "Threads",
    "processes": "Child processes on the welcome screen",
    "store_kb": "Database and its journal, kB",
}
"""Columns that are drawn, and what they are called."""


def main() -> None:
    """Read the figures and draw them, six small charts on one sheet."""
    if len(sys.argv) != 2:
        raise SystemExit("Name the file that bench_soak wrote with --out.")
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    visits = range(1, len(rows) + 1)
    sheet, charts = plt.subplots(3, 2, figsize=(9.6, 6.6), dpi=110, facecolor=PAPER, layout="constrained")
    for chart, (column, name) in zip(charts.flat, DRAWN.items(), strict=True):
        values = [float(row[column]) for row in rows]
        chart.plot(visits, values, ".", markersize=1.6, color=INK)
        chart.set_title(name, loc="left", fontsize=10, color=INK)
        chart.set_ylim(0, max(values) * 1.15 or 1)
        chart.tick_params(labelsize=8, colors=SOFT)
        chart.spines[["top", "right"]].set_visible(False)
        chart.spines[["left", "bottom"]].set_color(SOFT)
    for chart in charts[-1]:
        chart.set_xlabel("visits", fontsize=9, color=SOFT)
    OUT.parent.mkdir(exist_ok=True)
    sheet.savefig(OUT)


if __name__ == "__main__":
    main()
