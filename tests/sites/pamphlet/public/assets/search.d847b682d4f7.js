// A script would read the index here; the lists of the page stand without it.
