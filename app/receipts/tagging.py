"""The tree that says what each mark on a page is, for screen readers.

Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1, 7.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, String

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points from the page's lower left corner."""


@dataclass
class Element:
    """One node: its standard type, and below it further nodes or the numbers of marks on the page.

    `alternative` stands for what is no text, and `said` is a text in reading order where its glyphs stand in another.
    """

    tag: str
    language: str | None = None
    alternative: str | None = None
    said: str | None = None
    box: Box | None = None
    kids: list["Element | int"] = field(default_factory=list)

    def add(self, tag: str, language: str | None = None) -> "Element":
        """Put a new node below, after those that are there."""
        kid = Element(tag, language)
        self.kids.append(kid)
        return kid


def write_tree(pdf: Pdf, page: Page, top: Element, owners: Sequence[Element]) -> None:
    """Hang the tree into the file. `owners[n]` is the node of mark `n` on the page."""
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    parents = pdf.make_indirect(Array([None] * len(owners)))
    root.K = _node(pdf, page, top, root, parents)
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, parents])))
    root.ParentTreeNextKey = 1
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    page.obj.StructParents = 0
    page.obj.Tabs = Name.S


def _node(pdf: Pdf, page: Page, element: Element, parent: Object, parents: Object) -> Object:
    """One node and all below it; each mark's entry in the parent tree points back."""
    node = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + element.tag), P=parent, Pg=page.obj))
    if element.language is not None:
        node.Lang = String(element.language)
    if element.alternative is not None:
        node.Alt = String(element.alternative)
    if element.said is not None:
        node.ActualText = String(element.said)
    if element.box is not None:
        node.A = Dictionary(O=Name.Layout, BBox=Array([round(side, 2) for side in element.box]), Placement=Name.Block)
    kids = Array()
    for kid in element.kids:
        if isinstance(kid, int):
            parents[kid] = node
            kids.append(kid)
        else:
            kids.append(_node(pdf, page, kid, node, parents))
    node.K = kids[0] if len(kids) == 1 else kids
    return node
