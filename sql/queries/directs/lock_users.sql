-- Held until the transaction ends: two who open at once, on two nodes, come one after the other.
SELECT u.id FROM users u WHERE u.id IN (?, ?) ORDER BY u.id {lock}
