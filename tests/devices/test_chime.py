"""The chime is heard through the voice's program, tells nothing, and its absence stops nobody."""

import shutil
import subprocess
import wave
from pathlib import Path

import pytest

from app import paths
from app.devices.chime import FILE, EspeakChime, NoChime


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="no program to ring with")
def test_the_program_plays_the_file(tmp_path: Path) -> None:
    out = tmp_path / "heard.wav"
    text = f'<speak><audio src="{paths.assets() / FILE}"></audio></speak>'
    subprocess.run(["espeak-ng", "-m", "-w", str(out), text], check=True)

    with wave.open(str(out)) as sound:
        heard = sound.readframes(sound.getnframes())
    loudest = max(abs(int.from_bytes(heard[at : at + 2], "little", signed=True)) for at in range(0, len(heard), 2))
    assert loudest > 10_000


def test_it_starts_one_program_with_nothing_but_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = tmp_path / "told"
    program = tmp_path / "espeak-ng"
    program.write_text(f'#!/bin/sh\nprintf "%s\\n" "$@" >> "{told}"\nexec sleep 60\n')
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    chime = EspeakChime()

    chime.ring()
    chime.ring()  # it still rings
    while not told.is_file() or "audio" not in told.read_text():
        assert chime.is_ringing
    chime.hush()

    assert told.read_text().count("<speak>") == 1
    assert str(paths.assets() / FILE) in told.read_text()
    assert not chime.is_ringing


def test_without_the_program_or_a_wish_for_it_there_is_no_sound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    chime, none = EspeakChime(), NoChime()

    chime.ring()
    chime.hush()
    none.ring()
    none.hush()

    assert not chime.is_ringing


def test_a_program_that_cannot_be_started_stops_nobody(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "espeak-ng"
    program.write_text("no program")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    chime = EspeakChime()

    chime.ring()

    assert not chime.is_ringing
