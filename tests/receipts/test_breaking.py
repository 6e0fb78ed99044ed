from itertools import pairwise

from app.receipts.breaking import break_points


def lines(text: str) -> list[str]:
    points = [0, *break_points(text)]
    return [text[a:b] for a, b in pairwise(points)]


def test_latin_words_part_at_spaces_only() -> None:
    assert lines("Face check-in here") == ["Face ", "check-in ", "here"]


def test_a_code_never_parts() -> None:
    assert lines("7K3Q-XM2D-9") == ["7K3Q-XM2D-9"]


def test_chinese_parts_between_characters_but_not_before_a_full_stop() -> None:
    assert lines("您已同意。") == ["您", "已", "同", "意。"]


def test_an_opening_quotation_mark_stays_with_what_it_opens() -> None:
    assert lines("看《告知》书") == ["看", "《告", "知》", "书"]


def test_a_number_stays_with_its_counter() -> None:
    assert lines("至2029年") == ["至", "2029年"]


def test_invisible_marks_do_not_part_a_line() -> None:
    assert lines("输入\u20667K3Q\u2069，") == ["输", "入\u20667K3Q\u2069，"]


def test_arabic_parts_at_spaces() -> None:
    assert lines("كاميرا الوجه") == ["كاميرا ", "الوجه"]
