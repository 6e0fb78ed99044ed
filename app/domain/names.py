"""Say whether the name in a machine-readable zone and the name in a booking are one person's: yes, unsure, or no.

A wrong yes opens another guest's booking, so only spelling, order and what a form had no room for is forgiven. A pet
name is not a spelling. Every answer has a reason that can be told in words, to the guest and to the receptionist.
Source: ICAO Doc 9303-3, 4.6 (names and truncation) and section 6 (transliteration).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from app.domain.likeness import PART_LETTERS, NameReason, skeleton, word_likeness
from app.domain.spellings import (
    NAME_MAX,
    Readings,
    Words,
    has_arabic,
    is_chinese,
    is_other_reading,
    is_spelled,
    pinyin_forms,
    written_forms,
)

SAME_MIN, UNSURE_MIN = 0.80, 0.60
"""From which likeness, 0 to 1, two names are one, or may be. Source: our trial, tuned on the list made by hand."""

_PART = 0.85
"""How like a whole field is to a part of it."""

_FIRST_ONLY, _LATER_ONLY, _LEFT_OVER = 0.90, 0.82, 0.04
"""What remains when not every name of the zone is booked; what each booked word costs that the zone does not have."""

_AS_PRINTED = frozenset({NameReason.LETTERS, NameReason.ORDER, NameReason.CUT_SHORT, NameReason.MISSING_NAME})
"""What two names may differ in whose letters are all the same."""

_ARTICLES = ("AL", "EL")
_NAME_WIDTHS = frozenset({30, 31, 39})
"""How many characters the name has in a zone that it fills. Source: ICAO 9303-5, -6 and -4."""


class NameMatch(Enum):
    """Whether two names are one person's."""

    SAME = "same"
    UNSURE = "unsure"
    DIFFERENT = "different"


@dataclass(frozen=True)
class NameVerdict:
    """A verdict and its reason. It quotes no name."""

    match: NameMatch
    reason: NameReason


@dataclass(frozen=True)
class _Fit:
    """How well one field of the zone fits: likeness 0 to 1, the places of the booked words it took, and why."""

    likeness: float
    taken: frozenset[int] = frozenset()
    reason: NameReason = NameReason.OTHER_NAME


_NOTHING_ASKED = _Fit(1.0, reason=NameReason.LETTERS)


def no_readings(_: str) -> tuple[str, ...]:
    """Know no Chinese character: such names are then for a person to compare."""
    return ()


def compare_names(
    zone_surname: str,
    zone_given: str,
    booked_surname: str,
    booked_given: str = "",
    readings: Readings = no_readings,
) -> NameVerdict:
    """Compare a zone's two fields with a booked name, in one field or two and in any order. Total for any text."""
    surname, given = zone_surname[:NAME_MAX].upper().split(), zone_given[:NAME_MAX].upper().split()
    booked = f"{booked_surname} {booked_given}".strip()
    if not (surname or given) or not booked:
        return NameVerdict(NameMatch.DIFFERENT, NameReason.NO_NAME)
    if is_chinese(booked):
        return _chinese_verdict(surname, given, booked, readings)
    is_cut = sum(map(len, (zone_surname, zone_given))) + 2 * bool(surname and given) in _NAME_WIDTHS
    turned_at = len(max(written_forms(booked_surname), default=(), key=len)) if booked_given else 0
    best, reason = 0.0, NameReason.OTHER_NAME
    for words in written_forms(booked):
        for likeness, why in _both_orders(surname, given, words, turned_at=turned_at, is_cut=is_cut):
            if likeness > best:
                best, reason = likeness, why
    if best >= SAME_MIN:
        return NameVerdict(NameMatch.SAME, reason)
    if _may_be_written_otherwise(surname, given, booked):
        return NameVerdict(NameMatch.UNSURE, NameReason.OTHER_SCRIPT)
    if best >= UNSURE_MIN:
        return NameVerdict(NameMatch.UNSURE, reason)
    return NameVerdict(NameMatch.DIFFERENT, NameReason.OTHER_NAME)


def compare_open_name(
    zone_names: Sequence[tuple[str, str]],
    booked_surname: str,
    booked_given: str = "",
    readings: Readings = no_readings,
) -> NameVerdict:
    """Compare every way to read a zone's two fields, where its print leaves letters open, with a booked name.

    Of several ways one must be booked as it is printed: forgiving more would forgive a letter misread.
    """
    verdicts = [compare_names(*names, booked_surname, booked_given, readings) for names in zone_names]
    if len(verdicts) == 1:
        return verdicts[0]
    printed = [one for one in verdicts if one.match is NameMatch.SAME and one.reason in _AS_PRINTED]
    return printed[0] if printed else NameVerdict(NameMatch.DIFFERENT, NameReason.OTHER_NAME)


def _chinese_verdict(surname: list[str], given: list[str], booked: str, readings: Readings) -> NameVerdict:
    """A name in Chinese characters: by its usual reading the same, else for a person to look at.

    Japanese names, and those spelled as in Hong Kong or Taiwan, are written in the same characters.
    """
    joined = ("".join(surname), "".join(given))
    for form in pinyin_forms(booked, readings):
        if form in (joined, joined[::-1]):
            return NameVerdict(NameMatch.SAME, NameReason.LETTERS if form == joined else NameReason.ORDER)
    if is_other_reading(booked, "".join(joined), readings):
        return NameVerdict(NameMatch.UNSURE, NameReason.SPELLING)
    return NameVerdict(NameMatch.UNSURE, NameReason.OTHER_SCRIPT)


