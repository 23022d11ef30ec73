"""The same program in a browser: logins, sessions, one running program for each person."""
