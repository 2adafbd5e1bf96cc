"""Personal data: what is processed for what purpose, and the desk where people ask about their own (Law 91/2025)."""
