"""Reminders as rules: an office's policy, the steps that it makes a task reach, whom they are for, when nobody is
disturbed. Pure; `tracker.services.reminding` reads the facts and writes the notices.
"""
