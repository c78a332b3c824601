list-two = { $start } in { $end }
