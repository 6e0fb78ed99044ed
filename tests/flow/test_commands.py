"""What the flow may ask of the world."""

from app.flow import commands as cmd


def test_codes_and_pins_do_not_show_when_a_command_is_printed() -> None:
    assert "SECRET" not in repr([cmd.FindReceipt("SECRET"), cmd.CheckPin("SECRET")])
