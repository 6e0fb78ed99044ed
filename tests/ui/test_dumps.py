"""While guests are served no crash leaves the kiosk's memory behind, and no other program reads it."""

import ctypes
import resource

import pytest

from app.ui.dumps import no_dumps

GET_DUMPABLE = 3


def is_dumpable() -> bool:
    """Whether the system may write this process's memory to a file. Source: PR_GET_DUMPABLE, prctl(2)."""
    return int(ctypes.CDLL(None).prctl(GET_DUMPABLE, 0, 0, 0, 0)) == 1


def test_within_the_block_there_are_no_dumps_and_afterwards_all_is_as_before() -> None:
    limits = resource.getrlimit(resource.RLIMIT_CORE)
    before = is_dumpable()

    with no_dumps():
        within = (is_dumpable(), resource.getrlimit(resource.RLIMIT_CORE)[0])

    assert before
    assert within == (False, 0)
    assert is_dumpable()
    assert resource.getrlimit(resource.RLIMIT_CORE) == limits


def test_a_failure_within_the_block_restores_it_too() -> None:
    with pytest.raises(ZeroDivisionError), no_dumps():
        raise ZeroDivisionError

    assert is_dumpable()
