"""Builds the fonts in assets/fonts from the variable Noto fonts that PyPI packages carry.

Each font is cut down to the characters a front desk needs, fixed to one weight, and given a few signs it lacks.
The same packages give the same bytes on every machine. Run it as `python packaging/build_fonts.py`; `--only NAME`
builds some files and `--check` rebuilds one small file and compares it with the one that is shipped.
"""

import argparse
import dataclasses
import hashlib
import importlib.metadata
import io
import sys
from pathlib import Path

from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

FONTS = Path(__file__).resolve().parent.parent / "assets" / "fonts"
REGULAR, BOLD = 400, 700
WEIGHT_NAMES = {REGULAR: "Regular", BOLD: "Bold"}
CHECKED = "NotoSansThai-Regular"

# The characters of the 2013 Table of General Standard Chinese Characters that GB 2312 lacks: many stand in names.
NAMES = FONTS / "hanzi-names.txt"

BASIC_PLANE = range(0x20, 0x10000)
BASIC = {*range(0x20, 0x7F), *range(0xA0, 0x100)}
PUNCTUATION = {*range(0x2010, 0x2028), *range(0x2030, 0x203B), 0x20AC, 0x2116, 0x2122, 0x2212, 0x25CC, 0x25CF, 0xFFFD}
LATIN_CYRILLIC_VIETNAMESE = {
    *range(0x20, 0x7F), *range(0xA0, 0x250), *range(0x2B0, 0x400), *range(0x400, 0x530),
    *range(0x1E00, 0x1F00), *range(0x2000, 0x2070), *range(0x20A0, 0x20C1),
}  # fmt: skip
CJK_SIGNS = {*range(0x3000, 0x3020), *range(0xFF01, 0xFF60), 0xFFE5}
EVERYTHING: frozenset[int] = frozenset()

# Signs the interface may set in a line of text. Where a family lacks one, it is drawn from Noto Sans SC.
SIGNS = {*map(ord, "←↑→↓↔⇄≤≥✓✕⏎")}
# Invisible marks that order mixed text; a family that lacks them gets an empty glyph instead of a box.
INVISIBLE = {0x200B, 0x200C, 0x200D, 0x200E, 0x200F, *range(0x202A, 0x202F), 0x2060, *range(0x2066, 0x206A), 0xFEFF}
MULTIPLICATION_X, TIMES = 0x2715, 0xD7


@dataclasses.dataclass(frozen=True)
class Face:
    """One family: where its variable font is, which characters of it are kept, and for whom."""

    family: str
    package: str
    member: str
    licence: str
    script: str
    languages: tuple[str, ...]
    letters: frozenset[int]
    weights: tuple[int, ...] = (REGULAR, BOLD)

    def name(self, weight: int) -> str:
        """Return the file name without its ending, which is also the PostScript name."""
        return f"{self.family.replace(' ', '')}-{WEIGHT_NAMES[weight]}"

    def source(self) -> Path:
        """Return the variable font inside the installed package."""
        return Path(str(importlib.metadata.distribution(self.package).locate_file(self.member)))

    def release(self) -> str:
        """Return the package and its version, as `name==version`."""
        return f"{self.package}=={importlib.metadata.version(self.package)}"


def encodable(codec: str) -> frozenset[int]:
    """Return the code points that a national character set can write."""
    found = set()
    for code_point in BASIC_PLANE:
        try:
            chr(code_point).encode(codec)
        except UnicodeEncodeError:
            continue
        found.add(code_point)
    return frozenset(found)


def hangul() -> frozenset[int]:
    """Return what modern Korean is written with: all syllables and signs, no Chinese characters."""
    return frozenset(c for c in encodable("cp949") if not 0x3400 <= c <= 0x9FFF and not 0xF900 <= c <= 0xFAFF)


