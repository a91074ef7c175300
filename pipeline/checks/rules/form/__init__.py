"""The form of a report: headings, contents, numbers, references, marks, what was left blank."""
