"""One whole programme year through the same services as the pages, with time moved by the clock."""
