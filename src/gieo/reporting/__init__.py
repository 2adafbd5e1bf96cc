"""Reporting: figures with the rows behind them, and the yearly reports that are made of them."""
