"""What the law of each place sets on this kiosk, and why."""

from collections.abc import Mapping

import click

from app import paths
from app.cli.place import Command, Place, as_json, fail, in_language, pass_place, say_json
from app.domain.profile import KEYS, Profile
from app.i18n import Words, load_words
from app.profiles import Reason, WrittenProfile, profile_of, written_profiles


@click.command("profiles", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@in_language
@as_json
@pass_place
def profiles(place: Place, names: tuple[str, ...], language: str | None, is_json: bool) -> None:  # noqa: FBT001
    """Print what each profile sets and why; of several NAMEs also what they set together, the strictest of each."""
    known = written_profiles()
    if unknown := [name for name in names if name not in known]:
        fail(f"There is no profile {unknown[0]}. Known are: {', '.join(known)}.")
    shown = {name: known[name] for name in (names or known)}
    hotel, words = place.config().hotel, load_words(paths.resources())
    here, told_in = hotel.profiles, language or hotel.language
    if is_json:
        told = {name: told_profile(written, words, told_in) for name, written in shown.items()}
        values = {key: {"value": value} for key, value in _values(profile_of(names or here)).items()}
        say_json({"here": list(here), "language": told_in, "profiles": told, "together": values})
        return
    click.echo(f"This kiosk follows: {', '.join(here)}.")
    for name, written in shown.items():
        click.echo(f"\n{name}: {words.text(told_in, written.place.key)}")
        for key in KEYS:
            reason = written.reasons[key]
            why, cited = words.text(told_in, reason.words), words.listed(told_in, reason.cited)
            click.echo(f"  {key:<24} {_plain(getattr(written.profile, key)):<22} {why} ({cited})")
    if len(names or here) > 1:
        together = profile_of(names or here)
        click.echo(f"\n{' and '.join(together.names)} together, the strictest of each:")
        for key in KEYS:
            click.echo(f"  {key:<24} {_plain(getattr(together, key))}")


def told_reason(reason: Reason, words: Words, language: str) -> Mapping[str, object]:
    """One reason for a machine, its sentence in this language and in English."""
    why = {tag: words.text(tag, reason.words) for tag in dict.fromkeys((language, "en"))}
    return {"why": why, "source": reason.source, "checked": reason.is_checked}


def told_profile(written: WrittenProfile, words: Words, language: str) -> Mapping[str, object]:
    """A place for a machine: what it is called, and each key with its reason."""
    keys = _values(written.profile)
    reasons = {key: told_reason(written.reasons[key], words, language) for key in KEYS}
    return {
        "place": words.text(language, written.place.key),
        "keys": {key: {"value": keys[key], **reasons[key]} for key in KEYS},
    }


def _values(profile: Profile) -> Mapping[str, object]:
    """The values of a profile for a machine."""
    values = {key: getattr(profile, key) for key in KEYS}
    return {
        key: getattr(value, "value", list(value) if isinstance(value, tuple) else value)
        for key, value in values.items()
    }


def _plain(value: object) -> str:
    """A value in words for a person."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return str(getattr(value, "value", value)).replace("_", " ")
