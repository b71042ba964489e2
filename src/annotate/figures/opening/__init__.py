"""The picture on the first page: the line of 1945, and the two columns of embassies."""
