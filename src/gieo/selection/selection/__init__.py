"""The council that chooses a host: score sheets, ranking, winner, revision."""
