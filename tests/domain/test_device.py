"""The closed list of parts and their states."""

from app.domain.device import CODES, OF_A_JOB, Device, DeviceState, Grade, worst_first
from app.domain.printing import PrinterFault, PrinterSupply


def test_every_grade_has_a_mark_of_its_own() -> None:
    assert len({grade.mark for grade in Grade}) == len(Grade)


def test_every_part_has_a_state_in_which_it_works() -> None:
    assert CODES.keys() == set(Device)
    assert all(Grade.WORKS in codes.values() for codes in CODES.values())


def test_whatever_a_printer_may_say_of_itself_is_a_state_of_it() -> None:
    said = {each.value for each in (*PrinterFault, *PrinterSupply)} - {fault.value for fault in OF_A_JOB}

    assert said <= CODES[Device.PRINTER].keys()


def test_what_fails_stands_first_and_what_works_last() -> None:
    works, lacks, fails = (
        DeviceState(Device.PRINTER, "works"),
        DeviceState(Device.VOICE, "missing"),
        DeviceState(Device.DISK, "short"),
    )

    assert worst_first((works, lacks, fails)) == (fails, lacks, works)
    assert [state.grade for state in (works, lacks, fails)] == [Grade.WORKS, Grade.LACKS, Grade.FAILS]
