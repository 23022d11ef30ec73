"""The .docx writer: a skeleton of our own, the body as XML rows, and a file that is the same every time."""
