"""Who must hear of an incident, and by when. Source: rights.md R60."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.domain.profile import Profile


@dataclass(frozen=True)
class Deadline:
    """Until when these must be told, by the law of one place."""

    place: str
    tell: str
    hours: int
    by: datetime


def deadlines(profiles: Iterable[Profile], noticed: datetime) -> tuple[Deadline, ...]:
    """Every duty to tell, the most pressing first; times count from when the incident was noticed."""
    found = [
        Deadline(
            "+".join(profile.names),
            tell,
            profile.breach_deadline_h,
            noticed + timedelta(hours=profile.breach_deadline_h),
        )
        for profile in profiles
        for tell in profile.breach_tell
    ]
    return tuple(sorted(found, key=lambda deadline: deadline.by))
