from app.domain.paper import PaperForm


def test_each_form_is_named_as_settings_name_it() -> None:
    assert [form.value for form in PaperForm] == ["a4", "roll_80"]
