"""The parts of the virtual guest: cut-out and lobby (`stage`), and the moving head (`puppet`)."""
