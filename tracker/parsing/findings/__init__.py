"""Remarks on a report as it stands: what contradicts itself, is missing, lost, private or empty. Pure."""
