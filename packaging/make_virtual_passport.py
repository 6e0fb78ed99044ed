"""Makes the virtual passport: an invented guest's page, clearly a specimen, as a document camera sees it.

Two clips: how it comes onto the shelf, and a loop in which it lies there. A third, a loop as well, shows another page
whose portrait is an outline without a face, to try what happens then.
Needs what `make_virtual_guest.py` needs; run it as `python packaging/make_virtual_passport.py`.
"""

import argparse
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import cv2
import numpy as np
from make_virtual_guest import ASSETS, astronaut
from virtual_guest.film import FPS, Pixels, grained, write_film
from virtual_guest.puppet import Puppet
from virtual_guest.stage import cut_out
from virtual_passport.page import Holder, booklet
from virtual_passport.photo import outline, printed_portrait
from virtual_passport.shelf import OPENING_S, REST_S, Lie, coming, laid, resting, shelf

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from app.domain.mrz import td3_lines
from app.domain.specimen import SPECIMEN_LINES

LOOK_AT_S = (0.2, 0.8, 1.0, 1.2, 1.5, 1.9, 2.36)
_GRAIN = 1.2
_QUALITY = 24
_SHUTTER_S = 0.005
_LOOKS = 3
_SMEARED_PX = 0.3


def holder(*names: str, number: str, born: str, sex: str, issued: str, expires: str, mrz: tuple[str, ...]) -> Holder:
    """The details of a page in their places."""
    surname, given_names, birth_place = names
    rows = (
        (("Type", "P"), ("Code of issuing State", "UTO"), ("Passport No.", number)),
        (("Surname", surname),),
        (("Given names", given_names),),
        (("Nationality", "UTOPIAN"), ("Sex", sex)),
        (("Date of birth", born), ("Place of birth", birth_place)),
        (("Date of issue", issued), ("Authority", "PASSPORT OFFICE")),
        (("Date of expiry", expires), ("Holder's signature", "")),
    )
    lefts = ((43.0, 56.0, 90.0), (43.0,), (43.0,), (43.0, 84.0), (43.0, 84.0), (43.0, 84.0), (43.0, 84.0))
    fields = tuple(
        (label, value, left, 14.2 + 7.1 * row)
        for row, (entries, places) in enumerate(zip(rows, lefts, strict=True))
        for (label, value), left in zip(entries, places, strict=True)
    )
    return Holder(fields, mrz)


def demo_holder() -> Holder:
    """The demo guest. Source: the specimen of ICAO Doc 9303-4, appendix B."""
    born, issued, expires = "12 AUG 1974", "16 APR 2007", "15 APR 2012"
    names = ("ERIKSSON", "ANNA MARIA", "ZENITH")
    return holder(*names, number="L898902C3", born=born, sex="F", issued=issued, expires=expires, mrz=SPECIMEN_LINES)


def faceless_holder() -> Holder:
    """Another guest of the demo hotel's, as invented."""
    mrz = td3_lines(
        surname="LIN",
        given_names="XIAOYU",
        document_number="UT5510427",
        birth_date=date(1991, 3, 5),
        sex="F",
        expiry_date=date(2033, 6, 30),
    )
    born, issued, expires = "05 MAR 1991", "01 JUL 2023", "30 JUN 2033"
    names = ("LIN", "XIAOYU", "ZENITH")
    return holder(*names, number="UT5510427", born=born, sex="F", issued=issued, expires=expires, mrz=mrz)


def frames_of(page: Pixels, lie_at: Callable[[float], Lie | None], length_s: float) -> Iterator[Pixels]:
    """All frames (BGR) of a clip; what moves is smeared as by a shutter."""
    ground, chance = shelf(), np.random.default_rng(2)
    for number in range(round(length_s * FPS)):
        seconds = [number / FPS + _SHUTTER_S * (look / (_LOOKS - 1) - 0.5) for look in range(_LOOKS)]
        lies = [lie_at(second) for second in seconds]
        if _is_still(lies[0], lies[-1]):
            lies = [lie_at(number / FPS)]
        looks = [laid(page, lie, ground) for lie in lies]
        yield grained(np.asarray(np.mean(looks, axis=0), dtype=np.float32), _GRAIN, chance)


def _is_still(before: Lie | None, after: Lie | None) -> bool:
    """Whether nothing is smeared while the shutter is open."""
    if before is None or after is None:
        return before is after
    return bool(np.hypot(after.x_px - before.x_px, after.y_px - before.y_px) < _SMEARED_PX)


def main() -> None:
    """Write the clips; with `--frames`, the page and frames to look at as well; with `--look-only`, only those."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, required=True, help="folder of the fetched models")
    parser.add_argument("--frames", type=Path, help="folder for frames to look at")
    parser.add_argument("--look-only", action="store_true", help="make no clip")
    chosen = parser.parse_args()
    picture = astronaut()
    model = (chosen.models / "face_landmarker.task").read_bytes()
    puppet = Puppet(cut_out(picture), picture, model, turns_far=True)
    page = booklet(demo_holder(), printed_portrait(puppet), ASSETS / "fonts")
    faceless = booklet(faceless_holder(), outline(), ASSETS / "fonts")
    if chosen.frames:
        for name, whole in (("page", page), ("faceless", faceless)):
            cv2.imwrite(str(chosen.frames / f"passport-{name}.png"), whole)
        for second in LOOK_AT_S:
            frame = laid(page, coming(second), shelf())
            cv2.imwrite(str(chosen.frames / f"passport-{second:05.2f}.png"), frame)
    if chosen.look_only:
        return
    for name, whole, lie_at, length_s in (
        ("virtual_passport", page, coming, OPENING_S),
        ("virtual_passport_rest", page, resting, REST_S),
        ("virtual_passport_faceless", faceless, resting, REST_S),
    ):
        write_film(ASSETS / f"{name}.mp4", frames_of(whole, lie_at, length_s), quality=_QUALITY)


if __name__ == "__main__":
    main()
