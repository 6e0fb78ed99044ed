"""The shelf of rules: what the hotel set, what a manager may change within which range, and what the law sets."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.config import Config, Span
from app.domain.desk_table import Coded
from app.domain.office import Ask, Draft, OfficeCell, OfficeQuery, OfficeRow, Sheet, Task, TaskFault, Told, sheet_of
from app.domain.profile import KEYS
from app.domain.staff import Signed
from app.i18n import LANGUAGES
from app.profiles import profile_of, written_profiles

if TYPE_CHECKING:
    from app.storage.rule_store import SqliteRules

COLUMNS = ("rule", "value", "range", "set_by")
OF_CHANGES = ("changed_at", "value", "by", "reason")
OF_LAW = ("place", "value", "why", "source")
IN_FILE = ("mode", "turns", "face_s", "minor_age", "retention_days", "consent_hours")
"""What the notice tells or an assessment was made for: changed in the settings file alone, and assessed anew."""

LAW = "law:"


class RulesShelf:
    """Rules of the house and of the place. `adopt` makes the running kiosk follow them, for whoever comes next."""

    def __init__(self, config: Config, store: "SqliteRules", adopt: Callable[[Config], None]) -> None:
        """Take the settings as the file has them."""
        self._config = config
        self._store = store
        self._adopt = adopt

    def sheet(self, query: OfficeQuery) -> Sheet:
        """Every rule; or one with its changes, or with what each place says. Raises: STORE_UNAVAILABLE."""
        changes = self._store.now()
        now = self._config.with_changes(changes)
        if query.subject.startswith(LAW):
            return self._law(query, query.subject.removeprefix(LAW))
        if query.subject:
            return self._one(query, now)
        spans = self._config.changeable()
        rows = [_changeable(now, key, span, is_changed=key in changes) for key, span in spans.items()]
        rows += [
            OfficeRow(key, "in_file", (Coded(f"rule.{key}"), _value(now.told(key)), "", Coded("set.file")))
            for key in IN_FILE
        ]
        profile = profile_of(self._config.hotel.profiles)
        rows += [
            OfficeRow(
                f"{LAW}{key}", "by_law", (Coded(f"law.{key}"), _plain(getattr(profile, key)), "", Coded("set.law"))
            )
            for key in KEYS
        ]
        places = tuple(written_profiles()[name].place for name in self._config.hotel.profiles)
        return sheet_of(query, COLUMNS, rows, told=(Told("rules", {"places": places}),))

    def do(self, draft: Draft, signed: Signed) -> TaskFault | None:
        """Change a rule, or follow the settings file again. Raises: STORE_UNAVAILABLE."""
        span = self._config.changeable().get(draft.subject)
        value = draft.told(Ask.VALUE)
        if span is None or (draft.task is Task.CHANGE_RULE and not span.holds(value)):
            return TaskFault.OUT_OF_RANGE
        self._store.change(draft.subject, value, signed)
        self._adopt(self._config.with_changes(self._store.now()))
        return None

    def _one(self, query: OfficeQuery, now: Config) -> Sheet:
        """One rule: what it may be, and who changed it when."""
        key, span = query.subject, self._config.changeable().get(query.subject)
        if span is None:
            in_file = Told("rule_in_file", {"key": key}) if key in IN_FILE else Told("unreadable", is_caution=True)
            return sheet_of(query, OF_CHANGES, (), told=(in_file,))
        rows = [
            OfficeRow(
                str(number),
                "",
                (
                    each.at.date(),
                    _value(each.value) if each.value else Coded("set.file"),
                    each.staff,
                    Coded(f"reason.{each.reason}"),
                ),
            )
            for number, each in enumerate(self._store.history(key))
        ]
        tasks = (Task.CHANGE_RULE, Task.RESET_RULE) if key in self._store.now() else (Task.CHANGE_RULE,)
        values: dict[str, OfficeCell] = {"value": _value(now.told(key))}
        return sheet_of(
            query,
            OF_CHANGES,
            rows,
            told=(Told("rule_now", {"rule": Coded(f"rule.{key}"), **values}), Told(f"rule_why.{key}")),
            tasks=tasks,
            choices=span.choices,
            within=span.within,
        )

    def _law(self, query: OfficeQuery, key: str) -> Sheet:
        """What each place of this kiosk says of one key, and why."""
        if key not in KEYS:
            return sheet_of(query, OF_LAW, (), told=(Told("unreadable", is_caution=True),))
        rows = []
        for name in self._config.hotel.profiles:
            written = written_profiles()[name]
            reason = written.reasons[key]
            value = _plain(getattr(written.profile, key))
            rows.append(OfficeRow(name, "", (written.place, value, Coded(reason.words), reason.cited)))
        holds = {"rule": Coded(f"law.{key}"), "value": _plain(getattr(profile_of(self._config.hotel.profiles), key))}
        return sheet_of(query, OF_LAW, rows, told=(Told("law_holds", holds),))


def _changeable(now: Config, key: str, span: Span, *, is_changed: bool) -> OfficeRow:
    """One rule that a manager may change."""
    within = f"{span.within[0]}-{span.within[1]}" if span.within else ""
    by = Coded("set.screen" if is_changed else "set.file")
    return OfficeRow(key, "may_change", (Coded(f"rule.{key}"), _value(now.told(key)), within, by))


def _value(text: str) -> OfficeCell:
    """A value as a cell: a number as it is, a code as a word."""
    return text if text[:1].isdigit() else Coded(f"value.{text}")


def _plain(value: object) -> OfficeCell:
    """A value of a place's law as a cell."""
    if isinstance(value, bool):
        return Coded("value.yes" if value else "value.no")
    if isinstance(value, int):
        return value
    if isinstance(value, tuple):
        return tuple(_part(str(each)) for each in value) or Coded("value.none")
    return Coded(f"value.{getattr(value, 'value', value)}")


def _part(told: str) -> str | Coded:
    """One of several values: a language by its own name, anything else by its word."""
    return LANGUAGES[told].own_name if told in LANGUAGES else Coded(f"value.{told.replace(' ', '_')}")
