from itertools import pairwise

from app.receipts.breaking import break_points, is_mark


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


def test_invisible_marks_stay_with_what_they_set_apart() -> None:
    assert lines("输入\u20667K3Q\u2069，") == ["输", "入", "\u20667K3Q\u2069，"]


def test_arabic_parts_at_spaces() -> None:
    assert lines("كاميرا الوجه") == ["كاميرا ", "الوجه"]


def test_a_line_may_end_before_a_name_set_apart_but_not_within_its_marks() -> None:
    assert lines("关闭。\u206622:05\u2069打开") == ["关", "闭。", "\u206622:05\u2069", "打", "开"]
    assert lines("at \u2068Grand Hotel\u2069, tonight") == ["at ", "\u2068Grand ", "Hotel\u2069, ", "tonight"]


def test_japanese_does_not_begin_a_line_with_a_small_kana_or_a_long_vowel() -> None:
    assert lines("チェックイン") == ["チェッ", "ク", "イ", "ン"]
    assert lines("カメラー") == ["カ", "メ", "ラー"]


def test_korean_parts_at_spaces_only() -> None:
    assert lines("얼굴 체크인에 동의") == ["얼굴 ", "체크인에 ", "동의"]


def test_thai_parts_between_its_words_and_nowhere_else() -> None:
    assert lines("กล้องปิดอยู่ 28 วินาที") == ["กล้อง", "ปิด", "อยู่ ", "28 ", "วินาที"]


def test_a_long_text_does_not_end_in_a_lonely_number_or_syllable() -> None:
    assert lines("Turns of the head asked for: 2.")[-1] == "for: 2."
    assert lines("您作出决定时摄像头是关闭的。您的决定不会在任何情况下打开它。")[-1] == "打开它。"
    assert lines("asked for: 2.")[-1] == "2."


def test_a_mark_stays_on_its_letter() -> None:
    assert is_mark("\u0e34")
    assert is_mark("\u0301")
    assert not is_mark("a")
