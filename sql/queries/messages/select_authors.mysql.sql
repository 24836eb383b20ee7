-- Joined and not IN: the server looks through all memberships for each pair of an IN list.
SELECT s.conversation_id, u.id, u.username, u.display_name, u.avatar, u.role, s.role, s.silenced_until, CASE WHEN s.posted_at > s.joined_at THEN s.posted_at ELSE s.joined_at END
FROM ({SELECT CAST(? AS SIGNED) AS conversation_id, CAST(? AS SIGNED) AS user_id}) k
STRAIGHT_JOIN memberships s ON s.conversation_id = k.conversation_id AND s.user_id = k.user_id
STRAIGHT_JOIN users u ON u.id = s.user_id
