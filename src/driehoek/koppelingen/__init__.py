"""What other systems ask of the register: authority and register data over interfaces."""
