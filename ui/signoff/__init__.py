"""签批: what waits for a signature, and what agents filed and the township reviews first."""
