"""The federal layouts, one module each."""
