"""The parts of the virtual passport: the drawn page, the portrait on it (`photo`), and the shelf it comes to lie on."""
