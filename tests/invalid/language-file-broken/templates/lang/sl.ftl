and = in
list-two { $start } in { $end }
