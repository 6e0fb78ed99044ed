"""The screens, one a file: each shows its page and says what a finger did."""
