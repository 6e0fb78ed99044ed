from app.receipts.isolates import first_strong, isolated_code, isolated_name, plain


def test_marks_are_not_copied() -> None:
    assert plain(f"رمز {isolated_code('7K3Q')} {isolated_name('Harbour')}") == "رمز 7K3Q Harbour"


def test_a_text_runs_as_its_first_letter() -> None:
    assert first_strong("1 Harbour Road", 1) == 0
    assert first_strong("+86 فندق", 0) == 1


def test_a_text_without_letters_runs_as_it_is_told() -> None:
    assert first_strong("+86 21", 0) == 0
    assert first_strong("+86 21", 1) == 1


def test_a_name_set_apart_cannot_end_its_isolate_early() -> None:
    assert isolated_name("Hotel\u2069 \u202etxet") == "\u2068Hotel txet\u2069"
