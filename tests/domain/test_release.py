"""A release keeps what stood on the glass, and its digest is of all of it."""

import hashlib
from dataclasses import fields, replace

from app.domain.release import ReleaseText, SigningMethod, signed

TEXT = ReleaseText("en", "Do you sign?", ("It is collected.", "For 60 seconds."), "I sign and agree")


def test_what_is_signed_is_all_that_stood_on_the_glass() -> None:
    release = signed(TEXT, SigningMethod.SIGN_BUTTON)

    assert release.text == "Do you sign?\nIt is collected.\nFor 60 seconds.\nI sign and agree"
    assert (release.language, release.method) == ("en", SigningMethod.SIGN_BUTTON)
    assert release.sha256 == hashlib.sha256(release.text.encode()).hexdigest()


def test_another_word_makes_another_digest() -> None:
    other = replace(TEXT, points=("It is collected.", "For 61 seconds."))

    assert signed(other, SigningMethod.SIGN_BUTTON).sha256 != signed(TEXT, SigningMethod.SIGN_BUTTON).sha256


def test_a_release_has_no_place_for_who_signed() -> None:
    assert {each.name for each in fields(signed(TEXT, SigningMethod.SIGN_BUTTON))} == {"language", "text", "method"}
