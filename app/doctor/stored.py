"""How many persons' face data is stored, in words, with what the law asks of such a number."""

from pathlib import Path

from app.bootstrap import DATABASE
from app.domain.filing import FILING_PERSONS, FILING_WORKING_DAYS, FilingAlert, filing_alert
from app.storage.database import open_database
from app.storage.stored_faces import count_stored_faces


def stored_faces(state: Path) -> tuple[int, str, str]:
    """The number, a sentence about it, and what to do; nothing where it is none.

    Raises: STORE_UNAVAILABLE.
    """
    counted = count_stored_faces(open_database(state / DATABASE), state)
    looked = f"{counted.rows} rows and {counted.files} files were looked at"
    if not counted.persons:
        return 0, f"Nobody's face is stored: {looked}. The law asks for filing from {FILING_PERSONS:,} persons on.", ""
    where = ", ".join(f"{place}: {count}" for place, count in counted.found.items())
    mend = "Nothing of Evenkey writes this: find out what did, erase it, and tell the privacy officer."
    if filing_alert(counted.persons) is not FilingAlert.FAR:
        mend += (
            f" From {FILING_PERSONS:,} persons on, file with the authority within {FILING_WORKING_DAYS} working days."
        )
    return counted.persons, f"What could be the faces of up to {counted.persons:,} persons is stored ({where}).", mend
