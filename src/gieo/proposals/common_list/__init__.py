"""The common list of a body: forms collected, put in order, sent once with the forms attached (BG25-IV-5)."""
