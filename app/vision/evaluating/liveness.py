"""How often recorded attacks would pass for a living person, and recorded people would not.

What is measured, and what is not. A recording cannot obey an order that is drawn while it runs. So each film is tried
with every order of two turns, from every quarter of a second on, with the shortest pauses there are, and counts as
passed if any of these tries passes. For a person that means: their own order, at their own pace. For an attack it means
the best case an attacker can hope for. A recorded person must look ahead, turn to one side, look ahead, turn again, and
have turned back in between; a film without two turns is denied, and says nothing about the person in it.

What a recording that can pass at all gains in truth is told apart, as `drawn`: orders and pauses are drawn as the kiosk
draws them, and the film starts anywhere (`anywhere`), or at the moment that suits it best (`best_start`). An attacker
who watches the prompts and plays the right piece at the right time is not measured: that hole is known and open.

The eyes and the rules are the kiosk's own: `FaceObserver`, `Attempt`, `Challenge`, `Flatness`, `PassiveVote`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import cast

import numpy as np

from app.domain.cues import PASSIVE_MIN, Verdict
from app.domain.liveness import Challenge, Turn
from app.models.manifest import FACE_LANDMARKER
from app.vision import jail
from app.vision.attempt import PAUSE_MIN_S, Attempt, drawn_challenge
from app.vision.evaluating.arguments import PATH_COLUMNS, What
from app.vision.evaluating.films import Film, Projector, turned_furthest
from app.vision.evaluating.listing import EvaluationError, beside, read_rows, truth
from app.vision.evaluating.models import model_bytes
from app.vision.evaluating.statistics import equal_error, share
from app.vision.landmarker import Landmarker
from app.vision.landmarks import FaceObserver
from app.vision.passive import vote_from

TURNS = 2
DRAWS = 200
"""Challenges drawn for each film and each start that is tried."""

ATTEMPTS = 3
"""Attempts in one visit."""

_START_EVERY_S = 0.25
_ORDERS = list(product(Turn, repeat=TURNS))
_CLIP_ENDED = "clip_ended"
_NO_FACE = "no_face"


@dataclass(frozen=True)
class _Tried:
    """How one film fared: passed or not and why, and for an attack that passed, the chance it has in truth."""

    is_passed: bool
    why: str
    drawn: dict[str, float] | None = None


def evaluate(listing: Path, models: Path, progress: Callable[[int, int], None]) -> dict[str, object]:
    """Try every film of a list (columns for the film and `live`, 0 or 1; `kind` is optional) and count the errors.

    Raises: EvaluationError if the list or the face model is not right.
    """
    column = PATH_COLUMNS[What.LIVENESS][0]
    rows = read_rows(listing, (column, "live"))
    lives, films = truth(listing, rows, "live"), beside(listing, rows, column)
    kinds = _kinds(listing, len(rows))
    vote, passive_models = vote_from(models)
    projector = Projector(FaceObserver(Landmarker(model_bytes(FACE_LANDMARKER, models))), vote)
    jail.lock_up()
    items: list[dict[str, object]] = []
    for number, (row, path, is_live, kind) in enumerate(zip(rows, films, lives, kinds, strict=True), start=1):
        film = projector.film(path)
        said: dict[str, object] = {column: row[column], "live": is_live, "kind": kind}
        items.append(said | ({"outcome": "unreadable"} if film is None else _item(film, is_live=is_live)))
        progress(number, len(rows))
    return _summary(items, passive_models.value) | {"items": items}


def _kinds(listing: Path, count: int) -> list[str]:
    """What kind of film each row is, where the list says so."""
    try:
        return [row["kind"] for row in read_rows(listing, ("kind",))]
    except EvaluationError:
        return [""] * count


def _item(film: Film, *, is_live: bool) -> dict[str, object]:
    """What one film came to."""
    max_yaw_deg, max_depth_ratio, score = turned_furthest(film)
    if film.passive is not None:
        score = min(score, film.passive / PASSIVE_MIN)
    tried = _tried(film, is_live=is_live)
    return {
        "outcome": "passed" if tried.is_passed else "denied",
        "why": tried.why,
        "score": round(score, 3),
        "max_yaw_deg": round(max_yaw_deg, 1),
        "max_residual_ratio": round(max_depth_ratio, 4),
        "passive": None if film.passive is None else round(film.passive, 3),
        "drawn": tried.drawn,
        "frames": len(film.frames),
        "ms": film.ms_per_frame,
    }


def _tried(film: Film, *, is_live: bool) -> _Tried:
    """Try a film with every order from every start; if an attack passes, find out how often it would in truth."""
    if not film.faces:
        return _Tried(is_passed=False, why=_NO_FACE)
    if film.passive is not None and film.passive < PASSIVE_MIN:
        return _Tried(is_passed=False, why="passive")
    starts = _starts(film)
    shortest = (PAUSE_MIN_S,) * TURNS
    ends = [[_end(film, start, Challenge(order, shortest)) for order in _ORDERS] for start in starts]
    if not any(Verdict.LIVE.value in of_start for of_start in ends):
        return _Tried(is_passed=False, why=_commonest(ends[0]))
    passing = [start for start, of_start in zip(starts, ends, strict=True) if Verdict.LIVE.value in of_start]
    return _Tried(is_passed=True, why="", drawn=None if is_live else _drawn(film, passing, len(starts)))


def _starts(film: Film) -> list[int]:
    """The frames at which an attempt may begin: one every quarter of a second."""
    starts: list[int] = []
    due_ns = 0
    for number, (frame, _) in enumerate(film.frames):
        if frame.stamp_ns >= due_ns:
            starts.append(number)
            due_ns = frame.stamp_ns + round(_START_EVERY_S * 1e9)
    return starts


def _end(film: Film, start: int, challenge: Challenge) -> str:
    """How an attempt ends that begins with this frame: live, or why not."""
    attempt = Attempt(challenge, TURNS)
    for frame, sight in film.frames[start:]:
        told = attempt.see(frame, sight)
        if told.verdict is not None:
            return told.failure.value if told.failure is not None else told.verdict.value
    return _CLIP_ENDED


def _commonest(ends: Sequence[str]) -> str:
    """Of several reasons the one that came most often, and first where there is a tie."""
    return max(ends, key=ends.count)


def _drawn(film: Film, passing: Sequence[int], starts: int) -> dict[str, float]:
    """How often the film passes when order and pauses are drawn: started anywhere, and where it suits it best.

    It is tried only from where it passed with the shortest pauses; longer ones make a recording that runs on come late.
    """
    chance = np.random.default_rng(1)
    rates = []
    for start in passing:
        challenges = (drawn_challenge(TURNS, lambda count: int(chance.integers(count))) for _ in range(DRAWS))
        ends = [_end(film, start, challenge) for challenge in challenges]
        rates.append(ends.count(Verdict.LIVE.value) / DRAWS)
    return {"anywhere": round(sum(rates) / starts, 4), "best_start": round(max(rates), 4)}


def _summary(items: Sequence[dict[str, object]], passive_models: str) -> dict[str, object]:
    """Counts, errors of both sorts with intervals, by kind where kinds are told, and what passed in truth."""
    read = [item for item in items if item["outcome"] != "unreadable"]
    lives = [item for item in read if item["live"]]
    attacks = [item for item in read if not item["live"]]
    scores = [[cast("float", item["score"]) for item in side] for side in (lives, attacks)]
    return {
        "what": "each film against every order of two turns from every start; passed if any passes (best case)",
        "passive_models": passive_models,
        "counts": {
            "items": len(items),
            "live": len(lives),
            "attacks": len(attacks),
            "unreadable": len(items) - len(read),
        },
        "apcer": _share_of(attacks, "passed"),
        "bpcer": _share_of(lives, "denied"),
        "eer": equal_error(*scores),
        "kinds": {
            kind: _share_of([item for item in read if item["kind"] == kind], "passed")
            for kind in sorted({str(item["kind"]) for item in read if item["kind"]})
        },
        "drawn": _chances(attacks),
    }


def _share_of(items: Sequence[dict[str, object]], outcome: str) -> dict[str, object]:
    return share(sum(item["outcome"] == outcome for item in items), len(items))


def _chances(attacks: Sequence[dict[str, object]]) -> dict[str, object]:
    """What the attacks that can pass at all gain by one attempt, and by a visit of three with two turns in each."""
    drawn = [cast("dict[str, float]", item["drawn"]) for item in attacks if item.get("drawn")]
    told: dict[str, object] = {"items": len(drawn), "draws": DRAWS}
    for start in ("anywhere", "best_start"):
        rates = [rate[start] for rate in drawn]
        told[start] = {
            "attempt": round(sum(rates) / len(rates), 4) if rates else None,
            "visit": round(sum(1 - (1 - rate) ** ATTEMPTS for rate in rates) / len(rates), 4) if rates else None,
        }
    return told
