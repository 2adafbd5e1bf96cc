"""The public interface for programs: what the public pages show, as data."""
