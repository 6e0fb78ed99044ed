"""What belongs at the place where the kiosk stands."""

# ruff: noqa: PLC0415 - see the door-plate of this room
from datetime import UTC, datetime
from pathlib import Path

import click

from app import paths
from app.cli.place import Group, Place, fail, in_language, pass_place
from app.config import Config
from app.profiles import profile_of

VIEW_DEG = 60
"""How wide a common camera sees, in degrees."""


@click.group(cls=Group)
def site() -> None:
    """What belongs at the place where the kiosk stands."""


@site.command("sign")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The new PDF file.")
@click.option("--paper", type=click.Choice(["a4", "a3"]), default="a4", show_default=True)
@click.option("--language", "other", metavar="TAG", help="The language beside the hotel's own; else the place's.")
@click.option(
    "--view",
    "view_deg",
    type=click.IntRange(30, 120),
    default=VIEW_DEG,
    show_default=True,
    help="How wide the face camera sees, in degrees, by its maker's word.",
)
@pass_place
def site_sign(place: Place, out: Path, paper: str, other: str | None, view_deg: int) -> None:
    """Draw the sign for the face camera: what it sees, that nobody need use it, and who answers for it."""
    from app.bootstrap import today_of
    from app.notices import notices_of, words_in_force
    from app.receipts.fonts import FontShelf
    from app.receipts.sign import SignHotel, compose_sign
    from app.receipts.sign_sheet import SignForm, sign_pdf

    config = place.config()
    hotel = config.hotel
    _refuse_without_a_camera_to_warn_of(config)
    words = words_in_force(config, place.state, today_of(config))
    notices = notices_of(config, words)
    languages = _languages(config, other)
    if gaps := sorted({name for language in languages for name in notices[language].missing_fields()}):
        fail(f"The notice does not say {', '.join(gaps)} yet: fill in [hotel] in the settings first.")
    signs = [compose_sign(words, notices[language], hotel.legal_name) for language in languages]
    named = SignHotel(hotel.name, hotel.address, hotel.contact, config.kiosk.id, notices[hotel.language].version)
    made_at = datetime.now(UTC)  # noqa: TID251 - stamps the sign
    shelf = FontShelf(paths.assets() / "fonts")
    with out.open("xb") as file:
        file.write(sign_pdf(signs, named, SignForm[paper.upper()], view_deg, made_at, shelf))
    click.echo(
        f"{out}: {paper.upper()}, {' and '.join(languages)}. Put it up where guests see it before the camera does."
    )
    asked = profile_of(hotel.profiles).notice_languages
    if missing := [language for language in asked if language not in languages]:
        click.echo(f"The law of the place asks for {', '.join(missing)} too: draw a second sign with --language.")


@site.command("policy")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="The new file (HTML).")
@in_language
@pass_place
def site_policy(place: Place, out: Path, language: str | None) -> None:
    """Write the hotel's policy on faces, with its schedule of retention and destruction, from the settings."""
    from app import __version__
    from app.i18n import load_words
    from app.policy import policy_page, unreviewed

    config = place.config()
    _refuse_without_a_camera_to_warn_of(config)
    words = load_words(paths.resources())
    with out.open("x", encoding="utf-8") as file:
        file.write(policy_page(config, words, language or config.hotel.language, __version__))
    where = (
        f"Guests are to find it here: {config.hotel.policy}." if config.hotel.policy else "Say where in hotel.policy."
    )
    click.echo(f"{out}: have counsel read it, and publish it. {where}")
    if unread := unreviewed(config):
        click.echo(f"Not reviewed by counsel in: {', '.join(unread)}. Say where it is in hotel.policy_reviewed.")


def _refuse_without_a_camera_to_warn_of(config: Config) -> None:
    """End the command where no face camera is ever opened: a sign would warn of what is not there."""
    if not profile_of(config.hotel.profiles).face_allowed:
        fail(f"The law of {', '.join(config.hotel.profiles)} allows no face way: there is no camera to warn of.")
    if not config.face.offered:
        fail("The face way is not offered: there is no camera to warn of.")


def _languages(config: Config, other: str | None) -> list[str]:
    """The hotel's language and another one: what was asked for, else what the law of the place asks for."""
    hotel = config.hotel
    if other is not None and other not in hotel.languages:
        fail(f"The hotel offers no notice in {other}. It does in: {', '.join(hotel.languages)}.")
    asked = [tag for tag in profile_of(hotel.profiles).notice_languages if tag in hotel.languages]
    second = [other] if other else [tag for tag in (*asked, *hotel.languages) if tag != hotel.language]
    return list(dict.fromkeys([hotel.language, *second[:1]]))
