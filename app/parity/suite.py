"""Measures everything: each look on the glass, each language's words, the flow, and the draw of the sides."""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QRect

from app import __version__
from app.domain.consent import Side
from app.i18n import Words
from app.parity.chance import drawn
from app.parity.metrics import Finding
from app.parity.report import Report, summed
from app.parity.seen import seen
from app.parity.stage import Pair, Stage
from app.parity.variants import Pairing, Variant, is_pictured
from app.parity.walks import walked
from app.parity.wording import worded

Progress = Callable[[int, int], None]
Pictured = tuple[Path, Sequence[int], Sequence[int]]
"""A picture, and where on it the two ways stand: left, top, width, height."""
Looker = Callable[[Sequence[Pictured]], Sequence[float]]
"""Says of each picture which share of the eye the face way draws, 0 to 1."""

LARGEST_PX = 1
"""How much larger than the way out another button may be, in pixels a side, by rounding."""
SHARE_LEAST, SHARE_MOST = 0.45, 0.55


def measured(  # noqa: PLR0913 - what is measured, by what, and who is told
    words: Words,
    languages: Sequence[str],
    looks: Iterable[Variant],
    *,
    draw: Callable[[], Side],
    pictures: Path | None = None,
    looker: Looker | None = None,
    progress: Progress = lambda _done, _total: None,
) -> Report:
    """Measure and sum up. With `pictures`, those of the looks that a report shows are saved there."""
    stage = Stage(words, languages)
    wanted = list(looks)
    found = [*walked(), drawn(draw)]
    for language in languages:
        found += worded(words, language)
    taken: list[Pictured] = []
    for number, variant in enumerate(wanted, start=1):
        pair = stage.show(variant)
        found += seen(pair)
        if pictures and is_pictured(variant):
            taken.append(_taken(pair, pictures))
        if variant.pairing is Pairing.CONSENT:
            found.append(_way_out(stage, variant))
        progress(number, len(wanted))
    if looker and taken:
        found += _looked_at(taken, looker(taken))
    stage.window.close()
    return summed(__version__, len(wanted), languages, found)


def _taken(pair: Pair, folder: Path) -> Pictured:
    """Save the picture of a look."""
    file = folder / f"{pair.variant.name}.png"
    pair.window.grab().save(str(file))
    places = [QRect(card.mapTo(pair.window, QPoint(0, 0)), card.size()) for card in (pair.face, pair.other)]
    boxes = [(place.x(), place.y(), place.width(), place.height()) for place in places]
    return file, boxes[0], boxes[1]


def _looked_at(taken: Sequence[Pictured], shares: Sequence[float]) -> list[Finding]:
    """Which share of the eye the face way draws, picture by picture."""
    return [
        Finding("P22", f"{share:.3f}", SHARE_LEAST <= share <= SHARE_MOST, file.stem)
        for (file, _, _), share in zip(taken, shares, strict=True)
    ]


def _way_out(stage: Stage, variant: Variant) -> Finding:
    """The way out on the open camera's screen: whole, usable, and no smaller than any other button of the screen."""
    leave, others = stage.show_face(variant)
    of_screen = [button for button in others if button.parentWidget() is leave.parentWidget()]
    is_largest = all(
        button.width() * button.height() <= (leave.width() + LARGEST_PX) * (leave.height() + LARGEST_PX)
        for button in of_screen
    )
    is_whole = leave.visibleRegion().boundingRect().size() == leave.size()
    is_whole = is_whole and leave.heightForWidth(leave.width()) <= leave.height()
    passes = is_largest and is_whole and leave.isEnabled()
    return Finding("P32", f"{leave.width()} x {leave.height()} px", passes, variant.name)
