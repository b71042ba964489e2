"""What the extension does around the pages: outputs kept, files offered, addresses, notices."""
