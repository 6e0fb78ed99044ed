"""Makes the README's pictures from real visits: `python packaging/pictures.py`. Nothing in them is retouched but size.

Needs the package pypdfium2 (in the test extra) to draw the receipt.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image
from pypdfium2 import PdfDocument

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "assets" / "pictures"
WIDTH_PX = {"portrait": 420, "landscape": 840}
RECEIPT_PX = 620

WANTED = {
    ("face", "en", "portrait"): {
        "welcome": "welcome",
        "notice": "notice",
        "choice": "choice",
        "consent": "consent",
        "document": "document",
        "document-page": "document-page",
        "face-turn": "face",
        "confirm": "confirm",
        "arrived": "arrived",
    },
    ("code", "zh-CN", "portrait"): {"code-typed": "code-zh-CN"},
    ("face", "ar", "portrait"): {"choice": "choice-ar"},
    ("passport", "en", "landscape"): {"choice": "choice-landscape"},
}
"""Which pictures of each visit (way, language, glass) are kept, and under which name."""

RECEIPT_OF = ("code", "zh-CN", "portrait")
"""The visit whose receipt is drawn."""

DRAWN = {
    "trouble": "trouble",
    "withdrawable": "withdraw",
    "staff-pin": "staff-pin",
    "staff-desk": "staff-desk",
    "console-devices": "devices",
}
"""Screens that no visit of the demo meets, drawn from sample pages, and the names of their pictures."""


def main() -> None:
    """Play the visits, draw the rest, and replace the pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for way, language, glass in WANTED:
            play(Path(folder), way, language, glass)
        draw(Path(folder))
    for picture in sorted(OUT.glob("*.png")):
        print(f"{picture.relative_to(ROOT)}: {picture.stat().st_size // 1024} KiB")


def play(folder: Path, way: str, language: str, glass: str) -> None:
    """Play one visit and keep its pictures."""
    out = folder / f"{way}-{language}-{glass}"
    options = ["--way", way, "--language", language, "--out", str(out)]
    options += ["--landscape"] if glass == "landscape" else []
    subprocess.run([sys.executable, "-m", "app", "demo", "--headless", *options], cwd=ROOT, check=True)
    for taken, wanted in WANTED[way, language, glass].items():
        (found,) = out.glob(f"[0-9][0-9]-{taken}.png")
        shrink(found, OUT / f"{wanted}.png", WIDTH_PX[glass])
    if (way, language, glass) == RECEIPT_OF:
        page = PdfDocument(out / "receipt.pdf")[0]
        page.render(scale=RECEIPT_PX / page.get_width()).to_pil().save(OUT / "receipt.png", optimize=True)


def draw(folder: Path) -> None:
    """Draw the screens no visit meets."""
    for page, wanted in DRAWN.items():
        options = ["--out", str(folder), "--page", page, "--language", "en", "--size", "1.0", "--glass", "portrait"]
        subprocess.run([sys.executable, "packaging/contact_sheet.py", *options], cwd=ROOT, check=True)
        shrink(folder / f"{page}-portrait-en-100-day.png", OUT / f"{wanted}.png", WIDTH_PX["portrait"])


def shrink(found: Path, wanted: Path, width_px: int) -> None:
    """Save a picture at another width."""
    with Image.open(found) as image:
        height_px = round(image.height * width_px / image.width)
        image.convert("RGB").resize((width_px, height_px), Image.Resampling.LANCZOS).save(wanted, optimize=True)


if __name__ == "__main__":
    main()
