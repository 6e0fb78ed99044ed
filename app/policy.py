"""The hotel's written policy on faces, from its live settings: what is collected, why, for how long, and its end.

Source: BIPA, 740 ILCS 14/15(a): a written policy that everybody can read, with a schedule of retention and guidelines
for destruction; (c) and (d): no sale, no profit, no disclosure.
"""

from html import escape
from math import ceil

from app.config import Config
from app.i18n import Words
from app.profiles import profile_of, written_profiles

_STYLE = """
body { margin: 0 auto; max-width: 48rem; padding: 2rem 1.5rem; color: #211c17; background: #fff;
  font: 1rem/1.5 "Noto Sans", system-ui, sans-serif }
h1 { font-size: 1.8rem; margin: 0 0 .5rem } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem }
table { border-collapse: collapse; width: 100% }
th, td { text-align: start; vertical-align: top; padding: .5rem .75rem; border-bottom: 1px solid #857a6d }
@media print { body { padding: 0 } tr { break-inside: avoid } }
"""

Row = tuple[str, str, str]


def schedule(config: Config, words: Words, language: str) -> tuple[Row, ...]:
    """What is kept, for how long, and how it is destroyed, as the settings have it."""
    kept = config.schedule
    return (
        _row(words, language, "face", words.plural(language, "policy.seconds", ceil(config.face.face_s))),
        _row(words, language, "decision", words.plural(language, "policy.days", kept.record_days)),
        _row(words, language, "guest"),
        _row(words, language, "stay", words.plural(language, "policy.days", kept.link_days)),
        (
            words.text(language, "policy.acts.what"),
            words.plural(language, "policy.days", kept.audit_days),
            words.text(language, "policy.guest.destroyed"),
        ),
    )


def policy_page(config: Config, words: Words, language: str, software: str) -> str:
    """The policy as one page to print and to publish. An empty fact of the hotel says that it is not set."""
    said = {
        name: escape(words.text(language, f"policy.{name}"))
        for name in (
            *("title", "collected.title", "schedule.title", "law.title", "never.title", "rights.title"),
            *("schedule.what", "schedule.how_long", "schedule.how_destroyed"),
            *("same", "never.text", "rights.text"),
        )
    }
    mode, hotel = config.face.mode.value, config.hotel
    consent = "signed" if profile_of(hotel.profiles).needs_release else "agreed"
    collected = [
        words.text(language, f"policy.collected.{mode}"),
        words.text(language, f"policy.purpose.{mode}"),
        words.text(language, f"policy.consent.{consent}"),
    ]
    who = ", ".join(part for part in (hotel.legal_name or hotel.name, hotel.address, hotel.contact) if part)
    kiosk = words.text(language, "policy.kiosk", kiosk=_apart(config.kiosk.id), software=_apart(software))
    authority = _apart(hotel.complaint_authority) or words.text(language, "policy.unset")
    complaints = words.text(language, "policy.rights.complaints", authority=authority)
    rows = "".join(
        f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>\n" for row in schedule(config, words, language)
    )
    side = "rtl" if words.is_rtl(language) else "ltr"
    return f"""<!DOCTYPE html>
<html lang="{language}" dir="{side}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>{said["title"]}</title><style>{_STYLE}</style></head><body>
<h1>{said["title"]}</h1>
<p><bdi>{escape(who)}</bdi></p>
<p>{escape(kiosk)}</p>
{_lines(_reviewed(config, words, language))}
<h2>{said["collected.title"]}</h2>
{_lines(collected)}
<p>{said["same"]}</p>
<h2>{said["schedule.title"]}</h2>
<table><thead><tr><th>{said["schedule.what"]}</th><th>{said["schedule.how_long"]}</th>
<th>{said["schedule.how_destroyed"]}</th></tr></thead><tbody>
{rows}</tbody></table>
<h2>{said["law.title"]}</h2>
{_lines(_bounds(config, words, language))}
<h2>{said["never.title"]}</h2>
<p>{said["never.text"]}</p>
<h2>{said["rights.title"]}</h2>
<p>{said["rights.text"]}</p>
<p>{escape(complaints)}</p>
</body></html>
"""


def unreviewed(config: Config) -> tuple[str, ...]:
    """The hotel's languages in which counsel has not reviewed the policy."""
    return tuple(tag for tag in config.hotel.languages if tag not in config.hotel.policy_reviewed)


def _row(words: Words, language: str, kept: str, time: str = "") -> Row:
    """One line of the schedule; `time` where the settings say how long."""
    return (
        words.text(language, f"policy.{kept}.what"),
        words.text(language, f"policy.{kept}.time", time=time),
        words.text(language, f"policy.{kept}.destroyed"),
    )


def _reviewed(config: Config, words: Words, language: str) -> list[str]:
    """Whether counsel has reviewed the page in this language, and in which others not."""
    is_reviewed = language in config.hotel.policy_reviewed
    said = [words.text(language, "policy.reviewed" if is_reviewed else "policy.unreviewed")]
    if others := [_apart(words.language_name(tag)) for tag in unreviewed(config) if tag != language]:
        said.append(words.text(language, "policy.elsewhere", languages=words.listed(language, others)))
    return said


def _bounds(config: Config, words: Words, language: str) -> list[str]:
    """What the law of each place says of how long a face is kept, with its source."""
    said = []
    for name in config.hotel.profiles:
        written = written_profiles()[name]
        reason = written.reasons["retention_face_s"]
        place, why = words.text(language, written.place.key), words.text(language, reason.words)
        cited = [_apart(each) if isinstance(each, str) else each for each in reason.cited]
        said.append(f"{place}: {why} ({words.listed(language, cited)})")
    return said


def _lines(said: list[str]) -> str:
    """Sentences, each in a line of its own."""
    return "\n".join(f"<p>{escape(each)}</p>" for each in said)


def _apart(text: str) -> str:
    """What is in no language of the page, so that it keeps its own direction."""
    return f"\u2068{text}\u2069" if text else ""
