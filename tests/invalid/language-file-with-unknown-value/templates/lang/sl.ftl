mark-draft = { $author }
