"""What a council does on one dossier: the rows of its table, what they ask, check and write, and what pages show."""
