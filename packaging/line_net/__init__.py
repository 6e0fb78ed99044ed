"""How the passport reader's line net is made: lines are drawn (`drawing`), and a net learns them (`train`)."""
