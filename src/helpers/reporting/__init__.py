"""Findings to pages: blocks, charts and wording; the HTML and PDF exporters; the site."""
