"""The counter application without its screens: rules, services, papers, devices and the offline store."""

VERSION = "0.1.0"
