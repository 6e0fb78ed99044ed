"""What a process loads."""

from tests.needs import needs_models
from tests.vision.jailed import jailed

LOOK = """
from app.vision.arguments import read_arguments
from app.vision.faults import VisionError
from app.vision.kit import loaded
from app.wire.frames import HD
words = ("--ring-fd", "3", "--event-fd", "4", "--source", "virtual", "--models", str(MODELS))
def look(*more):
    kit = loaded(read_arguments((*words, *more)), HD)
    print(*(view.camera.value for view in kit.views), "mediapipe" in sys.modules)
"""
PASSPORT = '"--document-source", "virtual-passport"'


def test_a_process_for_pages_loads_nothing_that_could_examine_a_face() -> None:
    assert jailed(LOOK + f'look({PASSPORT}, "--pages-only")') == ["document False"]


@needs_models
def test_a_process_for_faces_looks_at_both_where_both_cameras_are() -> None:
    assert jailed(LOOK + f'look("--compare", "--turns", "2", {PASSPORT})\nlook()') == [
        "face document True",
        "face True",
    ]


def test_weights_that_were_changed_are_refused() -> None:
    changed = """
from app.vision import kit
from app.models.manifest import ModelError
def refused(folder):
    raise ModelError("changed")
kit.read_weights = refused
try:
    look({passport}, "--pages-only")
except VisionError as error:
    print(error.fault.value)
"""
    assert jailed(LOOK + changed.format(passport=PASSPORT)) == ["model_wrong"]
