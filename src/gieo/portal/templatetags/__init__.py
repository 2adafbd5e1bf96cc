"""Thin tags under the components: pictures, clocks, articles, papers."""
