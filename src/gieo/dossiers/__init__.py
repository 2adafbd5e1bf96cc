"""What all dossiers of the chain share: the docket, one page, one list, acts as forms, papers, comments, clocks."""
