"""The pages of the office with values as a manager meets them, for pictures of the screens."""

from collections.abc import Mapping
from datetime import date

from app.domain.desk_table import Coded
from app.domain.office import Ask, OfficeQuery, OfficeRow, Sheet, Shelf, Task, TaskFault, Told
from app.flow import pages
from app.flow.staff_pages import PinStage
from app.profiles import written_profiles

_CHANGES = (
    ("changed", ("HB7K2M9Q", "departure", "2026-11-30", "2026-12-02")),
    ("changed", ("HB7K2M9Q", "guests", "1", "2")),
    ("changed", ("HB81XV0C", "display_name", "Maria Gonzalez", "María Josefa González Álvarez")),
    ("new", ("HB9QW3ET", "", "", "")),
    ("new", ("HB9QW3EU", "", "", "")),
    ("gone", ("HB5T77PL", "", "", "")),
)
_TEXTS = (
    (
        "en",
        "N6",
        "Retention: Your face is erased within 60 seconds of the result. Nothing of it is kept.",
        "Retention: Your face is erased within 30 seconds of the result. Nothing of it is kept, here or elsewhere.",
    ),
    (
        "zh-CN",
        "N6",
        "结果产生后 60 秒内删除您的人脸。",
        "结果产生后 30 秒内删除您的人脸。任何地方都不保留。",
    ),
    ("ar", "N6", "المدة: يُمحى وجهك خلال 60 ثانية.", "المدة: يُمحى وجهك خلال 30 ثانية، ولا يبقى منه شيء."),
)
_PEOPLE = (("02", "Mina", "manager", "active"), ("03", "Olga", "privacy_officer", "active"))
_DESK = (("07", "Lin", "desk", "active"), ("08", "Wei", "desk", "first_pin"), ("11", "Jonas", "inspector", "disabled"))
_SIGNED = (Coded("desk.office.task.change_role"), "11", Coded("desk.office.cell.role.privacy_officer"))
_LOCKS = ("notice_unapproved", "location_unknown", "assessment_missing")


def office_bodies() -> Mapping[str, tuple[pages.Body, int]]:
    """Every page of the office, and its step."""
    choices = ("daily_list", "correction")
    bodies: dict[str, pages.Body] = {
        "office-arrivals": _page(_files(), ()),
        "office-preview": _page(_preview(), (Task.IMPORT_ARRIVALS,)),
        "office-faults": _page(_faults(), (), fault=TaskFault.CHANGED_MEANWHILE),
        "office-notices": _page(_notices(), ()),
        "office-beside": _page(_beside(), (Task.APPROVE_NOTICE,)),
        "office-gates": _page(_gates(), ()),
        "office-rules": _page(_rules(), ()),
        "office-rule": _page(_rule(), (Task.CHANGE_RULE, Task.RESET_RULE)),
        "office-law": _page(_law(), ()),
        "office-staff": _page(_staff(), (Task.ADD_STAFF,), done=Task.ADD_STAFF),
        "office-one": _page(_one(), (Task.CHANGE_ROLE, Task.NEW_PIN, Task.DISABLE_STAFF)),
        "question-reason": pages.QuestionPage(Task.IMPORT_ARRIVALS, Ask.REASON, choices),
        "question-role": pages.QuestionPage(
            Task.ADD_STAFF, Ask.ROLE, ("desk", "manager", "privacy_officer", "inspector")
        ),
        "question-day": pages.QuestionPage(
            Task.APPROVE_NOTICE, Ask.DAY, ("2026-11-29", "2026-11-30", "2026-12-06"), is_typed=True
        ),
        "question-name": pages.QuestionPage(Task.ADD_STAFF, Ask.NAME, is_typed=True, fault=TaskFault.EMPTY),
        "question-pin": pages.QuestionPage(Task.NEW_PIN, Ask.PIN, is_typed=True, fault=TaskFault.PIN_WEAK),
        "question-value": pages.QuestionPage(
            Task.CHANGE_RULE, Ask.VALUE, is_typed=True, within=(1096, 36525), fault=TaskFault.OUT_OF_RANGE
        ),
        "office-second": pages.StaffPinPage(None, 0, PinStage.SECOND_FOR_TASK, is_refused=True, signs=_SIGNED),
    }
    return {name: (body, 0) for name, body in bodies.items()}


