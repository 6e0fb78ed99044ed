"""Problems are a closed list, and an error says no more than its code."""

import pytest

from app.domain.problems import FACE_PROBLEMS, KioskError, Problem


@pytest.mark.parametrize("problem", Problem)
def test_an_error_says_no_more_than_the_code_of_its_problem(problem: Problem) -> None:
    error = KioskError(problem)

    assert (str(error), error.problem, error.args) == (problem.value, problem, (problem.value,))


def test_codes_are_lower_case_words_and_differ() -> None:
    codes = [problem.value for problem in Problem]

    assert all(code.replace("_", "").isalpha() and code.islower() for code in codes)
    assert len(set(codes)) == len(codes)


def test_problems_of_the_face_step_are_those_of_camera_and_face() -> None:
    assert {problem for problem in Problem if problem.value.startswith(("camera", "face"))} == FACE_PROBLEMS
