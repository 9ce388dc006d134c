"""The agent's laptop: an encrypted store that files without a line, and its way to the shared database."""
