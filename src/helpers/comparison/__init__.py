"""Tables to findings: functions that take tidy frames and give tidy frames; nothing here knows of pages."""
