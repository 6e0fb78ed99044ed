"""Problems are a closed list, and an error says no more than its code."""

import pytest

from app.domain.problems import KioskError, MustWait, Problem


@pytest.mark.parametrize("problem", Problem)
def test_an_error_says_no_more_than_the_code_of_its_problem(problem: Problem) -> None:
    error = KioskError(problem)

    assert (str(error), error.problem, error.args) == (problem.value, problem, (problem.value,))


def test_codes_are_lower_case_words_and_differ() -> None:
    codes = [problem.value for problem in Problem]

    assert all(code.replace("_", "").isalpha() and code.islower() for code in codes)
    assert len(set(codes)) == len(codes)


def test_who_must_wait_is_told_how_long_and_of_nothing_else() -> None:
    error = MustWait(Problem.CODE_WAIT, 60)

    assert (str(error), error.problem, error.wait_s) == ("code_wait", Problem.CODE_WAIT, 60)
