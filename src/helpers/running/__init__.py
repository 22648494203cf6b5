"""Notebooks to runs: parameters checked, notebooks executed, reports rendered, the whole build."""
