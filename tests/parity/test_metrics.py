"""The list of measures is the one that was agreed on."""

from app.parity.metrics import METRICS, Where

HARD = "P01 P02 P03 P04 P05 P06 P11 P12 P13 P14 P19 P20 P21 P27 P30 P31 P32 P33 P34 P38 P39"


def test_all_forty_are_there_and_the_hard_ones_are_hard() -> None:
    assert list(METRICS) == [f"P{number:02}" for number in range(1, 41)]
    assert [metric for metric, one in METRICS.items() if one.is_hard] == HARD.split()


def test_no_hard_measure_is_left_to_somebody_else() -> None:
    assert not [m for m in METRICS.values() if m.is_hard and m.where in {Where.FIELD, Where.READER, Where.PICTURE}]
