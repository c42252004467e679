"""The `Database` protocol on SQLite and on PostgreSQL. Nothing above this folder knows a driver."""
