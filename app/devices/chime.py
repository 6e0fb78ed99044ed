"""The chime of a call for help, by the voice's program and so by the same loudspeaker."""

import shutil
import subprocess

from app import paths

FILE = "chime.wav"
LOUDNESS = 100
"""The program's amplitude; a chime is not louder for being meant for the desk."""


class EspeakChime:
    """Rings once at a time, beside whatever the voice says. Keeps: nothing; the sound says nothing of a guest."""

    def __init__(self) -> None:
        self._sound: subprocess.Popen[bytes] | None = None

    @property
    def is_ringing(self) -> bool:
        """Whether it still sounds."""
        return self._sound is not None and self._sound.poll() is None

    def ring(self) -> None:
        """Ring once; silent where program or sound are missing, and while it still rings."""
        program = shutil.which("espeak-ng")
        if program is None or self.is_ringing:
            return
        text = f'<speak><audio src="{paths.assets() / FILE}"></audio></speak>'
        try:
            self._sound = subprocess.Popen(
                [program, "-m", "-a", str(LOUDNESS), text],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        except OSError:
            self._sound = None

    def hush(self) -> None:
        """End the sound at once."""
        if self._sound and self.is_ringing:
            self._sound.kill()
            self._sound.wait()
        self._sound = None


class NoChime:
    """A kiosk that is to make no sound."""

    def ring(self) -> None:
        """Make no sound."""

    def hush(self) -> None:
        """There is nothing to end."""
