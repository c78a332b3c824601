collation = slovenian order
