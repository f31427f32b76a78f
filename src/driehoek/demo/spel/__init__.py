"""How each kind of event of the plan becomes acts of the register, by subject."""
