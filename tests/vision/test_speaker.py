"""Reports are whole lines."""

import os
import threading

from app.vision.speaker import Speaker, taken_stdout
from app.wire.protocol import Held, decode_report
from tests.vision.confined import confined


def test_two_threads_never_mix_their_lines() -> None:
    reading, writing = os.pipe()
    speaker = Speaker(writing)

    def chatter() -> None:
        for number in range(200):
            speaker.say(Held(number))

    threads = [threading.Thread(target=chatter) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    os.close(writing)

    with os.fdopen(reading, "rb") as lines:
        frames = sorted(report.frames for line in lines if isinstance(report := decode_report(line), Held))

    assert frames == sorted([*range(200), *range(200)])


def test_a_desk_that_no_longer_listens_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)

    Speaker(writing).say(Held(1))

    os.close(writing)


def test_what_libraries_print_does_not_reach_the_desk() -> None:
    assert taken_stdout.__module__ == "app.vision.speaker"
    lines = confined(
        "import os\n"
        "from app.vision.speaker import Speaker, taken_stdout\n"
        "from app.wire.protocol import Held\n"
        "speaker = Speaker(taken_stdout())\n"
        "os.write(1, b'chatter of a library\\n')\n"
        "print('more chatter', flush=True)\n"
        "speaker.say(Held(3))\n"
    )

    assert lines == ['{"say":"held","frames":3}']