def east_asian(part: str, script: str, languages: tuple[str, ...], letters: frozenset[int]) -> Face:
    """Return a Chinese, Japanese or Korean family; `part` is SC, TC, JP or KR."""
    family = f"Noto Sans {part}"
    letters = letters | BASIC | PUNCTUATION | CJK_SIGNS
    short = family.replace(" ", "")
    folder = f"justmytype_intl_cjk/fonts/ofl/{short.lower()}"
    return Face(family, "justmytype-intl-cjk", f"{folder}/{short}[wght].ttf", f"{folder}/OFL.txt", script, languages,
                letters)  # fmt: skip


def noto(part: str, script: str, languages: tuple[str, ...], letters: frozenset[int]) -> Face:
    """Return a family that has a package of its own; `part` is what follows "Noto Sans", or nothing."""
    family = f"Noto Sans {part}".strip()
    folder = family.lower().replace(" ", "_").replace("noto", "fontpkg_noto")
    member = f"{folder}/files/{family.replace(' ', '')}[wdth,wght].ttf"
    return Face(family, folder.replace("_", "-"), member, f"{folder}/LICENSE", script, languages, letters)


def faces() -> tuple[Face, ...]:
    """Return all families in the order in which they are built."""
    latin = ("en", "de", "fr", "es", "it", "pt", "nl", "id", "ms", "vi", "pl", "cs", "tr", "ru", "uk", "el")
    return (
        noto("", "Latn", latin, frozenset(LATIN_CYRILLIC_VIETNAMESE | PUNCTUATION)),
        noto("Arabic", "Arab", ("ar", "fa", "ur"), EVERYTHING),
        east_asian("SC", "Hans", ("zh-Hans",), encodable("gb2312") | set(map(ord, NAMES.read_text("utf-8")))),
        noto("Thai", "Thai", ("th",), EVERYTHING),
        east_asian("TC", "Hant", ("zh-Hant",), encodable("big5hkscs")),
        east_asian("JP", "Jpan", ("ja",), encodable("cp932")),
        east_asian("KR", "Kore", ("ko",), hangul()),
    )


def cut(face: Face, weight: int, letters: frozenset[int]) -> TTFont:
    """Return the face with only `letters` (all, if none are named), fixed to one weight, without hints.

    The cut comes before the weight, since fixing the weight of glyphs that are thrown away takes minutes.
    """
    font = TTFont(face.source(), recalcTimestamp=False)
    options = subset.Options(hinting=False, layout_features=["*"], name_IDs=["*"], notdef_outline=True)
    options.drop_tables += ["DSIG", "vhea", "vmtx", "BASE"]
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=letters or set(font.getBestCmap()))
    cutter.subset(font)
    limits = {axis.axisTag: float(weight if axis.axisTag == "wght" else 100) for axis in font["fvar"].axes}
    instancer.instantiateVariableFont(font, limits, inplace=True)
    return font


def name_it(font: TTFont, face: Face, weight: int) -> None:
    """Write family, weight and style into the name, OS/2 and head tables."""
    style, bold = WEIGHT_NAMES[weight], weight == BOLD
    names = font["name"]
    for name_id in (16, 17, 21, 22, 25):
        names.removeNames(nameID=name_id)
    texts = {1: face.family, 2: style, 3: f"{face.release()};{face.name(weight)}", 4: f"{face.family} {style}",
             6: face.name(weight)}  # fmt: skip
    for name_id, text in texts.items():
        names.removeNames(nameID=name_id)
        names.setName(text, name_id, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0b1100001) | (0b100000 if bold else 0b1000000)
    font["head"].macStyle = 1 if bold else 0
    if "STAT" in font:
        del font["STAT"]


def add_glyph(font: TTFont, code_point: int, glyph: object, advance: int) -> None:
    """Add one outline under `code_point`; `advance` is in font units."""
    name = f"uni{code_point:04X}"
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"].glyphs[name] = glyph
    font["glyf"].glyphOrder = font.getGlyphOrder()
    font["hmtx"].metrics[name] = (advance, getattr(glyph, "xMin", 0))
    map_character(font, code_point, name)


def map_character(font: TTFont, code_point: int, glyph_name: str) -> None:
    """Let `code_point` draw the glyph in each Unicode table of the font."""
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[code_point] = glyph_name


