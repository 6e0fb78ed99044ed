"""Makes the README's pictures from real visits: `python packaging/pictures.py`. Nothing in them is retouched but size.

Needs the package pypdfium2 (in the test extra) to draw the receipt.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from pypdfium2 import PdfDocument

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "assets" / "pictures"
WIDTH_PX = {"portrait": 420, "landscape": 840}
RECEIPT_PX = 620

VISITS = (
    ("face", "en", "portrait"),
    ("code", "zh-CN", "portrait"),
    ("face", "ar", "portrait"),
    ("passport", "en", "landscape"),
)
WANTED = {
    ("face", "en", "portrait"): (
        "welcome",
        "notice",
        "choice",
        "consent",
        "document",
        "face-holding",
        "confirm",
        "arrived",
        "receipt",
    ),
    ("code", "zh-CN", "portrait"): ("choice", "code-typed"),
    ("face", "ar", "portrait"): ("choice", "face-holding"),
    ("passport", "en", "landscape"): ("choice", "arrived"),
}
"""Which pictures of each visit are kept."""

DRAWN = ("trouble", "withdrawable", "staff-pin", "staff-desk", "help")
"""Screens that no visit of the demo meets, drawn from sample pages."""


def main() -> None:
    """Play the visits, draw the rest, and replace the pictures."""
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.glob("*.png"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for visit in VISITS:
            for picture in play(Path(folder), *visit):
                print(picture.relative_to(ROOT))
        draw(Path(folder))


def play(folder: Path, way: str, language: str, glass: str) -> Iterator[Path]:
    """Play one visit and keep its pictures."""
    out = folder / f"{way}-{language}-{glass}"
    options = ["--way", way, "--language", language, "--out", str(out)]
    options += ["--landscape"] if glass == "landscape" else []
    subprocess.run([sys.executable, "-m", "app", "demo", "--headless", *options], cwd=ROOT, check=True)
    prefix = "" if (language, glass) == ("en", "portrait") else f"{language}-{glass}-"
    for name in WANTED[way, language, glass]:
        (found,) = out.glob(f"[0-9][0-9]-{name}.png")
        yield shrink(found, OUT / f"{prefix}{name}.png", WIDTH_PX[glass])
    if not prefix:
        page = PdfDocument(out / "receipt.pdf")[0]
        page.render(scale=RECEIPT_PX / page.get_width()).to_pil().save(OUT / "receipt-pdf.png", optimize=True)


def draw(folder: Path) -> None:
    """Draw the screens no visit meets."""
    for page in DRAWN:
        options = ["--out", str(folder), "--page", page, "--language", "en", "--size", "1.0", "--glass", "portrait"]
        subprocess.run([sys.executable, "packaging/contact_sheet.py", *options], cwd=ROOT, check=True)
        shrink(next(folder.glob(f"{page}-portrait-en-100-day.png")), OUT / f"{page}.png", WIDTH_PX["portrait"])


def shrink(found: Path, wanted: Path, width_px: int) -> Path:
    """Save a picture at another width."""
    with Image.open(found) as image:
        height_px = round(image.height * width_px / image.width)
        image.convert("RGB").resize((width_px, height_px), Image.Resampling.LANCZOS).save(wanted, optimize=True)
    return wanted


if __name__ == "__main__":
    main()
