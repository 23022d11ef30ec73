"""Reminders, periodic reports, scores, the agencies' Excel sheets and the calendar of deadlines."""
