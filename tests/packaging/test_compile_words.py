"""The compiler of catalogues: same words, same bytes, and it says what is stale."""

import gettext
import re
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.pofile import PoFileError

from tests.scripts import script

PO = """
msgid ""
msgstr ""
"Language: en\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "a.word"
msgstr "{word}"

msgid "a.count"
msgid_plural "a.count"
msgstr[0] "{{n}} night"
msgstr[1] "{{n}} nights"
"""


@pytest.fixture
def compile_words() -> ModuleType:
    return script("compile_words")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "en").mkdir()
    (tmp_path / "en" / "screens.po").write_text(PO.format(word="Grüße"), "utf-8")
    return tmp_path


def run(module: ModuleType, folder: Path, *options: str) -> int:
    status = module.main([*options, "--folder", str(folder)])
    assert isinstance(status, int)
    return status


def test_a_compiled_catalogue_says_what_was_written(compile_words: ModuleType, folder: Path) -> None:
    assert run(compile_words, folder) == 0
    with (folder / "en" / "screens.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    assert catalogue.gettext("a.word") == "Grüße"
    assert catalogue.ngettext("a.count", "a.count", 2) == "{n} nights"


def test_compiling_twice_gives_the_same_bytes(compile_words: ModuleType, folder: Path) -> None:
    run(compile_words, folder)
    mo = folder / "en" / "screens.mo"
    first = mo.read_bytes()
    mo.unlink()
    run(compile_words, folder)
    assert mo.read_bytes() == first
    assert set(re.findall(rb"Date: ([0-9-]+)", first)) == {b"2026-01-01"}


def test_a_fresh_folder_passes_the_check(compile_words: ModuleType, folder: Path) -> None:
    run(compile_words, folder)
    assert run(compile_words, folder, "--check") == 0


def test_the_check_fails_where_nothing_was_compiled_and_writes_nothing(compile_words: ModuleType, folder: Path) -> None:
    assert run(compile_words, folder, "--check") == 1
    assert not (folder / "en" / "screens.mo").exists()


def test_the_check_names_the_catalogue_whose_words_changed(
    compile_words: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(compile_words, folder)
    (folder / "en" / "screens.po").write_text(PO.format(word="Hello"), "utf-8")
    assert run(compile_words, folder, "--check") == 1
    assert capsys.readouterr().err == "stale: en/screens.mo\nits English words changed: a.word\n"


def test_a_compiled_catalogue_without_its_source_is_stale_and_is_removed(
    compile_words: ModuleType, folder: Path
) -> None:
    run(compile_words, folder)
    left_over = folder / "en" / "gone.mo"
    left_over.write_bytes(b"")
    assert run(compile_words, folder, "--check") == 1
    run(compile_words, folder)
    assert not left_over.exists()


def test_a_catalogue_that_cannot_be_read_is_refused(compile_words: ModuleType, folder: Path) -> None:
    (folder / "en" / "screens.po").write_text(PO.format(word="Hello") + "\nno catalogue\n", "utf-8")
    with pytest.raises(PoFileError):
        run(compile_words, folder)


def test_a_new_key_counts_as_translated_and_changed_english_words_do_not(
    compile_words: ModuleType, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(compile_words, folder)
    fresh = run(compile_words, folder, "--check")
    (folder / "en" / "screens.po").write_text(PO.format(word="Other words"), "utf-8")
    run(compile_words, folder)
    changed = run(compile_words, folder, "--check")
    told = capsys.readouterr().err
    run(compile_words, folder, "--translated", "a.word")

    assert (fresh, changed) == (0, 1)
    assert told == "its English words changed: a.word\n"
    assert run(compile_words, folder, "--check") == 0


def test_a_key_that_is_gone_is_dropped(compile_words: ModuleType, folder: Path) -> None:
    run(compile_words, folder)
    (folder / "en" / "screens.po").write_text(PO.replace("a.word", "another.word").format(word="x"), "utf-8")

    assert compile_words.untrue(folder) == ["a.word", "another.word"]
    run(compile_words, folder)
    assert compile_words.untrue(folder) == []
