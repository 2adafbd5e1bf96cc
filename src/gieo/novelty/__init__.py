"""Whether what a dossier asks for is new: the check of every stage, what people say about it, its slip."""
