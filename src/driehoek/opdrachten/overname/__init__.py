"""An existing register comes in, and every list goes out in the same form."""
