"""The demonstration programme: three provinces with their bodies, orientations, people, and synthetic proposals."""
