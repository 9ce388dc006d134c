"""Our figures against floors that are measured in the same run (docs/benchmarks.md)."""
