"""The demo hotel's kiosk in a window, for a test that uses it over the accessibility bus alone; a program of its own.

A line on its input calls staff, as holding the hotel's mark does. Usage: `python -m tests.journeys.reader_kiosk STATE`.
"""

import sys
from pathlib import Path

from PySide6.QtCore import QSocketNotifier

from app.bootstrap import build_kiosk
from app.config import Config
from app.demo.hotel import demo_config, prepare_hotel
from app.flow import events as ev


def main() -> int:
    """Run until the window closes or a signal comes."""
    state = Path(sys.argv[1])
    config = demo_config(Config())
    prepare_hotel(config, state)
    kiosk = build_kiosk(config, state, argv=sys.argv[:1])
    asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)

    def call_staff() -> None:
        if sys.stdin.readline():
            kiosk.conductor.take(ev.StaffCalled())
        else:
            asked.setEnabled(False)

    asked.activated.connect(call_staff)
    return kiosk.run(is_full_screen=False)


if __name__ == "__main__":
    sys.exit(main())
