"""What all tests share: hypothesis without a deadline, which a busy machine would miss now and then."""

from hypothesis import settings

settings.register_profile("jangkau", deadline=None)
settings.load_profile("jangkau")
