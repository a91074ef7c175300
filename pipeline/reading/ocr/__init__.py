"""OCR: pages whose text is not in the file are read from their picture. Needs the extra `ocr`."""
