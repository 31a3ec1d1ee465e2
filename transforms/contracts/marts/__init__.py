"""Contracts of exact results and of the definitions behind them."""
