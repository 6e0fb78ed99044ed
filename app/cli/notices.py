"""Versions of the notice: taken over from a folder, compared side by side, approved by two persons."""

# ruff: noqa: PLC0415 - see the door-plate of this room
import unicodedata
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.place import Group, Place, as_json, fail, pass_place, say_json
from app.cli.signing_in import signatures
from app.domain.notice import NoticeApproval, WrittenNotice, in_force
from app.domain.permissions import Act
from app.i18n import LANGUAGES

if TYPE_CHECKING:
    from app.storage.notice_store import SqliteNotices

COLUMN = 46
"""How wide one side of a comparison is, in cells of a terminal."""


@click.group(cls=Group)
def notices() -> None:
    """The notice that guests read: its versions and their approval."""


@notices.command("import")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@pass_place
def notices_import(place: Place, folder: Path) -> None:
    """Take over a draft from a FOLDER named by its version, with one Markdown file a language; all, or every fault."""
    from app.bootstrap import open_stores
    from app.i18n import WordsError
    from app.notices import faults_of, read_folder, shipped

    config = place.config()
    try:
        notice = read_folder(folder)
    except WordsError as error:
        fail(f"Nothing was taken over: {error.args[0]}.")
    if faults := faults_of(notice, config.hotel.languages):
        fail("Nothing was taken over:\n" + "\n".join(map(str, faults)))
    is_shipped_number = notice.version == shipped().version and notice.sha256 != shipped().sha256
    if is_shipped_number or not open_stores(config, place.state).notices.keep(notice):
        fail(f"Another text is known as {notice.version}, and a version never changes; give this one a new number.")
    click.echo(f"{notice.version} is kept as a draft in {len(notice.texts)} languages, sha256 {notice.sha256}.")
    click.echo(f"Compare it, then: evenkey notices approve {notice.version} --effective DATE")


@notices.command("list")
@as_json
@pass_place
def notices_list(place: Place, is_json: bool) -> None:  # noqa: FBT001
    """List every version: the shipped one, drafts, and since when which is approved."""
    from app.bootstrap import open_stores, today_of

    config = place.config()
    store = open_stores(config, place.state).notices
    approvals = store.approvals()
    holding = in_force(approvals, today_of(config))
    told = [
        {
            "version": notice.version,
            "sha256": notice.sha256,
            "languages": list(notice.texts),
            "in_force": holding is not None and holding.notice.version == notice.version,
            "approved": [
                {"effective": each.effective.isoformat(), "by": [each.first, each.second]}
                for each in approvals
                if each.notice.version == notice.version
            ],
        }
        for notice in _versions(store).values()
    ]
    if is_json:
        say_json(told)
        return
    for each in told:
        dates = [approval["effective"] for approval in each["approved"]]  # type: ignore[attr-defined]
        state = f"approved from {', '.join(dates)}" if dates else "draft"
        mark = "  in force" if each["in_force"] else ""
        click.echo(f"{each['version']:<8} {state}{mark}  sha256 {each['sha256']}")


@notices.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--language", type=click.Choice([*LANGUAGES]), help="One language only.")
@pass_place
def notices_diff(place: Place, old: str, new: str, language: str | None) -> None:
    """Show side by side what differs between the versions OLD and NEW."""
    from app.bootstrap import open_stores
    from app.notices import differences

    known = _versions(open_stores(place.config(), place.state).notices)
    before, after = _version(known, old), _version(known, new)
    tags = [language] if language else sorted({*before.texts, *after.texts})
    count = 0
    for tag in tags:
        for label, was, now in differences(before, after, tag):
            count += 1
            click.echo(f"--- {tag} {label}")
            for left, right in zip_longest(_wrapped(was), _wrapped(now), fillvalue=""):
                click.echo(f"{left}{' ' * (COLUMN - _width(left))} | {right}".rstrip())
    click.echo(f"{count} sections differ between {old} and {new}.")


@notices.command("approve")
@click.argument("version")
@click.option("--effective", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The first day, YYYY-MM-DD.")
@pass_place
def notices_approve(place: Place, version: str, effective: datetime) -> None:
    """Approve a VERSION from a day on; two persons sign with number and PIN."""
    from app.bootstrap import open_stores, today_of
    from app.notices import faults_of

    config = place.config()
    stores = open_stores(config, place.state)
    notice, day = _version(_versions(stores.notices), version), effective.date()
    if day < today_of(config):
        fail(f"{day} is past; nothing was approved.")
    if faults := faults_of(notice, config.hotel.languages):
        fail("Nothing was approved:\n" + "\n".join(map(str, faults)))
    first, second = signatures(stores.staff, Act.CHANGE_NOTICE)
    stores.notices.approve(NoticeApproval(notice, day, first.id, second.id if second else ""))
    click.echo(f"{version} holds from {day}, sha256 {notice.sha256}.")
    if day == today_of(config):
        click.echo("A running kiosk shows it within the hour, when nobody is at it; at once: evenkey stop")


def _versions(store: "SqliteNotices") -> dict[str, WrittenNotice]:
    """Every version by its number, the shipped one first."""
    from app.notices import shipped

    notice = shipped()
    return {notice.version: notice, **store.versions()}


def _version(known: dict[str, WrittenNotice], version: str) -> WrittenNotice:
    """One version; ends the command if there is none."""
    if version not in known:
        fail(f"There is no version {version}; there are {', '.join(known)}.")
    return known[version]


def _wrapped(text: str) -> Iterator[str]:
    """A text in lines that fit one side; broken at blanks, or anywhere in a script without them."""
    line = ""
    for word in text.split():
        if line and _width(line) + 1 + _width(word) > COLUMN:
            yield line
            line = ""
        line += f" {word}" if line else word
        while _width(line) > COLUMN:
            end = next(end for end in range(len(line), 0, -1) if _width(line[:end]) <= COLUMN)
            yield line[:end]
            line = line[end:]
    if line:
        yield line


def _width(text: str) -> int:
    """How many cells of a terminal a text takes."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in text)
    unseen = sum(unicodedata.category(char) in ("Mn", "Cf") for char in text)
    return len(text) + wide - unseen
