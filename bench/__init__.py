"""The figures that the README quotes: `./run bench` measures them again and prints them as a table."""
