"""What may happen to a visit."""

from app.flow import events as ev


def test_what_was_typed_or_scanned_does_not_show_when_an_event_is_printed() -> None:
    shown = repr([ev.CodeEdited("SECRET"), ev.PinSubmitted("SECRET"), ev.TextScanned("SECRET")])

    assert "SECRET" not in shown


def test_only_what_a_person_does_counts_as_a_touch() -> None:
    assert isinstance(ev.TextScanned("x"), ev.Touched)
    assert not isinstance(ev.FaceHeld(), ev.Touched)
    assert not isinstance(ev.TimeRanLow(), ev.Touched)
