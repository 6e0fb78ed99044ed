"""Who may do what: one table of acts and roles. What nobody may do is no act at all, so that nothing can ask for it.

Source: rights.md R49 (least privilege, two persons) and section 10.
"""

from collections.abc import Mapping
from enum import Enum

from app.domain.staff import Role, StaffMember


class Act(Enum):
    """Everything a member of staff may do in this program; there is no other door."""

    CHANGE_OWN_PIN = "change_own_pin"
    HELP_GUEST = "help_guest"
    SEE_HELP_CALLS = "see_help_calls"
    SEE_ARRIVALS = "see_arrivals"
    IMPORT_ARRIVALS = "import_arrivals"
    FIND_RECEIPT = "find_receipt"
    PRINT_RECEIPT = "print_receipt"
    EXPORT_RECEIPT = "export_receipt"
    WITHDRAW_CONSENT = "withdraw_consent"
    ERASE_RECORD = "erase_record"
    REFUSE_REQUEST = "refuse_request"
    SEE_DEVICES = "see_devices"
    WRITE_REPORT = "write_report"
    OPEN_INCIDENT = "open_incident"
    APPROVE_ASSESSMENT = "approve_assessment"
    CHANGE_NOTICE = "change_notice"
    MANAGE_STAFF = "manage_staff"
    MAKE_OFFICER = "make_officer"
    CHANGE_OFFICER = "change_officer"
    SEE_RULES = "see_rules"
    CHANGE_RULE = "change_rule"
    ROTATE_KEYS = "rotate_keys"
    READ_AUDIT = "read_audit"
    EXPORT_AUDIT = "export_audit"


class Never(Enum):
    """What no role may do, alone or with others. These are names for tests and for the inspector; no code takes one."""

    CHOOSE_FOR_GUEST = "choose_for_guest"
    CONSENT_FOR_GUEST = "consent_for_guest"
    START_CAMERA = "start_camera"
    SEE_FACE = "see_face"
    CLOSE_PASSPORT_WAY = "close_passport_way"
    SHORTEN_NOTICE = "shorten_notice"
    EDIT_RECORD = "edit_record"
    BACKDATE = "backdate"


class OwnerAct(Enum):
    """What is written down beside the acts of staff: of the program, or of who has the machine's command line."""

    LOCKED_OUT = "locked_out"
    RESTORE_STORE = "restore_store"


_DESK, _MANAGER, _OFFICER, _INSPECTOR = Role.DESK, Role.MANAGER, Role.PRIVACY_OFFICER, Role.INSPECTOR

ALLOWED: Mapping[Act, frozenset[Role]] = {
    Act.CHANGE_OWN_PIN: frozenset(Role),
    Act.HELP_GUEST: frozenset({_DESK, _MANAGER}),
    Act.SEE_HELP_CALLS: frozenset({_DESK, _MANAGER}),
    Act.SEE_ARRIVALS: frozenset({_DESK, _MANAGER}),
    Act.IMPORT_ARRIVALS: frozenset({_MANAGER}),
    Act.FIND_RECEIPT: frozenset({_DESK, _MANAGER, _OFFICER, _INSPECTOR}),
    Act.PRINT_RECEIPT: frozenset({_DESK, _MANAGER, _OFFICER}),
    Act.EXPORT_RECEIPT: frozenset({_DESK, _MANAGER, _OFFICER}),
    Act.WITHDRAW_CONSENT: frozenset({_DESK, _MANAGER, _OFFICER}),
    Act.ERASE_RECORD: frozenset({_DESK, _MANAGER, _OFFICER}),
    Act.REFUSE_REQUEST: frozenset({_MANAGER, _OFFICER}),
    Act.SEE_DEVICES: frozenset({_DESK, _MANAGER, _OFFICER, _INSPECTOR}),
    Act.WRITE_REPORT: frozenset({_DESK, _MANAGER}),
    Act.OPEN_INCIDENT: frozenset({_DESK, _MANAGER, _OFFICER}),
    Act.APPROVE_ASSESSMENT: frozenset({_OFFICER}),
    Act.CHANGE_NOTICE: frozenset({_MANAGER, _OFFICER}),
    Act.MANAGE_STAFF: frozenset({_MANAGER}),
    Act.MAKE_OFFICER: frozenset({_MANAGER}),
    Act.CHANGE_OFFICER: frozenset({_MANAGER}),
    Act.SEE_RULES: frozenset({_MANAGER, _OFFICER, _INSPECTOR}),
    Act.CHANGE_RULE: frozenset({_MANAGER}),
    Act.ROTATE_KEYS: frozenset({_MANAGER}),
    Act.READ_AUDIT: frozenset({_MANAGER, _OFFICER, _INSPECTOR}),
    Act.EXPORT_AUDIT: frozenset({_MANAGER, _OFFICER, _INSPECTOR}),
}
"""Which roles may do an act. An inspector reads, and takes evidence along; nothing more."""

SECONDS: Mapping[Act, frozenset[Role]] = {
    Act.ERASE_RECORD: frozenset({_MANAGER, _OFFICER}),
    Act.CHANGE_NOTICE: frozenset({_MANAGER, _OFFICER}),
    Act.MAKE_OFFICER: frozenset({_MANAGER, _OFFICER}),
    Act.CHANGE_OFFICER: frozenset({_MANAGER, _OFFICER}),
    Act.ROTATE_KEYS: frozenset({_MANAGER, _OFFICER}),
}
"""Acts that a second person must sign as well, and the roles this person may have."""


def may(member: StaffMember, act: Act) -> bool:
    """Whether a member of staff may do an act, or begin it where a second person must sign."""
    return member.role in ALLOWED[act]


def may_together(first: StaffMember, second: StaffMember | None, act: Act) -> bool:
    """Whether these may do an act: one person where one is enough, and else two different ones."""
    if not may(first, act):
        return False
    if act not in SECONDS:
        return True
    return second is not None and second.id != first.id and second.role in SECONDS[act]
