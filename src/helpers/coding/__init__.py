"""Documents to evidence: finders that give spans of a text, each with the rule that found it."""
