-- PostgreSQL writes a token with each commit, so that a lost answer can be looked up. SQLite answers in the process
-- itself and needs none: the migration has its number and name here, and nothing to do.

SELECT 1;
