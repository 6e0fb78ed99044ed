"""What the file says of itself: title, language, times, and the standards it keeps.

Source: ISO 16684-1 (XMP); ISO 19005-3, 6.6 and 6.2.3 (PDF/A-3); ISO 14289-1, 5 (PDF/UA-1).
"""

from datetime import UTC, datetime
from xml.sax.saxutils import escape

from pikepdf import Array, Dictionary, Name, Pdf, String
from PIL import ImageCms

PRODUCER = "Evenkey"

_PROFILE_DATE = slice(24, 36)
"""Where an ICC profile says when it was made: six big-endian 16-bit numbers. Source: ICC.1:2022, 7.2.8."""
_FIXED_DATE = bytes.fromhex("07ea 0001 0001 0000 0000 0000")
_PADDING = " " * 512

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{time}</xmp:CreateDate><xmp:ModifyDate>{time}</xmp:ModifyDate><pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
{padding}
<?xpacket end="w"?>"""


def stamp(pdf: Pdf, *, title: str, language: str, is_rtl: bool, made_at: datetime) -> None:
    """Write the file's title, language, time and standards, and the colours its numbers mean."""
    root = pdf.Root
    root.Lang = String(language)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True, Direction=Name.R2L if is_rtl else Name.L2R)
    profile = pdf.make_stream(_srgb_profile(), Dictionary(N=3))
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String("sRGB"),
        Info=String("sRGB IEC61966-2.1"),
        DestOutputProfile=profile,
    )
    root.OutputIntents = Array([intent])
    moment = made_at.astimezone(UTC)
    packet = _PACKET.format(
        title=escape(title),
        language=escape(language),
        time=moment.strftime("%Y-%m-%dT%H:%M:%SZ"),
        producer=PRODUCER,
        padding=_PADDING,
    )
    root.Metadata = pdf.make_stream(packet.encode(), Dictionary(Type=Name.Metadata, Subtype=Name.XML))
    for key in list(pdf.docinfo.keys()):
        del pdf.docinfo[key]
    time = String(moment.strftime("D:%Y%m%d%H%M%SZ"))
    said = {"/Title": String(title), "/Producer": String(PRODUCER), "/CreationDate": time, "/ModDate": time}
    pdf.docinfo.update(said)


def _srgb_profile() -> bytes:
    """The colour space of every number on the page, with a fixed date so that the bytes are always the same."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[_PROFILE_DATE] = _FIXED_DATE
    return bytes(profile)
