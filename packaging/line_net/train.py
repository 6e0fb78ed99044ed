"""Teaches the line net the drawn lines and writes it as ONNX. Needs torch, which nothing else in the house does.

Run it as `python packaging/line_net/train.py lines.npz --out ocrb_line_net.onnx`. The shipped weights learned from
36,000 lines in nine epochs, 45 minutes on two cores, by an earlier form of these scripts; new ones will not be the same
bytes. Put them into resources/mrz with their size and digest, and run the benchmark before you ship them:
`python -m tests.benchmarks.bench_page`.
"""

import argparse
import hashlib
import sys
from pathlib import Path

import numpy as np
import torch
from torch import nn
from torch.nn import functional

CHARACTERS, UNSURE = 38, 255
KEPT_BACK = 600
BATCH = 32


def block(
    inside: int, outside: int, size: int | tuple[int, int], *, step: int = 1, edge: int | tuple[int, int]
) -> nn.Module:
    """One convolution with its normalisation."""
    layer = nn.Conv2d(inside, outside, size, step, edge, bias=False)
    return nn.Sequential(layer, nn.BatchNorm2d(outside), nn.ReLU(inplace=True))


class LineNet(nn.Module):
    """Strips `(n, 1, 32, width)`, 0 to 1, to scores `(n, 38, width / 4)`; 170,678 parameters."""

    def __init__(self) -> None:
        super().__init__()
        self.eye = nn.Sequential(
            block(1, 16, 5, step=2, edge=2), nn.MaxPool2d((2, 1)), block(16, 32, 3, edge=1), nn.MaxPool2d(2),
            block(32, 48, 3, edge=1), block(48, 64, 3, edge=1), block(64, 96, (4, 3), edge=(0, 1)),
        )  # fmt: skip
        self.along = nn.Sequential(
            nn.Conv1d(96, 96, 5, padding=2, bias=False), nn.BatchNorm1d(96), nn.ReLU(inplace=True), nn.Dropout(0.1)
        )
        self.scores = nn.Conv1d(96, CHARACTERS, 1)

    def forward(self, strips: torch.Tensor) -> torch.Tensor:
        """Light and contrast are evened out first."""
        mean = strips.mean((2, 3), keepdim=True)
        spread = ((strips - mean) ** 2).mean((2, 3), keepdim=True).sqrt() + 0.02
        return self.scores(self.along(self.eye((strips - mean) / spread).squeeze(2)))


def varied(strips: torch.Tensor, rng: np.random.Generator) -> torch.Tensor:
    """The same strips with other noise, light and focus in every epoch."""
    if rng.random() < 0.5:
        strips = strips + torch.randn_like(strips) * rng.uniform(0, 0.05)
    if rng.random() < 0.15:
        strips = functional.avg_pool2d(strips, 3, 1, 1)
    return strips.clamp(min=0) ** rng.uniform(0.6, 1.6) * rng.uniform(0.7, 1.2)


def learned(book: dict[str, np.ndarray], epochs: int, rate: float) -> LineNet:
    """A net that read all lines but the first `KEPT_BACK` so many times; tells how it reads those."""
    net, rng = LineNet(), np.random.default_rng(0)
    rest = np.arange(KEPT_BACK, len(book["widths"]))
    learner = torch.optim.AdamW(net.parameters(), lr=rate, weight_decay=1e-4)
    steps = epochs * (len(rest) // BATCH)
    pace = torch.optim.lr_scheduler.OneCycleLR(learner, rate, total_steps=steps, pct_start=0.15)
    for epoch in range(epochs):
        net.train()
        order = rest[np.argsort(book["widths"][rest] + rng.normal(0, 20, len(rest)))]
        batches = [order[start : start + BATCH] for start in range(0, len(order) - BATCH + 1, BATCH)]
        rng.shuffle(batches)
        for batch in batches:
            strips, labels = tensors(book, batch)
            scores = net(varied(strips, rng))
            loss = functional.cross_entropy(scores, labels, ignore_index=UNSURE, label_smoothing=0.02)
            learner.zero_grad()
            loss.backward()
            learner.step()
            pace.step()
        sys.stdout.write(f"epoch {epoch + 1}: {accuracy(net, book):.4f} of the columns with a character\n")
    return net.eval()


def tensors(book: dict[str, np.ndarray], batch: np.ndarray) -> tuple[torch.Tensor, torch.Tensor]:
    """Strips and labels, as wide as the widest of them."""
    width = int(np.ceil(book["widths"][batch].max() / 4) * 4)
    strips = torch.from_numpy(book["strips"][batch, :, :width]).float().unsqueeze(1) / 255
    return strips, torch.from_numpy(book["labels"][batch, : width // 4].astype(np.int64))


@torch.no_grad()
def accuracy(net: LineNet, book: dict[str, np.ndarray]) -> float:
    """Which share of the columns with a character is read right, in lines that the net never learned."""
    net.eval()
    right = total = 0
    for start in range(0, KEPT_BACK, 50):
        strips, labels = tensors(book, np.arange(start, start + 50))
        shown = labels < CHARACTERS - 1
        right += int((net(strips).argmax(1) == labels)[shown].sum())
        total += int(shown.sum())
    return right / total


def main() -> None:
    """Learn, export, and say the size and digest for the entry beside the weights."""
    parser = argparse.ArgumentParser(description="Teaches the line net.")
    parser.add_argument("lines", type=Path)
    parser.add_argument("--epochs", type=int, default=9)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--out", type=Path, required=True)
    asked = parser.parse_args()
    torch.manual_seed(0)
    with np.load(asked.lines) as book:
        net = learned(dict(book), asked.epochs, asked.rate)
    axes = {"x": {0: "n", 3: "w"}, "y": {0: "n", 2: "t"}}
    torch.onnx.export(net, torch.zeros(1, 1, 32, 560), asked.out, input_names=["x"], output_names=["y"],
                      dynamic_axes=axes, opset_version=17, dynamo=False)  # fmt: skip
    content = asked.out.read_bytes()
    sys.stdout.write(f"bytes = {len(content)}\nsha256 = {hashlib.sha256(content).hexdigest()!r}\n")


if __name__ == "__main__":
    main()
