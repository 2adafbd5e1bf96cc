"""The end-to-end acceptance tests of the requirements catalogue (section 9), through the pages."""
