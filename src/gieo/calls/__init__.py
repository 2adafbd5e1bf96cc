"""Every call there is, what people ask about it and are told, and who follows it."""
