import pikepdf

from app.receipts.tagging import Element, write_tree


def test_a_tree_leads_from_each_mark_to_its_node_and_back() -> None:
    top = Element("Document")
    heading, text = top.add("H1", "ar"), top.add("P")
    heading.kids.append(0)
    text.kids += [1, 2]
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        write_tree(pdf, page, top, [heading, text, text])
        parents = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
        assert [str(parent.S) for parent in parents] == ["/H1", "/P", "/P"]
        assert str(parents[0].Lang) == "ar"
        assert parents[0].P.S == "/Document"
        assert pdf.Root.MarkInfo.Marked
        assert page.obj.StructParents == 0


def test_a_figure_says_what_it_is_and_where() -> None:
    figure = Element("Figure", alternative="QR code", box=(1.0, 2.0, 3.0, 4.0), kids=[0])
    with pikepdf.new() as pdf:
        write_tree(pdf, pdf.add_blank_page(), figure, [figure])
        node = pdf.Root.StructTreeRoot.K
        assert str(node.Alt) == "QR code"
        assert [float(side) for side in node.A.BBox] == [1.0, 2.0, 3.0, 4.0]


def test_a_node_says_what_is_read_aloud_in_place_of_its_glyphs() -> None:
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        top = Element("Document")
        top.add("P").said = "وافقتم"
        top.add("P")
        write_tree(pdf, page, top, [])
        first, second = pdf.Root.StructTreeRoot.K.K
        assert str(first.ActualText) == "وافقتم"
        assert "/ActualText" not in second
