"""What the law of each place sets on this kiosk, and why."""

from collections.abc import Mapping

import click

from app.cli.place import Command, Place, as_json, fail, pass_place, say_json
from app.domain.profile import KEYS, Profile
from app.profiles import Reason, profile_of, written_profiles


@click.command("profiles", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME]...")
@as_json
@pass_place
def profiles(place: Place, names: tuple[str, ...], is_json: bool) -> None:  # noqa: FBT001
    """Print what each profile sets and why; of several NAMEs also what they set together, the strictest of each."""
    known = written_profiles()
    if unknown := [name for name in names if name not in known]:
        fail(f"There is no profile {unknown[0]}. Known are: {', '.join(known)}.")
    shown = {name: known[name] for name in (names or known)}
    here = place.config().hotel.profiles
    if is_json:
        told = {name: {"place": w.place, "keys": _told(w.profile, w.reasons)} for name, w in shown.items()}
        say_json({"here": list(here), "profiles": told, "together": _told(profile_of(names or here), {})})
        return
    click.echo(f"This kiosk follows: {', '.join(here)}.")
    for name, written in shown.items():
        click.echo(f"\n{name}: {written.place}")
        for key in KEYS:
            reason = written.reasons[key]
            unread = "" if reason.is_checked else "; the official text was not read"
            click.echo(
                f"  {key:<24} {_plain(getattr(written.profile, key)):<22} {reason.why} ({reason.source}{unread})"
            )
    if len(names or here) > 1:
        together = profile_of(names or here)
        click.echo(f"\n{' and '.join(together.names)} together, the strictest of each:")
        for key in KEYS:
            click.echo(f"  {key:<24} {_plain(getattr(together, key))}")


def _told(profile: Profile, reasons: Mapping[str, Reason]) -> Mapping[str, object]:
    """A profile for a machine."""
    told: dict[str, object] = {}
    for key in KEYS:
        value = getattr(profile, key)
        plain = getattr(value, "value", list(value) if isinstance(value, tuple) else value)
        reason = reasons.get(key)
        why = {"why": reason.why, "source": reason.source, "checked": reason.is_checked} if reason else {}
        told[key] = {"value": plain, **why}
    return told


def _plain(value: object) -> str:
    """A value in words for a person."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(value) or "none"
    return str(getattr(value, "value", value)).replace("_", " ")
