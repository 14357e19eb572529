"""What is measured: programs that run on a database made for them and print WHAT, VALUE, ON with tabs between."""
