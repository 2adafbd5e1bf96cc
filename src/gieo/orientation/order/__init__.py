"""Orders: what departments, districts and other bodies want researched next year."""
