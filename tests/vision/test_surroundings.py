"""What cv2 and MediaPipe find around them."""

from tests.vision.confined import confined

CONFINED = (
    "from app.vision import jail, surroundings\njail.lock_down(readable=[], devices=[])\nsurroundings.prepare()\n"
)


def test_two_packages_that_are_not_needed_are_kept_out() -> None:
    lines = confined(
        CONFINED + "import sys, mediapipe\n"
        "print([getattr(sys.modules[name], '__file__', None) for name in ('sounddevice', 'matplotlib.pyplot')])\n"
    )

    assert lines == ["[None, None]"]


def test_a_dead_camera_may_not_keep_one_read_waiting_long() -> None:
    lines = confined(CONFINED + "import os\nprint(os.environ['OPENCV_VIDEOIO_V4L_SELECT_TIMEOUT'])\n")

    assert lines == ["1"]