def _page(sheet: Sheet, tasks: tuple[Task, ...], **fields: object) -> pages.OfficePage:
    """Mina's office at a sheet."""
    return pages.OfficePage("Mina", tuple(Shelf), sheet.query, sheet, tasks, **fields)  # type: ignore[arg-type]


def _sheet(shelf: Shelf, columns: tuple[str, ...], rows: tuple[OfficeRow, ...], **fields: object) -> Sheet:
    """A sheet of these rows."""
    subject = "one" if fields.pop("is_one", False) else ""
    return Sheet(OfficeQuery(shelf, subject), columns, rows, len(rows), **fields)  # type: ignore[arg-type]


def _files() -> Sheet:
    """Lists to import."""
    cells = (
        ("arrivals-2026-11-29.csv", Coded("from.folder"), date(2026, 11, 29)),
        ("arrivals-2026-11-30.csv", Coded("from.medium"), date(2026, 11, 29)),
    )
    rows = tuple(OfficeRow(each[0], "folder", each) for each in cells)
    kinds = ("folder", "medium")
    told = (Told("arrivals"), Told("medium_there"))
    return _sheet(Shelf.ARRIVALS, ("file", "from", "changed_on"), rows, told=told, kinds=kinds)


def _preview() -> Sheet:
    """What a list changes."""
    rows = tuple(OfficeRow(cells[0] + cells[1], kind, (Coded(f"change.{kind}"), *cells)) for kind, cells in _CHANGES)
    counts = Told("arrivals_preview", {"new": 2, "changed": 2, "unchanged": 31, "gone": 1})
    told, kinds = (counts, Told("arrivals_gone")), ("new", "changed", "gone")
    columns = ("what", "booking", "field", "before", "after")
    return _sheet(Shelf.ARRIVALS, columns, rows, told=told, kinds=kinds, is_one=True)


def _faults() -> Sheet:
    """What is wrong in a list."""
    cells = ((3, "arrival", Coded("fault.bad_date")), (17, "guests", Coded("fault.bad_count")))
    rows = tuple(OfficeRow(str(number), "fault", each) for number, each in enumerate(cells))
    told = (Told("arrivals_faults", is_caution=True),)
    return _sheet(Shelf.ARRIVALS, ("line", "field", "fault"), rows, told=told, is_one=True)


def _notices() -> Sheet:
    """Versions of the notice."""
    cells = (
        ("1.0", Coded("notice.in_force"), date(2026, 11, 25), "02, 03"),
        ("1.1", Coded("notice.draft"), "", ""),
        ("2.0", Coded("from.medium"), "", ""),
    )
    rows = tuple(OfficeRow(each[0], "draft", each) for each in cells)
    told = (Told("notice_holds", {"version": "1.0", "day": date(2026, 11, 25)}),)
    columns = ("version", "state", "holds_from", "signed_by")
    return _sheet(Shelf.NOTICES, columns, rows, told=told, kinds=("in_force", "draft", "in_folder"))


def _beside() -> Sheet:
    """Two versions side by side."""
    rows = tuple(OfficeRow("".join(cells[:2]), cells[0], cells) for cells in _TEXTS)
    told = (Told("notice_beside", {"version": "1.1", "other": "1.0", "number": 3}), Told("notice_approve"))
    columns = ("language", "section", "before", "after")
    return _sheet(Shelf.NOTICES, columns, rows, told=told, kinds=("en", "zh-CN", "ar"), is_one=True)


