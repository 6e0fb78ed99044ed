"""The hotel's written policy on faces, from its live settings: what is collected, why, for how long, and its end.

Source: BIPA, 740 ILCS 14/15(a): a written policy that everybody can read, with a schedule of retention and guidelines
for destruction; (c) and (d): no sale, no profit, no disclosure.
"""

from html import escape

from app.config import Config
from app.domain.mode import Mode
from app.profiles import profile_of, written_profiles

_STYLE = """
body { margin: 0 auto; max-width: 48rem; padding: 2rem 1.5rem; color: #211c17; background: #fff;
  font: 1rem/1.5 "Noto Sans", system-ui, sans-serif }
h1 { font-size: 1.8rem; margin: 0 0 .5rem } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: left; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid #857a6d }
@media print { body { padding: 0 } tr { break-inside: avoid } }
"""

_COLLECTED = {
    Mode.VERIFY_1TO1: (
        "Live pictures of the face, measurements of its geometry, and the same of the passport photo just shown.",
        "To compare the two, one with the other and with nothing else, for this one check-in.",
    ),
    Mode.DETECTION_ONLY: (
        "Live pictures of the face, and where in them the face is.",
        "To see that somebody stands there, whom staff then compare with the passport by eye.",
    ),
}

Row = tuple[str, str, str]


def schedule(config: Config) -> tuple[Row, ...]:
    """What is kept, for how long, and how it is destroyed, as the settings have it."""
    kept = config.schedule
    return (
        (
            "Pictures, measurements and results of the face and the passport photo",
            f"While the face step lasts, {config.face.face_s:g} seconds at most",
            "They stand in the memory of one program, which is ended with the step. Nothing is written to a disk.",
        ),
        (
            "The decision, with a signed release where the law asks for one; it names nobody",
            f"{kept.record_days} days, so that it can be proved",
            "Erased from the store by the kiosk itself, within a day.",
        ),
        ("Name and document number of the guest", "Until the day after departure", "Erased in the same way."),
        (
            "The stay, and its tie to the decision",
            f"{kept.link_days} days after departure",
            "Erased in the same way; at once when a guest asks for it.",
        ),
        ("The log of what staff did; it names no guest", f"{kept.audit_days} days", "Erased in the same way."),
    )


def policy_page(config: Config, software: str) -> str:
    """The policy as one page to print and to publish. An empty fact of the hotel says that it is not set."""
    hotel = config.hotel
    collected, purpose = _COLLECTED[config.face.mode]
    rows = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in schedule(config))
    who = ", ".join(part for part in (hotel.legal_name or hotel.name, hotel.address, hotel.contact) if part)
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Policy on faces</title><style>{_STYLE}</style></head><body>
<h1>Policy on faces, their retention and their destruction</h1>
<p>{escape(who)}. Kiosk {escape(config.kiosk.id)}, Evenkey {escape(software)}.</p>
<h2>What is collected, and why</h2>
<p>{escape(collected)} {escape(purpose)} Only of a guest who {escape(_consent(config))}, and never before.
Passport or booking code leads to the same room, key and price.</p>
<h2>Schedule</h2>
<table><thead><tr><th>What</th><th>How long</th><th>How it is destroyed</th></tr></thead><tbody>
{rows}</tbody></table>
<p>{escape(_bound(config))}</p>
<h2>What is never done</h2>
<p>No face, measurement or result is sold, leased, traded, profited from, disclosed to anybody or sent
from the machine.</p>
<h2>Withdrawing and complaining</h2>
<p>At the kiosk with the receipt's code, or at the front desk, at any time; it takes effect at once.
Complaints: {escape(hotel.complaint_authority or "not set by the hotel")}.</p>
</body></html>
"""


def _consent(config: Config) -> str:
    """What a guest did before anything is collected."""
    is_signed = profile_of(config.hotel.profiles).needs_release
    return "signed a written release on the screen" if is_signed else "agreed to it on a screen of its own"


def _bound(config: Config) -> str:
    """What the law of the place says of it, with its source."""
    reasons = (written_profiles()[name].reasons["retention_face_s"] for name in config.hotel.profiles)
    return " ".join(f"{reason.why} ({reason.source})" for reason in reasons)
