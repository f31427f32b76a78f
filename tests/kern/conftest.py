import sys
from pathlib import Path

from hypothesis import settings

# The oracle lives with the property tests; its own unit tests live here.
sys.path.append(str(Path(__file__).parents[1] / "properties"))

# How long one example takes says something about the machine, not about these laws.
settings.register_profile("kern", parent=settings(), deadline=None)
settings.load_profile("kern")
