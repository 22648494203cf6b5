"""Human decisions about the evidence: rows added, removed or changed, each with its reason."""
