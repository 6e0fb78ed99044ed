"""One whole visit without a display: real screens, real vision process, real stores; its evidence in one folder."""

import errno
import os
import shutil
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import click

from app import paths
from app.bootstrap import DATABASE, build_kiosk, open_stores, papers_of
from app.config import Config
from app.demo.hotel import demo_config, demo_pocket, prepare_hotel
from app.demo.player import Played, Player
from app.demo.script import DemoWay, acts
from app.demo.summary import FILE, write_summary
from app.i18n import load_words
from app.ui.kiosk import Kiosk

RECEIPT_PDF = "receipt.pdf"
RECEIPT_JSON = "receipt.json"


def play_headless(config: Config, way: DemoWay, language: str, out: Path, *, is_landscape: bool) -> int:
    """Play one visit and leave pictures, receipt and `summary.json` in `out`; the answer is the exit code."""
    screen = paths.resources() / "screens" / ("landscape.json" if is_landscape else "portrait.json")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    state = _fresh(out)
    demo = demo_config(config)
    prepare_hotel(demo, state)
    kiosk = build_kiosk(demo, state, argv=sys.argv[:1])
    played: list[Played] = []

    def end(what: Played) -> None:
        played.append(what)
        kiosk.application.exit(1 if what.failed_at else 0)

    player = Player(
        kiosk.shell,
        visit=lambda: kiosk.conductor.visit,
        has_picture=lambda: kiosk.vision.frames_shown > 0,
        pocket=demo_pocket(),
        out=out,
        pause_s=0.0,
        on_end=end,
    )
    began = time.monotonic()
    player.play(acts(way, language))
    code = kiosk.run(is_full_screen=True)
    if not played:
        return code
    evidence = {
        "seconds": round(time.monotonic() - began, 2),
        **_counts(kiosk),
        **_receipt(demo, state, language, out, played[0]),
    }
    summary = write_summary(out, way, language, played[0], evidence)
    _say(out, summary, played[0])
    return code


def _fresh(out: Path) -> Path:
    """An empty state folder in `out`, and no pictures or receipt of an earlier play.

    Raises: FileExistsError if something else than an earlier play's state lies there.
    """
    state = out / "state"
    if state.exists() and any(state.iterdir()) and not (state / DATABASE).is_file():
        raise FileExistsError(errno.EEXIST, "it holds something else than an earlier demo", str(state))
    shutil.rmtree(state, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    for old in [*out.glob("[0-9][0-9]-*.png"), out / RECEIPT_PDF, out / RECEIPT_JSON, out / FILE]:
        old.unlink(missing_ok=True)
    return state


def _counts(kiosk: Kiosk) -> Mapping[str, object]:
    """What the vision port counted: on the way without a face, none of it may be above zero but what read a page."""
    vision = kiosk.vision
    return {
        "cameras_opened": vision.cameras_opened,
        "document_cameras_opened": vision.document_cameras_opened,
        "frames_examined": vision.frames_examined,
        "frames_shown": vision.frames_shown,
        "processes_started": vision.processes_started,
        "processes_ended": vision.processes_ended,
        "page_processes_started": vision.page_processes_started,
    }


def _receipt(config: Config, state: Path, language: str, out: Path, played: Played) -> Mapping[str, object]:
    """Fetch the receipt back out of the store, and write it as PDF and JSON."""
    if played.arrival is None:
        return {"receipt_id": None}
    receipts = open_stores(config, state).receipts
    receipt, _ = receipts.get(played.arrival.receipt.id)
    papers = papers_of(config, load_words(paths.resources()), receipts)
    (out / RECEIPT_PDF).write_bytes(papers.pdf(receipt, language))
    (out / RECEIPT_JSON).write_bytes(receipts.issued(receipt.id))
    return {
        "receipt_id": receipt.id,
        "decision": receipt.draft.decision.value,
        "receipt_pdf": RECEIPT_PDF,
        "receipt_json": RECEIPT_JSON,
    }


def _say(out: Path, summary: Path, played: Played) -> None:
    """Say where everything was left."""
    pictures = sum(1 for step in played.steps if step.picture)
    if played.failed_at:
        click.echo(f"The visit stopped at: {played.failed_at}. See {summary}.", err=True)
        return
    click.echo(f"{pictures} pictures: {out}\nReceipt: {out / RECEIPT_PDF}, {out / RECEIPT_JSON}\nSummary: {summary}")
