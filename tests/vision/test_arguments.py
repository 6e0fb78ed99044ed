"""The vision program's command line."""

from pathlib import Path

import pytest

from app import paths
from app.vision.arguments import End, SourceKind, SourceSpec, read_arguments, source_spec

NEEDED = ["--ring-fd", "3", "--event-fd", "4", "--source", "virtual", "--models", "/models"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("camera:0", SourceSpec(SourceKind.CAMERA, Path("/dev/video0"))),
        ("camera:/dev/video2", SourceSpec(SourceKind.CAMERA, Path("/dev/video2"))),
        ("file:/clips/a:b.mp4", SourceSpec(SourceKind.FILE, Path("/clips/a:b.mp4"))),
        ("images:/stills", SourceSpec(SourceKind.IMAGES, Path("/stills"))),
        ("virtual", SourceSpec(SourceKind.VIRTUAL, paths.assets() / "virtual_guest.mp4")),
        ("virtual-passport", SourceSpec(SourceKind.VIRTUAL, paths.assets() / "virtual_passport.mp4")),
    ],
)
def test_a_source_is_read(text: str, expected: SourceSpec) -> None:
    assert source_spec(text) == expected


@pytest.mark.parametrize("text", ["", "camera", "camera:", "screen:0", "0", "virtually", "virtual:guest.mp4"])
def test_anything_else_is_no_source(text: str) -> None:
    with pytest.raises(ValueError, match=r"source|SourceKind"):
        source_spec(text)


def test_the_command_line_has_sensible_defaults() -> None:
    arguments = read_arguments(NEEDED)

    assert (arguments.ring_fd, arguments.event_fd, arguments.models) == (3, 4, Path("/models"))
    assert (arguments.end, arguments.hold_s, arguments.fps) == (End.LOOP, 1.5, 30.0)


def test_a_file_can_be_told_to_end() -> None:
    assert read_arguments([*NEEDED, "--end", "stop"]).end is End.STOP


def test_a_wrong_command_line_ends_with_code_2(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read_arguments([*NEEDED, "--source", "nothing"])

    assert ended.value.code == 2
    assert "--source" in capsys.readouterr().err
