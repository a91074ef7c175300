"""Reading pages: PDF in, a document with its text and geometry out."""
