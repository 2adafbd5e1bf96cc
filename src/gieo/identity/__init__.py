"""People, bodies and territory with their dates and successors; roles, appointments, sign-in."""
