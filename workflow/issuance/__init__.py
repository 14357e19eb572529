"""What happens around an issued paper: its number, its verification, its way to the recipients, its archive."""
