"""The SQL of each noun, in the part of it that SQLite and PostgreSQL share."""
