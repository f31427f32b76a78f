"""The decision log: one record of every question about authority that a system asked."""
