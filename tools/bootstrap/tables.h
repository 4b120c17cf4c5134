// Stands in for the generated tables.h while the table compiler itself is built; it needs none of it.
