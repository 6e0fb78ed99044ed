"""What a receipt tells of the guest's face once the camera has opened: how long, why it ended, and by what means."""

from datetime import datetime
from functools import reduce
from zoneinfo import ZoneInfo

from app.domain.consent import Receipt
from app.domain.face_life import FaceLife, FaceMeans
from app.domain.mode import Mode
from app.i18n import Words
from app.receipts.isolates import isolated_code

KNOWN_PROTECTIONS = (
    "empty_network",
    "no_sockets",
    "no_programs",
    "no_file_growth",
    "read_only_files",
    "not_readable",
    "no_new_rights",
    "few_calls",
    "dies_with_desk",
)
"""The protections that have words, what matters most to a guest first. Source: `wire.protocol.Protection`."""


class FaceFacts:
    """The words of one receipt, whose camera has opened, in one language (BCP 47); times are those of the `zone`."""

    def __init__(self, receipt: Receipt, language: str, words: Words, zone: ZoneInfo, *, may_open: bool) -> None:
        """Tell of `receipt`; `may_open` is whether its consent still lasts."""
        self._receipt = receipt
        self._language = language
        self._words = words
        self._zone = zone
        self._may_open = may_open

    def camera(self) -> str:
        """When the face camera opened last, when it was closed and the face erased, why, and how often before."""
        *earlier, last = self._receipt.face
        sentences = [self._say("camera_before" if self._may_open else "camera_withdrawn"), *self._life(last)]
        if earlier:
            sentences.append(self._words.plural(self._language, "receipt.life_earlier", len(earlier)))
        return self._joined("two_sentences", sentences)

    def method(self) -> str:
        """What the machine did, told by what it was set up to do when the camera opened last. It tells no outcome."""
        means = self._receipt.face[-1].means
        method = self._say(f"method_{means.mode.value}")
        if means.mode is not Mode.VERIFY_1TO1:
            return method
        likeness = self._say("likeness", threshold=isolated_code(f"{means.threshold:g}"))
        turns = self._say("turns", n=means.turns)
        return self._joined("two_sentences", [method, likeness, turns])

    def protections(self) -> str:
        """The protections that were on, one after the other; one that a later version knows is shown as its code."""
        were_on = self._receipt.face[-1].means.protections
        known = [self._say(f"protection_{code}") for code in KNOWN_PROTECTIONS if code in were_on]
        names = [*known, *(isolated_code(code) for code in were_on if code not in KNOWN_PROTECTIONS)]
        if not names:
            return self._say("protections_none")
        return self._say("protections_on", names=self._joined("two_names", names))

    def _life(self, life: FaceLife) -> list[str]:
        """One opening, from first to last."""
        opened = self._time(life.opened_at)
        if life.erased_at is None or life.end is None:
            return [self._say("life_lasts", opened=opened)]
        erased = self._time(life.erased_at)
        if life.lasted_s is None:
            return [self._say("life_crashed", opened=opened, erased=erased)]
        spans = {"opened": opened, "erased": erased}
        told = self._words.plural(self._language, "receipt.life", life.lasted_s, **spans)
        return [told, self._say(f"end_{life.end.value}")]

    def _time(self, moment: datetime) -> str:
        """A time to the second in the hotel's zone; with its date where that is not the receipt's."""
        local = moment.astimezone(self._zone)
        is_same_day = local.date() == self._receipt.created_at.astimezone(self._zone).date()
        return isolated_code(f"{local:%H:%M:%S}" if is_same_day else f"{local:%Y-%m-%d %H:%M:%S}")

    def _say(self, key: str, **values: object) -> str:
        """The sentence of a key."""
        return self._words.text(self._language, f"receipt.{key}", **values)

    def _joined(self, key: str, parts: list[str]) -> str:
        """Parts one after the other, as the language sets them side by side."""
        return reduce(lambda first, second: self._say(key, first=first, second=second), parts)


def models_line(means: FaceMeans, digits: int) -> str:
    """The models that were run, each with the first hexadecimal digits of its file's SHA-256."""
    return ", ".join(f"{model.name} {model.sha256[:digits]}…" for model in means.models)
