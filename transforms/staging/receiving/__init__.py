"""Which files were received, and opening them: containers, encodings, the register of receipt."""