def add_missing(font: TTFont, donor: TTFont) -> None:
    """Give the font the signs and invisible marks it lacks; both fonts have 1000 units an em."""
    glyphs, donor_map = donor.getGlyphSet(), donor.getBestCmap()
    for code_point in sorted(SIGNS & donor_map.keys() - font.getBestCmap().keys()):
        recording = DecomposingRecordingPen(glyphs)
        glyphs[donor_map[code_point]].draw(recording)
        pen = TTGlyphPen(None)
        recording.replay(pen)
        glyph = pen.glyph()
        glyph.recalcBounds(None)
        add_glyph(font, code_point, glyph, donor["hmtx"].metrics[donor_map[code_point]][0])
    for code_point in sorted(INVISIBLE - font.getBestCmap().keys()):
        add_glyph(font, code_point, TTGlyphPen(None).glyph(), 0)
    if MULTIPLICATION_X not in font.getBestCmap():
        map_character(font, MULTIPLICATION_X, font.getBestCmap()[TIMES])


def build(face: Face, weight: int) -> bytes:
    """Return the finished TrueType file of one face at one weight."""
    chinese = next(other for other in faces() if other.script == "Hans")
    letters = face.letters | SIGNS | INVISIBLE if face.letters else EVERYTHING
    font = cut(face, weight, frozenset(letters))
    add_missing(font, cut(chinese, weight, frozenset(SIGNS)))
    name_it(font, face, weight)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


def manifest(folder: Path) -> str:
    """Return fonts.toml: one table for each font file that stands in the folder."""
    lines = ["# Written by packaging/build_fonts.py; do not edit.\n"]
    for face in faces():
        for weight in face.weights:
            path = folder / f"{face.name(weight)}.ttf"
            if not path.is_file():
                continue
            languages = ", ".join(f'"{tag}"' for tag in face.languages)
            lines.append(
                f'[[font]]\nfile = "{path.name}"\nfamily = "{face.family}"\nweight = {weight}\n'
                f'script = "{face.script}"\nlanguages = [{languages}]\n'
                f'sha256 = "{hashlib.sha256(path.read_bytes()).hexdigest()}"\n'
                f'source = "{face.release()}"\nlicence = "{licence_name(face)}"\n'
            )
    return "\n".join(lines)


def licence_name(face: Face) -> str:
    """Return the file name under which the licence of a face stands beside it."""
    return f"OFL-{face.family.replace(' ', '')}.txt"


def write(folder: Path, only: list[str]) -> None:
    """Build the named files (all, if none are named), the licences and the manifest into a folder."""
    for face in faces():
        for weight in face.weights:
            if only and face.name(weight) not in only:
                continue
            made = build(face, weight)
            (folder / f"{face.name(weight)}.ttf").write_bytes(made)
            licence = Path(str(importlib.metadata.distribution(face.package).locate_file(face.licence)))
            (folder / licence_name(face)).write_text(licence.read_text("utf-8"), "utf-8", newline="\n")
            (folder / "fonts.toml").write_text(manifest(folder), "utf-8")
            print(f"{face.name(weight)}: {len(made):,} bytes")


def check(folder: Path) -> bool:
    """Return whether one small font, built anew, equals the shipped file byte for byte."""
    face, weight = next((face, w) for face in faces() for w in face.weights if face.name(w) == CHECKED)
    return build(face, weight) == (folder / f"{CHECKED}.ttf").read_bytes()


def main(arguments: list[str]) -> int:
    """Build or check; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=[], metavar="NAME", help="build only these, as NotoSans-Bold")
    parser.add_argument("--check", action="store_true", help=f"rebuild {CHECKED} and compare")
    chosen = parser.parse_args(arguments)
    if chosen.check:
        same = check(FONTS)
        print(f"{CHECKED}: {'same bytes' if same else 'DIFFERENT'}")
        return 0 if same else 1
    FONTS.mkdir(parents=True, exist_ok=True)
    write(FONTS, chosen.only)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