def _may_be_written_otherwise(surname: list[str], given: list[str], booked: str) -> bool:
    """Whether the booked script leaves open how the name is spelled in A-Z, and nothing speaks against its being it."""
    if has_arabic(booked):
        bones = {bone for words in written_forms(booked) for word in words if (bone := skeleton(word))}
        wanted = [skeleton(word) for word in (*surname, *given[:1]) if word not in _ARTICLES]
        return any(wanted) and all(bone in bones for bone in wanted if bone)
    return not is_spelled(booked)


def _both_orders(
    surname: list[str], given: list[str], words: Words, *, turned_at: int, is_cut: bool
) -> list[tuple[float, NameReason]]:
    """The likeness when the surname takes its words first, and when the given names do."""
    found: list[tuple[float, NameReason]] = []
    for first, second in ((surname, given), (given, surname)):
        one = _field(first, words, is_first_name=first is given, is_cut=is_cut)
        if not one.likeness and first is surname:
            break  # without a surname nobody is found, in no order
        left = [place for place in range(len(words)) if place not in one.taken]
        if left:
            two = _field(second, [words[place] for place in left], is_first_name=second is given, is_cut=is_cut)
        else:
            two = _Fit(0.0, reason=NameReason.MISSING_NAME) if second else _NOTHING_ASKED
        over = max(0, len(left) - len(two.taken))
        likeness = min(one.likeness, two.likeness) - _LEFT_OVER * over
        if not two.likeness and two.reason is NameReason.MISSING_NAME and one.taken and one.likeness == 1:
            likeness = UNSURE_MIN
        reason = min((one, two), key=lambda fit: fit.likeness).reason
        if over and reason is NameReason.LETTERS:
            reason = NameReason.MISSING_NAME
        places = one.taken if first is surname else {left[place] for place in two.taken}
        if reason is NameReason.LETTERS and turned_at and places and min(places) >= turned_at:
            reason = NameReason.ORDER  # the zone's surname stands where the booking has given names
        found.append((likeness, reason))
    return found


def _field(zone: Sequence[str], words: Sequence[str], *, is_first_name: bool, is_cut: bool) -> _Fit:
    """How well booked words fit one field of the zone: as one row of letters, or word by word."""
    if not zone:
        return _NOTHING_ASKED
    return max(
        _in_one_row(zone, words, is_cut=is_cut),
        _word_by_word(zone, words, is_first_name=is_first_name, is_cut=is_cut),
        key=lambda fit: fit.likeness,
    )


def _in_one_row(zone: Sequence[str], words: Sequence[str], *, is_cut: bool) -> _Fit:
    """The best run of up to four booked words that is the field without its gaps: OU YANG for OUYANG."""
    joined = "".join(zone)
    best = _Fit(0.0)
    for begin in range(len(words)):
        for end in range(begin + 1, min(len(words), begin + 4) + 1):
            run = "".join(words[begin:end])
            likeness, reason = _row_likeness(joined, run, zone, is_cut=is_cut)
            if likeness and (likeness, end - begin) > (best.likeness, len(best.taken)):
                best = _Fit(likeness, frozenset(range(begin, end)), reason)
    return best


def _row_likeness(joined: str, run: str, zone: Sequence[str], *, is_cut: bool) -> tuple[float, NameReason]:
    """How like a run of booked letters is to the whole field."""
    if run == joined:
        return 1.0, NameReason.LETTERS
    if run in zone and _is_telling(run, zone):
        return _PART, NameReason.MISSING_NAME
    if is_cut and len(joined) >= PART_LETTERS and run.startswith(joined):
        return _PART, NameReason.CUT_SHORT
    return word_likeness(joined, run) if len(joined) >= PART_LETTERS else (0.0, NameReason.OTHER_NAME)


def _word_by_word(zone: Sequence[str], words: Sequence[str], *, is_first_name: bool, is_cut: bool) -> _Fit:
    """Each word of the field takes the booked word most like it."""
    taken: set[int] = set()
    fits: list[tuple[float, NameReason]] = []
    for number, word in enumerate(zone):
        free = [place for place in range(len(words)) if place not in taken]
        place = max(free, key=lambda each: word_likeness(word, words[each])[0], default=None)
        if place is None:
            fits.append((0.0, NameReason.MISSING_NAME))
            continue
        likeness, reason = word_likeness(word, words[place])
        is_end_lost = is_cut and number == len(zone) - 1
        if reason is NameReason.CUT_SHORT and (is_end_lost or (is_first_name and number > 0)):
            likeness = _PART
        fits.append((likeness, reason))
        if likeness:
            taken.add(place)
    hits = [fit for fit in fits if fit[0]]
    telling = [(is_first_name and number == 0) or _is_telling(word, zone) for number, word in enumerate(zone)]
    if not any(fit[0] and tells for fit, tells in zip(fits, telling, strict=True)):
        return _Fit(0.0)
    likeness, reason = min(hits, key=lambda fit: fit[0])
    if len(hits) < len(zone):
        likeness *= _FIRST_ONLY if fits[0][0] >= SAME_MIN else _LATER_ONLY
        reason = NameReason.MISSING_NAME if reason is NameReason.LETTERS else reason
    return _Fit(likeness, frozenset(taken), reason)


def _is_telling(word: str, zone: Sequence[str]) -> bool:
    """Whether a word may stand for its field alone: DE and VAN may not."""
    return len(word) >= PART_LETTERS or len(word) == max(map(len, zone))
