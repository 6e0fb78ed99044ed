"""Fonts into the file: only the glyphs that were drawn, and what each copies as. Source: ISO 32000-1, 9.7 and 9.10."""

import hashlib
from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from app.receipts.fonts import FontFile
from app.receipts.sheet import Sign

_TAG_LETTERS = 6
_ENTRIES_A_BLOCK = 100
_SYMBOLIC = 4
_CAP_HEIGHT = 714
_STEM = {False: 80, True: 140}
_BOX = (-1000, -1000, 3000, 2000)

_MAP_HEAD = (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
    "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n<0000> <ffff>\nendcodespacerange\n"
)
_MAP_FOOT = "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"


def embed(pdf: Pdf, font: FontFile, signs: Mapping[Sign, int]) -> Object:
    """Put one font into the file and return its object; `signs` gives the code of each sign, counted from 1."""
    numbers = sorted({number for number, _ in signs})
    program, renumbered = font.subset(numbers)
    name = Name(f"/{_tag(font, numbers)}+{font.name}")
    ascent, descent = font.height_span
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=_SYMBOLIC,
        FontBBox=Array(_BOX),
        ItalicAngle=0,
        Ascent=ascent,
        Descent=descent,
        CapHeight=_CAP_HEIGHT,
        StemV=_STEM[font.is_bold],
        FontFile2=pdf.make_stream(program, Dictionary(Length1=len(program))),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=pdf.make_stream(_glyph_map(signs, renumbered)),
        FontDescriptor=pdf.make_indirect(descriptor),
        DW=1000,
        W=Array([1, Array([round(font.own_advance(number), 3) for number, _ in signs])]),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=pdf.make_stream(_unicode_map(signs).encode("ascii")),
        )
    )


def _tag(font: FontFile, numbers: list[int]) -> str:
    """Six capitals that name this subset: the same glyphs, the same name."""
    digest = hashlib.sha256(f"{font.name}{numbers}".encode()).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:_TAG_LETTERS])


def _glyph_map(signs: Mapping[Sign, int], renumbered: Mapping[int, int]) -> bytes:
    """The glyph of each code, two bytes each; code 0 is the missing glyph, which is never drawn."""
    return b"".join(number.to_bytes(2, "big") for number in [0, *(renumbered[number] for number, _ in signs)])


def _unicode_map(signs: Mapping[Sign, int]) -> str:
    """What each code copies as, in the form PDF readers expect."""
    rows = [f"<{code:04x}> <{text.encode('utf-16-be').hex()}>\n" for (_, text), code in signs.items()]
    blocks = [rows[start : start + _ENTRIES_A_BLOCK] for start in range(0, len(rows), _ENTRIES_A_BLOCK)]
    return _MAP_HEAD + "".join(f"{len(b)} beginbfchar\n{''.join(b)}endbfchar\n" for b in blocks) + _MAP_FOOT
