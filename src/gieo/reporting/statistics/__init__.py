"""The official statistics of science and technology: which tables a year asks for, what of them is known, by whom."""
