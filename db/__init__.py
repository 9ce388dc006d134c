"""The shared PostgreSQL database: engine, mapped tables, SQL functions and migrations."""
