"""Choose the host of a task: call, sealed dossiers, opening, scoring, budget appraisal, approval."""
