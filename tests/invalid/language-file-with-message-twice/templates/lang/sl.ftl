list-two = { $start } in { $end }
list-two = { $start } ter { $end }
