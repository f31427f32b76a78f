"""The demo province: believable, fictional where it concerns people, and the same every time."""
