"""The seat of the auditor: the trail as a proof on paper, a sample of dossiers, a package that proves itself."""
