"""The one-stop counter: forms on paper and from the portal become proposals like any other."""
