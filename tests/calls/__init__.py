"""Tests of the calls as everybody meets them."""
