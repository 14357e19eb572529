"""The rules by which a committee decides: tested data and one pure function."""
