"""How hypothesis runs here: without a clock, and in CI without chance."""

import os

from hypothesis import settings

settings.register_profile("nianlun", deadline=None, derandomize=bool(os.environ.get("CI")))
settings.load_profile("nianlun")
