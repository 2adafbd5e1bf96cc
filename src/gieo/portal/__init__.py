"""The shell: layout, navigation, home page per role, public site, roots of addresses."""
