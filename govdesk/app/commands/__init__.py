"""The verbs of the register: pure functions `(state, ...) -> Change | Problems`. Nothing is written here."""