def _gates() -> Sheet:
    """What locks the face way."""
    rows = tuple(OfficeRow(code, "lock", (Coded(f"lock.{code}"), Coded(f"mend.{code}"))) for code in _LOCKS)
    form = OfficeRow("pia.md", "form", ("pia-2027-01.md", Coded("form")))
    locked = Told("gates_locked", {"number": 3}, is_caution=True)
    until = {"id": "PIA-2026-01", "day": date(2026, 6, 1), "until": date(2026, 11, 1)}
    told = (locked, Told("assessment_newest", until))
    return _sheet(Shelf.GATES, ("what", "do"), (*rows, form), told=told, kinds=("lock", "form"))


def _rules() -> Sheet:
    """Rules of the house and of the place."""
    cells = (
        ("may_change", (Coded("rule.identity_check"), Coded("value.staff_glance"), "", Coded("set.file"))),
        ("may_change", (Coded("rule.offered"), Coded("value.yes"), "", Coded("set.file"))),
        ("may_change", (Coded("rule.link_days"), "14", "0-1096", Coded("set.screen"))),
        ("may_change", (Coded("rule.audit_days"), "1096", "1096-36525", Coded("set.file"))),
        ("may_change", (Coded("rule.attempts_days"), "30", "1-90", Coded("set.file"))),
        ("may_change", (Coded("rule.idle_s"), "120", "120-300", Coded("set.file"))),
        ("in_file", (Coded("rule.mode"), Coded("value.verify_1to1"), "", Coded("set.file"))),
        ("in_file", (Coded("rule.retention_days"), "1096", "", Coded("set.file"))),
        ("by_law", (Coded("law.guardian_required_under"), 14, "", Coded("set.law"))),
        ("by_law", (Coded("law.breach_tell"), (Coded("value.authority"), Coded("value.guests")), "", Coded("set.law"))),
    )
    rows = tuple(OfficeRow(str(number), kind, each) for number, (kind, each) in enumerate(cells))
    told, kinds = (Told("rules", {"places": (Coded("profile.place.CN"),)}),), ("may_change", "in_file", "by_law")
    query = OfficeQuery(Shelf.RULES, page=1)
    return Sheet(query, ("rule", "value", "range", "set_by"), rows, 32, told=told, kinds=kinds)


def _rule() -> Sheet:
    """One rule, and who changed it when."""
    cells = (date(2026, 11, 28), "14", "02", Coded("reason.counsel_asked"))
    now = Told("rule_now", {"rule": Coded("rule.link_days"), "value": "14"})
    told, columns = (now, Told("rule_why.link_days")), ("changed_at", "value", "by", "reason")
    return _sheet(Shelf.RULES, columns, (OfficeRow("0", "", cells),), told=told, within=(0, 1096), is_one=True)


def _law() -> Sheet:
    """One key of the law, as two places have it, and why."""
    told_to = (Coded("value.authority"), Coded("value.guests"))
    rows = []
    for name in ("CN", "ES"):
        written = written_profiles()[name]
        reason = written.reasons["breach_tell"]
        rows.append(OfficeRow(name, "", (written.place, told_to, Coded(reason.words), reason.cited)))
    told = (Told("law_holds", {"rule": Coded("law.breach_tell"), "value": told_to}),)
    return _sheet(Shelf.RULES, ("place", "value", "why", "source"), tuple(rows), told=told, is_one=True)


def _staff() -> Sheet:
    """Who works here."""
    rows = tuple(
        OfficeRow(number, state, (number, name, Coded(f"role.{role}"), Coded(f"staff.{state}")))
        for number, name, role, state in (*_PEOPLE, *_DESK)
    )
    kinds = ("active", "first_pin", "disabled")
    return _sheet(Shelf.STAFF, ("number", "name", "role", "state"), rows, kinds=kinds)


def _one() -> Sheet:
    """One of them."""
    row = OfficeRow("07", "active", ("07", "Lin", Coded("role.desk"), Coded("staff.active")))
    return _sheet(Shelf.STAFF, ("number", "name", "role", "state"), (row,), told=(Told("staff_one"),), is_one=True)
